import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { quizStatistics } from '#/server/quiz/statistics.ts';

/*
 * Twelve students, five questions worth 1, 1, 3, 1 and 1. The expected numbers were computed apart from this program, with
 * Python's own `statistics` module: mean(x)/max, 100·correlation(x, R), 100·covariance(x, R)/covariance(sorted(x), sorted(R)),
 * and 100·5/4·(1 − Σ variance(x)/variance(T)), each rounded to eight places.
 */
const rows = [
  [1, 1, 2, 0.5, 0],
  [1, 1, 3, 1, 1],
  [0, 1, 1, 0, 0],
  [1, 0, 3, 1, 1],
  [1, 1, 0, 0.5, 0],
  [0, 0, 1, 0, 1],
  [1, 1, 3, 1, 0],
  [1, 0, 2, 0.5, 0],
  [0, 1, 0, 0, 0],
  [1, 1, 3, 1, 1],
  [1, 1, 2, 1, 0],
  [0, 0, 0, 0.5, 0],
];
const maxima = [1, 1, 3, 1, 1];
const python = [
  [0.6666666667, 71.50969419, 93.75],
  [0.6666666667, 8.31410993, 10],
  [0.5555555556, 78.99367063, 83.87096774],
  [0.5833333333, 79.25005143, 87.75510204],
  [0.3333333333, 32.1039623, 42.30769231],
] as const;

test('on a data set computed with another program the statistics are the same', () => {
  const { items, reliability, mean } = quizStatistics(rows, maxima);
  for (const [index, [facility, discrimination, efficiency]] of python.entries()) {
    expect(items[index]?.facility).toBeCloseTo(facility, 8);
    expect(items[index]?.discrimination).toBeCloseTo(discrimination, 7);
    expect(items[index]?.efficiency).toBeCloseTo(efficiency, 7);
  }
  expect(reliability).toBeCloseTo(68.59971711, 7);
  expect(mean).toBeCloseTo(47 / 12, 12);
});

describe('published worked examples', () => {
  // Newcombe 1998, Statistics in Medicine 17, 857–872, table I, method 3 (the score interval of Wilson), to four places.
  test.each([
    [81, 263, 0.2553, 0.3662],
    [15, 148, 0.0624, 0.1605],
    [0, 20, 0, 0.1611],
    [1, 29, 0.0061, 0.1718],
  ])('Wilson’s interval of %i in %i is %d to %d', (right, of, low, high) => {
    const marks = Array.from({ length: of }, (_, index) => [index < right ? 1 : 0]);
    const [item] = quizStatistics(marks, [1]).items;
    expect(item?.interval?.low).toBeCloseTo(low, 4);
    expect(item?.interval?.high).toBeCloseTo(high, 4);
  });

  test('Cronbach’s alpha of three items and four people, with variances 1.6667, 0.9167 and 1.6667 of 12.25', () => {
    // calkulon.com/en/learn/smart/cronbach-alpha gives items, variances and totals; 3/2 · (1 − 4.25/12.25) = 0.979592.
    const people = [
      [4, 5, 4],
      [3, 4, 3],
      [5, 5, 5],
      [2, 3, 2],
    ];
    expect(quizStatistics(people, [5, 5, 5]).reliability).toBeCloseTo(97.9592, 4);
  });
});

const sum = (list: readonly number[]) => list.reduce((all, one) => all + one, 0);

/** The covariance as the mean of products over all pairs of people, which needs no mean. */
function pairwise(x: readonly number[], y: readonly number[]): number {
  const n = x.length;
  let all = 0;
  for (let i = 0; i < n; i += 1)
    for (let j = i + 1; j < n; j += 1) all += ((x[i] ?? 0) - (x[j] ?? 0)) * ((y[i] ?? 0) - (y[j] ?? 0));
  return all / (n * (n - 1));
}

/** The ends of Wilson's interval as the roots of (p − π)² = z²·π(1 − π)/n. */
function roots(p: number, n: number): [number, number] {
  const z = 1.959963984540054;
  const [a, b, c] = [1 + (z * z) / n, -(2 * p + (z * z) / n), p * p];
  const root = Math.sqrt(b * b - 4 * a * c);
  return [(-b - root) / (2 * a), (-b + root) / (2 * a)];
}

function permutations(list: readonly number[]): number[][] {
  if (list.length < 2) return [[...list]];
  return list.flatMap((one, at) =>
    permutations([...list.slice(0, at), ...list.slice(at + 1)]).map(rest => [one, ...rest]),
  );
}

const table = (most: number) =>
  fc.integer({ min: 2, max: 6 }).chain(p =>
    fc.record({
      maxima: fc.array(fc.constantFrom(0.5, 1, 2, 3), { minLength: p, maxLength: p }),
      shares: fc.array(fc.array(fc.constantFrom(0, 0.25, 1 / 3, 0.5, 1), { minLength: p, maxLength: p }), {
        minLength: 2,
        maxLength: most,
      }),
    }),
  );
const marksOf = ({ maxima, shares }: { maxima: number[]; shares: number[][] }) =>
  shares.map(row => row.map((share, at) => share * (maxima[at] ?? 0)));

test('on any marks the statistics agree to six digits with the formulas by another route', () => {
  fc.assert(
    fc.property(table(40), given => {
      const marks = marksOf(given);
      const p = given.maxima.length;
      const totals = marks.map(sum);
      const { items, reliability } = quizStatistics(marks, given.maxima);
      const columns = given.maxima.map((_, at) => marks.map(row => row[at] ?? 0));
      for (const [at, x] of columns.entries()) {
        const rest = totals.map((total, student) => total - (x[student] ?? 0));
        const spread = pairwise(x, x) * pairwise(rest, rest);
        const expected = spread < 1e-12 ? null : (100 * pairwise(x, rest)) / Math.sqrt(spread);
        if (expected !== null) expect(items[at]?.discrimination).toBeCloseTo(expected, 6);
        const max = given.maxima[at] ?? 1;
        const facility = sum(x.map(mark => mark / max)) / x.length;
        expect(items[at]?.facility).toBeCloseTo(facility, 6);
        if (x.every(mark => mark === 0 || mark === max)) {
          const [low, high] = roots(facility, x.length);
          expect(items[at]?.interval?.low).toBeCloseTo(Math.max(0, low), 6);
          expect(items[at]?.interval?.high).toBeCloseTo(Math.min(1, high), 6);
        }
      }
      // Alpha by the mean covariance c of two items and the mean variance v: p·c / (v + (p − 1)·c).
      const pairs = columns.flatMap((x, i) => columns.slice(i + 1).map(y => pairwise(x, y)));
      const c = sum(pairs) / pairs.length;
      const v = sum(columns.map(x => pairwise(x, x))) / p;
      const whole = v + (p - 1) * c;
      if (whole > 1e-9) expect(reliability).toBeCloseTo((100 * p * c) / whole, 6);
    }),
  );
});

test('the efficiency is measured against the largest covariance that any order of the same marks has', () => {
  fc.assert(
    fc.property(table(6), given => {
      const marks = marksOf(given);
      const totals = marks.map(sum);
      const { items } = quizStatistics(marks, given.maxima);
      for (const [at, item] of items.entries()) {
        const x = marks.map(row => row[at] ?? 0);
        const rest = totals.map((total, student) => total - (x[student] ?? 0));
        const most = Math.max(...permutations(x).map(order => pairwise(order, rest)));
        if (item.efficiency !== null && most > 1e-9)
          expect(item.efficiency).toBeCloseTo((100 * pairwise(x, rest)) / most, 6);
      }
    }),
    { numRuns: 40 },
  );
});
