import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Exception, lastClosing, noAccommodation, rulesFor, type Standing } from './exceptions.ts';
import { deadlineOf } from './policy.ts';
import { instantOf } from './zoned.ts';

const at = (minutes: number) => new Date(Date.UTC(2026, 2, 2, 8, 0) + minutes * 60_000);
const when = (minutes: number | null | undefined) => (minutes === null || minutes === undefined ? null : at(minutes));

type Given = { limit?: number; close?: number | null; due?: number; open?: number; attempts?: number; excused?: true };
/** An exception by minutes after eight o'clock. */
const exception = ({ limit, close, due, open, attempts, excused = undefined }: Given): Exception => ({
  opensAt: when(open),
  dueAt: when(due),
  closesAt: when(close),
  timeLimitSeconds: limit === undefined ? null : limit * 60,
  attemptLimit: attempts ?? null,
  excused: excused ?? false,
});
const standing = (
  student: Given | null,
  groups: Given[],
  factor: number | null,
  groupFactors: number[] = [],
): Standing => ({
  student: student && exception(student),
  groups: groups.map(exception),
  own: factor === null ? null : { ...noAccommodation, timeFactor: factor },
  ofGroups: groupFactors.map(timeFactor => ({ ...noAccommodation, timeFactor })),
});
const rules = (limit: number | null, close: number | null, attemptLimit: number | null = 1) => ({
  opensAt: at(0),
  dueAt: null,
  closesAt: when(close),
  timeLimitSeconds: limit === null ? null : limit * 60,
  attemptLimit,
});

// Minutes after eight. Each deadline was worked out by hand: start + limit × factor, or the closing, whichever is earlier; then extra.
type Row = [
  limit: number | null,
  close: number | null,
  own: Given | null,
  groups: Given[],
  factor: number | null,
  groupFactors: number[],
  start: number,
  extra: number,
  deadline: number | null,
];
const deadlines: Row[] = [
  // The class's rules alone.
  [null, null, null, [], null, [], 10, 0, null],
  [30, null, null, [], null, [], 10, 0, 40],
  [null, 60, null, [], null, [], 10, 0, 60],
  [30, 60, null, [], null, [], 10, 0, 40],
  [30, 35, null, [], null, [], 10, 0, 35],
  [30, 40, null, [], null, [], 10, 0, 40],
  [30, 5, null, [], null, [], 10, 0, 10],
  // A time factor of the student's own.
  [30, null, null, [], 1.5, [], 10, 0, 55],
  [30, 60, null, [], 1.5, [], 10, 0, 55],
  [30, 50, null, [], 1.5, [], 10, 0, 50],
  [30, 60, null, [], 2, [], 10, 0, 60],
  [30, 90, null, [], 2, [], 10, 0, 70],
  [20, 90, null, [], 3, [], 10, 0, 70],
  [30, 90, null, [], 1.25, [], 10, 0, 47.5],
  [null, 60, null, [], 2, [], 10, 0, 60],
  [null, null, null, [], 3, [], 10, 0, null],
  // Factors of groups: the longer; the student's own comes first, even when it is shorter.
  [30, null, null, [], null, [1.5], 10, 0, 55],
  [30, null, null, [], null, [1.5, 2], 10, 0, 70],
  [30, null, null, [], null, [2, 1.25], 10, 0, 70],
  [30, null, null, [], 1.5, [2], 10, 0, 55],
  [30, null, null, [], 1, [3], 10, 0, 40],
  // Another closing or limit of the student's own.
  [30, 60, { close: 120 }, [], null, [], 50, 0, 80],
  [null, 60, { close: 120 }, [], null, [], 50, 0, 120],
  [null, 60, { close: 30 }, [], null, [], 10, 0, 30],
  [30, 60, { limit: 45 }, [], null, [], 10, 0, 55],
  [30, 60, { limit: 45 }, [], 2, [], 10, 0, 60],
  [30, 120, { limit: 45 }, [], 2, [], 10, 0, 100],
  [30, 60, { limit: 20 }, [], null, [], 10, 0, 30],
  [null, null, { limit: 20, close: 25 }, [], null, [], 10, 0, 25],
  [null, null, { limit: 10 }, [], 1.5, [], 10, 0, 25],
  // Of groups: the later closing and the longer limit, each by itself; the student's own before both.
  [30, 60, null, [{ close: 90 }], null, [], 50, 0, 80],
  [null, 60, null, [{ close: 90 }, { close: 75 }], null, [], 50, 0, 90],
  [30, 60, null, [{ limit: 20 }, { limit: 40 }], null, [], 10, 0, 50],
  [30, 60, null, [{ limit: 50 }, { close: 100 }], null, [], 40, 0, 90],
  [30, 60, { close: 70 }, [{ close: 200, limit: 60 }], null, [], 30, 0, 70],
  [30, 60, { limit: 35 }, [{ close: 200, limit: 60 }], null, [], 30, 0, 65],
  [30, 60, null, [{ limit: 20 }], 2, [], 10, 0, 50],
  [30, 60, null, [{ limit: 20 }], null, [2], 10, 0, 50],
  // A due date behind the closing takes it along.
  [null, 60, { due: 100 }, [], null, [], 10, 0, 100],
  [30, 60, { due: 100 }, [], null, [], 80, 0, 100],
  [null, 60, null, [{ due: 90 }, { close: 80 }], null, [], 10, 0, 90],
  // Time that a teacher gave while it ran lies on top, behind the closing too.
  [30, 60, null, [], null, [], 10, 5, 45],
  [30, 35, null, [], null, [], 10, 5, 40],
  [30, 60, null, [], 1.5, [], 10, 10, 65],
  [null, null, null, [], null, [], 10, 15, null],
  [20, null, { limit: 30 }, [{ limit: 90 }], 1.5, [3], 0, 15, 60],
];

// By what clocks show, in nights in which they change; own closing, factor and deadline as above. Berlin skips 2:00 to 3:00 on 29 March
// and has it twice on 25 October; New York on 8 March and from 1:00 to 2:00 on 1 November; Lord Howe moves by half an hour.
type Night = [
  zone: string,
  start: string,
  close: string,
  own: string | null,
  limit: number | null,
  factor: number,
  deadline: string,
];
const nights: Night[] = [
  ['Europe/Berlin', '2026-03-28T12:00', '2026-03-29T12:00', null, null, 1, '2026-03-29T10:00Z'],
  ['Europe/Berlin', '2026-03-29T01:30', '2026-03-29T12:00', null, 60, 1, '2026-03-29T01:30Z'],
  ['Europe/Berlin', '2026-03-29T01:30', '2026-03-29T04:00', null, 60, 1.5, '2026-03-29T02:00Z'],
  ['Europe/Berlin', '2026-03-29T01:30', '2026-03-29T04:00', null, 60, 2, '2026-03-29T02:00Z'],
  ['Europe/Berlin', '2026-03-29T01:30', '2026-03-29T04:00', '2026-03-29T05:00', 60, 2, '2026-03-29T02:30Z'],
  ['Europe/Berlin', '2026-03-29T01:00', '2026-03-29T02:30', null, null, 1, '2026-03-29T01:30Z'],
  ['Europe/Berlin', '2026-10-24T12:00', '2026-10-25T12:00', null, null, 1, '2026-10-25T11:00Z'],
  ['Europe/Berlin', '2026-10-25T01:30', '2026-10-25T12:00', null, 120, 1, '2026-10-25T01:30Z'],
  ['Europe/Berlin', '2026-10-25T01:30', '2026-10-25T02:30', null, 60, 1.5, '2026-10-25T00:30Z'],
  ['Europe/Berlin', '2026-10-25T01:30', '2026-10-25T02:30', '2026-10-25T03:00', 60, 2, '2026-10-25T01:30Z'],
  ['Europe/Berlin', '2026-10-25T01:30', '2026-10-25T04:00', '2026-10-25T02:30', null, 1, '2026-10-25T00:30Z'],
  ['America/New_York', '2026-03-08T01:30', '2026-03-08T04:00', null, 60, 1, '2026-03-08T07:30Z'],
  ['America/New_York', '2026-03-08T01:30', '2026-03-08T04:00', null, 60, 2, '2026-03-08T08:00Z'],
  ['America/New_York', '2026-11-01T00:30', '2026-11-01T03:00', null, 90, 2, '2026-11-01T07:30Z'],
  ['America/New_York', '2026-11-01T00:30', '2026-11-01T01:30', null, 90, 1, '2026-11-01T05:30Z'],
  ['Australia/Lord_Howe', '2026-04-05T01:00', '2026-04-05T03:00', null, 90, 1, '2026-04-04T15:30Z'],
  ['Australia/Lord_Howe', '2026-04-05T01:00', '2026-04-05T03:00', null, 90, 2, '2026-04-04T16:30Z'],
  ['Australia/Lord_Howe', '2026-10-04T01:30', '2026-10-04T03:00', null, 60, 1.5, '2026-10-03T16:00Z'],
];

describe('the deadline of an attempt in a night in which clocks change', () => {
  test.each(nights)('%s: start %s, closing %s, own %j, limit %j, factor %j: %s', (...night) => {
    const [zone, start, close, own, limit, factor, deadline] = night;
    const local = (shown: string) => instantOf(shown, zone) as Date;
    const student = own === null ? null : { ...exception({}), closesAt: local(own) };
    const mine = rulesFor(
      { ...rules(limit, null), opensAt: local(start), closesAt: local(close) },
      { ...standing(null, [], factor), student },
    );
    expect(deadlineOf(mine, local(start))).toEqual(new Date(deadline));
  });
});

describe('the deadline of an attempt under exceptions and accommodations', () => {
  test.each(deadlines)(
    'limit %j, closing %j, own %j, groups %j, factor %j, of groups %j, start %j, extra %j: %j',
    (...row) => {
      const [limit, close, own, groups, factor, groupFactors, start, extra, deadline] = row;
      const mine = rulesFor(rules(limit, close), standing(own, groups, factor, groupFactors));
      expect(deadlineOf(mine, at(start), extra * 60)).toEqual(when(deadline));
    },
  );

  test('a closing at local time after the clocks change leaves the limit of an attempt as long as it was', () => {
    // In Berlin clocks jump from 2:00 to 3:00 on 29 March 2026; opened at 1:30 local, closing at 4:00 local is 90 minutes later.
    const opensAt = instantOf('2026-03-29T01:30', 'Europe/Berlin') as Date;
    const closesAt = instantOf('2026-03-29T04:00', 'Europe/Berlin') as Date;
    const night = { opensAt, dueAt: null, closesAt, timeLimitSeconds: 3600, attemptLimit: 1 };
    const hour = deadlineOf(rulesFor(night, standing(null, [], null)), opensAt);
    expect(hour?.getTime()).toBe(opensAt.getTime() + 60 * 60_000);
    const double = deadlineOf(rulesFor(night, standing(null, [], 2)), opensAt);
    expect(double?.getTime()).toBe(opensAt.getTime() + 90 * 60_000);
  });
});

describe('the rules for one student', () => {
  test('the earlier opening and the more attempts of two groups hold; extra attempts come on top', () => {
    const both = standing(
      null,
      [
        { open: -30, attempts: 2 },
        { open: -60, attempts: 3 },
      ],
      null,
    );
    const own = { ...both, own: { ...noAccommodation, extraAttempts: 2 } };
    expect(rulesFor(rules(null, null), own)).toMatchObject({ opensAt: at(-60), attemptLimit: 5 });
    expect(rulesFor(rules(null, null, null), standing(null, [], null)).attemptLimit).toBeNull();
  });

  test('excused by oneself or by a group is excused', () => {
    const excused = (own: Given | null, groups: Given[]) =>
      rulesFor(rules(null, null), standing(own, groups, null)).excused;
    expect(excused({ excused: true }, [])).toBe(true);
    expect(excused(null, [{}, { excused: true }])).toBe(true);
    expect(excused({ close: 90 }, [{}])).toBe(false);
  });

  test('whoever has nothing of their own has the rules of the class, whatever these are', () => {
    const minute = fc.option(fc.integer({ min: 1, max: 5000 }));
    fc.assert(
      fc.property(minute, minute, minute, (limit, close, attempts) => {
        const given = rules(limit, close, attempts);
        expect(rulesFor(given, standing(null, [], null))).toMatchObject(given);
      }),
    );
  });

  test('one group more never makes a deadline earlier', () => {
    const group = fc.record({ limit: fc.integer({ min: 1, max: 500 }), close: fc.integer({ min: 1, max: 500 }) });
    fc.assert(
      fc.property(fc.array(group, { minLength: 1 }), group, (groups, more) => {
        const deadline = (all: Given[]) => deadlineOf(rulesFor(rules(30, 60), standing(null, all, null)), at(10));
        expect(Number(deadline([...groups, more]))).toBeGreaterThanOrEqual(Number(deadline(groups)));
      }),
    );
  });
});

test('the last closing is that of whoever has longest, with what attempts were given on top; without one of the class there is none', () => {
  expect(lastClosing(at(60), [exception({ close: 90 }), exception({ due: 100 })], 300)).toEqual(at(105));
  expect(lastClosing(at(60), [exception({ close: 30 })], 0)).toEqual(at(60));
  expect(lastClosing(null, [exception({ close: 30 })], 0)).toBeNull();
});

test('a last closing at which no server was at work waits a quarter of an hour after one was again', () => {
  const away = [{ lastBeatAt: at(55), nextBeatAt: at(70) }];
  expect(lastClosing(at(60), [], 0, away)).toEqual(at(85));
  expect(lastClosing(at(54), [], 0, away)).toEqual(at(54));
  expect(lastClosing(at(70), [], 0, away)).toEqual(at(70));
  expect(lastClosing(at(54), [exception({ close: 65 })], 0, away)).toEqual(at(85));
});
