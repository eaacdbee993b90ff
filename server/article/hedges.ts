import { isDash, lowerAt, type Token } from '#/server/article/tokens.ts';

const threeWords = new Set([
  'plus or minus',
  'no fewer than',
  'no less than',
  'no more than',
  'not less than',
  'not more than',
  'as many as',
  'as much as',
  'as few as',
  'as little as',
  'close to about',
  'a minimum of',
  'a maximum of',
  'up to about',
  'an average of',
  'just shy of',
  'a little over',
  'a little under',
  'a bit more',
  'well over about',
]);

const twoWords = new Set([
  'more than',
  'less than',
  'fewer than',
  'at least',
  'at most',
  'up to',
  'close to',
  'just over',
  'just under',
  'well over',
  'greater than',
  'an estimated',
  'slightly more',
  'higher than',
  'lower than',
  'upwards of',
  'north of',
  'in excess',
  'minimum of',
  'maximum of',
  'estimated at',
  'better than',
  'only about',
  'larger than',
  'older than',
  'younger than',
  'longer than',
  'nearly all',
  'average of',
]);

const oneWord = new Set([
  'about',
  'around',
  'approximately',
  'roughly',
  'nearly',
  'almost',
  'over',
  'under',
  'above',
  'below',
  'exactly',
  'only',
  'just',
  'barely',
  'circa',
  'approx',
  'some',
  'estimated',
  '~',
  '±',
  '≈',
  '>',
  '<',
  '≥',
  '≤',
  'maybe',
  'perhaps',
  'precisely',
  'averaging',
  'topping',
  'exceeding',
  'sub',
]);

const signs: Record<string, string> = {
  '~': 'about',
  '≈': 'about',
  '>': 'more than',
  '<': 'less than',
  '≥': 'at least',
  '≤': 'at most',
  '±': 'plus or minus',
  approx: 'approximately',
};

/**
 * The hedge that stands before token `at` ("about", "more than", "no fewer than"), in lower case as written; a sign is
 * given by its word. Articles and currency signs between are stepped over. Null when the number stands plain.
 */
export const qualifierBefore = (tokens: readonly Token[], at: number): string | null => {
  let here = at - 1;
  if (
    ['a', 'an'].includes(lowerAt(tokens, here)) &&
    !twoWords.has(`${lowerAt(tokens, here)} ${lowerAt(tokens, here + 1)}`)
  )
    here -= 1;
  if (lowerAt(tokens, here) === '.' && lowerAt(tokens, here - 1) === 'approx') here -= 1;
  if (isDash(tokens[here]) && lowerAt(tokens, here - 1) === 'sub') here -= 1;
  const [a, b, c] = [lowerAt(tokens, here - 2), lowerAt(tokens, here - 1), lowerAt(tokens, here)];
  if (threeWords.has(`${a} ${b} ${c}`)) return `${a} ${b} ${c}`;
  if (twoWords.has(`${b} ${c}`)) return `${b} ${c}`;
  if (!oneWord.has(c)) return null;
  return Object.hasOwn(signs, c) ? (signs[c] ?? c) : c;
};

/** The hedge that stands after the figure, from token `at`: "or more", "or so", "or less", or a plus sign. */
export const qualifierAfter = (tokens: readonly Token[], at: number): string | null => {
  if (tokens[at]?.text === '+' && tokens[at]?.glued) return 'at least';
  if (lowerAt(tokens, at) !== 'or') return null;
  const word = lowerAt(tokens, at + 1);
  if (word === 'more' || word === 'over' || word === 'above' || word === 'older') return 'at least';
  if (word === 'less' || word === 'fewer' || word === 'under' || word === 'below' || word === 'younger')
    return 'at most';
  return word === 'so' ? 'about' : null;
};
