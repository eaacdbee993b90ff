import { type CivilDate, isoDay } from '#/server/article/calendar.ts';
import type { Token } from '#/server/article/tokens.ts';

/** A time expression as read: tokens `from` to `to` (half-open), its kind and its TIMEX3 value, null when the text leaves it open. */
export type TimeReading = {
  from: number;
  to: number;
  kind: 'date' | 'time' | 'set' | 'duration';
  timex: string | null;
};

/** What a time reader is given: the tokens of one sentence and the day the article was published, when that is known. */
export type TimeContext = { tokens: readonly Token[]; published: CivilDate | null; recent: RecentTimes };

/** What was named last in the sentences just read: a calendar date and a quarter, as TIMEX3, null when none was. */
export type RecentTimes = { date: string | null; quarter: string | null };

/** The TIMEX3 value that `make` gives for the day of publication, null when that is unknown. */
export const fromPublished = (context: TimeContext, make: (date: CivilDate) => string | null): string | null =>
  context.published === null ? null : make(context.published);

/** A day, with a part of the day or a clock time where one was named. */
export const dayTimex = (day: CivilDate | null, clock: string | null): string | null =>
  day === null ? null : isoDay(day) + (clock ?? '');
