import { expect, test } from 'vitest';
import { analyse } from '#/server/article/analyse.ts';
import { rawBlocks } from '#/server/article/blocks.ts';
import { equation, evidenceByBlock, ledgerRows, placesOf, voiceRows } from './evidence.ts';

const text =
  'Of the farms, 62 percent are small: 40 percent grow rice and 22 percent keep goats.\n\n“We lost the harvest twice,” said farmer Ada Nkemelu.';
const analysis = analyse({ title: null, language: 'en', published: null, text, blocks: rawBlocks(text) });

test('evidence is listed by the block that it stands in', () => {
  const blocks = evidenceByBlock(analysis);
  expect(blocks.map(one => one.block)).toEqual([0, 1]);
  expect(blocks[0]?.figures.map(figure => figure.text)).toContain('62 percent');
  expect(blocks[1]?.quotes).toHaveLength(1);
});

test('a sum of the ledger reads as an equation', () => {
  const rows = ledgerRows(analysis);
  expect(rows.map(equation)).toContain('40% + 22% = 62%');
  expect(rows[0]?.sentences).toEqual([0]);
});

test('a ledger row whose figures are not there is left away', () => {
  expect(ledgerRows({ ledger: analysis.ledger, figures: [] })).toEqual([]);
});

test('a list is one row of the page, and its notes stand beside it as a whole', () => {
  const kinds = ['paragraph', 'list-item', 'list-item', 'paragraph'] as const;
  const places = placesOf(kinds.map((kind, i) => ({ kind, start: i * 10, end: i * 10 + 5 })));
  expect(places).toEqual([
    { beside: 0, row: 0 },
    { beside: 2, row: 1 },
    { beside: 2, row: 1 },
    { beside: 3, row: 2 },
  ]);
});

test('every speaker is listed once, with roles, what is given, and the least sure of the readings', () => {
  const text =
    '"The quay will be open before the autumn storms," said Ada Moss, an engineer. Moss said that 40 boats were waiting. "We cannot wait," she said.';
  const read = analyse({ title: null, language: 'en', published: null, text, blocks: rawBlocks(text) });
  const [row, ...others] = voiceRows(read);
  expect(others).toEqual([]);
  expect(row).toMatchObject({ name: 'Ada Moss', roles: ['engineer'], quotes: 2, figures: 1, sentences: [0, 1, 2] });
  expect(row?.confidence).toBe(Math.min(...read.quotes.map(quote => quote.confidence)));
});
