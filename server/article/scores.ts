import { readTimeUnit } from '#/server/article/amounts.ts';
import { digitsValue, smallNumber } from '#/server/article/number-names.ts';
import { isDash, isJoint, lowerAt, type Token } from '#/server/article/tokens.ts';
import { readUnit } from '#/server/article/units.ts';

/** The numbers of two sides ("2-0", "a 5-4 ruling", "voted 7 to 5") in text order; both null in a row of more than two. */
export type Score = { to: number; first: number | null; second: number | null };

const set = (text: string): ReadonlySet<string> => new Set(text.split(/\s+/));

const cues =
  set(`won win wins winning beat beats beaten beating lost lose loses losing loss draw drew drawn score scores scored victory defeat lead leads led
  leading tied tie vote voted votes ruling ruled decision ended up down at by ahead trail trails trailed a finished stalemate thrashing split`);

// "a 5-4 ruling", "a 3-2 home win": what a score stands before; "the 747-400" is a name
const tallies =
  set(`win wins victory victories lead advantage loss losses defeat defeats draw draws tie ties vote votes ruling rulings decision
  decisions score scores scoreline margin majority record start run deficit thrashing rout triumph stalemate result split verdict judgment
  opinion aggregate series upset comeback win's season finish mark hammering drubbing success`);

/** Whether token `at`, or the one after it, names what a score stands before: "a 218-213 vote", "a 3-2 home win". */
export const isTally = (tokens: readonly Token[], at: number): boolean =>
  tallies.has(lowerAt(tokens, at)) || tallies.has(lowerAt(tokens, at + 1));

const sides = (tokens: readonly Token[], at: number, other: number): Omit<Score, 'to'> => {
  const [a, b] = [tokens[at], tokens[other]].map(token =>
    token?.type === 'number' ? digitsValue(token) : (smallNumber(token?.lower ?? '') ?? null),
  );
  return { first: a ?? null, second: b ?? null };
};

const isSide = (token: Token | undefined): boolean =>
  token?.type === 'number' ? /^\d{1,3}$/.test(token.text) : smallNumber(token?.lower ?? '') !== undefined;

// "voted 7 to 5", "won by six votes to three", "a 4 to 1 victory"
const spoken = (tokens: readonly Token[], at: number): Score | null => {
  if (!isSide(tokens[at])) return null;
  const noun = /^(?:votes?|goals?|points?|games?|sets?|frames?)$/.test(lowerAt(tokens, at + 1)) ? 1 : 0;
  const other = at + noun + 2;
  if (lowerAt(tokens, at + noun + 1) !== 'to' || !isSide(tokens[other])) return null;
  const before = lowerAt(tokens, at - 1);
  const vote = /^(?:vot(?:e|es|ed|ing)|rul(?:ed|es|ing)|decided|split|passed|approved|rejected|carried)$/.test(before);
  const margin = before === 'by' && noun === 1;
  const ahead = (before === 'a' || before === 'an') && tallies.has(lowerAt(tokens, other + 1));
  return vote || margin || ahead ? { to: other + 1, ...sides(tokens, at, other) } : null;
};

/** Reads a score or the tally of a vote at token `at`; null for a range or anything else. */
export const readScore = (tokens: readonly Token[], at: number): Score | null => {
  if (
    isSide(tokens[at]) &&
    isJoint(tokens, at + 1) &&
    lowerAt(tokens, at + 2) === 'to' &&
    isJoint(tokens, at + 3) &&
    isSide(tokens[at + 4]) &&
    readUnit(tokens, at + 5) === null
  ) {
    return { to: at + 5, ...sides(tokens, at, at + 4) }; // "5-to-4"
  }
  const [a, dash, b] = [tokens[at], tokens[at + 1], tokens[at + 2]];
  // "4-all"
  if (isSide(a) && isJoint(tokens, at + 1) && b?.lower === 'all' && !isDash(tokens[at + 3]))
    return { to: at + 3, ...sides(tokens, at, at) };
  if (a?.type !== 'number' || b?.type !== 'number' || !isDash(dash) || !dash?.glued || !b.glued) {
    return spoken(tokens, at);
  }
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
  if (to > at + 3) return { to, first: null, second: null };
  if (a.text === '50' && b.text === '50') return { to, first: null, second: null }; // "a 50-50 chance"
  if (readUnit(tokens, to) !== null || readTimeUnit(tokens, to) !== null) return null;
  const falling = digitsValue(a) >= digitsValue(b);
  const scored =
    falling || cues.has(lowerAt(tokens, at - 1)) || tallies.has(lowerAt(tokens, to)) || isScoreAt(tokens, at - 2);
  return scored ? { to, ...sides(tokens, at, at + 2) } : null;
};

// "6-4, 3-6": the second of several sets
const isScoreAt = (tokens: readonly Token[], last: number): boolean =>
  lowerAt(tokens, last + 1) === ',' && isDash(tokens[last - 1]) && isSide(tokens[last]) && isSide(tokens[last - 2]);
