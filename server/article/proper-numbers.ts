import { readSign } from '#/server/article/currencies.ts';
import { scales, smallNumber } from '#/server/article/number-names.ts';
import { monthNumber, timeUnit } from '#/server/article/time-words.ts';
import { isCapital, isDash, isJoint, lowerAt, type Token } from '#/server/article/tokens.ts';
import { readUnit } from '#/server/article/units.ts';
import { functionWords, isPluralNoun, verbForms } from '#/server/article/words.ts';

// September 11 as a name, "24/7" for always
const isSlashName = (tokens: readonly Token[], at: number): boolean =>
  tokens[at + 1]?.text === '/' &&
  /^(?:9\/11|24\/7)$/.test(`${tokens[at]?.text}/${tokens[at + 2]?.text}`) &&
  tokens[at + 3]?.text !== '/';

/** Whether a "4x4" or "4x100m" stands at token `at`: two numbers around a small x that neither count nor measure. */
export const isCrossName = (tokens: readonly Token[], at: number): boolean => {
  const [first, cross, second] = [tokens[at], tokens[at + 1], tokens[at + 2]];
  if (first?.type !== 'number' || cross?.lower !== 'x' || !cross.glued || second?.type !== 'number' || !second.glued)
    return false;
  const after = tokens[at + 3];
  // a relay: four times the same way, no area
  if (/^[2-9]$/.test(first.text) && /^[1-9]\d{2,3}$/.test(second.text)) return true;
  return readUnit(tokens, at + 3) === null && after?.text !== '^' && !(after?.glued && after.type === 'word');
};

const set = (text: string): ReadonlySet<string> => new Set(text.split(/\s+/));

const classifiers = new Set(
  `article section chapter clause paragraph highway route interstate flight boeing airbus room suite apartment pier gate platform channel
  radio model type version windows iphone ipad galaxy playstation xbox pixel apollo voyager falcon soyuz formula area studio title rule
  proposition prop measure resolution act amendment volume vol episode part act scene line level tier zone district ward precinct precinct
  catch category phase stage layer exit junction terminal runway track lane bus train unit building block schedule appendix annex table
  figure fig exhibit item psalm page pages verse group pool world war super bowl wrestlemania league division expo agenda vision
  grade rank protocol directive regulation code form type class mark sr rs mk area bay camp hut tower block dock kepler trappist asteroid comet
  pioneer viking mariner gemini shenzhou tiangong artemis ariane delta atlas titan saturn echo nexus surface office ios book op opus generation iso rfc android macos`
    .split(/\s+/)
    .filter(Boolean),
);

// what is numbered without a capital too: "on page 12", "a phase 3 trial"; the first row also before a plural: "type 2 errors"
const ratings = set('grade type phase category tier level');
const numbered =
  set(`article section chapter clause paragraph page figure table exhibit episode verse psalm gate pier platform row
  question version volume room suite apartment question step item`);

const singularOf = (word: string): string => word.replace(/ies$/, 'y').replace(/(?<=[^s])s$/, '');

/** Where a label ends whose kind stands at token `at` in small letters or in the plural: "grade 8", "pages 12 and 13", "Articles 7 to 9"; else null. */
export const plainLabelEnd = (tokens: readonly Token[], at: number): number | null => {
  const token = tokens[at];
  const word = singularOf(token?.lower ?? '');
  const plural = word !== token?.lower;
  const capital = isCapital(token);
  if (!ratings.has(word) && !numbered.has(word) && !(capital && plural && classifiers.has(word))) return null;
  if (!isPlace(tokens[at + 1])) return null;
  let to = at + 2;
  while (plural && to < at + 12) {
    const link = lowerAt(tokens, to) === ',' && /^(?:and|or)$/.test(lowerAt(tokens, to + 1)) ? 2 : 1;
    if (!(isDash(tokens[to]) || /^(?:,|and|or|to|through)$/.test(lowerAt(tokens, to))) || !isPlace(tokens[to + link]))
      break;
    to += link + 1;
  }
  const after = tokens[to];
  if (after?.glued && (after.type === 'word' ? !after.lower.startsWith("'") : /^[%:/]$/.test(after.text))) return null;
  if (after?.type !== 'word' || after.glued) return to;
  // "in each room 12 pupils sat", "he read pages 12 years ago"
  if (timeUnit.has(after.lower) || readUnit(tokens, to) !== null || scales.has(after.lower)) return null;
  const counted = isPluralNoun(after.lower) && !functionWords.has(after.lower) && !verbForms.has(after.lower);
  const each = /^(?:this|each|every|per|another)$/.test(lowerAt(tokens, at - 1));
  return counted && (each || !ratings.has(word)) ? null : to;
};

const isPlace = (token: Token | undefined): boolean => token?.type === 'number' && /^\d{1,3}$/.test(token.text);

/** Whether the lower-case word names a kind of thing that is numbered: "article", "war", "phase". */
export const isClassifier = (word: string): boolean => classifiers.has(word);

// share indices are called after how many shares they hold
const indexNames = new Set([
  's&p',
  'p',
  'ftse',
  'stoxx',
  'cac',
  'nikkei',
  'russell',
  'nasdaq',
  'csi',
  'tsx',
  'sse',
  'asx',
  'mib',
  'sensex',
  'bse',
  'topix',
  'fortune',
  'smi',
]);
const indexSizes = new Set([
  '20',
  '25',
  '30',
  '35',
  '40',
  '50',
  '100',
  '150',
  '200',
  '225',
  '250',
  '300',
  '350',
  '400',
  '500',
  '600',
  '1000',
  '2000',
  '3000',
  '1,000',
  '2,000',
]);

const prefixes = new Set([
  'minus',
  'plus',
  'sub',
  'pre',
  'post',
  'mid',
  'under',
  'over',
  'top',
  'early',
  'late',
  'non',
  'than',
  'about',
  'nearly',
  'almost',
  'and',
  'or',
  'of',
  'to',
]);

/**
 * Where a name that merely holds digits ends, when one begins at token `at`: "5G", "G7", "COVID-19", "Article 7",
 * "Boeing 737", "Model 3". Null when the token begins no such name. Months, weekdays and currencies are no names here.
 */
export const properNumberEnd = (tokens: readonly Token[], at: number): number | null => {
  const token = tokens[at];
  const next = tokens[at + 1];
  if (token === undefined || next === undefined || readSign(tokens, at) !== null) return null;
  if (isSlashName(tokens, at)) return at + 3;
  if (token.type === 'word') {
    const index = token.lower === "'s" && lowerAt(tokens, at - 1) === 'poor' ? 's&p' : token.lower;
    if (next.type === 'number' && indexNames.has(index) && indexSizes.has(next.text)) return at + 2;
    if (next.type === 'number' && next.glued) return glueEnd(tokens, at + 2);
    // "the Year 9 pupils": a year of school
    if (token.text === 'Year' && /^(?:[1-9]|1[0-3])$/.test(next.text)) return at + 2;
    const plain = next.type === 'number' && isCapital(token) ? plainLabelEnd(tokens, at) : null;
    if (plain !== null) return plain;
    if (isDash(next) && next.glued && tokens[at + 2]?.type === 'number' && tokens[at + 2]?.glued) {
      if (prefixes.has(token.lower) || (monthNumber.has(token.lower) && isCapital(token))) return null;
      if (/^\p{Lu}/u.test(token.text) && !isCommon(token.lower)) return glueEnd(tokens, at + 3);
      return null;
    }
    if (next.type === 'number' && /\p{Lu}/u.test(token.text) && classifiers.has(token.lower)) {
      return labelEnd(tokens, at + 2);
    }
    if (next.type === 'number' && isCapital(token) && isLabel(tokens, at)) return labelEnd(tokens, at + 2);
  }
  return null;
};

const isCommon = (word: string): boolean => functionWords.has(word) || ['the', 'at', 'between'].includes(word);

// a capitalised word inside a sentence, no sentence opener, and a short bare number: "Voyager 2", "Galaxy 8"
const isLabel = (tokens: readonly Token[], at: number): boolean => {
  const token = tokens[at];
  const number = tokens[at + 1];
  if (token === undefined || number === undefined || at === 0 || token.text.length < 3) return false;
  if (monthNumber.has(token.lower) || functionWords.has(token.lower) || token.lower.endsWith('day')) return false;
  if (
    /^(?:week|year|age|aged|day|grade|number|no|top|only|about|some|over|nearly|series|season|billboard|fortune|ftse|nasdaq|dow|us|rs|rm)$/.test(
      token.lower,
    )
  )
    return false;
  if (token.text === token.text.toUpperCase()) return false;
  if (!/^\d{1,3}$/.test(number.text) || Number(number.text) > 999) return false;
  const after = tokens[at + 2];
  // "Johnson 44 has": an age between name and verb; "Smith 3 goals": a count
  if (after?.type === 'word' && /^[a-z]/.test(after.text) && !functionWords.has(after.lower)) return false;
  if (
    after !== undefined &&
    (after.text === '%' ||
      after.text === '-' ||
      after.text === ':' ||
      after.text === '.' ||
      after.text === ',' ||
      after.text === ')')
  ) {
    return Number(number.text) < 20 && after.text !== '%' && after.text !== '-' && after.text !== ':';
  }
  return Number(number.text) < 20 || isCapital(after);
};

const glueEnd = (tokens: readonly Token[], at: number): number => {
  let here = at;
  while (
    here < tokens.length &&
    tokens[here]?.glued &&
    (tokens[here]?.type !== 'mark' || (isDash(tokens[here]) && tokens[here + 1]?.glued))
  )
    here += 1;
  return here;
};

const labelEnd = (tokens: readonly Token[], at: number): number => {
  let here = at;
  // "ISO 3888-2"
  if (isJoint(tokens, here) && tokens[here + 1]?.type === 'number') here += 2;
  if (tokens[here]?.glued && tokens[here]?.type === 'word' && tokens[here]?.lower !== "'s") here += 1;
  if (tokens[here]?.text === '(' && tokens[here]?.glued) {
    while (here < at + 4 && tokens[here] !== undefined && tokens[here]?.text !== ')') here += 1;
    if (tokens[here]?.text === ')') here += 1;
    else here = at;
  }
  return here;
};

/** Whether the number at token `at` is glued to letters that are neither unit nor ending: "5G", "4K", "1080p", "777X". */
export const isModelNumber = (tokens: readonly Token[], at: number): boolean => {
  const after = tokens[at + 1];
  if (after?.type !== 'word' || !after.glued || after.lower.startsWith("'")) return false;
  if (/^(?:st|nd|rd|th|s|k|m|b|bn|mn|tn|mln|bln|am|pm|a\.m\.|p\.m\.|x|th|ish)$/i.test(after.text))
    return /^[A-Z]$/.test(after.text) && !/[KMBX]/.test(after.text);
  if (after.text === 'p') return /^(?:240|360|480|720|1080|1440|2160)$/.test(tokens[at]?.text ?? '');
  return (
    readUnit(tokens, at + 1) === null &&
    timeUnit.get(after.lower) === undefined &&
    smallNumber(after.lower) === undefined &&
    !/^(?:million|billion|trillion|thousand|hundred|bc|ad|bce|ce|deg)$/.test(after.lower)
  );
};

/** Whether the number at token `at` ends a group's name: "Group of 20", "the Big Three". */
export const endsGroupName = (tokens: readonly Token[], at: number): boolean =>
  (lowerAt(tokens, at - 1) === 'of' && tokens[at - 2]?.text === 'Group') ||
  (tokens[at - 1]?.text === 'Big' && isCapital(tokens[at]) && tokens[at]?.type === 'word');
