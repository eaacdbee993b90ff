import type { Sentence, Span } from '#/server/article/article.ts';
import { contextLength, type KeptPassage } from './highlight.ts';

/** A place in an article as a page tells it: a sentence as it is numbered for people, and an offset (UTF-16) into it. */
export type Place = { sentence: number; offset: number };

/** The span between two places, without white space at its ends; null when it holds no word of the text. */
export function spanBetween(from: Place, to: Place, text: string, sentences: readonly Sentence[]): Span | null {
  const at = ({ sentence, offset }: Place): number | null => {
    const found = sentences[sentence - 1];
    return found ? Math.min(found.start + offset, found.end) : null;
  };
  const [start, end] = [at(from), at(to)];
  if (start === null || end === null || start >= end) return null;
  const chosen = text.slice(start, end);
  const trimmed = chosen.trim();
  if (trimmed === '') return null;
  const first = start + chosen.indexOf(trimmed);
  return { start: first, end: first + trimmed.length };
}

/** What is kept of a span, so that it can be found in another text. */
export function keptOf({ start, end }: Span, text: string): Pick<KeptPassage, 'quote' | 'before' | 'after'> {
  return {
    quote: text.slice(start, end),
    before: text.slice(Math.max(0, start - contextLength), start),
    after: text.slice(end, end + contextLength),
  };
}

const agreeingEnd = (a: string, b: string): number => {
  let same = 0;
  while (same < a.length && same < b.length && a.at(-1 - same) === b.at(-1 - same)) same += 1;
  return same;
};

const agreeingStart = (a: string, b: string): number => {
  let same = 0;
  while (same < a.length && same < b.length && a[same] === b[same]) same += 1;
  return same;
};

/** By how many UTF-16 code units the surroundings of one place must agree better than those of any other: more than a short word with its spaces. */
const decisive = 8;

/**
 * Where the words of a kept passage stand in another text: the one place with exactly these words, or of several the one
 * whose surroundings agree clearly more than those of the others. Null where the words are gone, and where two places could
 * be meant: a note on the wrong words is worse than one that says *passage changed*. Linear in the text.
 */
export function reanchor(
  { quote, before, after }: Pick<KeptPassage, 'quote' | 'before' | 'after'>,
  text: string,
): Span | null {
  if (quote === '') return null;
  let best = { start: -1, agrees: Number.NEGATIVE_INFINITY };
  let second = Number.NEGATIVE_INFINITY;
  for (let start = text.indexOf(quote); start !== -1; start = text.indexOf(quote, start + quote.length)) {
    const end = start + quote.length;
    const agrees =
      agreeingEnd(before, text.slice(Math.max(0, start - contextLength), start)) +
      agreeingStart(after, text.slice(end, end + contextLength));
    second = Math.max(second, Math.min(agrees, best.agrees));
    if (agrees > best.agrees) best = { start, agrees };
  }
  return best.start >= 0 && best.agrees - second >= decisive
    ? { start: best.start, end: best.start + quote.length }
    : null;
}
