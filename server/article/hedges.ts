import { isDash, isJoint, lowerAt, type Token } from '#/server/article/tokens.ts';

const set = (text: string): ReadonlySet<string> => new Set(text.split(/\s+/));

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

// the words that hedges end in
const closing = new Set([...threeWords, ...twoWords, ...oneWord].map(hedge => hedge.slice(hedge.lastIndexOf(' ') + 1)));

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

// "spread over 41 countries", "a row over 200 jobs": words that take "over" or "around" as a preposition
const governing =
  set(`spread spreads spreading scattered extend extends extended extending stretch stretches stretched stretching distributed
  dispersed sprawl sprawls sprawled sprawling strewn fly flies flew flown flying pass passes passed passing hang hangs hung hanging
  reign reigns reigned rule rules ruled preside presides presided control power authority jurisdiction sovereignty influence victory
  triumph win wins lead advantage edge dispute disputes row rows fight fights war wars clash clashes clashed feud quarrel argue argued
  argument protest protests protested talks concern concerns anger outrage strike strikes sue sued suing lawsuit lawsuits charge charges
  trial tried resigned debate debates criticism criticised criticized questions warning split differences`);
const overFor = set('legs rounds holes stages phases instalments installments heats innings');
// "for over two days" is more than two; "it fell over two days" is in their course
const lasting =
  set(`for last lasts lasted lasting take takes took taken taking spend spends spent spending of after is was are were be been wait waits
  waited waiting need needs needed serve serves served serving and or at to in within by well just slightly than live lives lived endured
  worked stayed remained survived down`);

type Hedged = { kind: string; to: number };

const isPreposition = (tokens: readonly Token[], at: number, { kind, to }: Hedged): boolean => {
  const word = lowerAt(tokens, at);
  if (word !== 'over' && word !== 'around') return false;
  const before = lowerAt(tokens, at - 1);
  if (governing.has(before) || overFor.has(lowerAt(tokens, to))) return true;
  return word === 'over' && kind === 'duration' && lowerAt(tokens, to - 1) !== 'ago' && !lasting.has(before);
};

/**
 * The hedge that stands before token `at` ("about", "more than", "no fewer than"), in lower case as written; a sign is
 * given by its word. Articles and currency signs between are stepped over. `hedged` is the figure: "over" before it may be a
 * preposition ("spread over 41 countries"). Null when the number stands plain.
 */
export const qualifierBefore = (tokens: readonly Token[], at: number, hedged: Hedged): string | null => {
  let here = at - 1;
  if (
    ['a', 'an'].includes(lowerAt(tokens, here)) &&
    !twoWords.has(`${lowerAt(tokens, here)} ${lowerAt(tokens, here + 1)}`)
  )
    here -= 1;
  if (lowerAt(tokens, here) === '.' && lowerAt(tokens, here - 1) === 'approx') here -= 1;
  if (isDash(tokens[here]) && lowerAt(tokens, here - 1) === 'sub') here -= 1;
  const c = lowerAt(tokens, here);
  if (!closing.has(c)) return null;
  const [a, b] = [lowerAt(tokens, here - 2), lowerAt(tokens, here - 1)];
  if (threeWords.has(`${a} ${b} ${c}`)) return `${a} ${b} ${c}`;
  if (twoWords.has(`${b} ${c}`)) return `${b} ${c}`;
  if (!oneWord.has(c) || isPreposition(tokens, here, hedged)) return null;
  return Object.hasOwn(signs, c) ? (signs[c] ?? c) : c;
};

/** The hedge that is joined to a number, before its noun or unit: "40-odd houses", "800-plus workers", "20+ versions". */
export const joinedHedge = (tokens: readonly Token[], at: number): { hedge: string; next: number } | null => {
  if (tokens[at]?.text === '+' && (tokens[at]?.glued || tokens[at + 1]?.type === 'word'))
    return { hedge: 'at least', next: at + 1 };
  if (!isJoint(tokens, at)) return null;
  const word = lowerAt(tokens, at + 1);
  if (word !== 'odd' && word !== 'plus') return null;
  return { hedge: word === 'odd' ? 'about' : 'at least', next: at + 2 };
};

/** The hedge that stands after the figure, from token `at`: "or more", "or so", "or less", "-odd", or a plus sign. */
export const qualifierAfter = (tokens: readonly Token[], at: number): string | null => {
  const joined = joinedHedge(tokens, at);
  if (joined !== null) return joined.hedge;
  if (lowerAt(tokens, at) !== 'or') return null;
  const word = lowerAt(tokens, at + 1);
  if (word === 'more' || word === 'over' || word === 'above' || word === 'older') return 'at least';
  if (word === 'less' || word === 'fewer' || word === 'under' || word === 'below' || word === 'younger')
    return 'at most';
  return word === 'so' ? 'about' : null;
};
