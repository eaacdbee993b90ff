import type { Span } from '#/server/article/article.ts';

/**
 * A word, a number in digits, or a mark. `lower` is the text in lower case with straight apostrophes; `glued` says that
 * nothing stands between it and the token before.
 */
export type Token = Span & { text: string; lower: string; type: 'word' | 'number' | 'mark'; glued: boolean };

// Every alternative consumes what it looks at: no part of the text is read twice for one token.
const shape =
  /(\d{1,3}(?:,\d{3})+(?![\d])(?:\.\d+)?|\d{1,2}(?:,\d{2})+,\d{3}(?!\d)|\d+(?:\.\d+)?|\.\d+)|((?:\p{L}\.){2,}|[’'](?:s|ll|re|ve|d|m)(?!\p{L})|\p{L}[\p{L}\p{M}]*(?:[’']t(?!\p{L}))?)|(\S)/giu;

/** Splits `text` from `start` to `end` into tokens, in order, with offsets into `text`; linear in the length of the span. */
export const tokenize = (text: string, start: number, end: number): Token[] => {
  const part = text.slice(start, end);
  const tokens: Token[] = [];
  let last = -1;
  for (const match of part.matchAll(shape)) {
    const raw = match[0];
    const at = match.index;
    const type = match[1] !== undefined ? 'number' : match[2] !== undefined ? 'word' : 'mark';
    tokens.push({
      start: start + at,
      end: start + at + raw.length,
      text: raw,
      lower: raw.toLowerCase().replace('’', "'"),
      type,
      glued: at === last,
    });
    last = at + raw.length;
  }
  return tokens;
};

/** The token's lower-case text, or '' past either end of the list. */
export const lowerAt = (tokens: readonly Token[], at: number): string => tokens[at]?.lower ?? '';

/** Whether the token begins with a capital letter. */
export const isCapital = (token: Token | undefined): boolean => token !== undefined && /^\p{Lu}/u.test(token.text);

const dashes = new Set(['-', '–', '—', '‑', '‒']);

/** Whether the token is a hyphen or dash of any length. */
export const isDash = (token: Token | undefined): boolean => token !== undefined && dashes.has(token.text);

/** Whether a hyphen at `at` joins its two neighbours without a space ("two-week"). */
export const isJoint = (tokens: readonly Token[], at: number): boolean =>
  isDash(tokens[at]) && tokens[at]?.glued === true && tokens[at + 1]?.glued === true;
