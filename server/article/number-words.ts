import { isCapital, isJoint, lowerAt, type Token } from '#/server/article/tokens.ts';

/** A number as read: its value, the index of the token after it, and how it was written. */
export type ReadNumber = {
  value: number;
  next: number;
  /** `digits` were written ("20", "1.2 million"), or `words` ("twenty", "a million"). */
  form: 'digits' | 'words';
  /** How many units the last written place is worth: 0.1 for "7.5", 1e5 for "1.2 million". */
  grain: number;
  /** The scale word or suffix that multiplied the digits, 1 when there was none. */
  scale: number;
  /** True for a part of one whole: "a third", "half", "3/4". */
  fraction: boolean;
};

const small: Record<string, number> = {
  zero: 0,
  one: 1,
  two: 2,
  three: 3,
  four: 4,
  five: 5,
  six: 6,
  seven: 7,
  eight: 8,
  nine: 9,
  ten: 10,
  eleven: 11,
  twelve: 12,
  thirteen: 13,
  fourteen: 14,
  fifteen: 15,
  sixteen: 16,
  seventeen: 17,
  eighteen: 18,
  nineteen: 19,
};

const tens: Record<string, number> = {
  twenty: 20,
  thirty: 30,
  forty: 40,
  fifty: 50,
  sixty: 60,
  seventy: 70,
  eighty: 80,
  ninety: 90,
};

const scales: Record<string, number> = {
  dozen: 12,
  hundred: 100,
  thousand: 1e3,
  million: 1e6,
  billion: 1e9,
  trillion: 1e12,
  lakh: 1e5,
  crore: 1e7,
};

const suffixes: Record<string, number> = {
  k: 1e3,
  mn: 1e6,
  mln: 1e6,
  mio: 1e6,
  bn: 1e9,
  bln: 1e9,
  b: 1e9,
  tn: 1e12,
  trn: 1e12,
};

const plurals: Record<string, number> = {
  tens: 10,
  dozens: 12,
  scores: 20,
  hundreds: 100,
  thousands: 1e3,
  millions: 1e6,
  billions: 1e9,
  trillions: 1e12,
};

const units: Record<string, number> = {
  first: 1,
  second: 2,
  third: 3,
  fourth: 4,
  fifth: 5,
  sixth: 6,
  seventh: 7,
  eighth: 8,
  ninth: 9,
  tenth: 10,
  eleventh: 11,
  twelfth: 12,
  thirteenth: 13,
  fourteenth: 14,
  fifteenth: 15,
  sixteenth: 16,
  seventeenth: 17,
  eighteenth: 18,
  nineteenth: 19,
  twentieth: 20,
  thirtieth: 30,
  fortieth: 40,
  fiftieth: 50,
  sixtieth: 60,
  seventieth: 70,
  eightieth: 80,
  ninetieth: 90,
  hundredth: 100,
  thousandth: 1e3,
  millionth: 1e6,
};

const glyphs: Record<string, number> = {
  '½': 1 / 2,
  '¼': 1 / 4,
  '¾': 3 / 4,
  '⅓': 1 / 3,
  '⅔': 2 / 3,
  '⅕': 1 / 5,
  '⅛': 1 / 8,
};

const own = (table: Record<string, number>, key: string): number | undefined =>
  Object.hasOwn(table, key) ? table[key] : undefined;

/** The value of one word below a hundred ("seven", "forty"), or undefined. */
export const smallNumber = (word: string): number | undefined => own(small, word) ?? own(tens, word);

/** The value of one ordinal word ("third": 3), or undefined. */
export const ordinalWord = (word: string): number | undefined => own(units, word);

/** What a plural scale word is worth ("millions": 1e6), or undefined. */
export const pluralScale = (word: string): number | undefined => own(plurals, word);

/** The value of a number token, its thousands separators taken out. */
export const digitsValue = (token: Token): number => Number(token.text.replaceAll(',', ''));

const denominators: Record<string, number> = {
  half: 2,
  halves: 2,
  quarter: 4,
  quarters: 4,
};

/** The lower-case words that can begin a number, an ordinal or a fraction. */
export const numberOpeners: readonly string[] = [small, tens, scales, plurals, units, glyphs, denominators].flatMap(
  table => Object.keys(table),
);

const denominator = (word: string): number | undefined => {
  const known = own(denominators, word);
  if (known !== undefined) return known;
  const value = own(units, word.endsWith('s') ? word.slice(0, -1) : word);
  return value !== undefined && value > 2 ? value : undefined;
};

const scaleAfter = (tokens: readonly Token[], at: number): { scale: number; next: number } => {
  let scale = 1;
  let next = at;
  for (let turn = 0; turn < 3; turn++) {
    const here = isJoint(tokens, next) ? next + 1 : next;
    const word = own(scales, lowerAt(tokens, here));
    if (word === undefined) break;
    scale *= word;
    next = here + 1;
  }
  if (next === at && tokens[at]?.glued === true) {
    const suffix = own(suffixes, lowerAt(tokens, at));
    if (suffix !== undefined) return { scale: suffix, next: at + 1 };
  }
  return { scale, next };
};

// "and a half", "and three quarters", "1/2" or "½" after a whole number.
const partAfter = (tokens: readonly Token[], at: number): { value: number; next: number } | null => {
  const glyph = own(glyphs, lowerAt(tokens, at));
  if (glyph !== undefined) return { value: glyph, next: at + 1 };
  const slash = slashFraction(tokens, at);
  if (slash !== null && slash.value < 1) return slash;
  if (lowerAt(tokens, at) !== 'and') return null;
  const article = lowerAt(tokens, at + 1);
  const top = article === 'a' || article === 'one' ? 1 : own(small, article);
  const bottom = top === undefined ? undefined : denominator(lowerAt(tokens, at + 2));
  if (top === undefined || bottom === undefined || top >= bottom) return null;
  return { value: top / bottom, next: at + 3 };
};

const slashFraction = (tokens: readonly Token[], at: number): { value: number; next: number } | null => {
  const [top, bar, bottom] = [tokens[at], tokens[at + 1], tokens[at + 2]];
  if (top?.type !== 'number' || bottom?.type !== 'number') return null;
  if ((bar?.text !== '/' && bar?.text !== '⁄') || !bar.glued || !bottom.glued) return null;
  if (tokens[at + 3]?.text === '/' || !/^\d{1,3}$/.test(top.text) || !/^\d{1,4}$/.test(bottom.text)) return null;
  const below = Number(bottom.text);
  const above = Number(top.text);
  return below > 1 && above > 0 && above < below ? { value: above / below, next: at + 3 } : null;
};

// "× 10^-8", "×10−8", "x 10⁶" in scientific notation
const tenPower = (tokens: readonly Token[], at: number): { factor: number; next: number } | null => {
  if (!/^[×x]$/.test(lowerAt(tokens, at)) || tokens[at + 1]?.text !== '10') return null;
  let here = at + 2;
  const caret = tokens[here]?.text === '^';
  if (caret) here += 1;
  const minus = /^[-−–]$/.test(tokens[here]?.text ?? '') && tokens[here]?.glued === true;
  if (minus) here += 1;
  const exponent = tokens[here];
  if (exponent?.type !== 'number' || !exponent.glued || !(caret || minus) || !/^\d{1,2}$/.test(exponent.text))
    return null;
  return { factor: 10 ** (minus ? -Number(exponent.text) : Number(exponent.text)), next: here + 1 };
};

const readDigits = (tokens: readonly Token[], at: number): ReadNumber | null => {
  const token = tokens[at];
  if (token === undefined) return null;
  const glyph = own(glyphs, token.text);
  if (glyph !== undefined) {
    const scaled = scaleAfter(tokens, at + 1);
    const fraction = scaled.scale === 1;
    return {
      value: glyph * scaled.scale,
      next: scaled.next,
      form: 'digits',
      grain: scaled.scale / 100,
      scale: scaled.scale,
      fraction,
    };
  }
  // longer runs of digits are identifiers
  if (token.type !== 'number' || token.text.length > 24 || /^\d{13,}$/.test(token.text)) return null;
  const slash = slashFraction(tokens, at);
  if (slash !== null) {
    return { ...slash, form: 'digits', grain: 0.01, scale: 1, fraction: true };
  }
  const point = token.text.indexOf('.');
  const places = point < 0 ? 0 : token.text.length - point - 1;
  let value = digitsValue(token);
  let next = at + 1;
  const part = places === 0 ? partAfter(tokens, isJoint(tokens, next) ? next + 1 : next) : null;
  if (part !== null) {
    value += part.value;
    next = part.next;
  }
  const power = tenPower(tokens, next);
  if (power !== null && Number.isFinite(value * power.factor)) {
    return {
      value: cleanFloat(value * power.factor),
      next: power.next,
      form: 'digits',
      grain: power.factor * 10 ** -Math.min(places, 12),
      scale: power.factor,
      fraction: false,
    };
  }
  const { scale, next: after } = scaleAfter(tokens, next);
  value = cleanFloat(value * scale);
  if (!Number.isFinite(value)) return null;
  return { value, next: after, form: 'digits', grain: scale * 10 ** -Math.min(places, 12), scale, fraction: false };
};

/** Takes the noise of binary floating point off a product of written numbers (16.1 × 1e6 is 16100000). */
export const cleanFloat = (value: number): number => (Number.isFinite(value) ? Number(value.toPrecision(14)) : value);

// "one point three": the digits after the point, each said alone
const spokenDecimals = (
  tokens: readonly Token[],
  at: number,
): { value: number; next: number; places: number } | null => {
  if (lowerAt(tokens, at) !== 'point') return null;
  let digits = '';
  let here = at + 1;
  while (digits.length < 6) {
    const digit = own(small, lowerAt(tokens, here));
    if (digit === undefined || digit > 9) break;
    digits += String(digit);
    here += 1;
  }
  return digits === '' ? null : { value: Number(`0.${digits}`), next: here, places: digits.length };
};

const readWords = (tokens: readonly Token[], at: number): ReadNumber | null => {
  let total = 0;
  let group = 0;
  let next = at;
  let seen = false;
  let room = Number.POSITIVE_INFINITY; // the next word must be worth less than this
  let lastScale = 1;
  let above = Number.POSITIVE_INFINITY;
  if (
    (lowerAt(tokens, at) === 'a' || lowerAt(tokens, at) === 'an') &&
    own(scales, lowerAt(tokens, at + 1)) !== undefined
  ) {
    group = 1;
    next = at + 1;
    seen = true;
  }
  for (let turn = 0; turn < 16; turn++) {
    let here = next;
    if (seen && isJoint(tokens, here)) here += 1;
    else if (seen && lowerAt(tokens, here) === 'and' && lastScale >= 100) here += 1;
    const word = lowerAt(tokens, here);
    const value = smallNumber(word);
    const scale = own(scales, word);
    if (value !== undefined && value < room && !(here > next && lowerAt(tokens, next) === 'and' && value === 0)) {
      group += value;
      room = value >= 20 ? 10 : 0;
      lastScale = 1;
      seen = true;
    } else if (scale !== undefined && (seen || here === at)) {
      if (scale === 100 || scale === 12) {
        if (room === Number.POSITIVE_INFINITY && seen && group !== 1) break;
        group = (group === 0 ? 1 : group) * scale;
        room = 100;
      } else {
        if (scale >= above) {
          total = (total + group) * scale;
        } else {
          total += (group === 0 ? 1 : group) * scale;
        }
        above = scale;
        group = 0;
        room = Number.POSITIVE_INFINITY;
      }
      lastScale = scale;
      seen = true;
    } else {
      break;
    }
    next = here + 1;
  }
  if (!seen) return null;
  let value = total + group;
  const point = lastScale === 1 ? spokenDecimals(tokens, next) : null;
  if (point !== null) {
    const scaled = scaleAfter(tokens, point.next);
    value = cleanFloat((value + point.value) * scaled.scale);
    return {
      value,
      next: scaled.next,
      form: 'words',
      grain: scaled.scale * 10 ** -point.places,
      scale: scaled.scale,
      fraction: false,
    };
  }
  const part = partAfter(tokens, isJoint(tokens, next) ? next + 1 : next);
  if (part !== null) {
    // "a million and a half" adds half of the million, "two and a half" half of one
    value += part.value * Math.max(lastScale, 1);
    next = part.next;
    const scaled = scaleAfter(tokens, next);
    value *= scaled.scale;
    lastScale = Math.max(lastScale, scaled.scale);
    next = scaled.next;
  }
  return { value, next, form: 'words', grain: lastScale, scale: lastScale, fraction: false };
};

// "half a million", "a quarter of a million", "half-million", "three quarters of a billion".
const scaledPart = (tokens: readonly Token[], at: number, part: number): { value: number; next: number } | null => {
  let here = at;
  if (isJoint(tokens, here)) here += 1;
  if (lowerAt(tokens, here) === 'of') here += 1;
  if (lowerAt(tokens, here) === 'a' || lowerAt(tokens, here) === 'an') here += 1;
  const scale = own(scales, lowerAt(tokens, here));
  return scale === undefined ? null : { value: part * scale, next: here + 1 };
};

const readFraction = (tokens: readonly Token[], at: number): ReadNumber | null => {
  const word = lowerAt(tokens, at);
  const before = lowerAt(tokens, at - 1);
  let top = 1;
  let here = at;
  if (word !== 'half') {
    const value = word === 'a' ? 1 : own(small, word);
    if (value === undefined || value === 0) return null;
    top = value;
    here = at + 1;
    if (isJoint(tokens, here)) here += 1;
  }
  const bottomWord = lowerAt(tokens, here);
  const bottom = denominator(bottomWord);
  if (bottom === undefined || top >= bottom) return null;
  // "two third-place teams", "a third party": an ordinal, not a part; parts above one are plural
  if (top > 1 && !bottomWord.endsWith('s') && bottomWord !== 'half') return null;
  if (top === 1 && bottomWord.endsWith('s')) return null;
  // "two quarters" are six months; "three quarters" alone says a part
  if (bottomWord === 'quarters' && (top !== 3 || /^(?:last|past|next|first|previous)$/.test(lowerAt(tokens, at - 1))))
    return null;
  let next = here + 1;
  const value = top / bottom;
  const scaled = scaledPart(tokens, next, value);
  if (scaled !== null) {
    return { ...scaled, form: 'words', grain: scaled.value, scale: scaled.value, fraction: false };
  }
  const after = lowerAt(tokens, next);
  const noun = tokens[next];
  if (
    word === 'half' &&
    (before === 'and' ||
      before === 'first' ||
      before === 'second' ||
      ['other', 'lower', 'upper', 'top', 'bottom', 'latter', 'better', 'each', 'either'].includes(before))
  )
    return null;
  if (bottom !== 2 && bottom !== 4 && top === 1 && word === 'a') {
    // "a third of", "a third more", "a third (": a share. "a third man": an ordinal
    if (noun !== undefined && noun.type === 'word' && !fractionFollowers.has(after)) return null;
    if (isJoint(tokens, next)) return null;
  }
  if (bottom === 4 && noun !== undefined && noun.type === 'word' && !fractionFollowers.has(after)) return null;
  if (word === 'half' && (isJoint(tokens, next) || (tokens[at - 1]?.type === 'mark' && tokens[at]?.glued))) return null;
  if (isCapital(noun) && bottom === 4) return null;
  if (isJoint(tokens, next) && bottom === 4 && top === 1) return null;
  if (next > tokens.length) next = tokens.length;
  return { value, next, form: 'words', grain: 0.01, scale: 1, fraction: true };
};

const fractionFollowers = new Set([
  ...[
    'of',
    'more',
    'less',
    'fewer',
    'higher',
    'lower',
    'the',
    'as',
    'said',
    'say',
    'were',
    'was',
    'are',
    'is',
    'have',
    'had',
    'did',
    'do',
  ],
  ...[
    'in',
    'from',
    'to',
    'and',
    'or',
    'by',
    'over',
    'for',
    'with',
    'since',
    'on',
    'that',
    'who',
    'which',
    'will',
    'would',
    'could',
    'than',
  ],
]);

/**
 * Reads the number that begins at token `at`, in digits, words or both: "1.2 million", "twenty-eight", "a hundred",
 * "half a million", "two and a half", "a third", "3/4". Null when none begins there. The value is finite.
 */
export const readNumber = (tokens: readonly Token[], at: number): ReadNumber | null => {
  const fraction = readFraction(tokens, at);
  if (fraction !== null) return fraction;
  const digits = readDigits(tokens, at);
  if (digits !== null) return digits;
  const token = tokens[at];
  if (token === undefined || token.type !== 'word') return null;
  const words = readWords(tokens, at);
  return words !== null && Number.isFinite(words.value) ? words : null;
};

/**
 * Reads an approximate whole at token `at`: "millions" has neither value nor bounds, "tens of millions" is 1e7 to 1e8,
 * "hundreds of thousands" 1e5 to 1e6. Null when none begins there.
 */
export const readVague = (
  tokens: readonly Token[],
  at: number,
): { low: number | null; high: number | null; next: number } | null => {
  const first = pluralScale(lowerAt(tokens, at));
  if (first === undefined || first === 20) return null;
  if (lowerAt(tokens, at + 1) === 'of') {
    const second = pluralScale(lowerAt(tokens, at + 2));
    if (second !== undefined && second >= 1e3 && first < 1e3) {
      return { low: first * second, high: first * second * 10, next: at + 3 };
    }
  }
  return first === 10 ? null : { low: null, high: null, next: at + 1 };
};

/** Reads an ordinal at token `at`: "20th", "third", "twenty-first", "hundredth". Null when none begins there. */
export const readOrdinal = (tokens: readonly Token[], at: number): { value: number; next: number } | null => {
  const token = tokens[at];
  if (token === undefined) return null;
  if (token.type === 'number') {
    const suffix = tokens[at + 1];
    if (suffix?.glued !== true || !/^(?:st|nd|rd|th)$/.test(suffix.lower) || !/^[\d,]+$/.test(token.text)) return null;
    return { value: digitsValue(token), next: at + 2 };
  }
  const ten = own(tens, token.lower);
  if (ten !== undefined) {
    const here = isJoint(tokens, at + 1) ? at + 2 : at + 1;
    const unit = ordinalWord(lowerAt(tokens, here));
    return unit !== undefined && unit < 10 ? { value: ten + unit, next: here + 1 } : null;
  }
  const value = ordinalWord(token.lower);
  return value === undefined ? null : { value, next: at + 1 };
};
