import type { Figure, Sentence } from '#/server/article/article.ts';
import { parseIsoDate } from '#/server/article/calendar.ts';
import { linkChanges } from '#/server/article/comparisons.ts';
import type { NounGroup } from '#/server/article/counted-noun.ts';
import { type Designations, designationEnd, designationsOf } from '#/server/article/designations.ts';
import { directionOf } from '#/server/article/directions.ts';
import { qualifierAfter, qualifierBefore } from '#/server/article/hedges.ts';
import { mayOpenFigure, mayOpenName } from '#/server/article/openers.ts';
import { endsGroupName, isModelNumber, properNumberEnd } from '#/server/article/proper-numbers.ts';
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

const spanOf = (tokens: readonly Token[], from: number, to: number): { start: number; end: number } => ({
  start: tokens[from]?.start ?? 0,
  end: tokens[to - 1]?.end ?? 0,
});

type Bare = Omit<Figure, 'id' | 'text' | 'sentence'>;

const fromTime = (tokens: readonly Token[], time: TimeReading): Bare => ({
  ...spanOf(tokens, time.from, time.to),
  kind: time.kind,
  value: null,
  low: null,
  high: null,
  direction: null,
  base: null,
  unit: null,
  of: null,
  qualifier: qualifierBefore(tokens, time.from, time),
  timex: time.timex,
  source: null,
});

const fromQuantity = (text: string, tokens: readonly Token[], read: Quantity): Bare => ({
  ...spanOf(tokens, read.from, read.to),
  kind: read.kind,
  value: read.value,
  low: read.low,
  high: read.high,
  direction: changing.has(read.kind)
    ? directionOf(tokens, read.from, read.to, read.kind === 'percent' || read.kind === 'points')
    : null,
  base: null,
  unit: read.unit,
  of: nounText(text, tokens, read.noun),
  qualifier:
    read.kind === 'ordinal'
      ? null
      : (read.hedge ?? qualifierBefore(tokens, read.from, read) ?? qualifierAfter(tokens, read.to)),
  timex: read.timex,
  source: null,
});

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

const readSentence = (
  text: string,
  base: Omit<TimeContext, 'recent'>,
  used: Designations,
  before: Remembered,
): { found: Bare[]; kept: Remembered } => {
  const { tokens } = base;
  let kept = before;
  const found: Bare[] = [];
  let at = listMark(tokens);
  let free = 0; // the first token that no figure holds
  while (at < tokens.length) {
    const token = tokens[at];
    const regnal = readRegnal(tokens, at);
    if (regnal !== null) {
      found.push(fromQuantity(text, tokens, quantity(at, at + 1, 'ordinal', { value: regnal })));
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
    const context: TimeContext = { ...base, recent: kept.recent };
    const time = readTimeExpression(context, at);
    if (time !== null && time.to > at) {
      found.push(fromTime(tokens, { ...time, from: Math.max(time.from, free) }));
      // "a year ago" is counted from the quarter named before it and names none itself
      kept = remember(
        kept,
        time.timex,
        /^(?:ago|earlier|period)$/.test(lowerAt(tokens, time.to - 1)) ||
          lowerAt(tokens, time.to - 2) === 'earlier' ||
          lowerAt(tokens, time.to - 2) === 'ago',
      );
      at = time.to;
      free = at;
      continue;
    }
    const name = properNumberEnd(tokens, at);
    if (name !== null) {
      at = name;
      continue;
    }
    if (endsGroupName(tokens, at)) {
      at += 1;
      continue;
    }
    if (token?.type === 'number' && isModelNumber(tokens, at)) {
      at += 2;
      continue;
    }
    const designation = designationEnd(tokens, at, used);
    if (designation !== null) {
      at = designation;
      continue;
    }
    const amount = readQuantity(context, at);
    if (amount !== null && amount.to > at) {
      found.push(fromQuantity(text, tokens, { ...amount, from: Math.max(amount.from, free) }));
      at = amount.to;
      free = at;
      continue;
    }
    at += 1;
  }
  return { found, kept };
};

// a share in brackets is one of the whole that the share before it in the sentence names
const inheritWholes = (text: string, figures: Figure[]): Figure[] => {
  let whole: { of: string; sentence: number } | null = null;
  return figures.map(figure => {
    if (figure.kind !== 'percent') return figure;
    if (figure.of !== null) {
      whole = { of: figure.of, sentence: figure.sentence };
      return figure;
    }
    const bracketed = text[figure.start - 1] === '(' && text[figure.end] === ')';
    return bracketed && whole !== null && whole.sentence === figure.sentence ? { ...figure, of: whole.of } : figure;
  });
};

// "lost 190 points, or 0.6%": the same change said twice goes the same way
const inheritDirections = (text: string, figures: Figure[]): Figure[] => {
  let last: Figure | null = null;
  return figures.map(figure => {
    let read = figure;
    if (
      figure.direction === null &&
      figure.kind === 'percent' &&
      last?.direction != null &&
      last.sentence === figure.sentence
    ) {
      const gap = text.slice(last.end, Math.min(figure.start, last.end + 40));
      if (/^(?: [a-z]+)?(?:, or| or| \(|, that is,) ?(?:about |nearly |almost |roughly )?$/.test(gap))
        read = { ...figure, direction: last.direction };
    }
    last = read;
    return read;
  });
};

// "3.9 million carts, up from 2.4 million": the second number counts what the first one does
const inheritNouns = (text: string, figures: Figure[]): Figure[] => {
  let counted: Figure | null = null;
  return figures.map(figure => {
    if (figure.kind === 'count' && figure.of !== null) counted = figure;
    if (figure.kind !== 'number' || figure.value === null || counted === null || counted.sentence !== figure.sentence)
      return figure;
    const lead = text.slice(Math.max(0, figure.start - 24), figure.start).toLowerCase();
    return /\b(?:(?:up|down) from|compared (?:with|to)|versus|against) (?:about |some |just |nearly |only )?$/.test(
      lead,
    )
      ? { ...figure, kind: 'count' as const, of: counted.of }
      : figure;
  });
};

/**
 * The figures of an English text in text order: numbers with what they count or measure, and time expressions with their
 * TIMEX3 values, resolved against `published` (an ISO date or date-time) when that is known. Only what lies in `sentences`
 * is read. Spans never overlap and hold exactly `text`; `source` is left null. Never throws; linear in the length of the text.
 */
export const findFigures = (text: string, sentences: readonly Sentence[], published: string | null): Figure[] => {
  const day = parseIsoDate(published);
  const used = designationsOf(text);
  const figures: Figure[] = [];
  let kept: Remembered = { recent: { date: null, quarter: null }, age: 0 };
  for (const [index, sentence] of sentences.entries()) {
    const tokens = tokenize(text, sentence.start, sentence.end);
    const read = readSentence(text, { tokens, published: day }, used, kept);
    for (const bare of read.found) {
      figures.push({ id: `f${figures.length + 1}`, ...bare, text: text.slice(bare.start, bare.end), sentence: index });
    }
    const age = read.kept.age + 1;
    kept = age > memory ? { recent: { date: null, quarter: null }, age: 0 } : { ...read.kept, age };
  }
  return linkChanges(text, inheritDirections(text, inheritNouns(text, inheritWholes(text, figures))));
};
