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
const past = new Set(
  `was were had did said told has have ago last since
  rose fell grew lost won made took went came got became began met held left died shot wrote spoke gave found saw sent
  brought bought thought sought caught taught fought ran drew threw knew flew broke chose drove rode wore tore swore spent built kept felt heard
  paid stood sat led fed fled sold struck stole froze shook forgot bore hid swept dealt meant sank drank swam hung slid withdrew overtook undertook`.split(
    /\s+/,
  ),
);
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
  const lead = lowerAt(tokens, from - 1);
  // "Until Thursday they had not": what ended; else "until" looks ahead
  if (leading.has(lead)) return from === 1 && lowerAt(tokens, to + 2) === 'had' ? 'past' : 'future';
  if (lead === 'as' && /^(?:soon|early|late)$/.test(lowerAt(tokens, from - 2))) return 'future';
  let rightEnds = false;
  for (let step = 1; step <= reach; step++) {
    const left = tenseAt(tokens, from - step);
    if (left !== 'open') return left;
    const at = to - 1 + step;
    rightEnds ||= boundary.test(lowerAt(tokens, at));
    const right = rightEnds ? 'open' : tenseAt(tokens, at);
    if (right !== 'open') return right;
  }
  return 'open';
};

// a further clause after the time says nothing of it: "a march on Saturday and were angry"
const boundary = /^(?:and|but|while|whereas|;|—)$/;

const tenseAt = (tokens: readonly Token[], at: number): Tense => {
  const word = lowerAt(tokens, at);
  // "is to resume on Tuesday"
  if (word === 'to' && /^(?:is|are)$/.test(lowerAt(tokens, at - 1))) return 'future';
  if (future.has(word) && tokens[at]?.text !== 'May') return 'future';
  // "will be named", "to be held": the auxiliary before it tells
  if (lowerAt(tokens, at - 1) === 'be') return lowerAt(tokens, at - 2) === 'to' ? 'future' : 'open';
  return past.has(word) || (word.length > 4 && word.endsWith('ed')) ? 'past' : 'open';
};
