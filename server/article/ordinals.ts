import { digitsValue, ordinalWord, tens } from '#/server/article/number-names.ts';
import { isJoint, lowerAt, type Token } from '#/server/article/tokens.ts';

/** Reads an ordinal at token `at`: "20th", "third", "twenty-first", "hundredth". Null when none begins there. */
export const readOrdinal = (tokens: readonly Token[], at: number): { value: number; next: number } | null => {
  const token = tokens[at];
  if (token === undefined) return null;
  if (token.type === 'number') {
    const suffix = tokens[at + 1];
    if (suffix?.glued !== true || !/^(?:st|nd|rd|th)$/.test(suffix.lower) || !/^[\d,]+$/.test(token.text)) return null;
    return { value: digitsValue(token), next: at + 2 };
  }
  const ten = tens.get(token.lower);
  if (ten !== undefined) {
    const here = isJoint(tokens, at + 1) ? at + 2 : at + 1;
    const unit = ordinalWord(lowerAt(tokens, here));
    return unit !== undefined && unit < 10 ? { value: ten + unit, next: here + 1 } : null;
  }
  const value = ordinalWord(token.lower);
  return value === undefined ? null : { value, next: at + 1 };
};
