import { type Amount, readAmount } from '#/server/article/amounts.ts';
import { nounGroup } from '#/server/article/counted-noun.ts';
import { smallNumber } from '#/server/article/number-names.ts';
import { readNumber } from '#/server/article/number-words.ts';
import { type Quantity, quantity } from '#/server/article/quantity.ts';
import { isDash, isJoint, lowerAt, type Token } from '#/server/article/tokens.ts';
import { isPluralNoun } from '#/server/article/words.ts';

/** Reads "one in five", "9 out of 10", "one of every four" from its first amount. */
export const asRatio = (tokens: readonly Token[], first: Amount): Quantity | null => {
  if (first.unit !== null || first.time !== null || first.value <= 0) return null;
  const rate = lowerAt(tokens, first.to) === 'per';
  if (!rate && (!Number.isInteger(first.value) || first.value < 1)) return null;
  let at = isJoint(tokens, first.to) ? first.to + 1 : first.to;
  const link = at;
  if (lowerAt(tokens, at) === 'out' && lowerAt(tokens, at + 1) === 'of') at += 2;
  else if (rate || lowerAt(tokens, at) === 'in') at += 1;
  else if (lowerAt(tokens, at) === 'of' && lowerAt(tokens, at + 1) === 'every') at += 2;
  else return null;
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
