import { expect, test } from 'vitest';
import { analyse } from '#/server/article/analyse.ts';
import { rawBlocks } from '#/server/article/blocks.ts';
import { compareWithReading } from './against.ts';
import { readMarkdown } from './markdown.ts';

const text =
  'The town library lent 120 books in May. Of its readers 34 percent are younger than 20, the annual report says. “We had never seen such a queue,” said Ada Brown.';
const reading = analyse({ title: null, text, blocks: rawBlocks(text), published: null, language: 'en' });
const compared = (draft: string) => compareWithReading(readMarkdown(draft), reading);
const told = (draft: string) =>
  compared(draft).figures.map(({ text: yours, reading: theirs }) => [yours, theirs.join(' ')]);

test('a figure that the reading states otherwise is told beside the reading’s', () => {
  expect(told('The library lent 210 books.')).toEqual([['210', '120']]);
  expect(told('Of the readers 43 percent are younger than 20.')).toEqual([['43 percent', '34 percent']]);
});

test('where the sentence has several figures of that kind, all are told, since any of them may be meant', () => {
  const several =
    'Of the deals 77 percent were made in countries rated “not free” (34 percent) or “partly free” (43 percent).';
  const other = analyse({ title: null, text: several, blocks: rawBlocks(several), published: null, language: 'en' });
  const draft = readMarkdown('Of the deals 67 percent were made in countries rated “not free”.');
  expect(compareWithReading(draft, other).figures).toEqual([
    { text: '67 percent', sentence: 0, reading: ['77 percent', '34 percent', '43 percent'] },
  ]);
});

test('a figure that the reading gives, or that is about something else, is let be', () => {
  expect(told('The library lent 120 books, and 34 percent of the readers are young.')).toEqual([]);
  expect(told('Our school has 43 teachers.')).toEqual([]);
  expect(told('I would say that 90 percent of my class disagrees.')).toEqual([]);
});

test('a block quote is exact word for word, whatever its quotation marks, and altered by any other word', () => {
  const quote = (draft: string) => compared(draft).quotes.map(({ exact, sentence }) => [exact, sentence]);
  expect(quote('> "We had never seen such a queue," said Ada Brown.')).toEqual([[true, 2]]);
  expect(quote('> We had never seen such a long queue, said Ada Brown.')).toEqual([[false, 2]]);
  expect(quote('> Nothing of this is there')).toEqual([[false, null]]);
});
