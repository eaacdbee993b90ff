import type { Direction } from '#/server/article/article.ts';
import { isDash, lowerAt, type Token } from '#/server/article/tokens.ts';

const three = new Set([
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
const two = new Set([
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
const one = new Set([
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
  if (['a', 'an'].includes(lowerAt(tokens, here)) && !two.has(`${lowerAt(tokens, here)} ${lowerAt(tokens, here + 1)}`))
    here -= 1;
  if (lowerAt(tokens, here) === '.' && lowerAt(tokens, here - 1) === 'approx') here -= 1;
  if (isDash(tokens[here]) && lowerAt(tokens, here - 1) === 'sub') here -= 1;
  const [a, b, c] = [lowerAt(tokens, here - 2), lowerAt(tokens, here - 1), lowerAt(tokens, here)];
  if (three.has(`${a} ${b} ${c}`)) return `${a} ${b} ${c}`;
  if (two.has(`${b} ${c}`)) return `${b} ${c}`;
  if (!one.has(c)) return null;
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

const up = new Set(
  `rise rises rose risen rising grow grows grew grown growing increase increases increased increasing gain gains gained gaining jump jumps jumped
  jumping climb climbs climbed climbing surge surges surged surging soar soars soared soaring advance advances advanced swell swelled expand
  expanded expands rally rallied spike spiked higher edged-up leapt leap rebounded rebound boost boosted boosts ticked accelerated`.split(
    /\s+/,
  ),
);
const down = new Set(
  `fall falls fell fallen falling drop drops dropped dropping decline declines declined declining decrease decreases decreased decreasing lose loses
  lost losing slide slides slid sliding plunge plunges plunged plunging tumble tumbles tumbled tumbling shrink shrinks shrank shrunk slip slips
  slipped slump slumps slumped sink sinks sank sunk dip dips dipped plummet plummets plummeted plummeting lower cut cuts cutting contract
  contracted retreated eased shed sheds reduce reduced reduces slashed slash narrowed slowed`.split(/\s+/),
);
const flat = new Set(['unchanged', 'flat', 'steady', 'stable', 'stagnant']);
const adverbs = new Set(
  `by about around nearly almost more than over another an a some only just approximately roughly at least up to as much as further sharply slightly
  steadily by less fewer under an additional estimated year-on-year again nearly another well close to average of roughly`.split(
    /\s+/,
  ),
);
const between = 6;
const nounsUp = new Set([
  'increase',
  'rise',
  'gain',
  'growth',
  'jump',
  'surge',
  'climb',
  'hike',
  'boost',
  'spike',
  'uptick',
  'higher',
  'more',
  'up',
]);
const nounsDown = new Set([
  'decrease',
  'drop',
  'decline',
  'fall',
  'loss',
  'reduction',
  'cut',
  'slump',
  'plunge',
  'dip',
  'lower',
  'less',
  'fewer',
  'down',
  'discount',
  'slide',
]);

// "picked up four seats", "set up 20 camps": the particle of a verb, no change
const isParticle = (tokens: readonly Token[], at: number): boolean =>
  /^(?:\p{L}+ing|pick(?:ed|s)?|made?|makes|add(?:ed|s)?|set|sets|came|comes?|take|took|gave|give|gives|put|held|turn(?:ed)?|sign(?:ed)?|show(?:ed)?|blew|broke|shut|track(?:ed)?|grew|stood|knock(?:ed)?)$/u.test(
    lowerAt(tokens, at - 1),
  );

const before = (tokens: readonly Token[], from: number): Direction | null => {
  for (let step = 1; step <= between; step++) {
    const at = from - step;
    const word = lowerAt(tokens, at);
    if (word === 'up' || word === 'down') {
      if (isParticle(tokens, at) || (step === 1 && lowerAt(tokens, at + 1) === 'to')) return null;
      return word;
    }
    if (up.has(word)) return 'up';
    if (down.has(word)) return 'down';
    if (flat.has(word)) return 'none';
    // "rose to 60": a level, unless it is "up to" or "close to"
    if (word === 'to' && lowerAt(tokens, at - 1) !== 'close') return null;
    if (!adverbs.has(word)) return null;
  }
  return null;
};

const fillers = new Set([
  'annual',
  'year',
  'yearly',
  'overall',
  'average',
  'sharp',
  'net',
  'quarterly',
  'monthly',
  'daily',
  '-',
]);

const after = (tokens: readonly Token[], to: number, share: boolean): Direction | null => {
  for (let step = 0; step < 3; step++) {
    const word = lowerAt(tokens, to + step);
    const compares = word === 'more' || word === 'less' || word === 'fewer';
    if (compares && !(share && lowerAt(tokens, to + step + 1) === 'than')) return null;
    if (nounsUp.has(word)) return 'up';
    if (nounsDown.has(word)) return 'down';
    if (!fillers.has(word)) return null;
  }
  return null;
};

/**
 * Whether the amount in tokens `from`–`to` is that of a change, and which way: "rose 168%", "down by 20", "a 5% drop".
 * What a quantity reached ("rose to 60") is no change: null. `none` is said of what stayed as it was; `share` says that
 * the amount is a share, of which alone "more than" states a change ("20% more than").
 */
export const directionOf = (tokens: readonly Token[], from: number, to: number, share: boolean): Direction | null => {
  const found = before(tokens, from) ?? after(tokens, to, share);
  if (found !== null) return found;
  const link = lowerAt(tokens, from - 1);
  const noun = lowerAt(tokens, from - 2);
  if (link !== 'of' && link !== 'by') return null;
  return nounsUp.has(noun) ? 'up' : nounsDown.has(noun) ? 'down' : null;
};
