import { expect, test } from 'vitest';
import { leans, stem } from '#/server/quiz/self-contained.ts';

const about = new Set(['merger', 'harbour', 'council'].map(stem));

test('words that name what they speak of stand by themselves', () => {
  for (const words of [
    'The council has asked the yard twice, and it has never had an answer',
    'Every child who walks to school needs shoes that keep their feet dry',
    'It takes a year to train a pilot for the northern channel',
    'This merger will cost the town two hundred jobs before the summer',
    'Ada Moss told us that she would never sell the old lighthouse',
    'These days nobody in our country learns how to mend a net',
    'We have to ask whether the boats are safe, and whether they will stay so in a storm',
  ])
    expect([words, leans(words, about)]).toEqual([words, false]);
});

test('words whose pronoun, "this" or opening "the" means something that stands outside them do not', () => {
  for (const words of [
    'It makes the whole valley poorer and the winter longer',
    'They promised a new pier and built a wall of stone',
    'That is the worst thing for a town with two hospitals',
    'I would never have let them near the lighthouse',
    'There are two people on this committee with the courage to do that',
    'Her reactions were honest and a little late',
    'The distraction costs votes in every village',
    'I will oppose it after the election, and I will oppose it as mayor',
  ])
    expect([words, leans(words, about)]).toEqual([words, true]);
});
