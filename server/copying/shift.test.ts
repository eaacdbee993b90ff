import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { localTime } from '#/server/assignment/zoned.ts';
import { shiftDates, shiftWeeks } from './shift.ts';

const berlin = 'Europe/Berlin';
const at = (text: string) => new Date(text);

describe('weeks later', () => {
  test.each([
    // Clocks go forward on 29 March 2026 and back on 25 October 2026: the evening stays the evening.
    ['2026-03-27T22:59:00Z', 1, berlin, '2026-04-03T21:59:00Z'],
    ['2026-10-23T21:59:00Z', 1, berlin, '2026-10-30T22:59:00Z'],
    ['2026-04-03T21:59:00Z', -1, berlin, '2026-03-27T22:59:00Z'],
    ['2026-09-01T06:00:00Z', 52, berlin, '2027-08-31T06:00:00Z'],
    // Half past two does not exist on that day.
    ['2026-03-22T01:30:00Z', 1, berlin, '2026-03-29T01:30:00Z'],
    ['2026-11-30T12:34:56Z', 26, 'UTC', '2027-05-31T12:34:56Z'],
  ])('%s moved by %i in %s is %s', (from, weeks, zone, to) => {
    expect(shiftWeeks(at(from), weeks, zone)).toEqual(at(to));
  });

  test('shows the same time of the same day of the week wherever that time exists', () => {
    fc.assert(
      fc.property(
        fc.date({ min: at('2000-01-01'), max: at('2060-01-01'), noInvalidDate: true }),
        fc.integer({ min: -104, max: 104 }),
        fc.constantFrom('Europe/Berlin', 'America/New_York', 'Australia/Lord_Howe', 'America/Santiago', 'Asia/Kolkata'),
        (instant, weeks, zone) => {
          const shifted = shiftWeeks(instant, weeks, zone);
          const [from = '', to = ''] = [localTime(instant, zone), localTime(shifted, zone)];
          const days =
            (Date.parse(`${to.slice(0, 10)}T00:00Z`) - Date.parse(`${from.slice(0, 10)}T00:00Z`)) / 86_400_000;
          expect(days).toBe(weeks * 7);
          const minutes = (text: string) => Number(text.slice(11, 13)) * 60 + Number(text.slice(14, 16));
          expect([0, 30, 60]).toContain(Math.abs(minutes(to) - minutes(from)));
        },
      ),
    );
  });

  test('keeps opening, due and closing in their order, in every zone and through every change of clocks', () => {
    const minutes = fc.integer({ min: 1, max: 600 });
    fc.assert(
      fc.property(
        fc.constantFrom('2026-03-22T00:00:00Z', '2026-10-18T00:00:00Z', '2026-06-01T00:00:00Z'),
        fc.integer({ min: 0, max: 300 }),
        minutes,
        fc.integer({ min: 0, max: 600 }),
        fc.integer({ min: -2, max: 2 }),
        fc.constantFrom('Europe/Berlin', 'America/New_York', 'Australia/Lord_Howe', 'UTC'),
        (day, start, untilDue, untilClose, weeks, zone) => {
          const opensAt = new Date(at(day).getTime() + start * 60_000);
          const dueAt = new Date(opensAt.getTime() + untilDue * 60_000);
          const closesAt = new Date(dueAt.getTime() + untilClose * 60_000);
          const moved = shiftDates({ opensAt, dueAt, closesAt }, weeks, zone);
          expect(Number(moved.dueAt)).toBeGreaterThan(Number(moved.opensAt));
          expect(Number(moved.closesAt)).toBeGreaterThanOrEqual(Number(moved.dueAt));
        },
      ),
      { numRuns: 500 },
    );
  });
});
