/** A mark of how many. */
export type Standing = { mark: number; outOf: number };
/** `MARKED`: marks are there that were not. `CHANGED`: a mark is another one. */
export type MarkNews = 'MARKED' | 'CHANGED';

/** What a student is still to be told; `from` is the mark that they knew. */
export type Untold = { news: MarkNews; from: Standing | null };

const same = (a: Standing | null, b: Standing) => a !== null && a.mark === b.mark && a.outOf === b.outOf;

/**
 * What a student is to be told after one more change: one thing, however often marks change before they look. That marks are
 * there outlasts that they changed; a change that leads back to the mark that they knew is no news, and gives null.
 */
export function newsAfter(
  untold: Untold | null,
  change: { news: MarkNews; from: Standing | null; to: Standing },
): Untold | null {
  if (change.news === 'MARKED' || untold?.news === 'MARKED') return { news: 'MARKED', from: null };
  const from = untold ? untold.from : change.from;
  return same(from, change.to) ? null : { news: 'CHANGED', from };
}
