import {
  addDays,
  addMonths,
  type CivilDate,
  isoDay,
  isoDecade,
  isoMonth,
  isoQuarter,
  isoWeek,
  isoYear,
  weekday,
} from '#/server/article/calendar.ts';
import { type DayReading, reading } from '#/server/article/day-reading.ts';
import { fromPublished, type TimeContext } from '#/server/article/time-reading.ts';
import { durationTimex, monthNumber, seasonCode, type TimeUnit, timeUnit } from '#/server/article/time-words.ts';
import { isCapital, isDash, lowerAt } from '#/server/article/tokens.ts';

/** The TIMEX3 value of the calendar unit that lies `shift` units from the day: `2021` for last year seen from 2022. */
export const calendarTimex = (day: CivilDate, unit: TimeUnit, shift: number): string | null => {
  switch (unit.name) {
    case 'day':
      return isoDay(addDays(day, shift));
    case 'night':
      return `${isoDay(addDays(day, shift))}TNI`;
    case 'week':
      return isoWeek(addDays(day, 7 * shift));
    case 'fortnight':
      return isoWeek(addDays(day, 14 * shift));
    case 'weekend':
      return `${isoWeek(addDays(day, 7 * shift))}-WE`;
    case 'month':
      return isoMonth(addMonths({ ...day, day: 1 }, shift));
    case 'quarter':
      return isoQuarter(addMonths({ ...day, day: 1 }, 3 * shift));
    case 'year':
      return isoYear(day.year + shift);
    case 'decade':
      return isoDecade(day.year + 10 * shift);
    case 'century':
      return String(Math.floor(day.year / 100) + shift).padStart(2, '0');
    default:
      return null;
  }
};

const shiftOf: Record<string, number> = { last: -1, past: -1, this: 0, next: 1, coming: 1, current: 0 };

/** The TIMEX3 value of the unit `shift` units from publication. */
export const reckon = (context: TimeContext, unit: TimeUnit, shift: number): string | null =>
  fromPublished(context, day => calendarTimex(day, unit, shift));

// "the following year", "that month": counted from the date named last
const fromRecent = (context: TimeContext, unit: TimeUnit, lead: string): string | null => {
  const [year, month, day] = (context.recent.date ?? '').split('-').map(Number);
  if (year === undefined || !(year > 0)) return null;
  if (month === undefined && unit.name !== 'year' && unit.name !== 'decade' && unit.name !== 'century') return null;
  if (day === undefined && (unit.name === 'day' || unit.name === 'week' || unit.name === 'weekend')) return null;
  const shift = lead === 'same' || lead === 'that' ? 0 : lead === 'following' || lead === 'ensuing' ? 1 : -1;
  return calendarTimex({ year, month: month ?? 1, day: day ?? 1 }, unit, shift);
};

/** Reads last year, this week, next month, the past year, earlier this year, last summer, last March. */
export const calendarWord = (context: TimeContext, at: number): DayReading | null => {
  const { tokens, published } = context;
  let here = at;
  const modifier = lowerAt(tokens, here);
  if (['earlier', 'later', 'early', 'late'].includes(modifier)) here += 1;
  let lead = lowerAt(tokens, here);
  if (here > at && lead === 'in' && lowerAt(tokens, here + 1) === 'the') {
    const unit = timeUnit.get(lowerAt(tokens, here + 2));
    return unit !== undefined && !unit.clock ? reading(at, here + 3, 'date', reckon(context, unit, 0)) : null;
  }
  const article = lead === 'the' ? 1 : 0;
  if (article === 1) {
    if (here > at) return null;
    here += 1;
    lead = lowerAt(tokens, here);
  }
  const anchored = ['previous', 'following', 'same', 'preceding', 'ensuing', 'prior', 'that'].includes(lead);
  const shift = Object.hasOwn(shiftOf, lead) ? shiftOf[lead] : undefined;
  if (shift === undefined && !anchored) return null;
  here += 1;
  while (['fiscal', 'calendar', 'entire', 'whole', 'school', 'academic'].includes(lowerAt(tokens, here))) here += 1;
  const word = lowerAt(tokens, here);
  const unit = timeUnit.get(word);
  if (unit !== undefined && word === unit.name && !(unit.clock && unit.name !== 'hour') && unit.name !== 'night') {
    if (unit.clock && anchored) return null;
    const to = here + 1;
    if (anchored) return reading(at, to, 'date', fromRecent(context, unit, lead));
    // "the past year" is a length, "last year" a date; so is "the next decade"
    if (lead === 'past' || lead === 'coming' || unit.clock || (article === 1 && (lead === 'last' || lead === 'next'))) {
      return reading(at, to, 'duration', durationTimex(1, unit));
    }
    return reading(at, to, 'date', shift === undefined ? null : reckon(context, unit, shift));
  }
  const season = seasonCode.get(word);
  if (season !== undefined && shift !== undefined) {
    const year = published === null ? null : seasonYear(published, season, shift);
    return reading(at, here + 1, 'date', year === null ? null : `${isoYear(year)}-${season}`);
  }
  const month = monthNumber.get(word);
  if (month !== undefined && isCapital(tokens[here]) && word.length > 2 && shift !== undefined) {
    const next = tokens[here + 1];
    if (next?.type === 'number') return null;
    const dotted = next?.text === '.' && next.glued && word.length < 5 && word !== 'may';
    if (dotted && tokens[here + 2]?.type === 'number') return null;
    const to = here + (dotted ? 2 : 1);
    if (published === null) return reading(at, to, 'date', null);
    const year =
      shift < 0
        ? month < published.month
          ? published.year
          : published.year - 1
        : shift > 0
          ? month > published.month
            ? published.year
            : published.year + 1
          : published.year;
    return reading(at, to, 'date', isoMonth({ year, month, day: 1 }));
  }
  return null;
};

/** The month in which each season begins, by its TIMEX3 code. */
export const seasonStart: Record<string, number> = { SP: 3, SU: 6, FA: 9, WI: 12 };

const seasonYear = (now: CivilDate, season: string, shift: number): number => {
  const start = seasonStart[season] ?? 1;
  if (shift === 0) return now.year;
  if (shift < 0) return now.month >= start + 3 ? now.year : now.year - 1;
  return now.month < start ? now.year : now.year + 1;
};

/** Reads the weekend, the quarter, the latest period, year-end: the one that publication makes plain; and "the year ended", a length. */
export const definiteUnit = (context: TimeContext, at: number): DayReading | null => {
  const { tokens, published } = context;
  const word = lowerAt(tokens, at);
  if (word === 'year' || word === 'month') {
    const here = isDash(tokens[at + 1]) || tokens[at + 1]?.lower === "'s" ? at + 2 : at + 1;
    if (lowerAt(tokens, here) !== 'end' || timeUnit.get(lowerAt(tokens, here + 1)) !== undefined) return null;
    const unit = timeUnit.get(word);
    return unit === undefined ? null : reading(at, here + 1, 'date', reckon(context, unit, 0));
  }
  if (word !== 'the') return null;
  const latest = ['latest', 'recent', 'current'].includes(lowerAt(tokens, at + 1)) ? 1 : 0;
  const noun = lowerAt(tokens, at + 1 + latest);
  const to = at + 2 + latest;
  if (noun === 'weekend') {
    return reading(
      at,
      to,
      'date',
      fromPublished(context, day => `${isoWeek(addDays(day, weekday(day) < 6 ? -7 : 0))}-WE`),
    );
  }
  // "in the year ended March 31": a length that ends there
  const unit = latest === 0 && /^(?:year|month|week)$/.test(noun) ? timeUnit.get(noun) : undefined;
  if (unit !== undefined && /^(?:ended|ending)$/.test(lowerAt(tokens, to)))
    return reading(at, to, 'duration', durationTimex(1, unit));
  const fiscal = latest === 1 && (noun === 'period' || noun === 'quarter');
  if (!fiscal && (noun !== 'quarter' || lowerAt(tokens, to) === 'of' || lowerAt(tokens, to) === 'mile')) return null;
  const ended =
    lowerAt(tokens, to) === 'ended' || lowerAt(tokens, to) === 'ending'
      ? monthNumber.get(lowerAt(tokens, to + 1))
      : undefined;
  if (ended !== undefined && published !== null) {
    return reading(
      at,
      to,
      'date',
      isoQuarter({ year: ended > published.month ? published.year - 1 : published.year, month: ended, day: 1 }),
    );
  }
  return reading(
    at,
    to,
    'date',
    context.recent.quarter ?? fromPublished(context, day => isoQuarter(addMonths({ ...day, day: 1 }, -3))),
  );
};
