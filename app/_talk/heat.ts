import type { Hue } from '#/app/_ui/Icon.tsx';
import type { TalkCount } from './talk-marks.ts';

/** The weakest that a sentence under discussion shows: still to be told from one that nobody talks about. */
const weakest = 0.3;

/** What the bars beside the article show of a discussion: which sentences it is about, and how much of it each has (the square root of its share of the most). */
export function heatOf(counts: readonly TalkCount[]): { coverage: Map<number, Hue>; heat: Map<number, number> } {
  const talked = counts.filter(({ posts }) => posts > 0);
  const most = Math.max(1, ...talked.map(({ posts }) => posts));
  return {
    coverage: new Map(talked.map(({ sentence }) => [sentence, 'talk'])),
    heat: new Map(
      talked.map(({ sentence, posts }) => [sentence, Math.max(weakest, Number(Math.sqrt(posts / most).toFixed(2)))]),
    ),
  };
}
