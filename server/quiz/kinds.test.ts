import { expect, test } from 'vitest';
import { analyse } from '#/server/article/analyse.ts';
import { rawBlocks } from '#/server/article/blocks.ts';
import { candidates } from '#/server/quiz/build.ts';
import { problems } from '#/server/quiz/check.ts';
import { isPairs } from '#/server/quiz/grade.ts';
import type { Question, QuestionRule } from '#/server/quiz/question.ts';

const text = `Some 5,200 residents signed the petition. The council owns 34 buses in the valley. Rain flooded 61 cottages near the river. Port Alder trains 280 pupils in an old mill.

The share of commuters on the buses rose from 20 percent to 30 percent last year, said Mira Okafor, a senior planner at the Alder Institute.

"We need more drivers before the winter comes to the valley," said Tomas Lindqvist, the director of the bus company. "Nobody asked the villages what they want from the council," said Joan Petrie, a baker in the northern village.

"Every child should reach the school in half an hour," said Mira Okafor. "Every boat should carry two life rafts and a radio," said Clara Weir, the keeper of the old lighthouse.`;
const article = analyse({ title: null, language: 'en', published: '2024-05-02', text, blocks: rawBlocks(text) });
const all = candidates(article, 1);
const first = (rule: QuestionRule): Question => {
  const found = all.find(question => question.rule === rule);
  if (!found) throw new Error(`no ${rule}`);
  return found;
};
const right = (question: Question) => question.options.find(option => option.correct)?.text;

test('a hedge is asked for against what would be exact, and the options contradict it', () => {
  const question = first('figure-hedge');
  expect(question.prompt).toBe('How many residents signed the petition? Choose what the article says.');
  expect(right(question)).toBe('About 5,200');
  expect(question.options.map(option => option.text)).toContain('Exactly 5,200');
});

test('a change from one share to another is in percentage points', () => {
  const question = first('percent-points');
  expect(right(question)).toBe('It rose by 10 percentage points.');
  expect(question.options.find(option => option.text === 'It rose by 10 percent.')).toMatchObject({
    misconception: 'points-for-percent',
  });
});

test('of the statements one alone is not in the article, word for word', () => {
  const question = first('not-said');
  for (const option of question.options) expect(text.includes(option.text)).toBe(!option.correct);
  expect(problems(question, text)).toEqual([]);
});

test('of the statements one alone is in the article, where the one that it makes is asked for', () => {
  const question = first('true-statement');
  for (const option of question.options) expect(text.includes(option.text)).toBe(option.correct);
  expect(problems(question, text)).toEqual([]);
});

test('numbers are matched to what they count', () => {
  const { left, right: nouns, key } = first('match-numbers');
  if (!isPairs(key)) throw new Error('no pairs');
  for (const [number, noun] of key) expect(text).toContain(`${left[number]} ${nouns[noun]}`);
});

test('a sentence about "the oldest" is shown with the sentence before it, which tells of what', () => {
  const words = `The study of the harbour lists the wooden boats of the coast. The oldest carries 120 sheep and leaks a little every spring. Ferrow sold it in 1950, and the council bought it back in 1987. The pier was built in 1931.`;
  const read = analyse({ title: null, language: 'en', published: null, text: words, blocks: rawBlocks(words) });
  const passages = candidates(read, 1).flatMap(question =>
    question.passage?.includes('The oldest') ? question.passage : [],
  );
  expect(passages.length).toBeGreaterThan(0);
  for (const passage of passages) expect(passage).toMatch(/^The study of the harbour lists/);
});

test('a role and the words of a speaker are asked for among those of others', () => {
  const role = all.find(question => question.prompt === 'Who is Joan Petrie, according to the article?');
  expect(role && right(role)).toBe('Baker in the northern village');
  const said = all.find(question => question.prompt === 'Which of these did Tomas Lindqvist say?');
  expect(said && right(said)).toMatch(/^“We need more drivers/);
});

test('every wrong option has a reason of its own', () => {
  for (const question of all)
    for (const option of question.options) {
      if (option.correct) continue;
      expect(option.reason).toBeTruthy();
      if (option.misconception === 'not-in-the-article' && question.rule !== 'true-statement')
        expect(option.reason).toContain(option.text);
    }
});
