import { expect, test } from 'vitest';
import { analyse } from '#/server/article/analyse.ts';
import { rawBlocks } from '#/server/article/blocks.ts';
import { candidates } from '#/server/quiz/build.ts';
import { materialOf, sentenceOf } from '#/server/quiz/material.ts';
import { salience } from '#/server/quiz/salience.ts';
import { standsAlone, tellsWhich } from '#/server/quiz/stands-alone.ts';

const read = (text: string, title: string | null = null) =>
  analyse({ title, language: 'en', published: '2024-05-02', text, blocks: rawBlocks(text) });
const ask = (text: string) => candidates(read(text), 1);
const material = materialOf(
  read(
    'The deals were signed in Alder. Ferries came. The deals pay for boats. Of the deals, some are old. All the deals are kept, and the deals end.',
  ),
);

test.each([
  'How many ferries did Sorrel Lines buy from Norland in 2019?',
  'By what percentage did fares in Port Alder rise in 2019?',
  'In which year did Sorrel Lines sell the Alder Belle?',
  'How many boats does the mayor of Norland own?',
  'What percentage of the deals were signed in Alder?',
])('is understood without the article: %s', prompt => expect(standsAlone(material, prompt)).toBe(true));

test.each([
  ['no name', 'How many ferries did the council buy?'],
  ['a thing of which only the article tells', 'How many ferries did Sorrel Lines buy under the plan?'],
  ['a time counted from the day of the article', 'How many ferries did Sorrel Lines buy last week?'],
  ['a change without its year', 'By what percentage did fares in Port Alder rise?'],
  ['a number in a name for a year', 'By what percentage did the Alder 2000 Index fall?'],
  ['a percentage of nothing', 'At what percentage does Clara Hale come in?'],
  ['a pronoun', 'How many ferries did Sorrel Lines sell to them?'],
  ['a statement turned round', `How many ferries did Sorrel Lines buy ${'from Norland and '.repeat(6)}Alder?`],
])('is not, with %s: %s', (_, prompt) => expect(standsAlone(material, prompt)).toBe(false));

test('what is named beside it, or is one for everybody, is told; words in quotation marks are somebody’s own', () => {
  for (const words of [
    'The report, “Lights Out”, counts boats.',
    'Who sailed round the world?',
    'Who wants “the plan”?',
  ])
    expect(tellsWhich(material, words)).toBe(true);
  expect(tellsWhich(material, 'Who wants the plan?')).toBe(false);
});

test('words that speak of "it" are asked for in their passage, with the name left out', () => {
  const text = `The council of Norland will close the ferry to Sorrel. "It carries children, nurses, letters and bread across the bay every single morning," said Joan Petrie, a baker.

"We need more drivers before the winter comes to the valley," said Henry Boyle, a teacher. "Nobody asked the villages what they want from a council," said Anna Berg.`;
  const gap = ask(text).find(({ prompt }) => prompt === 'Which name fills the gap in this passage from the article?');
  expect(gap?.passage).toMatch(
    /^The council of Norland will close the ferry to Sorrel\. "It carries .* said ____, a baker\.$/,
  );
  expect(gap?.options.find(option => option.correct)?.text).toBe('Joan Petrie');
});

test('a figure that the other figures of its passage give is not left out of it', () => {
  const gaps = (text: string) => ask(text).flatMap(({ passage }) => passage ?? []);
  expect(gaps('The yard of Norland doubled its crew from 30 to 60 welders in 2019.')).toEqual([]);
  expect(
    gaps('Alder Bay led the Norland team 14-7 before it scored 24 points in the third part for a 38-10 win.'),
  ).toEqual([]);
  expect(gaps('In the poll by Alder Radio, Hale has 45 percent of the voters, Weir 55 percent of the voters.')).toEqual(
    [],
  );
});

test('a sentence with the words that an article is about bears more on it than an aside', () => {
  const text = `The ferry of Norland carries children to the school of Sorrel. The ferry leaks, and the school has no other boat. A new ferry for the children costs 4 million dollars. The captain likes jazz and his old radio. The school of Sorrel asks the council for the ferry.`;
  const about = materialOf(read(text, 'Norland ferry leaks'));
  const at = (words: string) => {
    const sentence = sentenceOf(about, text.indexOf(words));
    return sentence ? salience(about, sentence) : Number.NaN;
  };
  expect(at('The captain')).toBe(0);
  expect(at('The ferry leaks')).toBeGreaterThan(at('The captain'));
});
