import { expect, test } from 'vitest';
import { keptShare } from '#/server/assignment/late.ts';
import { countedOnes } from './results.ts';

const dueAt = new Date('2026-11-02T08:00:00Z');
const after = (minutes: number) => new Date(dueAt.getTime() + minutes * 60_000);
const day = 24 * 60;

/*
 * Three attempts at a quiz of 10 points: 6 on time, 8 half a day late, 9 two days and a half late.
 * Shares 0.6, 0.8, 0.9; with 10 % a day 0.6, 0.8 × 0.9 = 0.72, 0.9 × 0.7 = 0.63; with 25 % a day 0.6, 0.8 × 0.75 = 0.6,
 * 0.9 × 0.25 = 0.225; with 100 % a day 0.6, 0, 0.
 */
const handedIn = [
  [6, -day],
  [8, day / 2],
  [9, 2.5 * day],
] as const;
test.each([
  ['BEST', 0, 0.9],
  ['LATEST', 0, 0.9],
  ['FIRST', 0, 0.6],
  ['AVERAGE', 0, 2.3 / 3],
  ['BEST', 10, 0.72],
  ['LATEST', 10, 0.63],
  ['FIRST', 10, 0.6],
  ['AVERAGE', 10, 1.95 / 3],
  ['BEST', 25, 0.6],
  ['LATEST', 25, 0.225],
  ['FIRST', 25, 0.6],
  ['AVERAGE', 25, 1.425 / 3],
  ['BEST', 100, 0.6],
  ['LATEST', 100, 0],
  ['FIRST', 100, 0.6],
  ['AVERAGE', 100, 0.2],
] as const)('where %s counts and a day costs %i %%, the score is %d', (counted, lateLossPercent, score) => {
  const attempts = handedIn.map(([mark, minutes], at) => ({
    id: `${at}`,
    membershipId: 'ada',
    mark,
    outOf: 10,
    toMark: 0,
    kept: keptShare({ dueAt, lateLossPercent }, after(minutes)),
  }));
  expect(countedOnes(attempts, counted)[0]?.score).toBeCloseTo(score, 6);
});
