import { readSign } from '#/server/article/currencies.ts';
import { smallNumber } from '#/server/article/number-names.ts';
import { monthNumber, timeUnit } from '#/server/article/time-words.ts';
import { isCapital, isDash, isJoint, lowerAt, type Token } from '#/server/article/tokens.ts';
import { readUnit } from '#/server/article/units.ts';
import { functionWords } from '#/server/article/words.ts';

// September 11 as a name
const isNineEleven = (tokens: readonly Token[], at: number): boolean =>
  tokens[at]?.text === '9' &&
  tokens[at + 1]?.text === '/' &&
  tokens[at + 2]?.text === '11' &&
  tokens[at + 3]?.text !== '/';

const classifiers = new Set(
  `article section chapter clause paragraph highway route interstate flight boeing airbus room suite apartment pier gate platform channel
  radio model type version windows iphone ipad galaxy playstation xbox pixel apollo voyager falcon soyuz formula area studio title rule
  proposition prop measure resolution act amendment volume vol episode part act scene line level tier zone district ward precinct precinct
  catch category phase stage layer exit junction terminal runway track lane bus train unit building block schedule appendix annex table
  figure fig exhibit item psalm page pages verse group pool world war super bowl wrestlemania league division expo agenda vision
  protocol directive regulation code form type class mark sr rs mk area bay camp hut tower block dock kepler trappist asteroid comet
  pioneer viking mariner gemini shenzhou tiangong artemis ariane delta atlas titan saturn echo nexus surface office ios book op opus generation iso rfc android macos`
    .split(/\s+/)
    .filter(Boolean),
);

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
  if (isNineEleven(tokens, at)) return at + 3;
  if (token.type === 'word') {
    const index = token.lower === "'s" && lowerAt(tokens, at - 1) === 'poor' ? 's&p' : token.lower;
    if (next.type === 'number' && indexNames.has(index) && indexSizes.has(next.text)) return at + 2;
    if (next.type === 'number' && next.glued) return glueEnd(tokens, at + 2);
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
