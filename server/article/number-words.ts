import { isMoneySign } from '#/server/article/currencies.ts';
import { partAfter, readFraction, slashFraction } from '#/server/article/fractions.ts';
import {
  cleanFloat,
  digitsValue,
  glyphs,
  pluralScale,
  type ReadNumber,
  scales,
  small,
  smallNumber,
  suffixes,
} from '#/server/article/number-names.ts';
import { timeUnit } from '#/server/article/time-words.ts';
import { isJoint, lowerAt, type Token } from '#/server/article/tokens.ts';
import { readUnit } from '#/server/article/units.ts';
import { isPluralNoun } from '#/server/article/words.ts';

const scaleAfter = (tokens: readonly Token[], at: number): { scale: number; next: number } => {
  let scale = 1;
  let next = at;
  for (let turn = 0; turn < 3; turn++) {
    const here = isJoint(tokens, next) ? next + 1 : next;
    const word = scales.get(lowerAt(tokens, here));
    if (word === undefined) break;
    scale *= word;
    next = here + 1;
  }
  if (next === at && tokens[at]?.glued === true) {
    const suffix = suffixes.get(lowerAt(tokens, at));
    if (suffix !== undefined) return { scale: suffix, next: at + 1 };
  }
  return { scale, next };
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

// "1,8 meters", "€2,50": a comma that parts no thousands, before a unit or after a sign of money; "pages 1,2" is a row
const decimalComma = (tokens: readonly Token[], at: number): ReadNumber | null => {
  const [whole, comma, part, after] = [tokens[at], tokens[at + 1], tokens[at + 2], tokens[at + 3]];
  if (comma?.text !== ',' || !comma.glued || part?.type !== 'number' || !part.glued) return null;
  if (!/^\d{1,3}$/.test(whole?.text ?? '') || !/^\d{1,2}$/.test(part.text)) return null;
  if ((tokens[at - 1]?.text === ',' && whole?.glued) || (after?.text === ',' && tokens[at + 4]?.glued)) return null;
  const paid = isMoneySign(tokens[at - 1]) && part.text.length === 2;
  const unit = isJoint(tokens, at + 3) ? lowerAt(tokens, at + 4) : lowerAt(tokens, at + 3);
  if (!paid && !scales.has(unit) && !timeUnit.has(unit) && readUnit(tokens, at + 3) === null) return null;
  const scaled = scaleAfter(tokens, at + 3);
  return {
    value: cleanFloat(Number(`${whole?.text}.${part.text}`) * scaled.scale),
    next: scaled.next,
    form: 'digits',
    grain: scaled.scale * 10 ** -part.text.length,
    scale: scaled.scale,
    fraction: false,
  };
};

const readDigits = (tokens: readonly Token[], at: number): ReadNumber | null => {
  const token = tokens[at];
  if (token === undefined) return null;
  const glyph = glyphs.get(token.text);
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
  if (token.type !== 'number' || token.text.length > 24 || /^\d{10,}$/.test(token.text)) return null;
  const slash = slashFraction(tokens, at);
  if (slash !== null) {
    return { ...slash, form: 'digits', grain: 0.01, scale: 1, fraction: true };
  }
  const comma = decimalComma(tokens, at);
  if (comma !== null) return comma;
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

// "one point three": the digits after the point, each said alone
const spokenDecimals = (
  tokens: readonly Token[],
  at: number,
): { value: number; next: number; places: number } | null => {
  if (lowerAt(tokens, at) !== 'point') return null;
  let digits = '';
  let here = at + 1;
  while (digits.length < 6) {
    const digit = small.get(lowerAt(tokens, here));
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
    scales.get(lowerAt(tokens, at + 1)) !== undefined
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
    const scale = scales.get(word);
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
    const scaled = scaleAfter(tokens, part.next);
    next = scaled.next;
    if (lastScale > 1) {
      // "a million and a half" adds half of the million, "a billion and a quarter million" a quarter of the one after it
      value += part.value * (scaled.scale > 1 ? scaled.scale : lastScale);
    } else {
      value = (value + part.value) * scaled.scale;
      lastScale = scaled.scale;
    }
  }
  return { value, next, form: 'words', grain: lastScale, scale: lastScale, fraction: false };
};

/**
 * Reads the number that begins at token `at`, in digits, words or both: "1.2 million", "twenty-eight", "a hundred",
 * "half a million", "two and a half", "a third", "3/4". Null when none begins there. The value is finite.
 */
export const readNumber = (tokens: readonly Token[], at: number): ReadNumber | null => {
  const token = tokens[at];
  if (token === undefined) return null;
  if (token.type !== 'word') return readDigits(tokens, at);
  const fraction = readFraction(tokens, at);
  if (fraction !== null) return fraction;
  const words = readWords(tokens, at);
  return words !== null && Number.isFinite(words.value) ? words : null;
};

// "scores of people", not "the scores of both" nor "test scores of pupils"
const isScoresOf = (tokens: readonly Token[], at: number): boolean => {
  const before = tokens[at - 1];
  if (lowerAt(tokens, at + 1) !== 'of' || !isPluralNoun(lowerAt(tokens, at + 2))) return false;
  if (before === undefined || before.type === 'mark') return true;
  return (
    /^(?:and|or|with|for|by|of|to|in|on|from|as|were|are|left)$/.test(before.lower) || /(?:ing|ed)$/.test(before.lower)
  );
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
  if (first === undefined || (first === 20 && !isScoresOf(tokens, at))) return null;
  if (lowerAt(tokens, at + 1) === 'of') {
    const second = pluralScale(lowerAt(tokens, at + 2));
    if (second !== undefined && second >= 1e3 && first < 1e3) {
      return { low: first * second, high: first * second * 10, next: at + 3 };
    }
  }
  return first === 10 ? null : { low: null, high: null, next: at + 1 };
};
