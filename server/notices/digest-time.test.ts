import { TZDate } from '@date-fns/tz';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { nextAt } from './digest-time.ts';

test('the next mail comes after now and within a day, at the hour of the reader’s clock', () => {
  const when = fc.date({ min: new Date('2020-01-01'), max: new Date('2040-01-01'), noInvalidDate: true });
  const zone = fc.constantFrom('UTC', 'Europe/Berlin', 'America/New_York', 'Asia/Kolkata', 'Pacific/Apia');
  fc.assert(
    fc.property(when, zone, fc.integer({ min: 4, max: 23 }), (now, where, hour) => {
      const next = nextAt(now, where, hour);
      const ahead = next.getTime() - now.getTime();
      expect(ahead).toBeGreaterThan(0);
      expect(ahead).toBeLessThanOrEqual(25 * 3_600_000);
      const local = new TZDate(next.getTime(), where);
      expect([local.getHours(), local.getMinutes()]).toEqual([hour, 0]);
      expect(nextAt(next, where, hour).getTime()).toBeGreaterThan(next.getTime() + 22 * 3_600_000);
    }),
  );
});

test('an hour that clocks skip is the one after, and a day has one mail when they go back', () => {
  const skipped = nextAt(new Date('2026-03-28T12:00:00Z'), 'Europe/Berlin', 2);
  expect(skipped.toISOString()).toBe('2026-03-29T01:00:00.000Z');
  const first = nextAt(new Date('2026-10-24T12:00:00Z'), 'Europe/Berlin', 2);
  expect(nextAt(first, 'Europe/Berlin', 2).toISOString()).toBe('2026-10-26T01:00:00.000Z');
});
