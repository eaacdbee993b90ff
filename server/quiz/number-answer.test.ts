import fc from 'fast-check';
import { expect, test } from 'vitest';
import { numberVerdict, parseNumber } from '#/server/quiz/number-answer.ts';
import type { NumberKey } from '#/server/quiz/question.ts';

const key = (value: number, unit: string | null = null, more: Partial<NumberKey> = {}): NumberKey => ({
  value,
  unit,
  tolerance: 0,
  ...more,
});
const verdict = (typed: string, against: NumberKey) => {
  const number = parseNumber(typed);
  return number && numberVerdict(number, against);
};

test.each([
  ['1,000', 1000],
  ['1 000', 1000],
  ['1\u00a0000', 1000],
  ['1\u202f000', 1000],
  ["1'000", 1000],
  ['1000', 1000],
  ['1,000,000', 1e6],
  ['1.000.000', 1e6],
  ['1.000,5', 1000.5],
  ['1,000.5', 1000.5],
  ['3,5', 3.5],
  ['3,25678', 3.25678],
  ['0,125', 0.125],
  ['−4', -4],
  ['minus 4', -4],
  ['about 12.', 12],
  ['forty-one', 41],
  ['two hundred and five', 205],
  ['a hundred', 100],
  ['three million', 3e6],
  ['2.5 million', 2.5e6],
  ['$5m', 5e6],
  ['1/4', 0.25],
  ['three quarters', 0.75],
  ['half', 0.5],
  ['٣٤', 34],
  ['៣៤', 34],
  ['３４', 34],
])('%s is read as %d', (typed, value) => {
  expect(parseNumber(typed)?.value).toBeCloseTo(value, 9);
});

test.each([
  '',
  ' ',
  'many',
  'Infinity',
  '1e309',
  '0x10',
  'NaN',
  '3-4',
  'between 3 and 4',
  '1/0',
  '9'.repeat(300),
  'and',
  '1 00',
])('%s is no number', typed => {
  expect(parseNumber(typed)).toBeNull();
});

test('a share may be typed with its sign, its word, bare, or as a fraction of one', () => {
  for (const typed of ['34%', '34 %', '34 percent', '34 per cent', '34', '0.34', '0,34', 'thirty-four percent'])
    expect(verdict(typed, key(34, '%'))).toBe('right');
  expect(verdict('0.34 %', key(34, '%'))).toBe('wrong');
  expect(verdict('34%', key(0.34))).toBe('right');
  expect(verdict('34 percentage points', key(34, '%'))).toBe('wrong-unit');
  expect(verdict('25%', key(25, 'countries'))).toBe('wrong-unit');
});

test('a right number in a wrong unit is told apart from a wrong number', () => {
  expect(verdict('$5', key(5, 'EUR'))).toBe('wrong-unit');
  expect(verdict('5 euros', key(5, 'EUR'))).toBe('right');
  expect(verdict('6 euros', key(5, 'EUR'))).toBe('wrong');
  expect(verdict('41 country', key(41, 'countries'))).toBe('right');
  expect(verdict('41 deals', key(41, 'countries'))).toBe('wrong-unit');
  expect(verdict('41', key(41, 'countries', { unitRequired: true }))).toBe('wrong-unit');
});

test('the tolerance is inclusive', () => {
  expect(verdict('9.5', key(10, null, { tolerance: 0.5 }))).toBe('right');
  expect(verdict('9.4', key(10, null, { tolerance: 0.5 }))).toBe('wrong');
  expect(verdict('0.3', key(0.1 + 0.2))).toBe('right');
});

test('any text gives a finite number or none', () => {
  fc.assert(
    fc.property(
      fc.oneof(fc.string(), fc.string({ unit: 'grapheme' }), fc.stringMatching(/^[-\d.,' a-z%$]{0,250}$/)),
      typed => {
        const number = parseNumber(typed);
        if (number) expect(Number.isFinite(number.value)).toBe(true);
      },
    ),
  );
});

test('a text longer than any number anyone types is not read at all', () => {
  expect(parseNumber('1 '.repeat(5_000_000))).toBeNull();
});

test('every grouping of a whole number is read back as it', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 1e12 }), value => {
      for (const locale of ['en-US', 'fr-FR', 'de-CH']) {
        if (locale === 'de-CH' && value < 1000) continue;
        expect(parseNumber(value.toLocaleString(locale))?.value).toBe(value);
      }
    }),
  );
});
