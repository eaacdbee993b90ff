import { describe, expect, test } from 'vitest';
import { harbour } from './analysis.testing.ts';
import { candidates } from './build.ts';
import { rewordings } from './rewording.ts';

describe('other words for a prompt', () => {
  test.each([
    [
      'Which percentage fills the gap in this sentence from the article?',
      'A sentence of the article has a gap. Which percentage belongs there?',
    ],
    [
      'Which name fills the gap in this passage from the article?',
      'A passage of the article has a gap. Which name belongs there?',
    ],
    ['Who is Mira Okafor, according to the article?', 'How does the article introduce Mira Okafor?'],
    [
      'Which of these did Adele Quist not say?',
      'Which of these are not the words of Adele Quist, according to the article?',
    ],
    ['Who agreed that it rained, according to the article?', 'According to the article, who agreed that it rained?'],
    ['How many ferries did the report examine?', 'According to the article, how many ferries did the report examine?'],
    ['About how many islanders were stranded?', 'According to the article, about how many islanders were stranded?'],
    ['In which year did a storm come?', 'According to the article, in which year did a storm come?'],
  ])('%s', (prompt, other) => expect(rewordings(prompt)[0]).toBe(other));

  test.each([
    'According to the institute, what percentage of the crews will leave within a year?',
    'What percentage will leave, according to the mayor?',
    'Say in your own words why the pier matters.',
  ])('none for %s', prompt => expect(rewordings(prompt)).toEqual([]));

  test('keep every name and number of a prompt, add none, and differ from it and from each other', () => {
    const carried = (text: string) => (text.match(/\p{Lu}\p{L}+(?= \p{Lu})|\d(?:[\d,.]*\d)?/gu) ?? []).toSorted();
    const prompts = new Set(candidates(harbour(), 1).map(question => question.prompt));
    const reworded = [...prompts].filter(prompt => rewordings(prompt).length > 0);
    expect(reworded.length).toBeGreaterThan(12);
    for (const prompt of reworded) {
      const others = rewordings(prompt);
      expect(new Set([prompt, ...others]).size).toBe(others.length + 1);
      for (const other of others) expect(carried(other)).toEqual(carried(prompt));
    }
  });
});
