import { denominator, glyphs, type ReadNumber, scales, small } from '#/server/article/number-names.ts';
import { isCapital, isJoint, lowerAt, type Token } from '#/server/article/tokens.ts';

/** Reads the part after a whole number at token `at`: "and a half", "and-a-half", "and three quarters", "1/2", "½". */
export const partAfter = (tokens: readonly Token[], at: number): { value: number; next: number } | null => {
  const glyph = glyphs.get(lowerAt(tokens, at));
  if (glyph !== undefined) return { value: glyph, next: at + 1 };
  const slash = slashFraction(tokens, at);
  if (slash !== null && slash.value < 1) return slash;
  if (lowerAt(tokens, at) !== 'and') return null;
  const over = (here: number): number => (isJoint(tokens, here) ? here + 1 : here);
  const head = over(at + 1);
  const article = lowerAt(tokens, head);
  const top = article === 'a' || article === 'one' ? 1 : small.get(article);
  const below = over(head + 1);
  const bottom = top === undefined ? undefined : denominator(lowerAt(tokens, below));
  if (top === undefined || bottom === undefined || top >= bottom) return null;
  return { value: top / bottom, next: below + 1 };
};

/** Reads a proper fraction in digits at token `at`: "3/4". */
export const slashFraction = (tokens: readonly Token[], at: number): { value: number; next: number } | null => {
  const [top, bar, bottom] = [tokens[at], tokens[at + 1], tokens[at + 2]];
  if (top?.type !== 'number' || bottom?.type !== 'number') return null;
  if ((bar?.text !== '/' && bar?.text !== '⁄') || !bar.glued || !bottom.glued) return null;
  if (tokens[at + 3]?.text === '/' || !/^\d{1,3}$/.test(top.text) || !/^\d{1,4}$/.test(bottom.text)) return null;
  const below = Number(bottom.text);
  const above = Number(top.text);
  return below > 1 && above > 0 && above < below ? { value: above / below, next: at + 3 } : null;
};

// "half a million", "a quarter of a million", "half-million", "three quarters of a billion".
const scaledPart = (tokens: readonly Token[], at: number, part: number): { value: number; next: number } | null => {
  let here = at;
  if (isJoint(tokens, here)) here += 1;
  if (lowerAt(tokens, here) === 'of') here += 1;
  if (lowerAt(tokens, here) === 'a' || lowerAt(tokens, here) === 'an') here += 1;
  const scale = scales.get(lowerAt(tokens, here));
  return scale === undefined ? null : { value: part * scale, next: here + 1 };
};

/** Reads a fraction at token `at`: "a third", "two-thirds", "half a million" (of a scale it is a plain number). */
export const readFraction = (tokens: readonly Token[], at: number): ReadNumber | null => {
  const word = lowerAt(tokens, at);
  const before = lowerAt(tokens, at - 1);
  let top = 1;
  let here = at;
  if (word !== 'half') {
    const value = word === 'a' ? 1 : small.get(word);
    if (value === undefined || value === 0) return null;
    top = value;
    here = at + 1;
    if (isJoint(tokens, here)) here += 1;
  }
  const bottomWord = lowerAt(tokens, here);
  const bottom = denominator(bottomWord);
  if (bottom === undefined || top >= bottom) return null;
  // "two third-place teams", "a third party": an ordinal, not a part; parts above one are plural
  if (top > 1 && !bottomWord.endsWith('s') && bottomWord !== 'half') return null;
  if (top === 1 && bottomWord.endsWith('s')) return null;
  // "two quarters" are six months; "three quarters" alone says a part
  if (bottomWord === 'quarters' && (top !== 3 || /^(?:last|past|next|first|previous)$/.test(lowerAt(tokens, at - 1))))
    return null;
  let next = here + 1;
  const value = top / bottom;
  const scaled = scaledPart(tokens, next, value);
  if (scaled !== null) {
    return { ...scaled, form: 'words', grain: scaled.value, scale: scaled.value, fraction: false };
  }
  const after = lowerAt(tokens, next);
  const noun = tokens[next];
  if (
    word === 'half' &&
    ((before === 'and' && after !== 'of' && after !== 'the') ||
      before === 'first' ||
      before === 'second' ||
      ['other', 'lower', 'upper', 'top', 'bottom', 'latter', 'better', 'each', 'either'].includes(before))
  )
    return null;
  if (bottom !== 2 && bottom !== 4 && top === 1 && word === 'a') {
    // "a third of", "a third more", "a third (": a share. "a third man": an ordinal
    if (noun !== undefined && noun.type === 'word' && !fractionFollowers.has(after)) return null;
    if (isJoint(tokens, next)) return null;
  }
  if (bottom === 4 && noun !== undefined && noun.type === 'word' && !fractionFollowers.has(after)) return null;
  if (word === 'half' && (isJoint(tokens, next) || (tokens[at - 1]?.type === 'mark' && tokens[at]?.glued))) return null;
  if (isCapital(noun) && bottom === 4) return null;
  if (isJoint(tokens, next) && bottom === 4 && top === 1) return null;
  if (next > tokens.length) next = tokens.length;
  return { value, next, form: 'words', grain: 0.01, scale: 1, fraction: true };
};

const fractionFollowers = new Set([
  ...[
    'of',
    'more',
    'less',
    'fewer',
    'higher',
    'lower',
    'the',
    'as',
    'said',
    'say',
    'were',
    'was',
    'are',
    'is',
    'have',
    'had',
    'did',
    'do',
  ],
  ...[
    'in',
    'from',
    'to',
    'and',
    'or',
    'by',
    'over',
    'for',
    'with',
    'since',
    'on',
    'that',
    'who',
    'which',
    'will',
    'would',
    'could',
    'than',
  ],
]);
