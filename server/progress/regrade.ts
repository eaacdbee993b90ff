import type { Assignment } from '#/server/assignment/assignment.ts';
import { countedOnes } from './results.ts';
import type { Scored } from './results-store.ts';

type Standing = { mark: number; outOf: number; score: number };
/** Whose marks change by a correction: `mark` and `outOf` of the attempt that counts, `score` as it counts; `toMark` of its answers wait still. */
export type Change = { membershipId: string; from: Standing; to: Standing; toMark: number };

/** What differs between the handed-in attempts before and after, by student, in the order of `after`. */
export function changesBetween(
  before: readonly Scored[],
  after: readonly Scored[],
  counted: Assignment['counted'],
): Change[] {
  const standings = (all: readonly Scored[]) =>
    new Map(
      countedOnes(all, counted).map(({ attempt, score }) => [
        attempt.membershipId,
        { standing: { mark: attempt.mark ?? 0, outOf: attempt.outOf ?? 0, score }, toMark: attempt.toMark },
      ]),
    );
  const was = standings(before);
  const changed = new Set(
    after
      .filter((each, at) => each.mark !== before[at]?.mark || each.outOf !== before[at]?.outOf)
      .map(one => one.membershipId),
  );
  return [...standings(after)].flatMap(([membershipId, { standing, toMark }]) => {
    const from = was.get(membershipId)?.standing;
    return from && changed.has(membershipId) ? [{ membershipId, from, to: standing, toMark }] : [];
  });
}
