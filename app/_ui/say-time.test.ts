import { describe, expect, it } from 'vitest';
import { absoluteTime, nearTime, type Reader } from './say-time.ts';

const reader: Reader = { locale: 'en-GB', zone: 'Europe/Berlin', now: new Date('2026-03-27T12:00:00Z') };
const near = (iso: string, as: Partial<Reader> = {}) => nearTime(new Date(iso), { ...reader, ...as });

describe('a time near the reader', () => {
  it('is said in minutes and hours while it is within half a day', () => {
    expect(near('2026-03-27T12:00:20Z')).toBe('now');
    expect(near('2026-03-27T11:55:00Z')).toBe('5 minutes ago');
    expect(near('2026-03-27T15:30:00Z')).toBe('in 3 hours');
  });

  it('is tomorrow by the calendar of the reader, not by a count of hours', () => {
    expect(near('2026-03-28T22:30:00Z')).toBe('tomorrow, 23:30');
    expect(near('2026-03-28T23:30:00Z', { zone: 'Asia/Phnom_Penh' })).toBe('Sunday, 06:30');
  });

  it('keeps its clock over the change to summer time', () => {
    expect(near('2026-03-30T16:00:00Z')).toBe('Monday, 18:00');
  });

  it('is a date when it is a week away, with the year when that differs', () => {
    expect(near('2026-04-20T16:00:00Z')).toBe('20 Apr, 18:00');
    expect(near('2025-04-20T16:00:00Z')).toBe('20 Apr 2025, 18:00');
  });
});

describe('a time in full', () => {
  it('names weekday, date, clock and zone', () => {
    expect(absoluteTime(new Date('2026-03-30T16:00:00Z'), reader)).toMatch(/^Monday,? 30 March 2026 at 18:00 CEST$/);
  });
});
