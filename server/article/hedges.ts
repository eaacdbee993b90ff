import type { Direction } from '#/server/article/article.ts';
import { isDash, lowerAt, type Token } from '#/server/article/tokens.ts';

const three = new Set([
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
  approx: 'approximately',
};

/**
 * The hedge that stands before token `at` ("about", "more than", "no fewer than"), in lower case as written; a sign is
 * given by its word. Articles and currency signs between are stepped over. Null when the number stands plain.
 */
export const qualifierBefore = (tokens: readonly Token[], at: number): string | null => {
  let here = at - 1;
  if (
    ['a', 'an', 'the'].includes(lowerAt(tokens, here)) &&
    !two.has(`${lowerAt(tokens, here)} ${lowerAt(tokens, here + 1)}`)
  )
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
  jumping climb climbs climbed climbing surge surges surged surging soar soars soared soaring advance advances advanced up swell swelled expand
  expanded expands rally rallied spike spiked higher edged-up leapt leap rebounded rebound boost boosted boosts raise raised raises ticked accelerated`.split(
    /\s+/,
  ),
);
const down = new Set(
  `fall falls fell fallen falling drop drops dropped dropping decline declines declined declining decrease decreases decreased decreasing lose loses
  lost losing slide slides slid sliding plunge plunges plunged plunging tumble tumbles tumbled tumbling shrink shrinks shrank shrunk slip slips
  slipped slump slumps slumped sink sinks sank sunk dip dips dipped down plummet plummets plummeted plummeting lower cut cuts cutting contract
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

/**
 * Whether the amount in tokens `from`–`to` is that of a change, and which way: "rose 168%", "down by 20", "a 5% drop".
 * What a quantity reached ("rose to 60") is no change: null. `none` is said of what stayed as it was.
 */
export const directionOf = (tokens: readonly Token[], from: number, to: number): Direction | null => {
  for (let step = 1; step <= between; step++) {
    const word = lowerAt(tokens, from - step);
    if (up.has(word))
      return lowerAt(tokens, from - step) === 'up' && lowerAt(tokens, from - step + 1) === 'to' ? null : 'up';
    if (down.has(word)) return 'down';
    if (flat.has(word)) return 'none';
    if (
      !adverbs.has(word) ||
      (word === 'to' && lowerAt(tokens, from - step - 1) !== 'up' && lowerAt(tokens, from - step - 1) !== 'close')
    )
      break;
    if (word === 'to' && lowerAt(tokens, from - step - 1) === 'up') break;
  }
  for (let step = 0; step < 3; step++) {
    const word = lowerAt(tokens, to + step);
    if (nounsUp.has(word)) return word === 'more' && lowerAt(tokens, to + step + 1) !== 'than' ? null : 'up';
    if (nounsDown.has(word)) return 'down';
    if (!/^(?:annual|year|yearly|overall|average|sharp|net|quarterly|monthly|increase|daily|-)$/.test(word)) break;
  }
  const before = lowerAt(tokens, from - 1);
  const noun = lowerAt(tokens, from - 2);
  if (before === 'of' || before === 'by') {
    if (nounsUp.has(noun)) return 'up';
    if (nounsDown.has(noun)) return 'down';
  }
  return null;
};
