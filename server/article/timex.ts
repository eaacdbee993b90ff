import { isoDay, isoWeek, isoYear } from '#/server/article/calendar.ts';
import { calendarTimex, seasonStart } from '#/server/article/calendar-units.ts';
import { readClock } from '#/server/article/clock.ts';
import { inferYear, readDate } from '#/server/article/dates.ts';
import type { DayReading } from '#/server/article/day-reading.ts';
import { readRelative } from '#/server/article/relative-time.ts';
import { fromPublished, type TimeContext, type TimeReading } from '#/server/article/time-reading.ts';
import { seasonCode, timeUnit } from '#/server/article/time-words.ts';
import { isDash, lowerAt } from '#/server/article/tokens.ts';

// "in the early summer": the nearer one, the tense considered
const nearSeason = (context: TimeContext, from: number, at: number): DayReading | null => {
  const code = seasonCode.get(lowerAt(context.tokens, at));
  if (code === undefined || context.tokens[at + 1]?.text === '-') return null;
  const year = inferYear(context, from, at + 1, (seasonStart[code] ?? 1) + 1, null);
  return { from, to: at + 1, kind: 'date', timex: year === null ? null : `${isoYear(year)}-${code}`, day: null };
};

// "early 2020", "late November", "mid-1990s", "the end of 1990"
const readWithModifier = (context: TimeContext, at: number): DayReading | null => {
  const { tokens } = context;
  const word = lowerAt(tokens, at);
  if (word === 'early' || word === 'late' || word === 'mid') {
    const here = isDash(tokens[at + 1]) ? at + 2 : at + 1;
    const date =
      readDate(context, here) ?? nearSeason(context, at, here) ?? (word === 'mid' ? null : readRelative(context, here));
    return date === null || date.kind !== 'date' || date.timex?.endsWith('_REF')
      ? null
      : { ...date, from: at, day: null };
  }
  if (word === 'week' && lowerAt(tokens, at + 1) === 'of') {
    const date = readDate(context, at + 2);
    return date?.day == null ? null : { ...date, from: at, timex: isoWeek(date.day), day: null };
  }
  if (word === 'end' || word === 'beginning' || word === 'start' || word === 'middle') {
    if (lowerAt(tokens, at + 1) !== 'of') return null;
    const article = lowerAt(tokens, at + 2) === 'the' ? at + 3 : at + 2;
    const date =
      readDate(context, at + 2) ??
      readDate(context, article) ??
      readRelative(context, article) ??
      definite(context, article);
    return date === null || date.kind !== 'date' || date.timex?.endsWith('_REF')
      ? null
      : { ...date, from: at, day: null };
  }
  return null;
};

// "the end of the month": the month of publication
const definite = (context: TimeContext, at: number): DayReading | null => {
  const unit = timeUnit.get(lowerAt(context.tokens, at));
  if (
    unit === undefined ||
    unit.clock ||
    lowerAt(context.tokens, at) !== unit.name ||
    lowerAt(context.tokens, at - 1) !== 'the'
  )
    return null;
  if (['day', 'night', 'decade', 'century', 'millennium'].includes(unit.name)) return null;
  const timex = fromPublished(context, day => calendarTimex(day, unit, 0));
  return { from: at, to: at + 1, kind: 'date', timex, day: null };
};

// a weekday before its calendar date: "Friday, Oct. 3"
const readDay = (context: TimeContext, at: number): DayReading | null => {
  const modified = readWithModifier(context, at);
  if (modified !== null) return modified;
  const relative = readRelative(context, at);
  if (relative !== null && relative.kind === 'date') {
    const here = context.tokens[relative.to]?.text === ',' ? relative.to + 1 : relative.to;
    const isWeekday =
      lowerAt(context.tokens, relative.to - 1).includes('day') || context.tokens[relative.to - 1]?.text === '.';
    if (isWeekday) {
      const date = readDate(context, here);
      if (date !== null && date.timex?.length === 10) return { ...date, from: at };
      if (date !== null && date.timex === null && date.to - here > 1) return { ...date, from: at };
    }
  }
  return relative ?? readDate(context, at);
};

/**
 * Reads the time expression that begins at token `at`: a calendar date, a relative date, a time of day, or a set of them,
 * joined where the text joins them ("10 p.m. Wednesday", "Friday, Oct. 3, at noon"). Null when none begins there.
 * Values are TIMEX3 (ISO 8601 with its extensions for weeks, seasons, quarters and parts of the day).
 */
export const readTimeExpression = (context: TimeContext, at: number): TimeReading | null => {
  const { tokens } = context;
  const clock = readClock(context, at);
  if (clock !== null) {
    let here = clock.to;
    if (tokens[here]?.text === ',') here += 1;
    if (lowerAt(tokens, here) === 'on') here += 1;
    if (lowerAt(tokens, here) === 'in' && lowerAt(tokens, here + 1) === 'the') here += 2;
    const day = readDay(context, here);
    if (day?.day != null && day.kind === 'date')
      return { from: at, to: day.to, kind: 'time', timex: isoDay(day.day) + clock.timex };
    return {
      from: at,
      to: clock.to,
      kind: 'time',
      timex: context.published === null ? null : isoDay(context.published) + clock.timex,
    };
  }
  const day = readDay(context, at);
  if (day === null || day.day === null || (day.kind !== 'date' && day.kind !== 'time')) return day;
  let here = day.to;
  if (tokens[here]?.text === ',') here += 1;
  if (lowerAt(tokens, here) === 'at' || lowerAt(tokens, here) === 'around') here += 1;
  const later = readClock(context, here);
  return later === null ? day : { from: at, to: later.to, kind: 'time', timex: isoDay(day.day) + later.timex };
};
