import { monthNumber } from '#/server/article/time-words.ts';
import { isCapital, lowerAt, type Token } from '#/server/article/tokens.ts';
import { functionWords } from '#/server/article/words.ts';

const beforeMonth = new Set([
  ...[
    'in',
    'since',
    'until',
    'till',
    'by',
    'from',
    'to',
    'through',
    'last',
    'next',
    'this',
    'early',
    'late',
    'mid',
    'of',
    'and',
    'between',
    'or',
    '-',
    '–',
  ],
  ...[
    'before',
    'after',
    'during',
    'each',
    'every',
    'previous',
    'following',
    'for',
    'on',
    'around',
    'past',
    'coming',
    'and',
    'earlier',
    "'s",
    'throughout',
    'around',
  ],
]);

/** Reads a month's name at token `at`, with its full stop when it is short; what is likelier a verb, an auxiliary or a given name is none. */
export const readMonth = (tokens: readonly Token[], at: number): { number: number; next: number } | null => {
  const token = tokens[at];
  const number = monthNumber.get(lowerAt(tokens, at));
  if (token === undefined || number === undefined) return null;
  const short = token.lower.length < 5 && !['may', 'june', 'july'].includes(token.lower);
  const dotted = short && tokens[at + 1]?.text === '.' && tokens[at + 1]?.glued === true;
  const next = dotted ? at + 2 : at + 1;
  if (
    tokens[at - 1]?.text === '-' &&
    token.glued &&
    tokens[at - 1]?.glued &&
    !['mid', 'early', 'late'].includes(lowerAt(tokens, at - 2))
  )
    return null;
  const numberNear =
    tokens[next]?.type === 'number' || tokens[at - 1]?.type === 'number' || lowerAt(tokens, at - 1) === 'of';
  if (!isCapital(token)) {
    const plain = !short && token.lower !== 'may' && token.lower !== 'march' && token.lower !== 'august';
    return plain || (numberNear && token.lower !== 'may' && token.lower !== 'march') ? { number, next } : null;
  }
  if (numberNear && tokens[next]?.type === 'number') return { number, next };
  if (short) return dotted || numberNear ? { number, next } : null;
  const doubtful =
    token.lower === 'may' ||
    token.lower === 'march' ||
    token.lower === 'april' ||
    token.lower === 'june' ||
    token.lower === 'august';
  if (doubtful && token.lower !== 'august' && token.lower !== 'may' && token.lower !== 'march') {
    // April and June are given names too: "April Jones"
    if (isCapital(tokens[next]) && tokens[next]?.type === 'word' && !beforeMonth.has(lowerAt(tokens, at - 1)))
      return null;
    return { number, next };
  }
  // "the March accession", not "the March for Peace"
  const after = tokens[next];
  const attributive =
    lowerAt(tokens, at - 1) === 'the' && after?.type === 'word' && !isCapital(after) && !functionWords.has(after.lower);
  if (doubtful && !beforeMonth.has(lowerAt(tokens, at - 1)) && !numberNear && !attributive) return null;
  return { number, next };
};
