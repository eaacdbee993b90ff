import { describe, expect, test } from 'vitest';
import { defaultReview, reviewRows } from './assignment.ts';
import { noAccommodation } from './exceptions.ts';
import { columnOf, deadlineOf, isOver, phaseOf, shownRows } from './policy.ts';

const at = (minutes: number) => new Date(Date.UTC(2026, 2, 29, 0, 0) + minutes * 60_000);
const seconds = (date: Date, count: number) => new Date(date.getTime() + count * 1000);

describe('the phase of an assignment', () => {
  const dates = { opensAt: at(0), closesAt: at(60), withdrawnAt: null };
  test.each([
    ['one second before it opens', dates, seconds(at(0), -1), 'not-open'],
    ['at its opening', dates, at(0), 'open'],
    ['one second before it closes', dates, seconds(at(60), -1), 'open'],
    ['at its closing', dates, at(60), 'closed'],
    ['long after its opening, without a closing time', { ...dates, closesAt: null }, at(100_000), 'open'],
    ['withdrawn while it is open', { ...dates, withdrawnAt: at(5) }, at(10), 'withdrawn'],
  ] as const)('%s', (_, assignment, now, phase) => expect(phaseOf(assignment, now)).toBe(phase));
});

describe('the deadline of an attempt', () => {
  test.each([
    ['neither limit nor closing: none', null, null, null],
    ['a limit alone counts from the start', 1800, null, at(40)],
    ['a closing time alone', null, at(60), at(60)],
    ['the limit ends first', 1800, at(60), at(40)],
    ['the closing time ends first', 1800, at(30), at(30)],
  ] as const)('%s', (_, timeLimitSeconds, closesAt, deadline) =>
    expect(deadlineOf({ timeLimitSeconds, closesAt, accommodation: noAccommodation }, at(10))).toEqual(deadline),
  );

  test.each([
    ['without a deadline it is never over', null, at(100_000), false],
    ['at the deadline it goes on', at(10), at(10), false],
    ['at 60 seconds of grace it goes on', at(10), at(11), false],
    ['after 60 seconds of grace it is over', at(10), seconds(at(11), 0.001), true],
  ] as const)('%s', (_, deadline, now, over) => expect(isOver(deadline, now)).toBe(over));
});

describe('the column of the review matrix', () => {
  const closing = { lastClosesAt: at(60), releasedAt: null };
  const open = { lastClosesAt: null, releasedAt: null };
  const released = { lastClosesAt: at(60), releasedAt: at(20) };
  const running = { state: 'IN_PROGRESS', submittedAt: null } as const;
  const done = { state: 'SUBMITTED', submittedAt: at(10) } as const;
  const abandoned = { state: 'ABANDONED', submittedAt: null } as const;
  test.each([
    ['while it is taken', closing, running, false, at(10), 'during'],
    ['while it is taken, even when answers are released', released, running, false, at(30), 'during'],
    ['while it is taken, even when all others are done', open, running, true, at(30), 'during'],
    ['two minutes after handing in', closing, done, false, at(12), 'right-after'],
    ['later than two minutes', closing, done, false, seconds(at(12), 1), 'while-open'],
    ['at the closing time, while others have their grace', closing, done, false, at(61), 'while-open'],
    ['after closing and grace', closing, done, false, seconds(at(61), 1), 'after-closing'],
    ['everyone done before the closing time: others may still come', closing, done, true, at(30), 'while-open'],
    ['no closing time, some still to hand in', open, done, false, at(5000), 'while-open'],
    ['no closing time, everyone done', open, done, true, at(30), 'after-closing'],
    ['released by the teacher', released, done, false, at(21), 'after-closing'],
    ['an attempt that does not count, before closing', closing, abandoned, false, at(30), 'while-open'],
  ] as const)('%s', (_, assignment, attempt, everyoneDone, now, column) =>
    expect(columnOf(assignment, attempt, everyoneDone, now)).toBe(column),
  );
});

describe('what the default review shows', () => {
  test.each([
    ['during', []],
    ['right-after', ['response', 'outcome', 'marks']],
    ['while-open', ['response', 'outcome', 'marks']],
    ['after-closing', [...reviewRows]],
  ] as const)('%s', (column, rows) =>
    expect([...shownRows({ holdMarks: false, marksReleasedAt: null, review: defaultReview }, column)]).toEqual(rows),
  );
});
