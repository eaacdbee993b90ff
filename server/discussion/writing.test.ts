import { expect, test } from 'vitest';
import { analyse } from '#/server/article/analyse.ts';
import { rawBlocks } from '#/server/article/blocks.ts';
import { kindOfPassage } from './writing.ts';

test('words that are a figure of the reading, or stand in one of its quotes, are told from a passage like any other', () => {
  const text =
    'The library lent 120 books in May. “We had never seen such a queue,” said Ada Brown, the head librarian.';
  const reading = analyse({ title: null, text, blocks: rawBlocks(text), published: null, language: 'en' });
  const kindOf = (words: string) => {
    const start = text.indexOf(words);
    return kindOfPassage(reading, { start, end: start + words.length });
  };
  const [figure] = reading.figures;
  expect(figure && kindOf(figure.text)).toBe('figure');
  expect(kindOf('such a queue')).toBe('quote');
  expect(kindOf('“We had never seen such a queue,”')).toBe('quote');
  expect(kindOf('The library lent 120 books in May.')).toBe('passage');
  expect(kindOf('said Ada Brown')).toBe('passage');
});
