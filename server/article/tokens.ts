import type { Span } from '#/server/article/article.ts';

/**
 * A word, a number in digits, or a mark. `lower` is the text in lower case with straight apostrophes; `glued` says that
 * nothing stands between it and the token before.
 */
export type Token = Span & { text: string; lower: string; type: 'word' | 'number' | 'mark'; glued: boolean };

// Groups are counted so that no number is scanned further than a bounded way twice.
const numberShape =
  /(?:\d{1,3}(?:,\d{3}){1,8}(?!\d)(?:\.\d+)?|\d{1,2}(?:,\d{2}){1,6},\d{3}(?!\d)|\d+(?:\.\d+)?|\.\d+)/y;
const dottedShape = /(?:\p{L}\.){2,}/uy;
const cliticShape = /[’'](?:s|ll|re|ve|d|m)(?!\p{L})/iuy;
const wordShape = /\p{L}[\p{L}\p{M}]*/uy;
const negativeShape = /[’']t(?!\p{L})/iuy;
const markShape = /[^\s]/uy;
const spaceShape = /\s/;

const endOf = (shape: RegExp, text: string, at: number): number => {
  shape.lastIndex = at;
  return shape.test(text) ? shape.lastIndex : at;
};

const isSmall = (code: number): boolean => code >= 97 && code <= 122;
const isLarge = (code: number): boolean => code >= 65 && code <= 90;
const isDigit = (code: number): boolean => code >= 48 && code <= 57;
const isApostrophe = (code: number): boolean => code === 39 || code === 0x2019;

// where the word that begins at `at` ends; plain letters are stepped over one by one, all others by their shape
const wordEnd = (text: string, at: number): number => {
  let to = at;
  let code = text.charCodeAt(to);
  if ((isSmall(code) || isLarge(code) || code > 127) && text.charCodeAt(to + 1) === 46) {
    const dotted = endOf(dottedShape, text, at);
    if (dotted > at) return dotted;
  }
  while (isSmall(code) || isLarge(code)) code = text.charCodeAt(++to);
  if (code > 127 && code !== 0x2019) to = Math.max(to, endOf(wordShape, text, at));
  if (to > at && isApostrophe(text.charCodeAt(to))) {
    // "o'clock", an elision of "of the clock", is the one word with an apostrophe inside that tells a time
    const oClock = to === at + 1 && /^o$/i.test(text.charAt(at)) && /^clock\b/i.test(text.slice(to + 1, to + 7));
    return oClock ? to + 6 : endOf(negativeShape, text, to);
  }
  return to;
};

// most words are in small letters already: looking is cheaper than folding
const isLower = (text: string, from: number, to: number): boolean => {
  for (let at = from; at < to; at++) if (!isSmall(text.charCodeAt(at))) return false;
  return true;
};

/** Splits `text` from `start` to `end` into tokens, in order, with offsets into `text`; linear in the length of the span. */
export const tokenize = (text: string, start: number, end: number): Token[] => {
  const part = start === 0 && end === text.length ? text : text.slice(start, end);
  const curly = part.includes('’');
  const tokens: Token[] = [];
  let last = -1;
  let at = 0;
  while (at < part.length) {
    const code = part.charCodeAt(at);
    if (code === 32 || (code > 127 || code < 32 ? spaceShape.test(part.charAt(at)) : false)) {
      at += 1;
      continue;
    }
    let type: Token['type'] = 'word';
    let to = wordEnd(part, at);
    if (to === at && isApostrophe(code)) to = endOf(cliticShape, part, at);
    if (to === at && (isDigit(code) || code === 46)) {
      type = 'number';
      to = endOf(numberShape, part, at);
    }
    if (to === at) {
      type = 'mark';
      to = code < 128 ? at + 1 : Math.max(at + 1, endOf(markShape, part, at));
    }
    const raw = part.slice(at, to);
    const lower = type === 'number' || isLower(part, at, to) ? raw : raw.toLowerCase();
    tokens.push({
      start: start + at,
      end: start + to,
      text: raw,
      lower: curly && lower.includes('’') ? lower.replace('’', "'") : lower,
      type,
      glued: at === last,
    });
    last = to;
    at = to;
  }
  return tokens;
};

/** The token's lower-case text, or '' past either end of the list. */
export const lowerAt = (tokens: readonly Token[], at: number): string => tokens[at]?.lower ?? '';

/** Whether the token begins with a capital letter. */
export const isCapital = (token: Token | undefined): boolean => {
  if (token === undefined) return false;
  const code = token.text.charCodeAt(0);
  return code < 128 ? isLarge(code) : /^\p{Lu}/u.test(token.text);
};

/** Whether the token is a hyphen or dash of any length. */
export const isDash = (token: Token | undefined): boolean => {
  if (token === undefined || token.text.length !== 1) return false;
  const code = token.text.charCodeAt(0);
  return code === 45 || (code >= 0x2011 && code <= 0x2014);
};

/** Whether a hyphen at `at` joins its two neighbours without a space ("two-week"). */
export const isJoint = (tokens: readonly Token[], at: number): boolean =>
  isDash(tokens[at]) && tokens[at]?.glued === true && tokens[at + 1]?.glued === true;
