import type { Span } from '#/server/article/article.ts';
import type { Misconception, Option } from '#/server/quiz/question.ts';
import type { Random } from '#/server/random.ts';

/** A wrong option before it is chosen; `rank` is what it is ordered by (a value, a length), `prefer` orders
 * the pool: what the article itself suggests most is 2, other words of the article 1, invented ones 0. */
export type Wrong = {
  text: string;
  rank: number;
  misconception: Misconception;
  reason: string;
  span: Span | null;
  prefer: 0 | 1 | 2;
};

/** The right option, with the same rank scale as the wrong ones. */
export type Right = { text: string; rank: number; reason: string | null; span: Span | null };

/**
 * Puts a right option among `count` wrong ones so that its place by rank (largest, middle, smallest; longest, shortest)
 * tells nothing: the place is drawn first, over all places that can be filled, then options for it, those from the
 * article before invented ones. Null when there are too few. Texts are distinct; the stored order is drawn too.
 */
export function assemble(
  right: Right,
  wrongs: Wrong[],
  count: number,
  random: Random,
): { options: Option[]; key: number[] } | null {
  const distinct = new Map<string, Wrong>();
  for (const wrong of random.shuffle(wrongs).sort((a, b) => b.prefer - a.prefer)) {
    const folded = wrong.text.toLowerCase();
    if (folded !== right.text.toLowerCase() && !distinct.has(folded)) distinct.set(folded, wrong);
  }
  const pool = [...distinct.values()];
  const below = pool.filter(wrong => wrong.rank < right.rank);
  const level = pool.filter(wrong => wrong.rank === right.rank);
  const above = pool.filter(wrong => wrong.rank > right.rank);
  const places = Array.from({ length: count + 1 }, (_, place) => place).filter(
    place =>
      below.length + level.length >= place && above.length + level.length >= count - place && pool.length >= count,
  );
  const place = drawn(places, count, /\d/.test(right.text), random);
  if (place === null) return null;
  const lower = below.slice(0, place);
  const upper = above.slice(0, count - place);
  const chosen = [...lower, ...upper, ...level].slice(0, count);
  if (chosen.length < count) return null;
  const wrongOptions = chosen.map(
    (wrong): Option => ({
      text: wrong.text,
      correct: false,
      misconception: wrong.misconception,
      reason: wrong.reason,
      span: wrong.span,
    }),
  );
  const rightOption: Option = {
    text: right.text,
    correct: true,
    misconception: null,
    reason: right.reason,
    span: right.span,
  };
  const options = random.shuffle([rightOption, ...wrongOptions]);
  return { options, key: [options.indexOf(rightOption)] };
}

/** For numbers, the largest more often than the others: the nearest to the mean of four uneven ones is most often a middle one, and where few are smaller than the key, its place is the smallest. */
function drawn(places: number[], count: number, numbers: boolean, random: Random): number | null {
  const weights = places.map(place => (!numbers ? 1 : place === count ? 1.4 : place === 0 ? 0.82 : 0.85));
  let left = random.uniform() * weights.reduce((sum, weight) => sum + weight, 0);
  for (const [i, weight] of weights.entries()) {
    left -= weight;
    if (left < 0) return places[i] ?? null;
  }
  return places.at(-1) ?? null;
}
