import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Figure } from '#/server/article/article.ts';
import { dateForm } from '#/server/quiz/date-form.ts';
import { inWords, numberForm, numbersIn, writeNumber } from '#/server/quiz/figure-form.ts';

function figure(text: string, words: string, more: Partial<Figure>): Figure {
  const start = text.indexOf(words);
  const base = {
    id: 'f1',
    kind: 'count',
    value: null,
    low: null,
    high: null,
    direction: null,
    base: null,
    unit: null,
    of: null,
  } as const;
  return {
    ...base,
    qualifier: null,
    timex: null,
    source: null,
    sentence: 0,
    start,
    end: start + words.length,
    text: words,
    ...more,
  };
}

test.each([
  ['They paid $1.5 million for it.', '$1.5 million', 1.5e6, 2.3e6, '$2.3 million'],
  ['About 34 percent agreed.', '34 percent', 34, 43, '43 percent'],
  ['Some 12,400 people came.', '12,400', 12400, 9800, '9,800'],
  ['Some 68400 people came.', '68400', 68400, 38800, '38800'],
  ['Only eleven came.', 'eleven', 11, 23, 'twenty-three'],
  ['Eleven came.', 'Eleven', 11, 9, 'Nine'],
  ['It grew 60% then.', '60%', 60, 168, '168%'],
  ['There were 3 million of them.', '3 million', 3e6, 5e6, '5 million'],
])('%s: another value is written alike', (text, words, value, other, written) => {
  const form = numberForm(text, figure(text, words, { value }));
  expect(form && writeNumber(form, other)).toBe(written);
  expect(form?.text).toBe(words);
});

test('a value that would look different, rounder or in another scale is not written', () => {
  const text = 'They paid $1.5 million for it.';
  const form = numberForm(text, figure(text, '$1.5 million', { value: 1.5e6 }));
  if (!form) throw new Error('no form');
  for (const other of [2e6, 2.25e6, 900, 5e9]) expect(writeNumber(form, other)).toBeNull();
});

test('numbers inside larger words have no form', () => {
  for (const [text, words, value] of [
    ['A 5G mast was built.', '5', 5],
    ['The 34-year-old won.', '34', 34],
    ['They won 3-2 at home.', '3', 3],
    ['At 9:45 it left.', '9', 9],
  ] as const)
    expect(numberForm(text, figure(text, words, { value }))).toBeNull();
});

test('dates are written as they stand', () => {
  const text = 'It was signed on June 4, 2020 and opened in March 2021.';
  const first = dateForm(text, figure(text, 'June 4, 2020', { kind: 'date' }));
  expect(first).toMatchObject({ year: 2020, month: 6, day: 4 });
  expect(first?.write({ year: 2019, month: 1, day: 9 })).toBe('January 9, 2019');
  const second = dateForm(text, figure(text, 'March 2021', { kind: 'date' }));
  expect(second?.write({ year: 2019, month: 12, day: null })).toBe('December 2019');
});

test('words from zero to ninety-nine are read back', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 99 }), value => {
      expect(numbersIn(`about ${inWords(value)} of them`)).toEqual([value]);
    }),
  );
  expect(inWords(100)).toBeNull();
  expect(numbersIn('1,250 of 3.5 million in 2019, A380 and 34%')).toEqual([1250, 3.5e6, 2019, 34]);
});
