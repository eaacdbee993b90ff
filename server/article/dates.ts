import { daysInMonth, isDate, isoDay, isoMonth, isoYear } from '#/server/article/calendar.ts';
import type { DayReading } from '#/server/article/day-reading.ts';
import { readDecade } from '#/server/article/decades.ts';
import { readMonth } from '#/server/article/months.ts';
import { readOrdinal } from '#/server/article/ordinals.ts';
import { tenseAround } from '#/server/article/tense.ts';
import type { TimeContext, TimeReading } from '#/server/article/time-reading.ts';
import { monthNumber, seasonCode } from '#/server/article/time-words.ts';
import { isCapital, isDash, lowerAt, type Token } from '#/server/article/tokens.ts';
import { isMeasureWord } from '#/server/article/units.ts';
import { functionWords } from '#/server/article/words.ts';
import { readEra, readSpokenYear, readYear } from '#/server/article/years.ts';

const yearDigits = /^[12]\d{3}$/;

const dayOfMonth = (tokens: readonly Token[], at: number): { day: number; next: number } | null => {
  const token = tokens[at];
  if (token === undefined) return null;
  const ordinal = readOrdinal(tokens, at);
  if (ordinal !== null && ordinal.value <= 31 && token.type === 'number')
    return { day: ordinal.value, next: ordinal.next };
  if (token.type !== 'number' || !/^\d{1,2}$/.test(token.text)) return null;
  const day = Number(token.text);
  const after = tokens[at + 1];
  if (
    day < 1 ||
    day > 31 ||
    after?.text === '%' ||
    (after?.text === ':' && after.glued && tokens[at + 2]?.glued === true)
  )
    return null;
  return { day, next: at + 1 };
};

// ", 2021", "2021", "of 2021", "this year", "last year": the year after a month or a day
const yearAfter = (context: TimeContext, at: number): { year: number; next: number } | null => {
  const { tokens } = context;
  let here = at;
  if (tokens[here]?.text === ',' || lowerAt(tokens, here) === 'of') here += 1;
  const token = tokens[here];
  if (token?.type === 'number' && yearDigits.test(token.text) && !isMeasureWord(lowerAt(tokens, here + 1))) {
    return { year: Number(token.text), next: here + 1 };
  }
  const relative = { last: -1, this: 0, next: 1 }[lowerAt(tokens, here)];
  if (relative !== undefined && lowerAt(tokens, here + 1) === 'year' && context.published !== null && here === at) {
    return { year: context.published.year + relative, next: here + 2 };
  }
  return readEra(tokens, here) ?? readSpokenYear(tokens, here);
};

/** The year of a month or day without one: the nearer to publication, the tense around tokens `from`–`to` considered; null without a day of publication. */
export const inferYear = (
  context: TimeContext,
  from: number,
  to: number,
  monthNo: number,
  day: number | null,
): number | null => {
  const now = context.published;
  if (now === null) return null;
  const tokens = context.tokens;
  if (lowerAt(tokens, from - 1) === 'last') return monthNo < now.month ? now.year : now.year - 1;
  if (lowerAt(tokens, from - 1) === 'next') return monthNo > now.month ? now.year : now.year + 1;
  if (lowerAt(tokens, from - 1) === 'this') return now.year;
  const middle = day ?? 15;
  const lean = tenseAround(tokens, from, to);
  if (day === null && monthNo === now.month) return now.year;
  // the nearer of the two candidates, the one that the tense speaks for counted as nearer
  const behind = day === null ? 0.3 : lean === 'past' ? 0.4 : 0.7;
  const weight = lean === 'future' ? [1, 0.4] : [behind, 1];
  const cost = (year: number): number => {
    const gap = (year - now.year) * 372 + (monthNo - now.month) * 31 + middle - now.day;
    return Math.abs(gap) * ((gap <= 0 ? weight[0] : weight[1]) ?? 1);
  };
  return [now.year - 1, now.year, now.year + 1].reduce((best, year) => (cost(year) < cost(best) ? year : best));
};

const monthFirst = (context: TimeContext, at: number): DayReading | null => {
  const { tokens } = context;
  const named = readMonth(tokens, at);
  if (named === null) return null;
  const first = dayOfMonth(tokens, named.next);
  const year = first === null ? yearAfter(context, named.next) : null;
  if (first === null) return monthOnly(context, at, named.number, year?.next ?? named.next, year?.year ?? null);
  let next = first.next;
  let last: number | null = null;
  if (isDash(tokens[next]) && tokens[next]?.glued) {
    const second = dayOfMonth(tokens, next + 1);
    if (second !== null && second.day > first.day && tokens[next + 1]?.glued) {
      last = second.day;
      next = second.next;
    }
  }
  const stated = yearAfter(context, next);
  return wholeDate(context, at, stated?.next ?? next, stated?.year ?? null, named.number, first.day, last);
};

const monthOnly = (
  context: TimeContext,
  from: number,
  number: number,
  to: number,
  stated: number | null,
): DayReading => {
  const year = stated ?? inferYear(context, from, to, number, null);
  return { from, to, kind: 'date', timex: year === null ? null : isoMonth({ year, month: number, day: 1 }), day: null };
};

const wholeDate = (
  context: TimeContext,
  from: number,
  to: number,
  stated: number | null,
  monthNo: number,
  day: number,
  last: number | null,
): DayReading | null => {
  if (day > (stated === null ? 31 : daysInMonth(stated, monthNo))) return null;
  const year = stated ?? inferYear(context, from, to, monthNo, day);
  if (year === null) return { from, to, kind: 'date', timex: null, day: null };
  const date = { year, month: monthNo, day };
  const end = last === null ? '' : `/${isoDay({ ...date, day: last })}`;
  return { from, to, kind: 'date', timex: isoDay(date) + end, day: last === null && isDate(date) ? date : null };
};

const dayFirst = (context: TimeContext, at: number): DayReading | null => {
  const { tokens } = context;
  const first = dayOfMonth(tokens, at);
  if (first === null) return null;
  let next = first.next;
  if (lowerAt(tokens, next) === 'of') next += 1;
  const named = tokens[next]?.type === 'word' ? readMonth(tokens, next) : null;
  if (named === null || (tokens[next]?.glued && tokens[at + 1] === tokens[next] && !isCapital(tokens[next])))
    return null;
  // "on 5 May 3 people": what follows the month is a year only when it has four digits
  const stated = yearAfter(context, named.next);
  return wholeDate(context, at, stated?.next ?? named.next, stated?.year ?? null, named.number, first.day, null);
};

// "between 10 and 20 March", "10–12 March": the month stands at the second day
const daySpan = (context: TimeContext, at: number): DayReading | null => {
  const { tokens } = context;
  const first = dayOfMonth(tokens, at);
  if (first === null || tokens[first.next]?.glued !== isDash(tokens[first.next])) return null;
  const link = tokens[first.next];
  const second =
    isDash(link) || /^(?:to|and|or|until)$/.test(link?.lower ?? '') ? dayFirst(context, first.next + 1) : null;
  if (second?.day == null || second.day.day <= first.day) return null;
  const { year, month: number, day } = second.day;
  const dated = wholeDate(context, at, second.to, year, number, first.day, isDash(link) ? day : null);
  return dated === null || isDash(link) ? dated : { ...dated, to: first.next };
};

// "on March 10 and 12", "March 10 through 20": the month stood at the first day
const laterDay = (context: TimeContext, at: number): DayReading | null => {
  const { tokens } = context;
  const later = dayOfMonth(tokens, at);
  if (later === null || !/^(?:and|to|or|through|until)$/.test(lowerAt(tokens, at - 1))) return null;
  const first = dayOfMonth(tokens, at - 2);
  const after = tokens[later.next];
  if (first === null || first.day >= later.day || !monthNumber.has(lowerAt(tokens, at - 3))) return null;
  const ends =
    after === undefined ||
    after.text === ',' ||
    (after.type === 'word' ? functionWords.has(after.lower) : !after.glued);
  const dated = ends || after.text === '.' ? monthFirst(context, at - 3) : null;
  if (dated?.day == null) return null;
  const year = yearAfter(context, later.next);
  return wholeDate(
    context,
    at,
    year?.next ?? later.next,
    year?.year ?? dated.day.year,
    dated.day.month,
    later.day,
    null,
  );
};

const inDigits = (context: TimeContext, at: number): DayReading | null => {
  const { tokens } = context;
  const mark = tokens[at + 1];
  if (mark === undefined || !mark.glued || mark.text !== tokens[at + 3]?.text || !/^[-/.]$/.test(mark.text))
    return null;
  const parts = [tokens[at], tokens[at + 2], tokens[at + 4]];
  if (![1, 2, 3, 4].every(step => tokens[at + step]?.glued === true)) return null;
  if (!parts.every(part => part?.type === 'number' && /^\d{1,4}$/.test(part.text))) return null;
  const [a, b, c] = parts.map(part => Number(part?.text)) as [number, number, number];
  const wide = (value: number): number => (value < 100 ? value + (value < 50 ? 2000 : 1900) : value);
  if (parts[0]?.text.length === 4) {
    const date = { year: a, month: b, day: c };
    return isDate(date) ? { from: at, to: at + 5, kind: 'date', timex: isoDay(date), day: date } : null;
  }
  if (mark.text === '-' || parts[2]?.text.length === 3) return null;
  const us = { year: wide(c), month: a, day: b };
  const eu = { year: wide(c), month: b, day: a };
  const [isUs, isEu] = [isDate(us), isDate(eu)];
  if (!isUs && !isEu) return null;
  // 4/5/2021 may be April or May: given without a value
  const date = isUs && isEu && a !== b ? null : isUs ? us : eu;
  return { from: at, to: at + 5, kind: 'date', timex: date === null ? null : isoDay(date), day: date };
};

// "summer 2016", "the spring of 1998"
const readSeason = (context: TimeContext, at: number): DayReading | null => {
  const code = seasonCode.get(lowerAt(context.tokens, at));
  if (code === undefined) return null;
  const year = yearAfter(context, context.tokens[at + 1]?.text === ',' ? at : at + 1);
  return year === null
    ? null
    : { from: at, to: year.next, kind: 'date', timex: `${isoYear(year.year)}-${code}`, day: null };
};

/** Reads a calendar date at token `at`: a day, a month, a year, a season or quarter of a year, a decade, a century. */
export const readDate = (context: TimeContext, at: number): DayReading | null => {
  const type = context.tokens[at]?.type;
  if (type === undefined || type === 'mark') return null;
  const calendar =
    type === 'number'
      ? (inDigits(context, at) ?? dayFirst(context, at) ?? daySpan(context, at) ?? laterDay(context, at))
      : (monthFirst(context, at) ?? readSeason(context, at));
  return calendar ?? dayless(readDecade(context, at) ?? readYear(context, at));
};

const dayless = (time: TimeReading | null): DayReading | null => (time === null ? null : { ...time, day: null });
