import { signOpeners } from '#/server/article/currencies.ts';
import { numberOpeners } from '#/server/article/number-names.ts';
import {
  dayPart,
  fixedHoliday,
  monthNumber,
  repetition,
  seasonCode,
  timeUnit,
  vagueTime,
  weekdayNumber,
} from '#/server/article/time-words.ts';
import { isDash, lowerAt, type Token } from '#/server/article/tokens.ts';

const words = new Set<string>([
  ...numberOpeners,
  ...signOpeners,
  ...monthNumber.keys(),
  ...weekdayNumber.keys(),
  ...[...weekdayNumber.keys()].map(day => `${day}s`),
  ...seasonCode.keys(),
  ...timeUnit.keys(),
  ...dayPart.keys(),
  ...repetition.keys(),
  ...vagueTime.keys(),
  ...[...fixedHoliday.keys()].map(name => name.split(' ')[0] ?? ''),
  ...['thanksgiving', 'today', 'yesterday', 'tomorrow', 'tonight', 'overnight', 'noon', 'midday', 'midnight'],
  ...[
    'last',
    'next',
    'this',
    'past',
    'coming',
    'current',
    'previous',
    'following',
    'same',
    'preceding',
    'ensuing',
    'prior',
    'that',
    'recent',
    'latest',
  ],
  ...[
    'earlier',
    'later',
    'early',
    'late',
    'mid',
    'end',
    'beginning',
    'start',
    'middle',
    'first',
    'final',
    'fiscal',
    'q',
    'every',
    'each',
  ],
  ...[
    'several',
    'few',
    'many',
    'some',
    'numerous',
    'countless',
    'once',
    'twice',
    'thrice',
    'times',
    'couple',
    'minus',
    'half',
    'ad',
    'a.d.',
  ],
  ...[
    'twenties',
    'thirties',
    'forties',
    'fifties',
    'sixties',
    'seventies',
    'eighties',
    'nineties',
    'full',
    'whole',
    'future',
    'present',
  ],
]);
const articles = new Set(['the', 'a', 'an', 'another', 'at']);
const afterArticle = new Set([
  'near',
  'foreseeable',
  'immediate',
  'distant',
  'the',
  'latest',
  'moment',
  'additional',
  'entire',
  'extra',
  'further',
]);

const openWord = 1;
const article = 2;
const behindArticle = 4;
// what is known of each word, so that it is looked up once
const bits = new Map<string, number>();
for (const [list, bit] of [
  [words, openWord],
  [articles, article],
  [afterArticle, behindArticle],
] as const)
  for (const word of list) bits.set(word, (bits.get(word) ?? 0) | bit);

// marks that stand before a number or are one; all others only end or part words
const isOpenMark = (tokens: readonly Token[], at: number): boolean => {
  const mark = tokens[at]?.text ?? '';
  if (mark === '-' || mark === '−') return tokens[at + 1]?.glued === true && tokens[at + 1]?.type !== 'word';
  return words.has(mark);
};

const isFold = (token: Token): boolean => token.lower.length > 5 && token.lower.endsWith('fold');

const opens = (tokens: readonly Token[], at: number, classes: number): boolean => {
  const token = tokens[at];
  if (token === undefined) return false;
  if (token.type === 'number') return true;
  if (token.type === 'mark') return isOpenMark(tokens, at);
  return (classes & openWord) !== 0 || isFold(token);
};

/**
 * Whether a figure can begin at token `at`: a cheap look that spares the readers most words of a text. False only where
 * every reader would find nothing.
 */
export const mayOpenFigure = (tokens: readonly Token[], at: number): boolean => {
  const token = tokens[at];
  if (token === undefined) return false;
  if (token.type !== 'word') return opens(tokens, at, 0);
  const classes = bits.get(token.lower) ?? 0;
  if ((classes & article) === 0) return (classes & openWord) !== 0 || isFold(token) || tokens[at + 1]?.text === '$';
  const next = bits.get(lowerAt(tokens, at + 1)) ?? 0;
  return (next & behindArticle) !== 0 || opens(tokens, at + 1, next);
};

/** Whether a name that holds digits can begin at token `at`: a number stands next, or behind a hyphen. */
export const mayOpenName = (tokens: readonly Token[], at: number): boolean =>
  tokens[at + 1]?.type === 'number' ||
  (isDash(tokens[at + 1]) && tokens[at + 2]?.type === 'number') ||
  lowerAt(tokens, at + 1) === '/';
