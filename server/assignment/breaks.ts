/** The clock of an attempt stood still from `startedAt` to `endsAt`; while a break is on, `endsAt` is when it ends at the latest. */
export type Break = { startedAt: Date; endsAt: Date };

/** For how long the clock of an attempt stands still in all, in milliseconds: what is left of a break that is on counts in full. */
export function brokenFor(breaks: readonly Break[]): number {
  return breaks.reduce((sum, { startedAt, endsAt }) => sum + endsAt.getTime() - startedAt.getTime(), 0);
}

/** The break that is on at `now`; null for none. */
export function breakAt(breaks: readonly Break[], now: Date): Break | null {
  return breaks.find(({ startedAt, endsAt }) => startedAt <= now && now < endsAt) ?? null;
}

/**
 * For how many milliseconds a break could be taken at `now`: what is left of the allowance of the attempt, but no longer than
 * the clock can stand still before the closing time (`closesAt`, with what a teacher gave on top) would take from the time to
 * work. So a break is whole or is not offered. 0 where there is no time limit, and while one is on.
 */
export function breakLeft(
  rules: { timeLimitSeconds: number | null; closesAt: Date | null; accommodation: { breakMinutes: number } },
  attempt: { deadlineAt: Date | null; extraSeconds: number },
  breaks: readonly Break[],
  now: Date,
): number {
  const { deadlineAt, extraSeconds } = attempt;
  if (rules.timeLimitSeconds === null || deadlineAt === null || now >= deadlineAt || breakAt(breaks, now)) return 0;
  const left = rules.accommodation.breakMinutes * 60_000 - brokenFor(breaks);
  const room =
    rules.closesAt === null
      ? Number.POSITIVE_INFINITY
      : rules.closesAt.getTime() + extraSeconds * 1000 - deadlineAt.getTime();
  return Math.max(0, Math.min(left, room));
}
