import { TZDate, tzOffset } from '@date-fns/tz';

const dayLong = 86_400_000;

/**
 * The instant at which clocks in `zone` (IANA) show `local` (YYYY-MM-DDTHH:mm). Where a clock skips that minute, as in
 * spring, it is the same distance after the skip; where it comes twice, the first time. Null when it is no such date.
 */
export function instantOf(local: string, zone: string): Date | null {
  const match = /^(\d{4})-(\d\d)-(\d\d)T(\d\d):(\d\d)$/.exec(local);
  if (!match) return null;
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0] = match.slice(1).map(Number);
  const plain = new Date(Date.UTC(year, month - 1, day, hour, minute));
  if (plain.getUTCDate() !== day || plain.getUTCMonth() !== month - 1 || hour > 23 || minute > 59) return null;
  const instant = new TZDate(year, month - 1, day, hour, minute, 0, 0, zone).getTime();
  if (Number.isNaN(instant)) return null;
  // The library takes the second of two in some zones and the first in others.
  const earlier = new Date(plain.getTime() - tzOffset(zone, new Date(instant - dayLong)) * 60_000);
  return earlier.getTime() < instant && localTime(earlier, zone) === local ? earlier : new Date(instant);
}

/** Whether clocks in `zone` (IANA) ever show `local` (YYYY-MM-DDTHH:mm): false for no date, and for a minute that is skipped in spring. */
export function isShown(local: string, zone: string): boolean {
  const instant = instantOf(local, zone);
  return instant !== null && localTime(instant, zone) === local;
}

/** What clocks in `zone` show at the instant, as YYYY-MM-DDTHH:mm, the form of a date-time field. */
export function localTime(instant: Date, zone: string): string {
  const at = new TZDate(instant.getTime(), zone);
  const two = (part: number) => String(part).padStart(2, '0');
  return `${String(at.getFullYear()).padStart(4, '0')}-${two(at.getMonth() + 1)}-${two(at.getDate())}T${two(at.getHours())}:${two(at.getMinutes())}`;
}
