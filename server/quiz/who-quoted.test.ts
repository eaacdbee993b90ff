import { expect, test } from 'vitest';
import { analyse } from '#/server/article/analyse.ts';
import { rawBlocks } from '#/server/article/blocks.ts';
import { candidates } from '#/server/quiz/build.ts';

function asked(text: string): [string, string | undefined][] {
  const analysis = analyse({ title: null, language: 'en', published: '2024-05-02', text, blocks: rawBlocks(text) });
  return candidates(analysis, 1)
    .filter(question => question.rule === 'who-said' && question.passage === null)
    .map(question => [question.prompt, question.options.find(option => option.correct)?.text]);
}

const others = `

"We need more drivers before the winter comes to the valley," said Henry Boyle, the director of the bus company. "Nobody asked the villages what they want from the council," said Joan Petrie, a baker.`;

test('a few quoted words are asked for in their sentence, up to where another clause begins', () => {
  expect(
    asked(`Susan Hale called the timetable of Sorrel Lines "an insult to the villages" on Monday.${others}`),
  ).toEqual([['Who called the timetable of Sorrel Lines “an insult to the villages”?', 'Susan Hale']]);
  expect(
    asked(
      `Her deputy, Susan Hale, said a second pier "would empty the harbour" within a year, but that she would wait.${others}`,
    ),
  ).toEqual([['Who said a second pier “would empty the harbour” within a year?', 'Susan Hale']]);
});

test('nothing is asked where the words are not surely one speaker’s own, or the sentence points out of itself', () => {
  for (const text of [
    'Susan Hale talked about the "old" pier and the new council.',
    'Susan Hale dismissed that plan as "a waste of good stone" before the vote.',
    'Susan Hale speaks of "spoiling the party" and voters cheer in the hall.',
    'Susan Hale said he had made "a very poor bargain" with the yard.',
  ])
    expect(asked(`${text}${others}`)).toEqual([]);
});
