import { readAmount } from '#/server/article/amounts.ts';
import { nounGroup, predicative, wholeAfter } from '#/server/article/counted-noun.ts';
import { joinedHedge } from '#/server/article/hedges.ts';
import { readNumber } from '#/server/article/number-words.ts';
import { type Quantity, quantity, type Size } from '#/server/article/quantity.ts';
import { durationTimex, timeUnit } from '#/server/article/time-words.ts';
import { isCapital, isDash, isJoint, lowerAt, type Token } from '#/server/article/tokens.ts';
import { readUnit } from '#/server/article/units.ts';
import { functionWords, isPluralNoun, verbForms } from '#/server/article/words.ts';

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

const partitive = new Set(['from', 'for', 'with', 'by', 'about', 'at', 'near', 'each']);

/** Whether "one" at token `at` stands for a noun ("this one", "one can see"): no noun follows it. */
export const isPronounOne = (tokens: readonly Token[], at: number): boolean => {
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
  // "two daughters, one from her first marriage": it counts what was named before it
  if (/^(?:[,;:(–—]|and)$/.test(before) && partitive.has(next)) return false;
  if (next === 'in' || next === 'out') return readNumber(tokens, at + (next === 'out' ? 3 : 2)) === null;
  return !nominal;
};

/** The number in tokens `from`–`to` with the noun that it counts; a bare number where there is none. `whole` says that "of" leads to that noun. */
export const counted = (tokens: readonly Token[], from: number, to: number, size: Size, whole: boolean): Quantity => {
  const one = size.value === 1;
  if (
    /^(?:times|fold|x)$/.test(lowerAt(tokens, isDash(tokens[to]) ? to + 1 : to)) &&
    !(lowerAt(tokens, to) === 'x' && !tokens[to]?.glued)
  ) {
    return quantity(from, (isDash(tokens[to]) ? to + 1 : to) + 1, 'ratio', { ...size, unit: 'times' });
  }
  // "a family of five lives here": its members, and the verb that follows
  if (lowerAt(tokens, from - 1) === 'of' && /^(?:family|household)$/.test(lowerAt(tokens, from - 2)))
    return quantity(from, to, 'number', size);
  if (lowerAt(tokens, to) === 'of') {
    const group = wholeAfter(tokens, to);
    return quantity(from, to, whole || group !== null ? 'count' : 'number', { ...size, noun: group });
  }
  // "four out of the ten largest ports"
  if (lowerAt(tokens, to) === 'out') {
    const group = wholeAfter(tokens, to + 1);
    if (group !== null && isPluralNoun(lowerAt(tokens, group.to - 1)))
      return quantity(from, to, 'count', { ...size, noun: group });
  }
  // "50 or more calls", "20+ versions", "40-odd houses": the hedge stands before the noun
  const joined = joinedHedge(tokens, to);
  const more =
    joined?.next ??
    (lowerAt(tokens, to) === 'or' && /^(?:more|so|fewer|less)$/.test(lowerAt(tokens, to + 1)) ? to + 2 : to);
  if (more > to) {
    const group = tokens[more]?.type === 'word' ? nounGroup(tokens, more, true) : null;
    return quantity(from, to, group === null ? 'number' : 'count', {
      ...size,
      noun: group,
      hedge: joined?.hedge ?? null,
    });
  }
  // "a 12-strong team": said of the number
  if (isJoint(tokens, to) && predicative.has(lowerAt(tokens, to + 1))) return quantity(from, to, 'number', size);
  // "eight million 250ml bottles": a measure stands before the noun
  const inner = tokens[to]?.type === 'number' ? readAmount(tokens, to) : null;
  if (inner !== null && (inner.unit?.kind === 'measure' || inner.time !== null)) {
    const joint = isDash(tokens[inner.to]) ? inner.to + 1 : inner.to;
    // "two 80-year-olds"
    if (lowerAt(tokens, joint) === 'olds')
      return quantity(from, to, 'count', { ...size, noun: { from: to, to: joint + 1 } });
    return quantity(from, to, 'count', {
      ...size,
      noun: nounGroup(tokens, joint, true),
    });
  }
  const joint = isJoint(tokens, to) ? to + 1 : to;
  const group =
    (tokens[joint]?.type === 'word' && !(tokens[joint]?.glued && lowerAt(tokens, joint) === 's')) ||
    /^["“]$/.test(tokens[joint]?.text ?? '')
      ? nounGroup(tokens, joint, !one || joint > to)
      : null;
  if (group === null) {
    // "another boat or two"
    const said = lowerAt(tokens, from - 1) === 'or' && /^(?:an?|another)$/.test(lowerAt(tokens, from - 3));
    return said && tokens[from - 2]?.type === 'word'
      ? quantity(from, to, 'count', { ...size, noun: { from: from - 2, to: from - 1 } })
      : quantity(from, to, 'number', size);
  }
  const compound = joint > to ? { from: group.from, to: Math.min(group.to, group.from + 1) } : group;
  return quantity(from, to, 'count', { ...size, noun: compound });
};

/** Where a scale without a number ends ("several hundred", "a couple of thousand") when one begins at token `at`. */
export const looseScale = (tokens: readonly Token[], at: number): number | null => {
  const here = /^(?:a|the)$/.test(lowerAt(tokens, at)) ? at + 1 : at;
  if (!/^(?:several|few|couple|many)$/.test(lowerAt(tokens, here))) return null;
  const scale = lowerAt(tokens, here + 1) === 'of' ? here + 2 : here + 1;
  return /^(?:dozen|hundred|thousand|million|billion|trillion)$/.test(lowerAt(tokens, scale)) ? scale + 1 : null;
};

/** An approximate whole ("millions of", "tens of thousands") with its noun or unit. */
export const vagueCount = (
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
