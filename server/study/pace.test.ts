import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fastestPace, percentOf, type Reading, spend, timeFor, wordsIn } from './pace.ts';

const nothing: Reading = { read: new Set(), spent: new Map() };
const words = [10, 20, 30];
/** Milliseconds that sentence `n` takes at the fastest pace that counts. */
const takes = (n: number) => timeFor(words[n] ?? 0, fastestPace);

describe('time on the screen', () => {
  test('238 words take a minute at the pace of Brysbaert’s adults, and half of it at the fastest that counts', () => {
    expect(timeFor(238, 238)).toBe(60_000);
    expect(timeFor(238, fastestPace)).toBe(30_000);
  });

  test.each([
    ['a glance reads nothing', [[[0, 1, 2], takes(0) - 1]], []],
    ['the first of three is read when there was time for it', [[[0, 1, 2], takes(0)]], [0]],
    ['time goes on to the next', [[[0, 1, 2], takes(0) + takes(1)]], [0, 1]],
    ['a page left open counts no further than its screen', [[[0, 1], 3_600_000]], [0, 1]],
    [
      'time is added up over looks',
      [
        [[1], takes(1) / 2],
        [[1], takes(1) / 2],
      ],
      [1],
    ],
    [
      'scrolling by counts nothing',
      [
        [[0], 5],
        [[1], 5],
        [[2], 5],
      ],
      [],
    ],
    ['what is off the screen gets no time', [[[2], takes(2)]], [2]],
  ] as [string, [number[], number][], number[]][])('%s', (_, looks, read) => {
    const after = looks.reduce((state, [shown, elapsed]) => spend(state, shown, words, elapsed), nothing);
    expect([...after.read].sort()).toEqual(read);
  });

  const looks = fc.array(
    fc.tuple(
      fc.uniqueArray(fc.nat({ max: 19 }), { maxLength: 20 }).map(list => list.sort((a, b) => a - b)),
      fc.nat({ max: 20_000 }),
    ),
    { maxLength: 40 },
  );
  const lengths = fc.array(fc.integer({ min: 1, max: 60 }), { minLength: 20, maxLength: 20 });

  test('nobody reads more words than there was time for, or a sentence that was never shown, and what is read stays read', () => {
    fc.assert(
      fc.property(looks, lengths, (seen, sizes) => {
        let state = nothing;
        for (const [shown, elapsed] of seen) {
          const next = spend(state, shown, sizes, elapsed);
          expect([...state.read].every(sentence => next.read.has(sentence))).toBe(true);
          state = next;
        }
        const time = seen.reduce((sum, [, elapsed]) => sum + elapsed, 0);
        const read = [...state.read].reduce((sum, sentence) => sum + timeFor(sizes[sentence] ?? 0, fastestPace), 0);
        expect(read).toBeLessThanOrEqual(time + 1e-6);
        const everShown = new Set(seen.flatMap(([shown]) => shown));
        expect([...state.read].every(sentence => everShown.has(sentence))).toBe(true);
      }),
    );
  });

  test('whoever reads at an ordinary pace or slower, one screen after the other, has read it all', () => {
    fc.assert(
      fc.property(
        lengths,
        fc.integer({ min: 30, max: fastestPace }),
        fc.integer({ min: 1, max: 8 }),
        (sizes, pace, screen) => {
          let state = nothing;
          for (let top = 0; top < sizes.length; top += screen) {
            const shown = sizes.slice(top, top + screen).map((_, index) => top + index);
            for (const sentence of shown)
              state = spend(state, shown, sizes, timeFor(sizes[sentence] ?? 0, pace) + 1e-6);
          }
          expect(state.read.size).toBe(sizes.length);
        },
      ),
    );
  });
});

test('words are counted by the rules of Unicode, in scripts without spaces too', () => {
  const text = 'It rose 3.5% to 1,200. ខ្ញុំទៅសាលារៀន។';
  const sentences = [
    { start: 0, end: 22, block: 0 },
    { start: 23, end: text.length, block: 0 },
    { start: 21, end: 22, block: 0 },
  ];
  expect(wordsIn(text, sentences, 'en')).toEqual([5, 3, 1]);
});

test.each([
  [0, 0],
  [0.001, 1],
  [0.5, 50],
  [0.999, 99],
  [1, 100],
])('a share of %d is told as %d percent: all only when nothing is left', (share, percent) => {
  expect(percentOf(share)).toBe(percent);
});
