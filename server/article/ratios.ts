import { type Amount, readAmount } from '#/server/article/amounts.ts';
import { nounGroup } from '#/server/article/counted-noun.ts';
import { smallNumber } from '#/server/article/number-names.ts';
import { readNumber } from '#/server/article/number-words.ts';
import { type Quantity, quantity } from '#/server/article/quantity.ts';
import { isDash, isJoint, lowerAt, type Token } from '#/server/article/tokens.ts';
import { functionWords, isPluralNoun, verbForms } from '#/server/article/words.ts';

/** Reads "one in five", "9 out of 10", "one of every four", "one pupil in four" from its first amount. */
export const asRatio = (tokens: readonly Token[], first: Amount): Quantity | null => {
  if (first.unit !== null || first.time !== null || first.value <= 0) return null;
  // "number one in 12 countries": a rank
  if (lowerAt(tokens, first.from - 1) === 'number') return null;
  const rate = lowerAt(tokens, first.to) === 'per';
  if (!rate && (!Number.isInteger(first.value) || first.value < 1)) return null;
  let at = isJoint(tokens, first.to) ? first.to + 1 : first.to;
  const link = at;
  if (lowerAt(tokens, at) === 'out' && lowerAt(tokens, at + 1) === 'of') at += 2;
  else if (rate || lowerAt(tokens, at) === 'in') at += 1;
  else if (lowerAt(tokens, at) === 'of' && lowerAt(tokens, at + 1) === 'every') at += 2;
  else return readSplitRatio(tokens, first);
  const strong = rate || at > link + 1;
  if (isJoint(tokens, at)) at += 1;
  if (lowerAt(tokens, at) === 'every') at += 1;
  const whole = readNumber(tokens, at);
  if (whole === null || whole.fraction || whole.value <= first.value || !Number.isInteger(whole.value)) return null;
  const second = readAmount(tokens, at);
  if (second === null || second.unit !== null || second.time !== null) return null;
  if (!strong && whole.form === 'digits' && whole.value >= 1900 && whole.value < 2100) return null;
  if (!strong && !(first.value <= 20 && (whole.value <= 20 || whole.value % 10 === 0))) return null;
  if (/^(?:the|of)$/.test(lowerAt(tokens, at - 1)) && !strong) return null;
  const group = nounGroup(tokens, whole.next, true);
  const plural = group !== null && isPluralNoun(lowerAt(tokens, group.to - 1));
  return quantity(first.from, whole.next, 'ratio', {
    value: first.value / whole.value,
    noun: plural ? group : null,
  });
};

// "one pupil in four": the noun stands between; "one boat in four harbours" counts both
const readSplitRatio = (tokens: readonly Token[], first: Amount): Quantity | null => {
  if (first.value !== 1) return null;
  let at = first.to;
  while (at < first.to + 3 && tokens[at]?.type === 'word' && !functionWords.has(lowerAt(tokens, at))) at += 1;
  if (at === first.to || isPluralNoun(lowerAt(tokens, at - 1)) || verbForms.has(lowerAt(tokens, at - 1))) return null;
  const noun = { from: first.to, to: at };
  if (lowerAt(tokens, at) === 'out' && lowerAt(tokens, at + 1) === 'of') at += 2;
  else if (lowerAt(tokens, at) === 'in') at += 1;
  else return null;
  const every = lowerAt(tokens, at) === 'every' ? 1 : 0;
  const whole = readAmount(tokens, at + every);
  if (whole === null || whole.unit !== null || whole.time !== null || whole.number.fraction) return null;
  if (!(whole.value > 1 && (whole.value <= 20 || whole.value % 10 === 0)) || whole.value >= 1900) return null;
  const after = tokens[whole.to];
  const counts =
    after?.type === 'word' && !functionWords.has(after.lower) && (after.glued || !/[^s]s$|ed$/.test(after.lower));
  if (counts || (after?.type === 'word' && isPluralNoun(after.lower) && !isSubject(tokens, first.from, whole.to)))
    return null;
  return quantity(first.from, whole.to, 'ratio', { value: 1 / whole.value, noun });
};

// whether tokens `from`–`to` open their clause and the word in -s at `to` is its only verb
const isSubject = (tokens: readonly Token[], from: number, to: number): boolean => {
  let lead = from - 1;
  while (lead > from - 4 && hedging.test(lowerAt(tokens, lead))) lead -= 1;
  if (lead >= 0 && tokens[lead]?.type === 'word' && lowerAt(tokens, lead) !== 'that') return false;
  for (let at = to + 1; at < to + 8; at++) {
    const token = tokens[at];
    if (token === undefined || /^[.,;:]$/.test(token.text)) return true;
    if (verbForms.has(token.lower) || auxiliary.test(token.lower) || /[a-z]{3}ed$/.test(token.lower)) return false;
  }
  return true;
};
const hedging = /^(?:about|around|nearly|almost|roughly|some|just|only|more|fewer|than|over|at|least|perhaps)$/;
const auxiliary = /^(?:is|was|are|were|has|had|have|will|would|can|could|may|might|must|should|does|did)$/;

const proportion = /^(?:ratio|odds|proportion|scale|advantage|dilution|ratios|leverage)$/;

/** Reads a proportion of two numbers by its company: "a 10:1 ratio", "a ratio of 3 to 2", "outnumbered four to one". */
export const readProportion = (tokens: readonly Token[], at: number): Quantity | null => {
  const first = readNumber(tokens, at);
  if (first === null || first.fraction || first.scale !== 1) return null;
  const joint = isDash(tokens[first.next]) ? 1 : 0;
  const link = lowerAt(tokens, first.next + joint);
  if (link !== 'to' && !(link === ':' && tokens[first.next]?.glued && tokens[first.next + 1]?.glued)) return null;
  const past = first.next + joint + 1;
  const second = readNumber(tokens, isDash(tokens[past]) ? past + 1 : past);
  if (second === null || second.fraction || second.scale !== 1 || second.value <= 0) return null;
  const lead = [1, 2, 3].map(step => lowerAt(tokens, at - step));
  const said =
    proportion.test(lowerAt(tokens, second.next)) ||
    (lead.some(word => proportion.test(word)) && /^(?:of|is|was|to|at)$/.test(lead[0] ?? '')) ||
    /^outnumber(?:s|ed|ing)?$/.test(lead[0] === 'by' ? (lead[1] ?? '') : (lead[0] ?? ''));
  return said ? quantity(at, second.next, 'ratio', { value: first.value / second.value }) : null;
};

const multiples: Record<string, number> = { twice: 2, thrice: 3 };

/** Reads "twice" or "tenfold" at token `at`. */
export const asMultiple = (tokens: readonly Token[], at: number): Quantity | null => {
  const token = tokens[at];
  if (token?.type !== 'word') return null;
  const fold = /^([a-z]+)fold$/.exec(token.lower);
  const size = fold?.[1] === undefined ? undefined : smallNumber(fold[1]);
  if (size !== undefined && size > 1) return quantity(at, at + 1, 'ratio', { value: size, unit: 'times' });
  const known = Object.hasOwn(multiples, token.lower) ? multiples[token.lower] : undefined;
  return known === undefined ? null : quantity(at, at + 1, 'ratio', { value: known, unit: 'times' });
};
