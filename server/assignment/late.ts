import type { Assignment } from './assignment.ts';
import { graceMilliseconds } from './policy.ts';

const day = 86_400_000;

/** The days begun between a due date and what was handed in at `at`: 0 up to the due date and a minute's grace, 1 for the 24 hours after it. */
export function daysLate(dueAt: Date | null, at: Date | null): number {
  if (!dueAt || !at) return 0;
  const late = at.getTime() - dueAt.getTime();
  return late <= graceMilliseconds ? 0 : Math.ceil(late / day);
}

/**
 * The share of its mark that is left of an attempt handed in at `at`, 0 to 1: each day begun after the due date, which is the
 * student's own, costs the same percentage of the whole mark.
 */
export function keptShare(
  { dueAt, lateLossPercent }: Pick<Assignment, 'dueAt' | 'lateLossPercent'>,
  at: Date | null,
): number {
  return Math.max(0, 100 - daysLate(dueAt, at) * lateLossPercent) / 100;
}

/** When the next attempt may start, by the wait after the last one that was handed in; null for at once. */
export function nextStart(
  { waitMinutes }: Pick<Assignment, 'waitMinutes'>,
  lastSubmittedAt: Date | null,
  now: Date,
): Date | null {
  if (!lastSubmittedAt) return null;
  const from = new Date(lastSubmittedAt.getTime() + waitMinutes * 60_000);
  return from > now ? from : null;
}
