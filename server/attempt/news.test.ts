import { expect, test } from 'vitest';
import { newsAfter } from './news.ts';

const of = (mark: number, outOf = 5) => ({ mark, outOf });

test.each([
  ['the first change', null, 'CHANGED', of(3), of(4), { news: 'CHANGED', from: of(3) }],
  [
    'a second change before it is read',
    { news: 'CHANGED', from: of(3) },
    'CHANGED',
    of(4),
    of(5),
    { news: 'CHANGED', from: of(3) },
  ],
  ['a change undone before it is read', { news: 'CHANGED', from: of(3) }, 'CHANGED', of(4), of(3), null],
  [
    'the same mark of fewer points',
    { news: 'CHANGED', from: of(3) },
    'CHANGED',
    of(4),
    of(3, 4),
    { news: 'CHANGED', from: of(3) },
  ],
  ['marks that are there for the first time', null, 'MARKED', null, of(2), { news: 'MARKED', from: null }],
  [
    'a change of marks that were not looked at yet',
    { news: 'MARKED', from: null },
    'CHANGED',
    of(2),
    of(3),
    { news: 'MARKED', from: null },
  ],
] as const)('%s', (_, untold, news, from, to, expected) => {
  expect(newsAfter(untold, { news, from, to })).toEqual(expected);
});
