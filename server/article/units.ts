import { isoCodes, moneyWords, readNationalMoney } from '#/server/article/currencies.ts';
import { isCapital, lowerAt, type Token, tokenize } from '#/server/article/tokens.ts';
import { lookup, measureMarks, measureWords, percentWords, pointWords } from '#/server/article/unit-words.ts';

/** What a unit word says about the number before it. */
export type Unit = { name: string; kind: 'percent' | 'points' | 'money' | 'measure'; next: number };

/** Whether the word alone names a unit of measure or a currency ("kilometers", "euros"). */
export const isMeasureWord = (word: string): boolean =>
  measureWords.has(word) || moneyWords.has(word) || percentWords.has(word);

const perMarks = new Set(['per', '/']);

const perUnits = new Set(
  `second minute hour day night week month quarter year annum decade century barrel share ton tonne gallon liter litre kilogram kilo kg pound lb ounce oz
  square mile kilometer km meter metre acre hectare person head capita capital household family employee worker student child user customer unit
  item piece ticket vehicle car seat game match episode bushel foot inch sq kilowatt kwh mmbtu cm mm visit trip order bottle pack dose vote hr h s`.split(
    /\s+/,
  ),
);

// " per barrel", " a month", "/kg", "-a-day": the unit of a rate
const readPer = (tokens: readonly Token[], at: number): { name: string; next: number } | null => {
  let here = at;
  let word = lowerAt(tokens, here);
  if (tokens[here]?.text === '-' && tokens[here]?.glued && ['a', 'per', 'an'].includes(lowerAt(tokens, here + 1))) {
    here += 1;
    word = lowerAt(tokens, here);
  }
  const article = word === 'a' || word === 'an' || word === 'each' || word === 'every';
  if (!article && !perMarks.has(word)) return null;
  here += 1;
  if (tokens[here]?.text === '-') here += 1;
  const unit = lowerAt(tokens, here);
  if (!perUnits.has(unit)) return null;
  if (article && ['earlier', 'ago', 'later', 'before', 'after', 'old', 'long'].includes(lowerAt(tokens, here + 1)))
    return null;
  if (unit === 'square' || unit === 'sq') {
    const inner = lookup(tokens, here, unit === 'sq' ? measureMarks : measureWords, false);
    return inner === null ? null : { name: `per ${inner.name}`, next: inner.next };
  }
  const short: Record<string, string> = {
    hr: 'hour',
    h: 'hour',
    s: 'second',
    kg: 'kilogram',
    km: 'kilometer',
    annum: 'year',
    lb: 'pound',
    oz: 'ounce',
    sq: 'square',
  };
  return { name: `per ${Object.hasOwn(short, unit) ? short[unit] : unit}`, next: here + 1 };
};

/** Adds the rate that follows a unit ("a month", "per share") to its name. */
export const withRate = (tokens: readonly Token[], name: string, next: number): { name: string; next: number } => {
  const rate = readPer(tokens, next);
  return rate === null ? { name, next } : { name: `${name} ${rate.name}`, next: rate.next };
};

const looseMarks = new Set([
  'm',
  'g',
  'l',
  'L',
  'C',
  'F',
  'V',
  'W',
  'ac',
  'ha',
  'in.',
  'ms',
  'MP',
  '″',
  'pc',
  'gal',
  'p',
]);

const massCues = new Set(['of', 'heavier', 'lighter', 'overweight']);

// the first tokens of all units: what stands after most numbers is none of them
const openers = new Set(
  [pointWords, percentWords, moneyWords, measureMarks, measureWords]
    .flatMap(words => [...words.keys()])
    .map(unit => lowerAt(tokenize(unit, 0, unit.length), 0)),
);

const dimensions = new Set('above below long high tall wide deep thick away apart across'.split(' '));

// "2,400 m above sea level", "8.2 m long": the symbol stands apart as the SI wants it; elsewhere it may be a million
const isSpacedMetre = (tokens: readonly Token[], at: number): boolean =>
  tokens[at]?.text === 'm' && dimensions.has(lowerAt(tokens, at + 1)) && !/^[$£€]$/.test(tokens[at - 2]?.text ?? '');

// "200 g flour", "2 l of milk": no word of English, so that it is the symbol though it stands apart
const isSpacedSymbol = (tokens: readonly Token[], at: number): boolean =>
  /^[gl]$/.test(tokens[at]?.text ?? '') &&
  tokens[at - 1]?.type === 'number' &&
  !/^[$£€]$/.test(tokens[at - 2]?.text ?? '') &&
  !(tokens[at + 1]?.glued && /^['’.&-]$/.test(tokens[at + 1]?.text ?? '') && tokens[at + 2]?.glued);

/**
 * Reads the unit that begins at token `at` (a hyphen before it is stepped over): percent, points, money, measure.
 * One-letter abbreviations count only when they touch the number. Null when no unit stands there.
 */
export const readUnit = (tokens: readonly Token[], at: number): Unit | null => {
  const hyphen = tokens[at]?.text === '-' && tokens[at]?.glued && tokens[at + 1]?.glued ? 1 : 0;
  const here = at + hyphen;
  const token = tokens[here];
  if (token === undefined) return null;
  if (!openers.has(token.lower) && !isCapital(token)) return null;
  const points = lookup(tokens, here, pointWords, false);
  if (points !== null) return { ...points, kind: 'points' };
  const percent = lookup(tokens, here, percentWords, false);
  if (percent !== null && !(token.lower === 'pc' && !token.glued) && token.lower !== 'percentage')
    return { ...percent, kind: 'percent' };
  const money = lookup(tokens, here, moneyWords, false) ?? readNationalMoney(tokens, here);
  if (
    money !== null &&
    !(isoCodes.has(token.lower) && money.next === here + 1 && token.text !== token.text.toUpperCase())
  ) {
    return { ...withRate(tokens, money.name, money.next), kind: 'money' };
  }
  const marks = lookup(tokens, here, measureMarks, true);
  if (
    marks !== null &&
    (isSpacedMetre(tokens, here) ||
      isSpacedSymbol(tokens, here) ||
      (!(looseMarks.has(token.text) && !token.glued) &&
        !(token.glued === false && token.text.length === 1 && !/[°º%]/.test(token.text))))
  ) {
    return { ...withRate(tokens, marks.name, marks.next), kind: marks.name === 'penny' ? 'money' : 'measure' };
  }
  const words = lookup(tokens, here, measureWords, false);
  if (words === null) return null;
  if (words.name === 'pound' && !massCues.has(lowerAt(tokens, words.next)) && hyphen === 0) {
    return { ...withRate(tokens, words.name, words.next), kind: 'measure' };
  }
  return { ...withRate(tokens, words.name, words.next), kind: 'measure' };
};
