import { TZDate } from '@date-fns/tz';
import { addDays } from 'date-fns';

/** The next time after `now` at which a clock in the zone shows this hour; where clocks skip it, the hour after. */
export function nextAt(now: Date, zone: string, hour: number): Date {
  const local = new TZDate(now.getTime(), zone);
  const on = (day: TZDate) => new TZDate(day.getFullYear(), day.getMonth(), day.getDate(), hour, 0, 0, 0, zone);
  const today = on(local);
  const next = today.getTime() > now.getTime() ? today : on(addDays(local, 1));
  return new Date(next.getTime());
}
