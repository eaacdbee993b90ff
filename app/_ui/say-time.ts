/** Who reads a time, and when: their language (BCP 47), their time zone (IANA), and the moment of reading. */
export type Reader = { locale: string; zone: string; now: Date };

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

/** The day in the reader's zone as a count of days, so that yesterday and tomorrow are those of the reader's calendar. */
function calendarDay(at: Date, zone: string): number {
  const parts = new Intl.DateTimeFormat('en-CA', { timeZone: zone, year: 'numeric', month: '2-digit', day: '2-digit' });
  return Date.parse(`${parts.format(at)}T00:00:00Z`) / day;
}

/** Date and time in full, with the zone: "Friday, 6 March 2026 at 18:00 GMT+1". */
export function absoluteTime(at: Date, { locale, zone }: Reader): string {
  return new Intl.DateTimeFormat(locale, {
    timeZone: zone,
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
    timeZoneName: 'short',
  }).format(at);
}

/** Hours and minutes on a 24-hour clock. */
export function clockTime(at: Date, { locale, zone }: Reader): string {
  return new Intl.DateTimeFormat(locale, {
    timeZone: zone,
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  }).format(at);
}

/**
 * A time as the reader would say it: minutes and hours within 12 hours, then yesterday or tomorrow, then the weekday
 * within six days, with the clock; else day and month, and the year when it is another one.
 */
export function nearTime(at: Date, reader: Reader): string {
  const { locale, zone, now } = reader;
  const away = at.getTime() - now.getTime();
  const relative = new Intl.RelativeTimeFormat(locale, { numeric: 'auto' });
  if (Math.abs(away) < minute) return relative.format(0, 'second');
  if (Math.abs(away) < hour) return relative.format(Math.trunc(away / minute), 'minute');
  if (Math.abs(away) < 12 * hour) return relative.format(Math.trunc(away / hour), 'hour');
  const days = calendarDay(at, zone) - calendarDay(now, zone);
  const clock = clockTime(at, reader);
  if (Math.abs(days) <= 1) return `${relative.format(days, 'day')}, ${clock}`;
  const sameYear = calendarYear(at, zone) === calendarYear(now, zone);
  const format: Intl.DateTimeFormatOptions =
    Math.abs(days) < 7
      ? { weekday: 'long' }
      : { day: 'numeric', month: 'short', ...(sameYear ? {} : { year: 'numeric' }) };
  return `${new Intl.DateTimeFormat(locale, { timeZone: zone, ...format }).format(at)}, ${clock}`;
}

function calendarYear(at: Date, zone: string): string {
  return new Intl.DateTimeFormat('en', { timeZone: zone, year: 'numeric' }).format(at);
}
