import type { Direction } from '#/server/article/article.ts';
import { lowerAt, type Token } from '#/server/article/tokens.ts';

const rising = new Set(
  `rise rises rose risen rising grow grows grew grown growing increase increases increased increasing gain gains gained gaining jump jumps jumped
  jumping climb climbs climbed climbing surge surges surged surging soar soars soared soaring advance advances advanced swell swelled expand
  expanded expands rally rallied spike spiked higher edged-up leapt leap rebounded rebound boost boosted boosts ticked accelerated`.split(
    /\s+/,
  ),
);

const falling = new Set(
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

const reach = 6;

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

const changeBefore = (tokens: readonly Token[], from: number): Direction | null => {
  for (let step = 1; step <= reach; step++) {
    const at = from - step;
    const word = lowerAt(tokens, at);
    if (word === 'up' || word === 'down') {
      if (isParticle(tokens, at) || (step === 1 && lowerAt(tokens, at + 1) === 'to')) return null;
      return word;
    }
    if (rising.has(word)) return 'up';
    if (falling.has(word)) return 'down';
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

const changeAfter = (tokens: readonly Token[], to: number, share: boolean): Direction | null => {
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
  const found = changeBefore(tokens, from) ?? changeAfter(tokens, to, share);
  if (found !== null) return found;
  const link = lowerAt(tokens, from - 1);
  const noun = lowerAt(tokens, from - 2);
  if (link !== 'of' && link !== 'by') return null;
  return nounsUp.has(noun) ? 'up' : nounsDown.has(noun) ? 'down' : null;
};
