import { expect, test } from 'vitest';
import { daysLate, keptShare, nextStart } from './late.ts';

const dueAt = new Date('2026-11-02T08:00:00Z');
const minute = 60_000;
const after = (minutes: number) => new Date(dueAt.getTime() + minutes * minute);
const day = 24 * 60;

test.each([
  ['a day before', -day, 0],
  ['on the minute', 0, 0],
  ['within the minute that slow lines have', 1, 0],
  ['two minutes after', 2, 1],
  ['a day after, to the millisecond', day, 1],
  ['a day and a minute after', day + 1, 2],
  ['a week after', 7 * day, 7],
])('handed in %s is so many days late', (_, minutes, days) => {
  expect(daysLate(dueAt, after(minutes))).toBe(days);
});

test('without a due date, or before it is handed in, nothing is late', () => {
  expect(daysLate(null, after(day))).toBe(0);
  expect(daysLate(dueAt, null)).toBe(0);
});

test.each([
  // percent a day, days late, what is left
  [0, 0, 1],
  [0, 30, 1],
  [10, 0, 1],
  [10, 1, 0.9],
  [10, 3, 0.7],
  [10, 10, 0],
  [10, 11, 0],
  [30, 3, 0.1],
  [30, 4, 0],
  [100, 0, 1],
  [100, 1, 0],
])('with %i %% a day, %i days late, %d of the mark is left', (lateLossPercent, days, left) => {
  expect(keptShare({ dueAt, lateLossPercent }, after(days * day))).toBe(left);
});

test('the next attempt waits from when the last was handed in', () => {
  const wait = { waitMinutes: 30 };
  expect(nextStart(wait, dueAt, after(29))).toEqual(after(30));
  expect(nextStart(wait, dueAt, after(30))).toBeNull();
  expect(nextStart(wait, null, after(0))).toBeNull();
  expect(nextStart({ waitMinutes: 0 }, dueAt, dueAt)).toBeNull();
});
