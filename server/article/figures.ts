import type { Figure, Sentence } from '#/server/article/article.ts';
import { parseIsoDate } from '#/server/article/calendar.ts';
import { linkChanges } from '#/server/article/comparisons.ts';
import type { NounGroup } from '#/server/article/counted-noun.ts';
import { type Designations, designationEnd, designationsOf } from '#/server/article/designations.ts';
import { directionOf } from '#/server/article/directions.ts';
import { qualifierAfter, qualifierBefore } from '#/server/article/hedges.ts';
import { inherit } from '#/server/article/inheritance.ts';
import { mayOpenFigure, mayOpenName } from '#/server/article/openers.ts';
import { endsGroupName, isCrossName, isModelNumber, properNumberEnd } from '#/server/article/proper-numbers.ts';
import { readQuantity } from '#/server/article/quantities.ts';
import { type Quantity, quantity } from '#/server/article/quantity.ts';
import { readRegnal } from '#/server/article/regnal.ts';
import type { RecentTimes, TimeContext, TimeReading } from '#/server/article/time-reading.ts';
import { timeUnit } from '#/server/article/time-words.ts';
import { readTimeExpression } from '#/server/article/timex.ts';
import { isDash, lowerAt, type Token, tokenize } from '#/server/article/tokens.ts';

const changing = new Set(['percent', 'points', 'money', 'count', 'measure', 'number', 'ratio']);

// "year on year", "year-over-year", "day to day": a way of comparing, not a time
const comparisonEnd = (tokens: readonly Token[], at: number): number | null => {
  const unit = timeUnit.get(lowerAt(tokens, at));
  if (unit === undefined) return null;
  let here = at + 1;
  if (isDash(tokens[here])) here += 1;
  if (!['on', 'over', 'to', 'by', 'after'].includes(lowerAt(tokens, here))) return null;
  here += 1;
  if (isDash(tokens[here])) here += 1;
  return timeUnit.get(lowerAt(tokens, here)) === unit || lowerAt(tokens, here) === 'date' ? here + 1 : null;
};

const nounText = (text: string, tokens: readonly Token[], group: NounGroup | null): string | null => {
  const first = group === null ? undefined : tokens[group.from];
  const last = group === null ? undefined : tokens[group.to - 1];
  if (first === undefined || last === undefined) return null;
  return text.slice(first.start, last.end).replace(/\s+/g, ' ');
};

type Place = { text: string; tokens: readonly Token[]; sentence: number };

// "higher than a year earlier" compares; only what says how near is said of a day or a time
const nearTime = (tokens: readonly Token[], from: number, time: TimeReading): string | null => {
  const hedge = qualifierBefore(tokens, from, time);
  return hedge !== null &&
    /^(?:about|around|approximately|roughly|circa|nearly|almost|perhaps|maybe|exactly)$/.test(hedge)
    ? hedge
    : null;
};

// every figure is written out in one shape: objects put together from parts are slow to make
const fromTime = ({ text, tokens, sentence }: Place, time: TimeReading, from: number, id: string): Figure => {
  const start = tokens[from]?.start ?? 0;
  const end = tokens[time.to - 1]?.end ?? 0;
  return {
    id,
    start,
    end,
    text: text.slice(start, end),
    kind: time.kind,
    value: null,
    low: null,
    high: null,
    direction: null,
    base: null,
    unit: null,
    of: null,
    qualifier: time.kind === 'duration' ? qualifierBefore(tokens, from, time) : nearTime(tokens, from, time),
    timex: time.timex,
    source: null,
    sentence,
  };
};

const hedgeOf = (tokens: readonly Token[], read: Quantity, from: number): string | null =>
  read.kind === 'ordinal'
    ? null
    : (read.hedge ?? notCompared(tokens, read, qualifierBefore(tokens, from, read)) ?? qualifierAfter(tokens, read.to));

// "more than two years ago" is a hedge, "higher than two years ago" compares
const notCompared = (tokens: readonly Token[], read: Quantity, hedge: string | null): string | null =>
  lowerAt(tokens, read.to - 1) === 'ago' && hedge !== null && /er than$/.test(hedge) ? null : hedge;

const fromQuantity = ({ text, tokens, sentence }: Place, read: Quantity, from: number, id: string): Figure => {
  const start = tokens[from]?.start ?? 0;
  const end = tokens[read.to - 1]?.end ?? 0;
  const share = read.kind === 'percent' || read.kind === 'points';
  return {
    id,
    start,
    end,
    text: text.slice(start, end),
    kind: read.kind,
    value: read.value,
    low: read.low,
    high: read.high,
    direction: changing.has(read.kind) ? directionOf(tokens, from, read.to, share) : null,
    base: null,
    unit: read.unit,
    of: nounText(text, tokens, read.noun),
    qualifier: hedgeOf(tokens, read, from),
    timex: read.timex,
    source: null,
    sentence,
  };
};

// Last named times fade after this many sentences.
const memory = 3;

// "3. Bring water": the number of an item in a list, no figure
const listMark = (tokens: readonly Token[]): number => {
  const [first, dot, next] = tokens;
  const marked =
    first?.type === 'number' &&
    /^\d{1,2}(?:\.\d{1,2})?$/.test(first.text) &&
    (dot?.text === '.' || dot?.text === ')') &&
    dot.glued;
  return marked && next?.glued !== true ? 2 : 0;
};

type Remembered = { recent: RecentTimes; age: number };

const remember = (kept: Remembered, timex: string | null, derived: boolean): Remembered => {
  if (timex === null || derived) return kept;
  if (/^\d{4}-Q\d$/.test(timex)) return { age: 0, recent: { ...kept.recent, quarter: timex } };
  return /^\d{4}(?:-\d\d){0,2}$/.test(timex) ? { age: 0, recent: { ...kept.recent, date: timex } } : kept;
};

// where a name that holds digits, and no figure, ends when one stands at token `at`
const nameEnd = (tokens: readonly Token[], at: number, used: Designations): number | null => {
  const name = properNumberEnd(tokens, at);
  if (name !== null) return name;
  if (endsGroupName(tokens, at)) return at + 1;
  if (tokens[at]?.type !== 'number') return null;
  if (isCrossName(tokens, at)) return tokens[at + 3]?.glued && tokens[at + 3]?.type === 'word' ? at + 4 : at + 3;
  return isModelNumber(tokens, at) ? at + 2 : designationEnd(tokens, at, used);
};

const ago = /^(?:ago|earlier|period)$/;

// "a year ago" is counted from the quarter named before it and names none itself
const isDerived = (tokens: readonly Token[], to: number): boolean =>
  ago.test(lowerAt(tokens, to - 1)) || lowerAt(tokens, to - 2) === 'earlier' || lowerAt(tokens, to - 2) === 'ago';

// puts the figures of one sentence into `found`, and returns the times to remember
const readSentence = (
  place: Place,
  published: TimeContext['published'],
  used: Designations,
  before: Remembered,
  found: Figure[],
): Remembered => {
  const { tokens } = place;
  let kept = before;
  let context: TimeContext = { tokens, published, recent: kept.recent };
  let at = listMark(tokens);
  let free = 0; // the first token that no figure holds
  while (at < tokens.length) {
    const regnal = readRegnal(tokens, at);
    if (regnal !== null) {
      const read = quantity(at, at + 1, 'ordinal', { value: regnal });
      found.push(fromQuantity(place, read, at, `f${found.length + 1}`));
      at += 1;
      free = at;
      continue;
    }
    if (!mayOpenFigure(tokens, at)) {
      at = mayOpenName(tokens, at) ? (properNumberEnd(tokens, at) ?? at + 1) : at + 1;
      continue;
    }
    const compared = comparisonEnd(tokens, at);
    if (compared !== null) {
      at = compared;
      continue;
    }
    const time = readTimeExpression(context, at);
    if (time !== null && time.to > at) {
      found.push(fromTime(place, time, Math.max(time.from, free), `f${found.length + 1}`));
      kept = remember(kept, time.timex, isDerived(tokens, time.to));
      if (kept.recent !== context.recent) context = { tokens, published, recent: kept.recent };
      at = time.to;
      free = at;
      continue;
    }
    const name = nameEnd(tokens, at, used);
    if (name !== null) {
      at = name;
      continue;
    }
    const amount = readQuantity(context, at);
    if (amount !== null && amount.to > at) {
      found.push(fromQuantity(place, amount, Math.max(amount.from, free), `f${found.length + 1}`));
      at = amount.to;
      free = at;
      continue;
    }
    at += 1;
  }
  return kept;
};

const nothing: RecentTimes = { date: null, quarter: null };

/**
 * The figures of an English text in text order: numbers with what they count or measure, and time expressions with their
 * TIMEX3 values, resolved against `published` (an ISO date or date-time) when that is known. Only what lies in `sentences`
 * is read. Spans never overlap and hold exactly `text`; `source` is left null. Never throws; linear in the length of the text.
 */
export const findFigures = (text: string, sentences: readonly Sentence[], published: string | null): Figure[] => {
  const day = parseIsoDate(published);
  const used = designationsOf(text);
  const figures: Figure[] = [];
  let kept: Remembered = { recent: nothing, age: 0 };
  for (const [index, sentence] of sentences.entries()) {
    const tokens = tokenize(text, sentence.start, sentence.end);
    const read = readSentence({ text, tokens, sentence: index }, day, used, kept, figures);
    kept = read.age >= memory ? { recent: nothing, age: 0 } : { recent: read.recent, age: read.age + 1 };
  }
  return linkChanges(text, inherit(text, figures));
};
