import { addDays, type CivilDate, isoDay, weekday } from '#/server/article/calendar.ts';
import { type DayReading, reading } from '#/server/article/day-reading.ts';
import { readOrdinal } from '#/server/article/ordinals.ts';
import { tenseAround } from '#/server/article/tense.ts';
import type { TimeContext } from '#/server/article/time-reading.ts';
import { dayPart, weekdayNumber } from '#/server/article/time-words.ts';
import { isCapital, lowerAt } from '#/server/article/tokens.ts';

const partOfDay = (context: TimeContext, at: number): { code: string; to: number } | null => {
  const code = dayPart.get(lowerAt(context.tokens, at));
  return code === undefined ? null : { code, to: at + 1 };
};

/** Reads today, yesterday, tomorrow, tonight, last night, this morning. */
export const dayWord = (context: TimeContext, at: number): DayReading | null => {
  const { tokens, published } = context;
  const word = lowerAt(tokens, at);
  if (word === 'the') {
    const far = lowerAt(tokens, at + 1) === 'day' ? `${lowerAt(tokens, at + 2)} ${lowerAt(tokens, at + 3)}` : '';
    const away = { 'before yesterday': -2, 'after tomorrow': 2 }[far];
    if (away === undefined) return null;
    const day = published === null ? null : addDays(published, away);
    return reading(at, at + 4, 'date', day === null ? null : isoDay(day), day);
  }
  const shift = { today: 0, yesterday: -1, tomorrow: 1 }[word];
  if (shift !== undefined) {
    if (
      tokens[at + 1]?.text !== undefined &&
      word === 'today' &&
      tokens[at]?.text === 'Today' &&
      isCapital(tokens[at - 1])
    )
      return null;
    const part = partOfDay(context, at + 1);
    const day = published === null ? null : addDays(published, shift);
    if (part === null) return reading(at, at + 1, 'date', day === null ? null : isoDay(day), day);
    return reading(at, part.to, 'time', day === null ? null : isoDay(day) + part.code);
  }
  if (word === 'tonight') return reading(at, at + 1, 'time', published === null ? null : `${isoDay(published)}TNI`);
  if (word === 'overnight')
    return reading(at, at + 1, 'time', published === null ? null : `${isoDay(addDays(published, -1))}TNI`);
  if (word === 'last' && lowerAt(tokens, at + 1) === 'night') {
    return reading(at, at + 2, 'time', published === null ? null : `${isoDay(addDays(published, -1))}TNI`);
  }
  if (word === 'this' || word === 'earlier' || word === 'later') {
    const here = word === 'this' ? at + 1 : lowerAt(tokens, at + 1) === 'this' ? at + 2 : -1;
    const part = here < 0 ? null : partOfDay(context, here);
    if (part !== null && part.code !== 'TNI')
      return reading(at, part.to, 'time', published === null ? null : isoDay(published) + part.code);
    if (word !== 'this' && lowerAt(tokens, at + 1) === 'today') {
      return reading(at, at + 2, 'date', published === null ? null : isoDay(published), published);
    }
  }
  return null;
};

const weekdayDate = (
  context: TimeContext,
  number: number,
  lead: string,
  from: number,
  to: number,
): CivilDate | null => {
  const now = context.published;
  if (now === null) return null;
  const back = (weekday(now) - number + 7) % 7;
  const forward = (number - weekday(now) + 7) % 7;
  if (lead === 'last' || lead === 'past' || lead === 'previous') return addDays(now, back === 0 ? -7 : -back);
  if (lead === 'next' || lead === 'coming') return addDays(now, forward === 0 ? 7 : forward);
  if (lead === 'this') return addDays(now, forward);
  const lean = tenseAround(context.tokens, from, to);
  return lean === 'future' ? addDays(now, forward === 0 ? 0 : forward) : addDays(now, -back);
};

/** Reads Friday, last Friday, Friday night, every Friday, Mondays. */
export const weekdayWord = (context: TimeContext, at: number): DayReading | null => {
  const { tokens } = context;
  let here = at;
  let lead = '';
  if (
    [
      'last',
      'next',
      'this',
      'past',
      'every',
      'each',
      'coming',
      'previous',
      'early',
      'late',
      'earlier',
      'later',
    ].includes(lowerAt(tokens, here))
  ) {
    lead = lowerAt(tokens, here);
    here += 1;
  }
  const token = tokens[here];
  if (token === undefined) return null;
  const plural = token.lower.endsWith('days');
  const number = weekdayNumber.get(plural ? token.lower.slice(0, -1) : token.lower);
  if (number === undefined) return null;
  const short = !token.lower.includes('day');
  if (!isCapital(token) && short) return null;
  let to = here + 1;
  if (short) {
    const dotted = tokens[to]?.text === '.' && tokens[to]?.glued;
    if (!dotted) return null;
    to += 1;
  }
  if (
    !isCapital(token) &&
    lead === '' &&
    !['on', 'by', 'until', 'since', 'from', 'of', 'for', 'before', 'after'].includes(lowerAt(tokens, here - 1))
  ) {
    if (here > 0 && isCapital(tokens[0])) return null;
  }
  // "Sunday Times", "Black Friday": names
  if (
    lead === '' &&
    isCapital(tokens[at - 1]) &&
    ['black', 'good', 'super', 'cyber', 'bloody', 'easter', 'ash', 'palm', 'holy'].includes(lowerAt(tokens, at - 1))
  )
    return null;
  const part = partOfDay(context, to);
  const partPlural = dayPart.get(lowerAt(tokens, to).replace(/s$/, ''));
  if (plural || lead === 'every' || lead === 'each' || (partPlural !== undefined && part === null)) {
    if (part !== null || partPlural !== undefined) to += 1;
    return reading(lead === '' ? here : at, to, 'set', `XXXX-WXX-${number}${part?.code ?? partPlural ?? ''}`);
  }
  // "the first Monday of the month": which one hangs on the month
  const counted = lead === '' && lowerAt(tokens, to) === 'of' && readOrdinal(tokens, at - 1) !== null;
  if (counted) return reading(at, to, 'date', null);
  const day = weekdayDate(context, number, lead, at, to);
  if (part === null) return reading(at, to, 'date', day === null ? null : isoDay(day), day);
  return reading(at, part.to, 'time', day === null ? null : isoDay(day) + part.code, day);
};
