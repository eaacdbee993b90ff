import {
  type CivilDate,
  daysInMonth,
  isDate,
  isoDay,
  isoDecade,
  isoMonth,
  isoYear,
} from '#/server/article/calendar.ts';
import { readOrdinal, smallNumber } from '#/server/article/number-words.ts';
import { tenseAround } from '#/server/article/tense.ts';
import type { TimeContext, TimeReading } from '#/server/article/time-reading.ts';
import { monthNumber, seasonCode } from '#/server/article/time-words.ts';
import { isCapital, isDash, isJoint, lowerAt, type Token } from '#/server/article/tokens.ts';
import { isMeasureWord } from '#/server/article/units.ts';
import { isPluralNoun } from '#/server/article/words.ts';

/** A calendar date as read; `day` is set when the text names one day and its year is known. */
export type DateReading = TimeReading & { day: CivilDate | null };

const beforeMonth = new Set([
  ...[
    'in',
    'since',
    'until',
    'till',
    'by',
    'from',
    'to',
    'through',
    'last',
    'next',
    'this',
    'early',
    'late',
    'mid',
    'of',
    'and',
    'between',
    'or',
    '-',
    '–',
  ],
  ...[
    'before',
    'after',
    'during',
    'each',
    'every',
    'previous',
    'following',
    'for',
    'on',
    'around',
    'past',
    'coming',
    'and',
    'earlier',
    "'s",
    'throughout',
    'around',
  ],
]);

const yearDigits = /^[12]\d{3}$/;

const month = (tokens: readonly Token[], at: number): { number: number; next: number } | null => {
  const token = tokens[at];
  const number = monthNumber.get(lowerAt(tokens, at));
  if (token === undefined || number === undefined) return null;
  const short = token.lower.length < 5 && !['may', 'june', 'july'].includes(token.lower);
  const dotted = short && tokens[at + 1]?.text === '.' && tokens[at + 1]?.glued === true;
  const next = dotted ? at + 2 : at + 1;
  if (
    tokens[at - 1]?.text === '-' &&
    token.glued &&
    tokens[at - 1]?.glued &&
    !['mid', 'early', 'late'].includes(lowerAt(tokens, at - 2))
  )
    return null;
  const numberNear =
    tokens[next]?.type === 'number' || tokens[at - 1]?.type === 'number' || lowerAt(tokens, at - 1) === 'of';
  if (!isCapital(token)) {
    const plain = !short && token.lower !== 'may' && token.lower !== 'march' && token.lower !== 'august';
    return plain || (numberNear && token.lower !== 'may' && token.lower !== 'march') ? { number, next } : null;
  }
  if (numberNear && tokens[next]?.type === 'number') return { number, next };
  if (short) return dotted || numberNear ? { number, next } : null;
  const doubtful =
    token.lower === 'may' ||
    token.lower === 'march' ||
    token.lower === 'april' ||
    token.lower === 'june' ||
    token.lower === 'august';
  if (doubtful && token.lower !== 'august' && token.lower !== 'may' && token.lower !== 'march') {
    // April and June are given names too: "April Jones"
    if (isCapital(tokens[next]) && tokens[next]?.type === 'word' && !beforeMonth.has(lowerAt(tokens, at - 1)))
      return null;
    return { number, next };
  }
  if (doubtful && !beforeMonth.has(lowerAt(tokens, at - 1)) && !numberNear) return null;
  return { number, next };
};

const dayOfMonth = (tokens: readonly Token[], at: number): { day: number; next: number } | null => {
  const token = tokens[at];
  if (token === undefined) return null;
  const ordinal = readOrdinal(tokens, at);
  if (ordinal !== null && ordinal.value <= 31 && token.type === 'number')
    return { day: ordinal.value, next: ordinal.next };
  if (token.type !== 'number' || !/^\d{1,2}$/.test(token.text)) return null;
  const day = Number(token.text);
  const after = tokens[at + 1];
  if (day < 1 || day > 31 || after?.text === '%' || (after?.text === ':' && after.glued)) return null;
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
  return era(tokens, here) ?? null;
};

// "49 BC", "AD 79"
const era = (tokens: readonly Token[], at: number): { year: number; next: number } | null => {
  const token = tokens[at];
  if (token === undefined) return null;
  const name = (word: string): number =>
    /^(?:bc|bce|b\.c\.|b\.c\.e\.)$/.test(word) ? -1 : /^(?:ad|ce|a\.d\.|c\.e\.)$/.test(word) ? 1 : 0;
  if (token.type === 'number' && /^\d{1,4}$/.test(token.text)) {
    const sign = tokens[at + 1]?.text === tokens[at + 1]?.text.toUpperCase() ? name(lowerAt(tokens, at + 1)) : 0;
    if (sign !== 0) return { year: sign < 0 ? 1 - Number(token.text) : Number(token.text), next: at + 2 };
  }
  if ((token.text === 'AD' || token.text === 'A.D.') && /^\d{1,4}$/.test(tokens[at + 1]?.text ?? '')) {
    return { year: Number(tokens[at + 1]?.text), next: at + 2 };
  }
  return null;
};

const inferYear = (
  context: TimeContext,
  from: number,
  to: number,
  monthNo: number,
  day: number | null,
): number | null => {
  const now = context.published;
  if (now === null) return null;
  const tokens = context.tokens;
  if (lowerAt(tokens, from - 1) === 'last')
    return monthNo < now.month ? now.year - (now.month - monthNo > 3 ? 0 : 0) : now.year - 1;
  if (lowerAt(tokens, from - 1) === 'next') return monthNo > now.month ? now.year : now.year + 1;
  if (lowerAt(tokens, from - 1) === 'this') return now.year;
  const there = monthNo * 31 + (day ?? (monthNo === now.month ? now.day : 1));
  const here = now.month * 31 + now.day;
  const lean = tenseAround(tokens, from, to);
  const gap = there - here;
  if (lean === 'past') return gap <= 0 || (day !== null && gap < 4) ? now.year : now.year - 1;
  if (lean === 'future') return gap >= 0 ? now.year : gap > -60 ? now.year : now.year + 1;
  return gap > 186 ? now.year - 1 : gap < -186 ? now.year + 1 : now.year;
};

const monthFirst = (context: TimeContext, at: number): DateReading | null => {
  const { tokens } = context;
  const named = month(tokens, at);
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
): DateReading => {
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
): DateReading | null => {
  if (day > (stated === null ? 31 : daysInMonth(stated, monthNo))) return null;
  const year = stated ?? inferYear(context, from, to, monthNo, day);
  if (year === null) return { from, to, kind: 'date', timex: null, day: null };
  const date = { year, month: monthNo, day };
  const end = last === null ? '' : `/${isoDay({ ...date, day: last })}`;
  return { from, to, kind: 'date', timex: isoDay(date) + end, day: last === null && isDate(date) ? date : null };
};

const dayFirst = (context: TimeContext, at: number): DateReading | null => {
  const { tokens } = context;
  const first = dayOfMonth(tokens, at);
  if (first === null) return null;
  let next = first.next;
  if (lowerAt(tokens, next) === 'of') next += 1;
  const named = tokens[next]?.type === 'word' ? month(tokens, next) : null;
  if (named === null || (tokens[next]?.glued && tokens[at + 1] === tokens[next] && !isCapital(tokens[next])))
    return null;
  // "on 5 May 3 people": what follows the month is a year only when it has four digits
  const stated = yearAfter(context, named.next);
  return wholeDate(context, at, stated?.next ?? named.next, stated?.year ?? null, named.number, first.day, null);
};

const inDigits = (context: TimeContext, at: number): DateReading | null => {
  const { tokens } = context;
  const parts = [tokens[at], tokens[at + 2], tokens[at + 4]];
  const mark = tokens[at + 1];
  if (mark === undefined || mark.text !== tokens[at + 3]?.text || !['-', '/', '.'].includes(mark.text)) return null;
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

const yearLead = new Set([
  ...[
    'in',
    'since',
    'by',
    'until',
    'till',
    'from',
    'of',
    'between',
    'during',
    'before',
    'after',
    'circa',
    'c',
    'ca',
    'the',
    'early',
    'late',
    'mid',
    'and',
  ],
  ...[
    'through',
    'throughout',
    'around',
    'pre',
    'post',
    'spring',
    'summer',
    'fall',
    'autumn',
    'winter',
    'fiscal',
    'year',
    'born',
    'to',
    '(',
    'for',
    'than',
  ],
]);
const strongLead = new Set([
  'in',
  'since',
  'by',
  'until',
  'till',
  'during',
  'circa',
  'fiscal',
  'born',
  'year',
  'early',
  'late',
  'mid',
  'throughout',
]);

/** Reads a year at token `at`: "2021", "833 AD", "nineteen ninety-six", "1998-99". Counts such as "2000 people" are no years. */
const readYear = (context: TimeContext, at: number): DateReading | null => {
  const { tokens } = context;
  const token = tokens[at];
  if (token === undefined) return null;
  const ofEra = era(tokens, at);
  if (ofEra !== null) return yearReading(at, ofEra.next, ofEra.year);
  if (token.type === 'word') return spokenYear(tokens, at);
  if (!/^\d{3,4}$/.test(token.text)) return null;
  if (isDash(tokens[at + 1]) && /^\d{1,4}$/.test(tokens[at + 2]?.text ?? '') && tokens[at + 1]?.glued) {
    const later = era(tokens, at + 2);
    if (later !== null) return yearReading(at, at + 1, later.year <= 0 ? 1 - Number(token.text) : Number(token.text));
  }
  const year = Number(token.text);
  const lead = lowerAt(tokens, at - 1);
  const after = tokens[at + 1];
  const before = tokens[at - 1];
  if (before !== undefined && /^[$€£¥#№]$/.test(before.text)) return null;
  if (after?.text === '%' || (after?.glued && (after.type === 'word' ? after.lower !== "'s" : after.text === ':')))
    return null;
  if (
    token.glued &&
    before !== undefined &&
    !['(', '[', '-', '–', '—', '/', "'", '‘', '“', '"', '’'].includes(before.text)
  )
    return null;
  const follow = lowerAt(tokens, at + 1);
  const second =
    isDash(before) &&
    token.glued &&
    /^\d{3,4}$/.test(tokens[at - 2]?.text ?? '') &&
    year > Number(tokens[at - 2]?.text);
  if (isMeasureWord(follow) && !strongLead.has(lead)) return null;
  if (['percent', 'per', 'million', 'billion', 'trillion', 'thousand', 'times'].includes(follow)) return null;
  const modern = year >= 1900 && year < 2100;
  const plural = after?.type === 'word' && !isCapital(after) && isPluralNoun(follow);
  if (modern) {
    if (plural && !strongLead.has(lead) && lead !== 'the' && lead !== 'of') return null;
  } else if (year >= 1000 && year < 2200) {
    if (!(yearLead.has(lead) || second || isDash(after)) || (plural && !strongLead.has(lead))) return null;
    if (!strongLead.has(lead) && !second && after?.type === 'word' && !isFunction(follow)) return null;
    if (['than', 'to', 'of', 'for', 'around'].includes(lead) && !second) {
      if (lead !== 'of' && lead !== 'to') return null;
    }
  } else if (
    !(
      ['in', 'since', 'until', 'circa', 'born', 'died'].includes(lead) &&
      (after === undefined || [',', '.', ';', ')'].includes(after.text))
    ) ||
    year < 100
  ) {
    if (!second) return null;
  }
  // "1998-99", "2018/19": a season or a school year
  const bar = tokens[at + 1];
  const short = tokens[at + 2];
  if (
    bar?.glued &&
    (isDash(bar) || bar.text === '/') &&
    short?.glued &&
    /^\d{2}$/.test(short.text) &&
    Number(short.text) === (year + 1) % 100
  ) {
    return { from: at, to: at + 3, kind: 'date', timex: `${isoYear(year)}/${isoYear(year + 1)}`, day: null };
  }
  return yearReading(at, at + 1, year);
};

const isFunction = (word: string): boolean =>
  [
    'and',
    'or',
    'to',
    'when',
    'with',
    'by',
    'after',
    'before',
    'that',
    'as',
    'but',
    'at',
    'on',
    'for',
    'until',
    'was',
    'were',
    'he',
    'she',
    'they',
    'the',
    'it',
    'a',
    'in',
    'from',
    'had',
  ].includes(word);

const yearReading = (from: number, to: number, year: number): DateReading => ({
  from,
  to,
  kind: 'date',
  timex: isoYear(year),
  day: null,
});

const spokenYear = (tokens: readonly Token[], at: number): DateReading | null => {
  const first = smallNumber(lowerAt(tokens, at));
  if (first === undefined || first < 13 || first > 20) return null;
  const second = smallNumber(lowerAt(tokens, at + 1));
  if (second === undefined || second < 10) return null;
  const here = isJoint(tokens, at + 2) ? at + 3 : at + 2;
  const unit = second >= 20 ? smallNumber(lowerAt(tokens, here)) : undefined;
  if (second >= 20 && second % 10 === 0 && unit !== undefined && unit > 0 && unit < 10) {
    return yearReading(at, here + 1, first * 100 + second + unit);
  }
  return yearReading(at, at + 2, first * 100 + second);
};

const spokenDecades: Record<string, number> = {
  twenties: 2,
  thirties: 3,
  forties: 4,
  fifties: 5,
  sixties: 6,
  seventies: 7,
  eighties: 8,
  nineties: 9,
};

// "1990s", "the '90s", "the nineties", "20th century", "the fifth century BC"
const readDecade = (context: TimeContext, at: number): DateReading | null => {
  const { tokens } = context;
  const token = tokens[at];
  if (token === undefined) return null;
  const suffix = tokens[at + 1];
  const mark = suffix?.text === "'" || suffix?.text === '’' ? 1 : 0;
  const s = tokens[at + 1 + mark];
  const plural = (s?.lower === 's' || s?.lower === "'s") && s.glued;
  if (token.type === 'number' && plural && (s?.lower === 's' || lowerAt(tokens, at - 1) === 'the')) {
    const to = at + 2 + mark;
    if (/^[12]\d\d0$/.test(token.text)) {
      const year = Number(token.text);
      const century = year % 100 === 0 && year < 2000;
      return { from: at, to, kind: 'date', timex: century ? isoDecade(year).slice(0, 2) : isoDecade(year), day: null };
    }
    if (/^\d0$/.test(token.text) && s?.lower === 's') {
      const lead = lowerAt(tokens, at - 1);
      if (lead === "'" || lead === '’' || lead === '‘' || ['the', 'early', 'late', 'mid'].includes(lead)) {
        const from = ["'", '’', '‘'].includes(lead) ? at - 1 : at;
        return { from, to, kind: 'date', timex: `${Number(token.text) < 30 ? '20' : '19'}${token.text[0]}`, day: null };
      }
    }
    return null;
  }
  const spoken = Object.hasOwn(spokenDecades, token.lower) ? spokenDecades[token.lower] : undefined;
  if (spoken !== undefined && ['the', 'early', 'late', 'mid', 'nineteen', '-'].includes(lowerAt(tokens, at - 1))) {
    return { from: at, to: at + 1, kind: 'date', timex: `19${spoken}`, day: null };
  }
  const ordinal = readOrdinal(tokens, at);
  if (ordinal !== null && ordinal.value < 40) {
    const joint = isJoint(tokens, ordinal.next) ? ordinal.next + 1 : ordinal.next;
    const word = lowerAt(tokens, joint);
    if (word === 'century' || word === 'centuries') {
      const bc = /^(?:bc|bce|b\.c\.|b\.c\.e\.)$/.test(lowerAt(tokens, joint + 1));
      const name = String(ordinal.value - 1).padStart(2, '0');
      return { from: at, to: joint + (bc ? 2 : 1), kind: 'date', timex: bc ? `BC${name}` : name, day: null };
    }
  }
  return null;
};

// "summer 2016", "the spring of 1998"
const readSeason = (context: TimeContext, at: number): DateReading | null => {
  const code = seasonCode.get(lowerAt(context.tokens, at));
  if (code === undefined) return null;
  const year = yearAfter(context, context.tokens[at + 1]?.text === ',' ? at : at + 1);
  return year === null
    ? null
    : { from: at, to: year.next, kind: 'date', timex: `${isoYear(year.year)}-${code}`, day: null };
};

/** Reads a calendar date at token `at`: a day, a month, a year, a season or quarter of a year, a decade, a century. */
export const readDate = (context: TimeContext, at: number): DateReading | null =>
  inDigits(context, at) ??
  monthFirst(context, at) ??
  dayFirst(context, at) ??
  readDecade(context, at) ??
  readSeason(context, at) ??
  readYear(context, at);
