import { TZDate } from '@date-fns/tz';
import { addWeeks } from 'date-fns';

/** The instant so many weeks later (or earlier) at which clocks in `zone` (IANA) show the same; where a clock skips it, the same distance after the skip. */
export function shiftWeeks(instant: Date, weeks: number, zone: string): Date {
  return new Date(addWeeks(new TZDate(instant.getTime(), zone), weeks).getTime());
}

export type Dates = { opensAt: Date; dueAt: Date | null; closesAt: Date | null };

/**
 * The dates of an assignment so many weeks later by the clocks of the class, in the order that they had: where the hour that a clock
 * skips would turn two of them around, the later one keeps its distance in time.
 */
export function shiftDates({ opensAt, dueAt, closesAt }: Dates, weeks: number, zone: string): Dates {
  const opens = shiftWeeks(opensAt, weeks, zone);
  const after = (date: Date, before: { was: Date; is: Date }) => {
    const shifted = shiftWeeks(date, weeks, zone);
    const kept = new Date(before.is.getTime() + date.getTime() - before.was.getTime());
    const inOrder = date > before.was ? shifted > before.is : shifted >= before.is;
    return inOrder ? shifted : kept;
  };
  const due = dueAt && after(dueAt, { was: opensAt, is: opens });
  const closes = closesAt && after(closesAt, dueAt && due ? { was: dueAt, is: due } : { was: opensAt, is: opens });
  return { opensAt: opens, dueAt: due, closesAt: closes };
}
