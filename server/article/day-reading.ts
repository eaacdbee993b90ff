import type { CivilDate } from '#/server/article/calendar.ts';
import type { TimeReading } from '#/server/article/time-reading.ts';

/** A relative date as read; `day` is set when it is one known day. */
export type DayReading = TimeReading & { day: CivilDate | null };

/** A time expression as read; `day` is given when it is one known day. */
export const reading = (
  from: number,
  to: number,
  kind: TimeReading['kind'],
  timex: string | null,
  day: CivilDate | null = null,
): DayReading => ({
  from,
  to,
  kind,
  timex,
  day,
});
