import { readSign, readSymbolAfter } from '#/server/article/currencies.ts';
import { joinedHedge } from '#/server/article/hedges.ts';
import { cleanFloat, type ReadNumber } from '#/server/article/number-names.ts';
import { readNumber } from '#/server/article/number-words.ts';
import { type TimeUnit, timeUnit } from '#/server/article/time-words.ts';
import { isCapital, isDash, isJoint, lowerAt, type Token } from '#/server/article/tokens.ts';
import { readUnit, type Unit, withRate } from '#/server/article/units.ts';
import { isPluralNoun } from '#/server/article/words.ts';

/** One number with the unit that belongs to it; `to` is the token after both. */
export type Amount = {
  from: number;
  to: number;
  value: number;
  number: ReadNumber;
  unit: Pick<Unit, 'name' | 'kind'> | null;
  time: TimeUnit | null;
  /** A hedge between the number and its unit: "40-odd years". */
  hedge: string | null;
};

const lengthAfter = new Set([
  'wide',
  'long',
  'high',
  'tall',
  'deep',
  'away',
  'race',
  'sprint',
  'hurdles',
  'freestyle',
  'from',
  'above',
  'below',
  'of',
  'butterfly',
  'backstroke',
  'across',
  'in',
  'to',
  'by',
  'and',
]);

const betweenUnit = new Set([
  'more',
  'full',
  'consecutive',
  'straight',
  'additional',
  'business',
  'working',
  'calendar',
  'long',
  'whole',
  'short',
  'extra',
  'further',
  'successive',
  'other',
  'solid',
  'previous',
]);

export const million = (number: ReadNumber, next: number): ReadNumber => ({
  ...number,
  value: cleanFloat(number.value * 1e6),
  grain: number.grain * 1e6,
  scale: 1e6,
  next,
});

const isGluedM = (tokens: readonly Token[], at: number): boolean => {
  const token = tokens[at];
  return token?.glued === true && (token.text === 'm' || token.text === 'M');
};

// "24 difficult years": how a time is felt does not change its length; "five sunny days" are counted
const isFelt = (tokens: readonly Token[], at: number): boolean => {
  const [token, unit] = [tokens[at], lowerAt(tokens, at + 1)];
  if (token?.type !== 'word' || token.glued || isCapital(token) || !unit.endsWith('s')) return false;
  return timeUnit.has(unit) && /(?:ful|ous|ult|able|ible|less|some|ive|ring|ting|ding|sing|ning)$/.test(token.lower);
};

/** Reads the unit of time at token `at`, behind a hyphen or words such as "more" and "difficult". */
export const readTimeUnit = (tokens: readonly Token[], at: number): { unit: TimeUnit; next: number } | null => {
  let here = isJoint(tokens, at) ? at + 1 : at;
  for (let turn = 0; turn < 2 && betweenUnit.has(lowerAt(tokens, here)); turn++) here += 1;
  if (here === at && isFelt(tokens, at)) here += 1;
  const unit = timeUnit.get(lowerAt(tokens, here));
  if (unit === undefined || (unit.clock && tokens[here]?.text.length === 2 && isCapital(tokens[here]))) return null;
  // "34 second-graders", "two second-hand cars", "the 9 second places": an ordinal
  if (lowerAt(tokens, here) === 'second' && !isJoint(tokens, here - 1) && !isJoint(tokens, here + 1)) return null;
  if (unit.name === 'second' && isJoint(tokens, here + 1) && lowerAt(tokens, here) === 'second' && here === at)
    return null;
  if (unit.name === 'quarter' && lowerAt(tokens, here) === 'quarter') return null;
  return { unit, next: here + 1 };
};

const isMinus = (tokens: readonly Token[], index: number, first: number): boolean => {
  const token = tokens[index];
  if (lowerAt(tokens, index - 1) === 'or' && lowerAt(tokens, index - 2) === 'plus') return false;
  if (token?.lower === 'minus' && (tokens[index + 1]?.type === 'number' || isDash(tokens[index + 1]))) return true;
  return (
    (token?.text === '-' || token?.text === '−') &&
    tokens[index + 1]?.glued === true &&
    (!token.glued || index === 0 || index > first)
  );
};

/** Reads one amount at token `at`: a number with the sign or unit that belongs to it. Null when no number begins there. */
export const readAmount = (tokens: readonly Token[], at: number): Amount | null => {
  let here = at;
  let factor = 1;
  if (isMinus(tokens, here, at)) {
    factor = -1;
    here += tokens[here]?.lower === 'minus' && isDash(tokens[here + 1]) ? 2 : 1;
  }
  const sign = readSign(tokens, here);
  if (sign !== null) {
    here = sign.next;
    if (isMinus(tokens, here, at)) {
      factor = -1;
      here += 1;
    }
    const number = readNumber(tokens, here);
    if (number === null || number.fraction) return null;
    const scaled = isGluedM(tokens, number.next) ? million(number, number.next + 1) : number;
    const spoken = readUnit(tokens, scaled.next);
    const also = spoken?.kind === 'money' ? spoken : null;
    // "$76 US a barrel": the country after the amount names the dollar
    const country =
      /^(?:us|u\.s\.|usd|cdn|aud|cad)$/.test(lowerAt(tokens, scaled.next)) && tokens[scaled.next]?.text !== 'us'
        ? 1
        : 0;
    const unit =
      also === null ? withRate(tokens, sign.name, scaled.next + country) : { name: also.name, next: also.next };
    return {
      from: at,
      to: unit.next,
      value: factor * scaled.value,
      number: scaled,
      unit: { name: unit.name, kind: 'money' },
      time: null,
      hedge: null,
    };
  }
  const number = readNumber(tokens, here);
  if (number === null) return null;
  if (factor < 0 && number.form === 'words' && tokens[at]?.lower !== 'minus') return null;
  if (isGluedM(tokens, number.next) && number.form === 'digits') {
    const follow = lowerAt(tokens, number.next + 1);
    const money = readUnit(tokens, number.next + 1);
    if (
      money?.kind === 'money' ||
      (follow !== '' && !lengthAfter.has(follow) && /\p{L}/u.test(follow) && nounSoon(tokens, number.next + 1)) ||
      (follow === 'of' && /^(?:the|its|their|his|her|our|these|those)$/.test(lowerAt(tokens, number.next + 2)))
    ) {
      const scaled = million(number, number.next + 1);
      return withUnit(tokens, at, scaled, factor * scaled.value);
    }
  }
  return withUnit(tokens, at, number, factor * number.value);
};

const nounSoon = (tokens: readonly Token[], at: number): boolean => {
  for (let here = at; here < at + 7; here++) {
    if (tokens[here]?.type !== 'word') return false;
    if (isPluralNoun(lowerAt(tokens, here))) return true;
  }
  return false;
};

const withUnit = (tokens: readonly Token[], from: number, number: ReadNumber, value: number): Amount => {
  const joined = joinedHedge(tokens, number.next);
  const plain: Amount = { from, to: number.next, value, number, unit: null, time: null, hedge: joined?.hedge ?? null };
  let at = joined?.next ?? number.next;
  if (number.fraction) {
    // "half a percent", "a quarter of a mile", "half an hour"
    if (lowerAt(tokens, at) === 'of' && /^an?$/.test(lowerAt(tokens, at + 1))) at += 2;
    else if (/^an?$/.test(lowerAt(tokens, at))) at += 1;
    else if (lowerAt(tokens, at) === 'of' && /^(?:one)$/.test(lowerAt(tokens, at + 1))) at += 2;
  }
  const time = readTimeUnit(tokens, at);
  if (time !== null) return { ...plain, to: time.next, time: time.unit };
  const symbol = number.fraction ? null : readSymbolAfter(tokens, at);
  if (symbol !== null) {
    const rated = withRate(tokens, symbol.name, symbol.next);
    return { ...plain, to: rated.next, unit: { name: rated.name, kind: 'money' } };
  }
  const unit = readUnit(tokens, at);
  // "half a dozen HP directors": spelled numbers take spelled units
  const short = number.form === 'words' && (tokens[isJoint(tokens, at) ? at + 1 : at]?.text.length ?? 0) < 3;
  if (unit?.kind === 'measure' && short) return plain;
  if (unit?.name === 'foot') {
    // "5-foot-11", "5ft 11in", "5 feet 11 inches"
    const joint = isJoint(tokens, unit.next) || lowerAt(tokens, unit.next) === 'and' ? 1 : 0;
    const inches = tokens[unit.next + joint];
    if (inches?.type === 'number' && /^(?:\d|1[01])$/.test(inches.text)) {
      const named = readUnit(tokens, unit.next + joint + 1);
      const short = tokens[unit.next + joint + 1];
      const mark = short?.glued && short.lower === 'in' ? unit.next + joint + 2 : null;
      const to = named?.name === 'inch' ? named.next : (mark ?? (isJoint(tokens, unit.next) ? unit.next + 2 : null));
      if (to !== null) {
        return { ...plain, value: value + Number(inches.text) / 12, to, unit: { name: unit.name, kind: unit.kind } };
      }
    }
  }
  return unit === null ? plain : { ...plain, to: unit.next, unit: { name: unit.name, kind: unit.kind } };
};
