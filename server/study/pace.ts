import type { Sentence } from '#/server/article/article.ts';

/**
 * Words that an adult reads silently in a minute, in English non-fiction: the mean of 190 studies with 18,573 readers.
 * Brysbaert, M. (2019). How many words do we read per minute? Journal of Memory and Language, 109, 104047.
 */
export const adultPace = 238;

/**
 * At most so many words a minute count as reading: twice the adult's pace. Nobody who reads slowly is missed by it, since who is
 * slower stays longer; above it readers skim and understand less (Rayner et al. 2016, So much to read, so little time).
 */
export const fastestPace = 2 * adultPace;

/** The pace by which a learner is told how long a text takes: half of the adult's. */
export const learnersPace = adultPace / 2;

/** How long words take at a pace (words a minute), in milliseconds. */
export const timeFor = (words: number, pace: number): number => (words / pace) * 60_000;

/** How many words each sentence has, at least 1. Words are those of Unicode's rules (UAX 29), so that a script without spaces has them too. */
export function wordsIn(text: string, sentences: readonly Sentence[], language: string | null): number[] {
  const segmenter = new Intl.Segmenter(language ?? 'en', { granularity: 'word' });
  return sentences.map(({ start, end }) => {
    let words = 0;
    for (const part of segmenter.segment(text.slice(start, end))) if (part.isWordLike) words += 1;
    return Math.max(1, words);
  });
}

/** What a reader has spent on the sentence that they are at, in milliseconds, and the sentences (indexes) that count as read. */
export type Reading = { read: ReadonlySet<number>; spent: ReadonlyMap<number, number> };

/**
 * Adds `elapsed` milliseconds in which the sentences `shown` (indexes, in the order of the text) were on the screen. One reads
 * one sentence at a time: the time goes to the first that is not read yet, until it has had what it takes at the fastest
 * pace, and what is left goes to the next. So nothing counts that was not shown, a page that is left open counts no further
 * than its screen, and no more is read than there was time for.
 */
export function spend(before: Reading, shown: readonly number[], words: readonly number[], elapsed: number): Reading {
  const read = new Set(before.read);
  const spent = new Map(before.spent);
  let left = elapsed;
  for (const sentence of shown) {
    if (left <= 0) break;
    if (read.has(sentence)) continue;
    const had = spent.get(sentence) ?? 0;
    const missing = timeFor(words[sentence] ?? 1, fastestPace) - had;
    if (left < missing) {
      spent.set(sentence, had + left);
      break;
    }
    left -= missing;
    read.add(sentence);
    spent.delete(sentence);
  }
  return { read, spent };
}

/** The share of sentences read, 0 to 1; never rounded up to the whole. */
export const shareOf = (read: number, total: number): number => (total === 0 ? 0 : read / total);

/** A share as whole percent for people: 100 only when nothing is left, 0 only when nothing is read. */
export function percentOf(share: number): number {
  if (share <= 0) return 0;
  return share >= 1 ? 100 : Math.min(99, Math.max(1, Math.round(share * 100)));
}
