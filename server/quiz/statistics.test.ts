import fc from 'fast-check';
import { expect, test } from 'vitest';
import { quizStatistics } from '#/server/quiz/statistics.ts';

// Four students, three questions of one point; worked out by hand from the formulas.
const rows = [
  [1, 1, 1],
  [1, 1, 0],
  [1, 0, 0],
  [0, 0, 0],
];

test('the statistics are those of the formulas, worked by hand', () => {
  const result = quizStatistics(rows, [1, 1, 1]);
  expect(result).toMatchObject({ students: 4, thin: true, mean: 1.5 });
  const [first, second, third] = result.items;
  expect(first?.facility).toBe(0.75);
  expect(second?.facility).toBe(0.5);
  expect(third?.facility).toBe(0.25);
  // x = 1 1 1 0, R = 2 1 0 0: cov = 0.25, var x = 0.25, var R = 11/12.
  expect(first?.discrimination).toBeCloseTo((100 * 0.25) / Math.sqrt(0.25 * (11 / 12)), 9);
  // Both sorted: 0 1 1 1 and 0 0 1 2, cov = 0.25.
  expect(first?.efficiency).toBeCloseTo(100, 9);
  // p = 3, Σvar = 1/4 + 1/3 + 1/4 = 5/6, var T = 5/3.
  expect(result.reliability).toBeCloseTo(75, 9);
  expect(third?.flags).toEqual(['too-hard']);
});

test('right-or-wrong items have the interval of Wilson, partly right ones that of the mean', () => {
  // 8 of 10: Wilson gives 0.490 to 0.943.
  const [item] = quizStatistics(
    Array.from({ length: 10 }, (_, i) => [i < 8 ? 2 : 0]),
    [2],
  ).items;
  expect(item?.interval?.low).toBeCloseTo(0.4902, 4);
  expect(item?.interval?.high).toBeCloseTo(0.9433, 4);
  const [partly] = quizStatistics([[1], [0.5], [1], [0]], [1]).items;
  const half = 1.959964 * Math.sqrt(0.229166666 / 4);
  expect(partly?.interval?.low).toBeCloseTo(0.625 - half, 5);
  expect(partly?.interval?.high).toBe(1);
});

test('where nothing varies the statistic is blank, not a number', () => {
  const result = quizStatistics(
    [
      [1, 0],
      [1, 0],
    ],
    [1, 1],
  );
  expect(result.reliability).toBeNull();
  expect(result.items.map(item => [item.discrimination, item.efficiency])).toEqual([
    [null, null],
    [null, null],
  ]);
  expect(quizStatistics([], [1])).toMatchObject({
    students: 0,
    mean: null,
    reliability: null,
    items: [{ facility: null, interval: null }],
  });
});

test('blanks count as 0 and are counted', () => {
  const [item] = quizStatistics([[null], [1], [0]], [1]).items;
  expect(item).toMatchObject({ blanks: 1, facility: 1 / 3 });
});

test('an item that good students miss is flagged', () => {
  const [item] = quizStatistics(
    [
      [0, 1, 1],
      [0, 1, 1],
      [1, 0, 0],
      [1, 0, 0],
    ],
    [1, 1, 1],
  ).items;
  expect(item?.discrimination).toBeCloseTo(-100, 9);
  expect(item?.flags).toContain('does-not-tell-apart');
});

test('ten students are enough to be shown without doubt', () => {
  expect(quizStatistics(Array(9).fill([1]), [1]).thin).toBe(true);
  expect(quizStatistics(Array(10).fill([1]), [1]).thin).toBe(false);
});

test('for any marks the numbers stay in their bounds', () => {
  const mark = fc.constantFrom(null, 0, 1 / 3, 0.5, 1);
  const table = fc
    .integer({ min: 1, max: 6 })
    .chain(p =>
      fc.array(fc.array(mark, { minLength: p, maxLength: p }), { maxLength: 30 }).map(marks => ({ p, marks })),
    );
  fc.assert(
    fc.property(table, ({ p, marks }) => {
      const result = quizStatistics(marks, Array(p).fill(1));
      expect(result.reliability === null || result.reliability <= 100 + 1e-9).toBe(true);
      for (const item of result.items) {
        for (const value of [item.discrimination])
          if (value !== null) expect(Math.abs(value)).toBeLessThanOrEqual(100 + 1e-6);
        if (item.interval && item.facility !== null) {
          expect(item.interval.low).toBeLessThanOrEqual(item.facility + 1e-9);
          expect(item.interval.high).toBeGreaterThanOrEqual(item.facility - 1e-9);
        }
      }
    }),
  );
});
