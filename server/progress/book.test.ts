import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Category, cellOf, totalOf } from './book.ts';

const column = (categoryId: string | null) => ({ categoryId });
const cell = (score: number | null) => ({ score });
const category = (id: string, weight: number, dropLowest = 0): Category => ({ id, name: id, weight, dropLowest });

describe('a total', () => {
  // Each worked out by hand; columns are given as category and score.
  test.each([
    [
      'without categories every score weighs the same: (1 + 0.5) / 2',
      [],
      [
        [null, 1],
        [null, 0.5],
        [null, null],
      ],
      0.75,
    ],
    [
      'of two categories: 60 % of (0.8 + 0.6)/2 and 40 % of 1',
      [category('a', 60), category('b', 40)],
      [
        ['a', 0.8],
        ['a', 0.6],
        ['b', 1],
      ],
      0.82,
    ],
    [
      'weights need not sum to 100: 3/4 of 0.8 and 1/4 of 0.4',
      [category('a', 3), category('b', 1)],
      [
        ['a', 0.8],
        ['b', 0.4],
      ],
      0.7,
    ],
    [
      'a category without a score gives its weight to the others',
      [category('a', 60), category('b', 40)],
      [
        ['a', 0.5],
        ['b', null],
      ],
      0.5,
    ],
    [
      'the lowest of three is dropped: (0.9 + 0.6) / 2',
      [category('a', 1, 1)],
      [
        ['a', 0.3],
        ['a', 0.9],
        ['a', 0.6],
      ],
      0.75,
    ],
    ['the last score is never dropped', [category('a', 1, 3)], [['a', 0.3]], 0.3],
    [
      'two lowest of three are dropped',
      [category('a', 1, 2)],
      [
        ['a', 0.3],
        ['a', 0.9],
        ['a', 0.6],
      ],
      0.9,
    ],
    [
      'a column without a category does not count beside categories',
      [category('a', 1)],
      [
        ['a', 0.4],
        [null, 1],
      ],
      0.4,
    ],
    [
      'columns without a category count, all alike, while no score stands in one: (1 + 0.5) / 2',
      [category('a', 1)],
      [
        [null, 1],
        [null, 0.5],
        ['a', null],
      ],
      0.75,
    ],
    [
      'what is in a category of weight 0 alone counts for nothing, and those without one count',
      [category('a', 0)],
      [
        ['a', 1],
        [null, 0.5],
      ],
      0.5,
    ],
    [
      'a category of weight 0 does not count',
      [category('a', 0), category('b', 5)],
      [
        ['a', 1],
        ['b', 0.2],
      ],
      0.2,
    ],
    ['no score, no total', [category('a', 1)], [['a', null]], null],
    [
      'a score above the points of its column stays above',
      [],
      [
        [null, 1.2],
        [null, 0.8],
      ],
      1,
    ],
  ] as const)('%s', (_, categories, given, total) => {
    const found = totalOf(
      given.map(([id]) => column(id)),
      given.map(([, score]) => cell(score)),
      categories,
    );
    if (total === null) expect(found.total).toBeNull();
    else expect(found.total).toBeCloseTo(total, 12);
  });

  test('says which columns count and which are dropped, and its parts add up to it', () => {
    const scores = fc.array(
      fc.tuple(fc.constantFrom('a', 'b', 'c', null), fc.option(fc.double({ min: 0, max: 1, noNaN: true }))),
      { maxLength: 30 },
    );
    const weights = fc.array(fc.tuple(fc.integer({ min: 0, max: 100 }), fc.integer({ min: 0, max: 3 })), {
      minLength: 3,
      maxLength: 3,
    });
    fc.assert(
      fc.property(scores, weights, (given, rules) => {
        const categories = ['a', 'b', 'c'].map((id, at) => category(id, rules[at]?.[0] ?? 0, rules[at]?.[1]));
        const { total, parts } = totalOf(
          given.map(([id]) => column(id)),
          given.map(([, score]) => cell(score)),
          categories,
        );
        const listed = parts.flatMap(part => [...part.columns, ...part.dropped]);
        expect(new Set(listed).size).toBe(listed.length);
        for (const part of parts) {
          const mean = part.columns.reduce((sum, at) => sum + (given[at]?.[1] ?? Number.NaN), 0) / part.columns.length;
          expect(part.score).toBeCloseTo(mean, 9);
          const least = Math.min(...part.columns.map(at => given[at]?.[1] ?? 0));
          for (const at of part.dropped) expect(given[at]?.[1]).toBeLessThanOrEqual(least);
        }
        expect(total === null).toBe(parts.length === 0);
        if (total === null) return;
        expect(parts.reduce((sum, part) => sum + part.weight, 0)).toBeCloseTo(1, 9);
        expect(total).toBeGreaterThanOrEqual(Math.min(...parts.map(part => part.score)) - 1e-9);
        expect(total).toBeLessThanOrEqual(Math.max(...parts.map(part => part.score)) + 1e-9);
      }),
    );
  });
});

describe('a cell', () => {
  const quiz = { kind: 'QUIZ' as const, outOf: 6 };
  test.each([
    [
      'shows what the quiz gives, in points',
      { state: 'done', score: 0.75 },
      undefined,
      { state: 'done', mark: 4.5, score: 0.75, overruled: false },
    ],
    [
      'shows what a person typed instead',
      { state: 'done', score: 0.5 },
      { mark: 6, reason: 'Oral exam.', version: 1 },
      { state: 'done', mark: 6, score: 1, overruled: true, reason: 'Oral exam.' },
    ],
    [
      'shows what the quiz gives once that is taken back',
      { state: 'done', score: 0.5 },
      { mark: null, reason: 'x', version: 2 },
      { mark: 3, overruled: false, reason: null, version: 2 },
    ],
    [
      'of somebody excused is empty',
      { state: 'excused', score: null },
      { mark: 6, reason: 'x', version: 1 },
      { state: 'excused', mark: null, score: null },
    ],
    [
      'that was late and is typed is done',
      { state: 'late', score: null },
      { mark: 0, reason: 'Never came.', version: 1 },
      { state: 'done', mark: 0, score: 0 },
    ],
    [
      'that waits to be marked has no mark',
      { state: 'to-mark', score: null },
      undefined,
      { state: 'to-mark', mark: null },
    ],
  ] as const)('%s', (_, own, entry, expected) => expect(cellOf(quiz, own, entry)).toMatchObject(expected));
});
