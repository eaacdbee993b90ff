import { type Amount, readAmount, readRange, scoreEnd } from '#/server/article/amounts.ts';
import type { FigureKind } from '#/server/article/article.ts';
import { addDays, addMonths, isoDay, isoMonth, isoQuarter, isoWeek, isoYear } from '#/server/article/calendar.ts';
import { type NounGroup, nounGroup, wholeAfter } from '#/server/article/counted-noun.ts';
import { readNumber, readOrdinal, readVague, smallNumber } from '#/server/article/number-words.ts';
import { isModelNumber } from '#/server/article/proper-numbers.ts';
import type { TimeContext } from '#/server/article/time-reading.ts';
import { durationTimex, type TimeUnit, timeUnit } from '#/server/article/time-words.ts';
import { isCapital, isDash, isJoint, lowerAt, type Token } from '#/server/article/tokens.ts';
import { readUnit } from '#/server/article/units.ts';
import { functionWords, verbForms } from '#/server/article/words.ts';

/** A quantity as read in tokens `from`–`to`. `noun` is what is counted, or the whole of a share. */
export type Quantity = {
  from: number;
  to: number;
  kind: FigureKind;
  value: number | null;
  low: number | null;
  high: number | null;
  unit: string | null;
  noun: NounGroup | null;
  timex: string | null;
  hedge: string | null;
};

const quantity = (from: number, to: number, kind: FigureKind, rest: Partial<Quantity>): Quantity => ({
  from,
  to,
  kind,
  value: null,
  low: null,
  high: null,
  unit: null,
  noun: null,
  timex: null,
  hedge: null,
  ...rest,
});

type Size = { value: number | null; low: number | null; high: number | null };

const spanLead = new Set(['past', 'last', 'next', 'first', 'previous', 'coming', 'following', 'final', 'preceding']);

// "ago" turns a length into the day, week, month or year that lies so far back
const back = (context: TimeContext, unit: TimeUnit, value: number): string | null => {
  const day = context.published;
  if (day === null || value > 5000) return null;
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

const asDuration = (context: TimeContext, from: number, to: number, size: Size, unit: TimeUnit): Quantity => {
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
  return quantity(start, to, 'duration', { ...size, unit: unit.name, timex });
};

const plainAge = (tokens: readonly Token[], from: number, to: number, value: number): boolean => {
  if (!Number.isInteger(value) || value < 1 || value > 120) return false;
  const [second, before] = [lowerAt(tokens, from - 2), lowerAt(tokens, from - 1)];
  if (before === 'of' && second === 'age') return true;
  if (
    before === 'than' &&
    (second === 'younger' || second === 'older') &&
    (tokens[to]?.type !== 'word' || functionWords.has(lowerAt(tokens, to)) || verbForms.has(lowerAt(tokens, to)))
  )
    return true;
  if (
    ['aged', 'age', 'ages'].includes(before) ||
    (/^(?:between|from|about|around|over|under|just|only)$/.test(before) && /^(?:aged|ages)$/.test(second))
  )
    return true;
  if (
    /^(?:under|over|above|below)$/.test(before) &&
    /^(?:men|women|people|adults|children|voters|those|americans|anyone|everyone|kids|girls|boys|residents|pupils|students)$/.test(
      second,
    ) &&
    value <= 100
  ) {
    return true;
  }
  const after = tokens[to];
  const closed = after === undefined || [',', '.', ')', ';', ':', '?', '!', '"', '”'].includes(after.text);
  const name = tokens[from - 2];
  if (
    before === ',' &&
    tokens[from]?.type === 'number' &&
    isCapital(name) &&
    closed &&
    tokens[to]?.text !== '.' &&
    value > 4
  ) {
    const surname = tokens[from - 3];
    return isCapital(surname) || after?.text === ',';
  }
  const clause =
    closed || ['when', 'and', 'but', 'years', 'at', 'or', 'because', 'so', 'now', 'then'].includes(after?.lower ?? '');
  if (!clause) return false;
  const verb = before === 'just' || before === 'only' || before === 'now' ? second : before;
  const subject = before === verb ? second : lowerAt(tokens, from - 3);
  if (['turned', 'turns', 'turning'].includes(verb)) return true;
  return ['was', 'is', 'were', "'s", 'am'].includes(verb) && ['he', 'she', 'i', 'who', 'they'].includes(subject);
};

// "one in five", "9 out of 10", "one of every four"
const asRatio = (tokens: readonly Token[], first: Amount): Quantity | null => {
  if (first.unit !== null || first.time !== null || !Number.isInteger(first.value) || first.value < 1) return null;
  let at = first.to;
  if (lowerAt(tokens, at) === 'out' && lowerAt(tokens, at + 1) === 'of') at += 2;
  else if (lowerAt(tokens, at) === 'in') at += 1;
  else if (lowerAt(tokens, at) === 'of' && lowerAt(tokens, at + 1) === 'every') at += 2;
  else return null;
  const strong = at > first.to + 1;
  if (lowerAt(tokens, at) === 'every') at += 1;
  const whole = readNumber(tokens, at);
  if (whole === null || whole.fraction || whole.value <= first.value || !Number.isInteger(whole.value)) return null;
  const second = readAmount(tokens, at);
  if (second === null || second.unit !== null || second.time !== null) return null;
  if (!strong && whole.form === 'digits' && whole.value >= 1900 && whole.value < 2100) return null;
  if (!strong && !(first.value <= 20 && (whole.value <= 20 || whole.value % 10 === 0))) return null;
  if (/^(?:the|of)$/.test(lowerAt(tokens, at - 1)) && !strong) return null;
  return quantity(first.from, whole.next, 'ratio', {
    value: first.value / whole.value,
    noun: nounGroup(tokens, whole.next, true),
  });
};

const multiples: Record<string, number> = { twice: 2, thrice: 3 };

const asMultiple = (tokens: readonly Token[], at: number): Quantity | null => {
  const token = tokens[at];
  if (token?.type !== 'word') return null;
  const fold = /^([a-z]+)fold$/.exec(token.lower);
  const size = fold?.[1] === undefined ? undefined : smallNumber(fold[1]);
  if (size !== undefined && size > 1) return quantity(at, at + 1, 'ratio', { value: size, unit: 'times' });
  const known = Object.hasOwn(multiples, token.lower) ? multiples[token.lower] : undefined;
  return known === undefined ? null : quantity(at, at + 1, 'ratio', { value: known, unit: 'times' });
};

const alwaysPronoun = new Set(['no', 'every', 'each', 'any', 'some']);
const pointing = new Set([
  'this',
  'that',
  'which',
  'the',
  'another',
  'either',
  'neither',
  'first',
  'last',
  'same',
  'next',
  'other',
  'latter',
  'new',
  'old',
  'big',
  'only',
]);

// "one" stands for a noun ("this one", "one can see") where no noun follows it
const isPronounOne = (tokens: readonly Token[], at: number): boolean => {
  const before = lowerAt(tokens, at - 1);
  const step = /^(?:such|more|other|last|additional)$/.test(lowerAt(tokens, at + 1)) ? 2 : 1;
  const after = tokens[at + step];
  const next = after?.lower ?? '';
  const nominal = after?.type === 'word' && !functionWords.has(next) && (isCapital(after) || !verbForms.has(next));
  if (alwaysPronoun.has(before) || (pointing.has(before) && !nominal)) return true;
  if (next === "'s") return true;
  if (isJoint(tokens, at + 1))
    return timeUnit.get(lowerAt(tokens, at + 2)) === undefined && readUnit(tokens, at + 1) === null;
  if (next === 'of' || before === 'number') return false;
  if (next === 'in' || next === 'out') return readNumber(tokens, at + (next === 'out' ? 3 : 2)) === null;
  return !nominal;
};

const articleUnit = (context: TimeContext, at: number): Quantity | null => {
  const { tokens } = context;
  const word = lowerAt(tokens, at);
  if (word === 'couple') {
    const unit = lowerAt(tokens, at + 1) === 'of' ? timeUnit.get(lowerAt(tokens, at + 2)) : undefined;
    return unit === undefined
      ? null
      : { ...asDuration(context, at, at + 3, { value: 2, low: null, high: null }, unit), hedge: 'about' };
  }
  if (word !== 'a' && word !== 'an') return null;
  const joint =
    lowerAt(tokens, at + 1) === 'half' || lowerAt(tokens, at + 1) === 'full' || lowerAt(tokens, at + 1) === 'whole'
      ? 1
      : 0;
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

const counted = (tokens: readonly Token[], from: number, to: number, size: Size, whole: boolean): Quantity => {
  const one = size.value === 1;
  if (
    /^(?:times|fold|x)$/.test(lowerAt(tokens, isDash(tokens[to]) ? to + 1 : to)) &&
    !(lowerAt(tokens, to) === 'x' && !tokens[to]?.glued)
  ) {
    return quantity(from, (isDash(tokens[to]) ? to + 1 : to) + 1, 'ratio', { ...size, unit: 'times' });
  }
  if (lowerAt(tokens, to) === 'of') {
    const group = wholeAfter(tokens, to);
    return quantity(from, to, whole || group !== null ? 'count' : 'number', { ...size, noun: group });
  }
  // "50 or more calls", "20+ versions": the hedge stands before the noun
  const more =
    tokens[to]?.text === '+'
      ? to + 1
      : lowerAt(tokens, to) === 'or' && /^(?:more|so|fewer|less)$/.test(lowerAt(tokens, to + 1))
        ? to + 2
        : to;
  if (more > to) {
    const group = tokens[more]?.type === 'word' ? nounGroup(tokens, more, true) : null;
    return quantity(from, to, group === null ? 'number' : 'count', { ...size, noun: group });
  }
  // "eight million 250ml bottles": a measure stands before the noun
  const inner = tokens[to]?.type === 'number' ? readAmount(tokens, to) : null;
  if (inner !== null && (inner.unit?.kind === 'measure' || inner.time !== null)) {
    return quantity(from, to, 'count', {
      ...size,
      noun: nounGroup(tokens, isDash(tokens[inner.to]) ? inner.to + 1 : inner.to, true),
    });
  }
  const joint = isJoint(tokens, to) ? to + 1 : to;
  const group =
    tokens[joint]?.type === 'word' || /^["“]$/.test(tokens[joint]?.text ?? '')
      ? nounGroup(tokens, joint, !one || joint > to)
      : null;
  if (group === null) return quantity(from, to, 'number', size);
  const compound = joint > to ? { from: group.from, to: Math.min(group.to, group.from + 1) } : group;
  return quantity(from, to, 'count', { ...size, noun: compound });
};

const withUnit = (context: TimeContext, from: number, last: Amount, size: Size): Quantity => {
  const { tokens } = context;
  if (last.time !== null) return asDuration(context, from, last.to, size, last.time);
  if (last.unit !== null) {
    const { kind, name } = last.unit;
    const noun = kind === 'percent' || kind === 'measure' || kind === 'points' ? wholeAfter(tokens, last.to) : null;
    return quantity(from, last.to, kind, { ...size, unit: kind === 'percent' ? '%' : name, noun });
  }
  if (last.number.fraction) {
    const of = lowerAt(tokens, last.to) === 'of';
    const noun = of
      ? wholeAfter(tokens, last.to)
      : /^(?:the|its|their|all|his|her|our)$/.test(lowerAt(tokens, last.to))
        ? nounGroup(tokens, last.to + 1, true)
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

/**
 * Reads the quantity that begins at token `at`: a share, points, money, a measure, a length of time, an age, a ratio, an
 * ordinal, a count with its noun, or a bare number; a range is one quantity. Null when none begins there.
 */
export const readQuantity = (context: TimeContext, at: number): Quantity | null => {
  const { tokens } = context;
  const token = tokens[at];
  if (token === undefined) return null;
  const ordinal = readOrdinal(tokens, at);
  if (ordinal !== null && (readNumber(tokens, at)?.next ?? 0) <= ordinal.next) {
    const fraction = readNumber(tokens, at);
    if (fraction === null || !fraction.fraction) return quantity(at, ordinal.next, 'ordinal', { value: ordinal.value });
  }
  const multiple = asMultiple(tokens, at);
  if (multiple !== null) return multiple;
  const article = articleUnit(context, at);
  if (article !== null) return article;
  const loose = looseScale(tokens, at);
  if (loose !== null) return counted(tokens, at, loose, { value: null, low: null, high: null }, false);
  const vague = readVague(tokens, at);
  if (vague !== null) return vagueCount(tokens, at, vague);
  if (token.type === 'number' && isModelNumber(tokens, at)) return null;
  const score = scoreEnd(tokens, at);
  if (score !== null) return quantity(at, score, 'number', {});
  const first = readAmount(tokens, at);
  if (first === null) return null;
  const ratio = asRatio(tokens, first);
  if (ratio !== null) return ratio;
  const range = readRange(tokens, first);
  if (range === null && token.lower === 'one' && first.to === at + 1 && isPronounOne(tokens, at)) return null;
  if (range !== null) return withUnit(context, at, range.last, { value: null, low: range.low, high: range.high });
  const shared = first.unit === null && first.time === null ? sharedUnit(tokens, first) : null;
  const size = { value: first.value, low: null, high: null };
  if (shared === null) return withUnit(context, at, first, size);
  // the unit or noun stands at the second number: "from 80 to 60 tonnes", "a 7- or 8-inch screen"
  const whole = withUnit(context, shared.from, shared, size);
  return { ...whole, from: at, to: first.to, hedge: null };
};

// "several hundred", "a few dozen", "a couple of thousand": a scale without a number of them
const looseScale = (tokens: readonly Token[], at: number): number | null => {
  const here = /^(?:a|the)$/.test(lowerAt(tokens, at)) ? at + 1 : at;
  if (!/^(?:several|few|couple|many)$/.test(lowerAt(tokens, here))) return null;
  const scale = lowerAt(tokens, here + 1) === 'of' ? here + 2 : here + 1;
  return /^(?:dozen|hundred|thousand|million|billion|trillion)$/.test(lowerAt(tokens, scale)) ? scale + 1 : null;
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
  if (lowerAt(tokens, first.from - 1) !== 'from' || lowerAt(tokens, at) !== 'to') return null;
  const second = readAmount(tokens, at + 1);
  return second === null || second.number.fraction || second.number.scale !== first.number.scale ? null : second;
};

// a hyphen that waits for its second half: "7- or 8-inch"
const isSuspended = (tokens: readonly Token[], at: number): boolean =>
  tokens[at]?.text === '-' && tokens[at]?.glued === true && (!tokens[at + 1]?.glued || tokens[at + 1]?.text === ',');

const vagueCount = (
  tokens: readonly Token[],
  at: number,
  vague: { low: number | null; high: number | null; next: number },
): Quantity => {
  const size = { value: null, low: vague.low, high: vague.high };
  const unitAt = lowerAt(tokens, vague.next) === 'of' ? vague.next + 1 : vague.next;
  const unit = readUnit(tokens, unitAt);
  const time = timeUnit.get(lowerAt(tokens, unitAt));
  if (time !== undefined)
    return quantity(at, unitAt + 1, 'duration', { ...size, unit: time.name, timex: durationTimex(null, time) });
  if (unit !== null && unit.kind !== 'percent') return quantity(at, unit.next, unit.kind, { ...size, unit: unit.name });
  return counted(tokens, at, vague.next, size, true);
};
