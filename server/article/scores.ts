import { readTimeUnit } from '#/server/article/amounts.ts';
import { digitsValue } from '#/server/article/number-names.ts';
import { isDash, isJoint, lowerAt, type Token } from '#/server/article/tokens.ts';
import { readUnit } from '#/server/article/units.ts';

const scoreCues =
  /^(?:won|win|wins|beat|beats|beaten|lost|lose|loss|draw|drew|drawn|score|victory|defeat|lead|led|tied|tie|vote|voted|ruling|decision|ended|up|down|at|by|ahead|trail|trailed|a|finished|stalemate|thrashing)$/;

/** Where a score such as "2-0" ends when one begins at token `at`; null for a range or anything else. */
export const scoreEnd = (tokens: readonly Token[], at: number): number | null => {
  if (
    tokens[at]?.type === 'number' &&
    isJoint(tokens, at + 1) &&
    lowerAt(tokens, at + 2) === 'to' &&
    isJoint(tokens, at + 3) &&
    tokens[at + 4]?.type === 'number' &&
    readUnit(tokens, at + 5) === null
  ) {
    return at + 5; // "5-to-4"
  }
  const [a, dash, b] = [tokens[at], tokens[at + 1], tokens[at + 2]];
  if (a?.type !== 'number' || b?.type !== 'number' || !isDash(dash) || !dash?.glued || !b.glued) return null;
  if (!/^\d{1,3}$/.test(a.text) || !/^\d{1,3}$/.test(b.text)) return null;
  let to = at + 3;
  while (
    isDash(tokens[to]) &&
    tokens[to]?.glued &&
    tokens[to + 1]?.glued &&
    tokens[to + 1]?.type === 'number' &&
    to < at + 9
  )
    to += 2;
  if (tokens[to]?.glued && tokens[to]?.type === 'word') return null;
  if (to > at + 3) return to;
  const falling = digitsValue(a) >= digitsValue(b);
  const unit = readUnit(tokens, to) !== null || readTimeUnit(tokens, to) !== null;
  if (unit) return null;
  return falling || scoreCues.test(lowerAt(tokens, at - 1)) ? to : null;
};
