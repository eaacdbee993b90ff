import { type CivilDate, isoDay, weekday } from '#/server/article/calendar.ts';
import { type DayReading, reading } from '#/server/article/day-reading.ts';
import { tenseAround } from '#/server/article/tense.ts';
import type { TimeContext } from '#/server/article/time-reading.ts';
import { fixedHoliday } from '#/server/article/time-words.ts';
import { isCapital, lowerAt } from '#/server/article/tokens.ts';

/** Reads a holiday with a known date in its year. */
export const holiday = (context: TimeContext, at: number): DayReading | null => {
  const { tokens, published } = context;
  if (!isCapital(tokens[at])) return null;
  const pair = `${lowerAt(tokens, at)} ${lowerAt(tokens, at + 1)}`;
  const two = fixedHoliday.get(pair);
  const known = two ?? fixedHoliday.get(lowerAt(tokens, at));
  const to = two === undefined ? at + 1 : at + 2;
  if (known !== undefined) {
    const year = tokens[to];
    if (year?.type === 'number' && /^[12]\d{3}$/.test(year.text)) {
      return reading(at, to + 1, 'date', isoDay({ year: Number(year.text), ...known }));
    }
    if (published === null) return reading(at, to, 'date', null);
    const behind = known.month < published.month || (known.month === published.month && known.day <= published.day);
    const ahead = tenseAround(tokens, at, to) === 'future';
    const when = { year: published.year + (behind ? (ahead ? 1 : 0) : ahead ? 0 : -1), ...known };
    return reading(at, to, 'date', isoDay(when), when);
  }
  if (lowerAt(tokens, at) !== 'thanksgiving') return null;
  const end = lowerAt(tokens, at + 1) === 'day' ? at + 2 : at + 1;
  if (published === null) return reading(at, end, 'date', null);
  const of = (year: number): CivilDate => ({
    year,
    month: 11,
    day: 22 + ((4 - weekday({ year, month: 11, day: 1 }) + 7) % 7),
  });
  const this_ = of(published.year);
  const passed = published.month === 12 || (published.month === 11 && published.day >= this_.day);
  const when = passed || tenseAround(tokens, at, end) === 'future' ? this_ : of(published.year - 1);
  return reading(at, end, 'date', isoDay(when), when);
};
