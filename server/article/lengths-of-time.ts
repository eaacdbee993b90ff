import { addDays, addMonths, isoDay, isoMonth, isoQuarter, isoWeek, isoYear } from '#/server/article/calendar.ts';
import { type Quantity, quantity, type Size } from '#/server/article/quantity.ts';
import type { TimeContext } from '#/server/article/time-reading.ts';
import { durationTimex, type TimeUnit, timeUnit } from '#/server/article/time-words.ts';
import { isDash, lowerAt } from '#/server/article/tokens.ts';

const spanLead = new Set(['past', 'last', 'next', 'first', 'previous', 'coming', 'following', 'final', 'preceding']);

// "ago" turns a length into the day, week, month or year that lies so far back
const back = (context: TimeContext, unit: TimeUnit, value: number): string | null => {
  const day = context.published;
  if (day === null || Math.abs(value) > 5000) return null;
  const count = Math.round(value * unit.times);
  switch (unit.code) {
    case 'D':
      return isoDay(addDays(day, -count));
    case 'W':
      return isoWeek(addDays(day, -7 * count));
    case 'M':
      return unit.clock ? isoDay(day) : isoMonth(addMonths({ ...day, day: 1 }, -count));
    case 'Q':
      return isoQuarter(addMonths({ ...day, day: 1 }, -3 * count));
    case 'Y':
      return isoYear(day.year - count);
    default:
      return unit.clock ? isoDay(day) : null;
  }
};

/** The length of time, or the age, that `size` units of time in tokens `from`–`to` state; with "ago" its timex is the day so far back. */
export const asDuration = (context: TimeContext, from: number, to: number, size: Size, unit: TimeUnit): Quantity => {
  const { tokens } = context;
  // "14-year-old", "18 years old", "six months of age"
  const joint = isDash(tokens[to]) ? to + 1 : to;
  if (/^(?:old|olds)$/.test(lowerAt(tokens, joint)))
    return quantity(from, joint + 1, 'age', { ...size, unit: `${unit.name} of age` });
  if (lowerAt(tokens, to) === 'of' && lowerAt(tokens, to + 1) === 'age')
    return quantity(from, to + 2, 'age', { ...size, unit: `${unit.name} of age` });
  const start = spanLead.has(lowerAt(tokens, from - 1)) ? from - 1 : from;
  const timex = size.value === null ? null : durationTimex(size.value, unit);
  const follow = lowerAt(tokens, to);
  if (follow === 'ago' && size.value !== null) {
    return quantity(start, to + 1, 'duration', {
      ...size,
      unit: unit.name,
      timex: back(context, unit, size.value) ?? timex,
    });
  }
  // "two weeks from now"
  if (follow === 'from' && lowerAt(tokens, to + 1) === 'now' && size.value !== null) {
    return quantity(start, to + 2, 'duration', {
      ...size,
      unit: unit.name,
      timex: back(context, unit, -size.value) ?? timex,
    });
  }
  return quantity(start, to, 'duration', { ...size, unit: unit.name, timex });
};

/** Reads a length of time that an article counts: "a year", "half a day", "a couple of weeks". */
export const articleUnit = (context: TimeContext, at: number): Quantity | null => {
  const { tokens } = context;
  const word = lowerAt(tokens, at);
  if (word === 'couple') {
    const unit = lowerAt(tokens, at + 1) === 'of' ? timeUnit.get(lowerAt(tokens, at + 2)) : undefined;
    return unit === undefined
      ? null
      : { ...asDuration(context, at, at + 3, { value: 2, low: null, high: null }, unit), hedge: 'about' };
  }
  if (!/^(?:an?|another)$/.test(word)) return null;
  const joint = /^(?:half|full|whole|entire|additional|extra|further)$/.test(lowerAt(tokens, at + 1)) ? 1 : 0;
  const unitWord = lowerAt(tokens, at + 1 + joint);
  const unit = timeUnit.get(unitWord);
  if (
    unit === undefined ||
    unitWord !== unit.name ||
    unit.name === 'second' ||
    unit.name === 'quarter' ||
    unit.name === 'night'
  )
    return null;
  if (tokens[at + 2 + joint]?.text === '-' || ['old', 'end'].includes(lowerAt(tokens, at + 2 + joint))) return null;
  // the article alone states no number: "a year" has its length in timex only
  let value: number | null = lowerAt(tokens, at + 1) === 'half' ? 0.5 : null;
  let to = at + 2 + joint;
  if (
    value === null &&
    lowerAt(tokens, to) === 'and' &&
    lowerAt(tokens, to + 1) === 'a' &&
    lowerAt(tokens, to + 2) === 'half'
  ) {
    value = 1.5;
    to += 3;
  }
  const read = asDuration(context, at, to, { value, low: null, high: null }, unit);
  return value === null && read.kind === 'duration' ? { ...read, timex: durationTimex(1, unit) } : read;
};
