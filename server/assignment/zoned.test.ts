import fc from 'fast-check';
import { expect, test } from 'vitest';
import { instantOf, isShown, localTime } from './zoned.ts';

test.each([
  ['2026-03-28T23:59', 'Europe/Berlin', '2026-03-28T22:59:00.000Z'],
  ['2026-03-29T23:59', 'Europe/Berlin', '2026-03-29T21:59:00.000Z'],
  ['2026-10-25T23:59', 'Europe/Berlin', '2026-10-25T22:59:00.000Z'],
  ['2026-03-08T12:00', 'America/New_York', '2026-03-08T16:00:00.000Z'],
  ['2028-02-29T08:00', 'Asia/Kathmandu', '2028-02-29T02:15:00.000Z'],
])('%s in %s is %s', (local, zone, instant) => {
  expect(instantOf(local, zone)?.toISOString()).toBe(instant);
  expect(localTime(new Date(instant), zone)).toBe(local);
});

test('a minute that the clock skips falls after the skip', () => {
  expect(instantOf('2026-03-29T02:30', 'Europe/Berlin')?.toISOString()).toBe('2026-03-29T01:30:00.000Z');
  expect(isShown('2026-03-29T02:30', 'Europe/Berlin')).toBe(false);
  expect(isShown('2026-03-29T03:00', 'Europe/Berlin')).toBe(true);
  expect(isShown('2026-10-25T02:30', 'Europe/Berlin')).toBe(true);
});

test.each([
  ['2026-10-25T02:30', 'Europe/Berlin', '2026-10-25T00:30:00.000Z'],
  ['2026-11-01T01:30', 'America/New_York', '2026-11-01T05:30:00.000Z'],
  ['2026-04-05T01:45', 'Australia/Lord_Howe', '2026-04-04T14:45:00.000Z'],
])('of the two times at which clocks show %s in %s it is the first, %s', (local, zone, instant) => {
  expect(instantOf(local, zone)?.toISOString()).toBe(instant);
});

test.each(['2026-02-30T10:00', '2026-01-01T24:00', '2026-01-01', 'soon'])('%s is no date', local => {
  expect(instantOf(local, 'UTC')).toBeNull();
  expect(isShown(local, 'UTC')).toBe(false);
});

test('every instant comes back from what clocks show, to the minute, but for the hour that comes twice', () => {
  const zones = fc.constantFrom(
    'Europe/Berlin',
    'America/St_Johns',
    'Australia/Lord_Howe',
    'Pacific/Apia',
    'Africa/Casablanca',
    'UTC',
  );
  const minutes = fc.integer({ min: Date.UTC(2000, 0) / 60_000, max: Date.UTC(2060, 0) / 60_000 });
  fc.assert(
    fc.property(minutes, zones, (minute, zone) => {
      const shown = localTime(new Date(minute * 60_000), zone);
      const back = instantOf(shown, zone);
      expect(back && localTime(back, zone)).toBe(shown);
      expect(Math.abs((back?.getTime() ?? 0) - minute * 60_000)).toBeLessThanOrEqual(3_600_000);
    }),
  );
});
