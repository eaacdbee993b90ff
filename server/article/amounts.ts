import { cleanFloat, digitsValue, type ReadNumber, readNumber } from '#/server/article/number-words.ts';
import { type TimeUnit, timeUnit } from '#/server/article/time-words.ts';
import { isDash, isJoint, lowerAt, type Token } from '#/server/article/tokens.ts';
import { readSign, readSymbolAfter, readUnit, type Unit, withRate } from '#/server/article/units.ts';
import { isPluralNoun } from '#/server/article/words.ts';

/** One number with the unit that belongs to it; `to` is the token after both. */
export type Amount = {
  from: number;
  to: number;
  value: number;
  number: ReadNumber;
  unit: Pick<Unit, 'name' | 'kind'> | null;
  time: TimeUnit | null;
};

/** A range of two amounts: `low` and `high` in the unit of `last`, in the order of size. */
export type Range = { from: number; to: number; low: number; high: number; last: Amount };

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

const million = (number: ReadNumber, next: number): ReadNumber => ({
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

const readTimeUnit = (tokens: readonly Token[], at: number): { unit: TimeUnit; next: number } | null => {
  let here = isJoint(tokens, at) ? at + 1 : at;
  for (let turn = 0; turn < 2 && betweenUnit.has(lowerAt(tokens, here)); turn++) here += 1;
  const unit = timeUnit.get(lowerAt(tokens, here));
  if (unit === undefined) return null;
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
  const plain: Amount = { from, to: number.next, value, number, unit: null, time: null };
  let at = number.next;
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
  const inches = unit?.name === 'foot' && isJoint(tokens, unit.next) ? tokens[unit.next + 1] : undefined;
  if (unit !== null && inches?.type === 'number' && /^(?:\d|1[01])$/.test(inches.text)) {
    // "5-foot-11": feet and inches
    return {
      ...plain,
      value: value + Number(inches.text) / 12,
      to: unit.next + 2,
      unit: { name: unit.name, kind: unit.kind },
    };
  }
  return unit === null ? plain : { ...plain, to: unit.next, unit: { name: unit.name, kind: unit.kind } };
};

const changeVerbs =
  /^(?:ro?s[ei]s?n?|gr[eo]wn?|f[ea]ll?e?n?|drop(?:ped)?|declined?|increas(?:ed?|ing)|jump(?:ed)?|climb(?:ed)?|slid|slipp?(?:ed)?|plunged?|surged?|soared?|tumbled|cut|raised?|lower(?:ed)?|reduced?|moved?|went|up|down|expand(?:ed)?|shrank|slow(?:ed)?|doubled|decreased?|rising|falling|dropping|plummeted|edged)$/;

const isChange = (tokens: readonly Token[], from: number): boolean => {
  for (let step = 1; step <= 6; step++) {
    if (changeVerbs.test(lowerAt(tokens, from - step))) return true;
    if (tokens[from - step]?.type === 'mark') return false;
  }
  return false;
};

const sameUnit = (a: Amount, b: Amount): boolean =>
  (a.unit?.name ?? '').split(' per ')[0] === (b.unit?.name ?? '').split(' per ')[0] && a.time?.name === b.time?.name;

/** Reads a range that begins with `first`: "one to three years", "$62 to $68", "8–10", "between 40 and 50 percent". */
export const readRange = (tokens: readonly Token[], first: Amount): Range | null => {
  if (first.number.fraction) return null;
  const bare = first.unit === null && first.time === null;
  const lead = lowerAt(tokens, first.from - 1);
  const leads = lead === 'about' || lead === 'around' || lead === 'roughly' ? lowerAt(tokens, first.from - 2) : lead;
  const link = lowerAt(tokens, first.to);
  let next = first.to + 1;
  if (link === 'and') {
    if (leads !== 'between') return null;
  } else if (link === 'or') {
    if (!bare || first.number.form !== 'words') return null;
  } else if (isDash(tokens[first.to])) {
    if (tokens[first.to]?.glued !== tokens[next]?.glued && tokens[next]?.text !== '$') return null;
    if (tokens[first.to]?.glued === false && tokens[first.to]?.text === '-' && tokens[next]?.glued) return null;
  } else if (link !== 'to') {
    return null;
  }
  if (/^(?:about|around|roughly|as)$/.test(lowerAt(tokens, next)) && link === 'to') next += 1;
  const number = tokens[next];
  if (link === 'to' && number?.type === 'word' && number.lower === 'a') return null;
  const second = readAmount(tokens, next);
  if (second === null || second.number.fraction) return null;
  if (
    first.number.form !== second.number.form &&
    first.number.scale === 1 &&
    second.number.scale === 1 &&
    link !== 'and'
  )
    return null;
  if (link === 'or' && second.value !== first.value + 1) return null;
  if (link === 'to' && isChange(tokens, first.from)) return null;
  const spread = first.unit?.kind === 'money' && second.unit === null && second.time === null;
  if (!bare && !spread && !sameUnit(first, second)) return null;
  if (bare && second.unit?.kind === 'money' && readSign(tokens, next) !== null) return null;
  let low = first.value;
  const inherits =
    first.number.scale === 1 &&
    second.number.scale > 1 &&
    Math.abs(first.value) < 1000 &&
    first.number.form === second.number.form;
  if (inherits && first.value < second.value / second.number.scale) low = cleanFloat(first.value * second.number.scale);
  if (!(low < second.value)) return null;
  const last = spread ? { ...second, unit: first.unit } : second;
  const rated = spread ? withRate(tokens, first.unit?.name ?? '', last.to) : null;
  const whole: Amount = rated === null ? last : { ...last, to: rated.next, unit: { name: rated.name, kind: 'money' } };
  return { from: first.from, to: whole.to, low, high: whole.value, last: whole };
};

const scoreCues =
  /^(?:won|win|wins|beat|beats|beaten|lost|lose|loss|draw|drew|drawn|score|victory|defeat|lead|led|tied|tie|vote|voted|ruling|decision|ended|up|down|at|by|ahead|trail|trailed|a|finished|stalemate|thrashing)$/;

/** Where a score such as "2-0" ends when one begins at token `at`; null for a range or anything else. */
export const scoreEnd = (tokens: readonly Token[], at: number): number | null => {
  if (
    tokens[at]?.type === 'number' &&
    isJoint(tokens, at + 1) &&
    lowerAt(tokens, at + 2) === 'to' &&
    isJoint(tokens, at + 3) &&
    tokens[at + 4]?.type === 'number' &&
    readUnit(tokens, at + 5) === null
  ) {
    return at + 5; // "5-to-4"
  }
  const [a, dash, b] = [tokens[at], tokens[at + 1], tokens[at + 2]];
  if (a?.type !== 'number' || b?.type !== 'number' || !isDash(dash) || !dash?.glued || !b.glued) return null;
  if (!/^\d{1,3}$/.test(a.text) || !/^\d{1,3}$/.test(b.text)) return null;
  let to = at + 3;
  while (
    isDash(tokens[to]) &&
    tokens[to]?.glued &&
    tokens[to + 1]?.glued &&
    tokens[to + 1]?.type === 'number' &&
    to < at + 9
  )
    to += 2;
  if (tokens[to]?.glued && tokens[to]?.type === 'word') return null;
  if (to > at + 3) return to;
  const falling = digitsValue(a) >= digitsValue(b);
  const unit = readUnit(tokens, to) !== null || readTimeUnit(tokens, to) !== null;
  if (unit) return null;
  return falling || scoreCues.test(lowerAt(tokens, at - 1)) ? to : null;
};
