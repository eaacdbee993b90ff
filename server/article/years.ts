import { isoYear } from '#/server/article/calendar.ts';
import { smallNumber } from '#/server/article/number-names.ts';
import type { TimeContext, TimeReading } from '#/server/article/time-reading.ts';
import { monthNumber } from '#/server/article/time-words.ts';
import { isCapital, isDash, isJoint, lowerAt, type Token } from '#/server/article/tokens.ts';
import { isMeasureWord } from '#/server/article/units.ts';
import { isPluralNoun } from '#/server/article/words.ts';

const yearReading = (from: number, to: number, timex: string): TimeReading => ({ from, to, kind: 'date', timex });

const eraSign = (token: Token | undefined): number => {
  if (token === undefined || token.text !== token.text.toUpperCase()) return 0;
  return /^(?:bc|bce|b\.c\.|b\.c\.e\.)$/.test(token.lower) ? -1 : /^(?:ad|ce|a\.d\.|c\.e\.)$/.test(token.lower) ? 1 : 0;
};

/** Reads a year with its era at token `at`: "49 BC", "AD 79". Years before 1 count as in astronomy: 1 BC is 0. */
export const readEra = (tokens: readonly Token[], at: number): { year: number; next: number } | null => {
  const token = tokens[at];
  if (token === undefined) return null;
  if (token.type === 'number' && /^\d{1,4}$/.test(token.text)) {
    const sign = eraSign(tokens[at + 1]);
    if (sign !== 0) return { year: sign < 0 ? 1 - Number(token.text) : Number(token.text), next: at + 2 };
  }
  const year = tokens[at + 1]?.text ?? '';
  return (token.text === 'AD' || token.text === 'A.D.') && /^\d{1,4}$/.test(year)
    ? { year: Number(year), next: at + 2 }
    : null;
};

const strongLead = new Set([
  ...[
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
  ],
]);

const weakLead = new Set([
  ...[
    'from',
    'between',
    'before',
    'after',
    'c',
    'ca',
    'and',
    'through',
    'pre',
    'post',
    'spring',
    'summer',
    'fall',
    'autumn',
    'winter',
    '(',
  ],
]);

const countLeads = new Set([
  'about',
  'than',
  'some',
  'nearly',
  'almost',
  'around',
  'approximately',
  'least',
  'over',
  'only',
  'all',
  'another',
  'to',
  'for',
]);

const closes = new Set([',', '.', ';', ')', ':', '?', '!', '"', '”', ']', '–', '—', '-', '/']);

const goesOn = new Set([
  ...[
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
  ],
  ...[
    'they',
    'the',
    'it',
    'a',
    'an',
    'in',
    'from',
    'had',
    'his',
    'her',
    'their',
    'its',
    'until',
    'through',
    'while',
    'because',
  ],
]);

// the second year of "512-511 BC", "830–846", "1598 to 1722"
const isSecond = (tokens: readonly Token[], at: number): boolean => {
  const [first, link, token] = [tokens[at - 2], tokens[at - 1], tokens[at]];
  if (token === undefined || !/^\d{3,4}$/.test(first?.text ?? '') || Number(token.text) <= Number(first?.text))
    return false;
  if (isDash(link)) return token.glued || link?.glued === false;
  return /^(?:to|or|and|until|through)$/.test(link?.lower ?? '') && /^\d{4}$/.test(token.text);
};

// "(1635 – 1699)": the first of two years in brackets
const isFirst = (tokens: readonly Token[], at: number): boolean =>
  isDash(tokens[at + 1]) &&
  /^\d{3,4}$/.test(tokens[at + 2]?.text ?? '') &&
  Number(tokens[at + 2]?.text) > Number(tokens[at]?.text) &&
  /^(?:\(|c|ca|circa|\.|in|from)$/.test(lowerAt(tokens, at - 1));

const boundaries = new Set([
  'outset',
  'end',
  'beginning',
  'start',
  'close',
  'summer',
  'spring',
  'autumn',
  'fall',
  'winter',
  'year',
  'revolution',
  'war',
  'crash',
  'census',
  'treaty',
  'flood',
  'famine',
  'fire',
  'midst',
  'middle',
  'election',
]);

const isAttached = (tokens: readonly Token[], at: number): boolean => {
  const [before, token, after] = [tokens[at - 1], tokens[at], tokens[at + 1]];
  if (before !== undefined && /^[$€£¥#№]$/.test(before.text)) return true;
  if (
    /^[%×]$/.test(after?.text ?? '') ||
    (after?.glued && (after.type === 'word' ? after.lower !== "'s" && after.lower !== 's' : after.text === ':'))
  )
    return true;
  return (
    token?.glued === true &&
    before !== undefined &&
    !['(', '[', '-', '–', '—', '/', "'", '‘', '“', '"', '’'].includes(before.text)
  );
};

const amountWords = new Set(['percent', 'per', 'million', 'billion', 'trillion', 'thousand', 'times']);

// In which company four digits are a year and not a count: by the word before, the word after, and the century.
const isYear = (tokens: readonly Token[], at: number, year: number): boolean => {
  const lead = lowerAt(tokens, at - 1);
  const after = tokens[at + 1];
  const follow = lowerAt(tokens, at + 1);
  const strong = strongLead.has(lead);
  if ((isMeasureWord(follow) && !strong) || (amountWords.has(follow) && !strong)) return false;
  const plural = after?.type === 'word' && !isCapital(after) && isPluralNoun(follow);
  const round = year % 100 === 0;
  if (year >= 1900 && year < 2100) {
    if (plural && !strong && lead !== 'the' && (round || countLeads.has(lead))) return false;
    return !(countLeads.has(lead) && round && lead !== 'to' && !closes.has(follow));
  }
  const ends = after === undefined || closes.has(after.text) || goesOn.has(follow);
  // "Aberdeen, 1859.", "up to 1863 (", "this 1865 portrait": a count of so many would carry a comma or a plural noun
  if (year >= 1500) {
    if (lead === ',' && isCapital(tokens[at - 2]) && (after === undefined || closes.has(after.text))) return true;
    if (lead === 'to' && (after === undefined || closes.has(after.text) || after.text === '(')) return true;
    if (/^(?:this|that|an?|his|her)$/.test(lead) && after?.type === 'word' && !plural && !ends && !after.glued)
      return true;
  }
  if (isSecond(tokens, at) || isFirst(tokens, at)) return true;
  if (lead === 'year' && lowerAt(tokens, at - 2) === 'the' && (ends || isCapital(after))) return true;
  if (year < 1000)
    return (
      ['in', 'since', 'until', 'circa', 'born', 'died'].includes(lead) && after !== undefined && closes.has(after.text)
    );
  if (year >= 2200) return false;
  if (strong || lead === 'the') return strong ? !plural || ends : isCapital(after);
  if (lead === 'of')
    return (
      ends &&
      (isCapital(tokens[at - 2]) || boundaries.has(lowerAt(tokens, at - 2)) || monthNumber.has(lowerAt(tokens, at - 2)))
    );
  return weakLead.has(lead) && ends;
};

// "in 2010-15", "the 2018–22 plan", "the 1861-65 war"
const shortSpan = (tokens: readonly Token[], at: number, year: number): TimeReading | null => {
  const [bar, second, after] = [tokens[at + 1], tokens[at + 2], tokens[at + 3]];
  if (!isDash(bar) || !bar?.glued || !second?.glued || !/^\d{2}$/.test(second.text)) return null;
  const later = year - (year % 100) + Number(second.text);
  if (later <= year || year < 1500 || year >= 2100 || !(spanLead.test(lowerAt(tokens, at - 1)) || at === 0))
    return null;
  // "1998-99" is a season; "the 1510-60 boats" counts
  if (later === year + 1 || after?.text === '%' || (after?.type === 'word' && isPluralNoun(after.lower))) return null;
  return yearReading(at, at + 3, `${isoYear(year)}/${isoYear(later)}`);
};

const spanLead = /^(?:in|during|from|for|the|of|between|since|over|\()$/;

/** Reads a year at token `at`: "2021", "833 AD", "nineteen ninety-six", "1998-99". Counts such as "2000 people" are no years. */
export const readYear = ({ tokens }: TimeContext, at: number): TimeReading | null => {
  const token = tokens[at];
  if (token === undefined) return null;
  const ofEra = readEra(tokens, at);
  if (ofEra !== null) return yearReading(at, ofEra.next, isoYear(ofEra.year));
  if (token.type === 'word') return spokenReading(tokens, at);
  if (!/^\d{1,4}$/.test(token.text)) return null;
  const year = Number(token.text);
  const [bar, second] = [tokens[at + 1], tokens[at + 2]];
  // "from 305 to 281 BC", "between 31 and 27 BC": the era of the second is that of the first
  if (/^(?:from|between)$/.test(lowerAt(tokens, at - 1)) && /^(?:to|and|until)$/.test(bar?.lower ?? '')) {
    const later = second?.type === 'number' ? readEra(tokens, at + 2) : null;
    if (later !== null && later.year <= 0 && 1 - later.year < year) return yearReading(at, at + 1, isoYear(1 - year));
  }
  if (token.text.length < 3) return null;
  if (isDash(bar) && bar?.glued) {
    const later = readEra(tokens, at + 2);
    if (later !== null && tokens[at + 2]?.type === 'number')
      return yearReading(at, at + 1, isoYear(later.year <= 0 ? 1 - year : year));
  }
  if (isAttached(tokens, at)) return null;
  const short = shortSpan(tokens, at, year);
  if (short !== null) return short;
  if (!isYear(tokens, at, year)) return null;
  // "1998-99", "2018/19": a season or a school year
  if (
    (isDash(bar) || bar?.text === '/') &&
    bar?.glued === second?.glued &&
    second !== undefined &&
    /^\d{2}$/.test(second.text) &&
    Number(second.text) === (year + 1) % 100
  ) {
    return yearReading(at, at + 3, `${isoYear(year)}/${isoYear(year + 1)}`);
  }
  return yearReading(at, at + 1, isoYear(year));
};

const spokenReading = (tokens: readonly Token[], at: number): TimeReading | null => {
  const spoken = readSpokenYear(tokens, at);
  return spoken === null ? null : yearReading(at, spoken.next, isoYear(spoken.year));
};

/** Reads a year in words at token `at`: "nineteen ninety-six"; "two thousand" only after the word "year". */
export const readSpokenYear = (tokens: readonly Token[], at: number): { year: number; next: number } | null => {
  const first = smallNumber(lowerAt(tokens, at));
  if (first === 2 && lowerAt(tokens, at + 1) === 'thousand' && lowerAt(tokens, at - 1) === 'year')
    return { year: 2000, next: at + 2 };
  if (first === undefined || first < 13 || first > 20) return null;
  const second = smallNumber(lowerAt(tokens, at + 1));
  if (second === undefined || second < 10) return null;
  const here = isJoint(tokens, at + 2) ? at + 3 : at + 2;
  const unit = second >= 20 ? smallNumber(lowerAt(tokens, here)) : undefined;
  if (unit !== undefined && unit > 0 && unit < 10) return { year: first * 100 + second + unit, next: here + 1 };
  return { year: first * 100 + second, next: at + 2 };
};
