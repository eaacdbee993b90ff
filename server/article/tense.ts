import { lowerAt, type Token } from '#/server/article/tokens.ts';

const future = new Set([
  ...[
    'will',
    "'ll",
    'shall',
    'wo',
    "won't",
    'upcoming',
    'scheduled',
    'plans',
    'planned',
    'planning',
    'expected',
    'expects',
    'due',
  ],
  ...['expires', 'intends', 'starting', 'beginning', 'deadline', 'slated', 'set', 'forthcoming', 'may'],
]);
const past = new Set([
  ...[
    'was',
    'were',
    'had',
    'did',
    'said',
    'told',
    'has',
    'have',
    'rose',
    'fell',
    'grew',
    'lost',
    'won',
    'made',
    'took',
    'went',
    'came',
    'got',
  ],
  ...[
    'became',
    'began',
    'met',
    'held',
    'left',
    'died',
    'shot',
    'wrote',
    'spoke',
    'gave',
    'found',
    'saw',
    'ago',
    'last',
    'since',
    'sent',
  ],
]);
// these point ahead only right before the time itself: "until March"
const leading = new Set(['until', 'till', 'coming']);
const reach = 14;

/** Which way the tense around a time expression points. */
export type Tense = 'past' | 'future' | 'open';

/**
 * Reads from the nearest tense marker around the tokens `from`–`to` whether a day without a year lies ahead or behind.
 * Looks at most 14 tokens each way; when nothing speaks, the answer is open.
 */
export const tenseAround = (tokens: readonly Token[], from: number, to: number): Tense => {
  if (leading.has(lowerAt(tokens, from - 1))) return 'future';
  if (lowerAt(tokens, from - 1) === 'as' && /^(?:soon|early|late)$/.test(lowerAt(tokens, from - 2))) return 'future';
  for (let step = 1; step <= reach; step++) {
    for (const at of [from - step, to - 1 + step]) {
      const word = lowerAt(tokens, at);
      if (future.has(word) && tokens[at]?.text !== 'May') return 'future';
      if (past.has(word) || (word.length > 4 && word.endsWith('ed'))) return 'past';
    }
  }
  return 'open';
};
