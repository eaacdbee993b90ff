import { calendarWord, definiteUnit } from '#/server/article/calendar-units.ts';
import type { DayReading } from '#/server/article/day-reading.ts';
import { holiday } from '#/server/article/holidays.ts';
import { quarterWord } from '#/server/article/quarters.ts';
import { setWord } from '#/server/article/repeated-times.ts';
import type { TimeContext } from '#/server/article/time-reading.ts';
import { articleLength, vagueLength, vagueWord } from '#/server/article/vague-times.ts';
import { dayWord, weekdayWord } from '#/server/article/weekdays.ts';

/**
 * Reads a time expression that has meaning only from where it is said: "Friday", "last year", "this morning", "every week",
 * "the third quarter", "now". Resolved against the day of publication when that is known, else without a value.
 */
export const readRelative = (context: TimeContext, at: number): DayReading | null =>
  dayWord(context, at) ??
  quarterWord(context, at) ??
  weekdayWord(context, at) ??
  articleLength(context, at) ??
  calendarWord(context, at) ??
  setWord(context, at) ??
  vagueLength(context, at) ??
  definiteUnit(context, at) ??
  holiday(context, at) ??
  vagueWord(context, at);
