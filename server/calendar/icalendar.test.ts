import fc from 'fast-check';
import ICAL from 'ical.js';
import { describe, expect, test } from 'vitest';
import { type CalendarDate, type CalendarEvent, tell } from './calendar.ts';
import { icalendarOf } from './icalendar.ts';

const id = '0193a000-0000-7000-8000-000000000001';
const event: CalendarEvent = {
  classId: id,
  membershipId: id,
  assignmentId: id,
  kind: 'DUE',
  at: new Date('2026-03-29T00:30:00Z'),
  title: 'Cloud deals',
  className: 'English 9A',
  sequence: 2,
  changedAt: new Date('2026-03-01T08:00:00Z'),
};
const say = {
  summary: (_: unknown, { title, className }: CalendarEvent) => `${title} (${className})`,
  address: ({ assignmentId }: CalendarEvent) => `https://lectern.example/a/${assignmentId}`,
};
const read = (text: string) =>
  new ICAL.Component(ICAL.parse(text)).getAllSubcomponents('vevent').map(each => new ICAL.Event(each));

describe('a calendar, read back by another library', () => {
  test('tells each date as an instant in UTC, with an id that stays and how often it changed', () => {
    const [found] = read(icalendarOf([event], say));
    expect(found?.uid).toBe(`due.${id}@lectern`);
    expect(found?.startDate.toJSDate()).toEqual(event.at);
    expect(found?.startDate.zone.tzid).toBe('UTC');
    expect(found?.sequence).toBe(2);
    const changed = found?.component.getFirstPropertyValue('last-modified') as InstanceType<typeof ICAL.Time>;
    expect(changed.toJSDate()).toEqual(event.changedAt);
    expect(found?.component.getFirstPropertyValue('url')).toBe(`https://lectern.example/a/${id}`);
  });

  test('has an id of its own for each date of an assignment', () => {
    const ids = read(icalendarOf([event, { ...event, kind: 'CLOSES' }], say)).map(each => each.uid);
    expect(new Set(ids).size).toBe(2);
  });

  test('keeps whatever titles hold inside their event, in lines of 75 bytes at most', () => {
    const title = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 200 }),
      fc.constantFrom('\r\nEND:VEVENT\r\nBEGIN:VEVENT', 'a;b,c:d\\n', '"x"', 'ខ្មែរ😀'.repeat(30)),
    );
    fc.assert(
      fc.property(title, title, (one, other) => {
        // What the form lets through: no control characters but line ends, no half letters.
        const plain = (text: string) => text.replace(/[\p{Cc}\p{Cs}]/gu, letter => (letter === '\n' ? letter : ''));
        const events = [{ ...event, title: plain(one), className: plain(other) }];
        const text = icalendarOf(events, say);
        expect(read(text).map(each => each.summary)).toEqual([`${plain(one)} (${plain(other)})`]);
        for (const line of text.split('\r\n')) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
      }),
    );
  });

  test('is the same bytes for the same events', () => {
    expect(icalendarOf([event], say)).toBe(icalendarOf([{ ...event }], say));
  });
});

describe('what is told of a date', () => {
  const { sequence: _, changedAt: __, ...date } = event;
  const now = new Date('2026-03-10T00:00:00Z');
  const later = new Date('2026-03-11T00:00:00Z');
  const first = tell([date], [], now);

  test('is new at first, and stays as it was while nothing changes', () => {
    expect(first.told).toEqual([{ ...date, sequence: 0, changedAt: now }]);
    expect(tell([date], first.told, later)).toEqual({ told: first.told, news: [] });
  });

  test.each([
    ['moved', { at: later }],
    ['given another title', { title: 'New' }],
  ])('is one change more when it was %s', (_, change: Partial<CalendarDate>) => {
    const { told, news } = tell([{ ...date, ...change }], first.told, later);
    expect(told).toEqual([{ ...date, ...change, sequence: 1, changedAt: later }]);
    expect(news).toEqual(told);
  });

  test('is not mixed up with the other date of the same assignment', () => {
    const closes = { ...date, kind: 'CLOSES' as const };
    expect(tell([date, closes], first.told, later).news).toEqual([{ ...closes, sequence: 0, changedAt: later }]);
  });
});
