import { plainAge, readAgeLimit, readLifeDecade, readTens } from '#/server/article/ages.ts';
import { type Amount, readAmount } from '#/server/article/amounts.ts';
import { wholeAfter, wholeAt } from '#/server/article/counted-noun.ts';
import { counted, isPronounOne, looseScale, vagueCount } from '#/server/article/counts.ts';
import { articleUnit, asDuration } from '#/server/article/lengths-of-time.ts';
import { readNumber, readVague } from '#/server/article/number-words.ts';
import { readOrdinal } from '#/server/article/ordinals.ts';
import { isModelNumber, plainLabelEnd } from '#/server/article/proper-numbers.ts';
import { type Quantity, quantity, type Size } from '#/server/article/quantity.ts';
import { readRange } from '#/server/article/ranges.ts';
import { asMultiple, asRatio, readProportion } from '#/server/article/ratios.ts';
import { readScore } from '#/server/article/scores.ts';
import type { TimeContext } from '#/server/article/time-reading.ts';
import { lowerAt, type Token } from '#/server/article/tokens.ts';

const quantityOf = (context: TimeContext, from: number, last: Amount, size: Size): Quantity => {
  const { tokens } = context;
  const { hedge } = last;
  if (last.time !== null) return { ...asDuration(context, from, last.to, size, last.time), hedge };
  if (last.unit !== null) {
    const { kind, name } = last.unit;
    const noun = kind === 'percent' || kind === 'measure' || kind === 'points' ? wholeAfter(tokens, last.to) : null;
    return quantity(from, last.to, kind, { ...size, unit: kind === 'percent' ? '%' : name, noun, hedge });
  }
  if (last.number.fraction) {
    const of = lowerAt(tokens, last.to) === 'of';
    const noun = of
      ? wholeAfter(tokens, last.to)
      : /^(?:the|its|their|all|his|her|our)$/.test(lowerAt(tokens, last.to))
        ? wholeAt(tokens, last.to)
        : null;
    return quantity(from, last.to, 'ratio', { ...size, noun });
  }
  if (size.value !== null && plainAge(tokens, from, last.to, size.value))
    return quantity(from, last.to, 'age', { ...size, unit: 'year of age' });
  if (
    size.low !== null &&
    /^(?:aged|ages|age)$/.test(lowerAt(tokens, lowerAt(tokens, from - 1) === 'between' ? from - 2 : from - 1))
  ) {
    return quantity(from, last.to, 'age', { ...size, unit: 'year of age' });
  }
  return counted(tokens, from, last.to, size, false);
};

// "twice", "a year", "several hundred", "millions": a quantity that is a word and no number
const fromWord = (context: TimeContext, at: number): Quantity | null => {
  const { tokens } = context;
  const known = asMultiple(tokens, at) ?? articleUnit(context, at);
  if (known !== null) return known;
  const loose = looseScale(tokens, at);
  if (loose !== null) return counted(tokens, at, loose, { value: null, low: null, high: null }, false);
  const vague = readVague(tokens, at);
  return vague === null ? null : vagueCount(tokens, at, vague);
};

/**
 * Reads the quantity that begins at token `at`: a share, points, money, a measure, a length of time, an age, a ratio, an
 * ordinal, a count with its noun, or a bare number; a range is one quantity. Null when none begins there.
 */
export const readQuantity = (context: TimeContext, at: number): Quantity | null => {
  const { tokens } = context;
  const token = tokens[at];
  if (token === undefined) return null;
  const ordinal = token.type === 'mark' ? null : readOrdinal(tokens, at);
  if (ordinal !== null) {
    const number = readNumber(tokens, at);
    if ((number?.next ?? 0) <= ordinal.next && number?.fraction !== true)
      return quantity(at, ordinal.next, 'ordinal', { value: ordinal.value });
  }
  const life = readLifeDecade(tokens, at);
  if (life !== null) return quantity(at, life.to, 'age', { low: life.low, high: life.high, unit: 'year of age' });
  const few = readTens(tokens, at);
  if (few !== null) return quantity(at, few.to, 'number', { low: few.low, high: few.high });
  const limit = readAgeLimit(tokens, at);
  if (limit !== null)
    return quantity(at, limit.to, 'age', { value: limit.value, unit: 'year of age', hedge: lowerAt(tokens, at - 2) });
  const worded = token.type === 'word' ? fromWord(context, at) : null;
  if (worded !== null) return worded;
  if (token.type === 'number' && isModelNumber(tokens, at)) return null;
  const score = readScore(tokens, at);
  if (score !== null) {
    const { to, first, second } = score;
    if (first === null || second === null) return quantity(at, to, 'number', {});
    return quantity(at, to, 'number', { unit: 'score', low: Math.min(first, second), high: Math.max(first, second) });
  }
  const first = readAmount(tokens, at);
  if (first === null) return null;
  // "in grade 8", "a type 2 patient": the number tells which, and counts nothing
  if (token.type === 'number' && tokens[at - 1]?.type === 'word' && plainLabelEnd(tokens, at - 1) !== null)
    return quantity(at, at + 1, 'number', { value: first.value });
  const proportion = first.unit === null && first.time === null ? readProportion(tokens, at) : null;
  if (proportion !== null) return proportion;
  const ratio = asRatio(tokens, first);
  if (ratio !== null) return ratio;
  const range = readRange(tokens, first);
  if (range === null && token.lower === 'one' && first.to === at + 1 && isPronounOne(tokens, at)) return null;
  if (range !== null) return quantityOf(context, at, range.last, { value: null, low: range.low, high: range.high });
  const shared = first.unit === null && first.time === null ? sharedUnit(tokens, first) : null;
  const size = { value: first.value, low: null, high: null };
  if (shared === null) return quantityOf(context, at, first, size);
  // the unit or noun stands at the second number: "from 80 to 60 tonnes", "a 7- or 8-inch screen"
  const whole = quantityOf(context, shared.from, shared, size);
  return { ...whole, from: at, to: first.to, hedge: null };
};

const sharedUnit = (tokens: readonly Token[], first: Amount): Amount | null => {
  let at = first.to;
  if (isSuspended(tokens, at)) {
    // "four-, five- and six-cylinder engines": step over the numbers between
    for (let turn = 0; turn < 4; turn++) {
      at += 1;
      if (tokens[at]?.text === ',') at += 1;
      if (/^(?:to|or|and)$/.test(lowerAt(tokens, at))) at += 1;
      const next = readAmount(tokens, at);
      if (next === null || next.number.fraction) return null;
      if (next.unit !== null || next.time !== null || !isSuspended(tokens, next.to)) return next;
      at = next.to;
    }
    return null;
  }
  // "3 by 5 metres", "1920 × 1080 pixels"
  if (/^(?:by|x|×)$/.test(lowerAt(tokens, at))) {
    const side = readAmount(tokens, at + 1);
    return side?.unit?.kind === 'measure' ? side : null;
  }
  if (lowerAt(tokens, first.from - 1) !== 'from' || lowerAt(tokens, at) !== 'to') return null;
  const second = readAmount(tokens, at + 1);
  return second === null || second.number.fraction || second.number.scale !== first.number.scale ? null : second;
};

// a hyphen that waits for its second half: "7- or 8-inch"
const isSuspended = (tokens: readonly Token[], at: number): boolean =>
  tokens[at]?.text === '-' && tokens[at]?.glued === true && (!tokens[at + 1]?.glued || tokens[at + 1]?.text === ',');
