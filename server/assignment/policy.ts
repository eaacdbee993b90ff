import type { Assignment, ReviewColumn, ReviewRow } from './assignment.ts';

/** Whether an assignment can be worked on at `now`. */
export type Phase = 'not-open' | 'open' | 'closed' | 'withdrawn';

/** The phase of an assignment: withdrawn, before its opening, between opening and closing, or after closing. */
export function phaseOf(assignment: Pick<Assignment, 'opensAt' | 'closesAt' | 'withdrawnAt'>, now: Date): Phase {
  if (assignment.withdrawnAt) return 'withdrawn';
  if (now < assignment.opensAt) return 'not-open';
  return assignment.closesAt && now >= assignment.closesAt ? 'closed' : 'open';
}

/** An attempt still takes what was on its way this long after its deadline, in milliseconds. */
export const graceMilliseconds = 60_000;

/** When an attempt that starts at `start` ends: the earlier of start + limit and the closing time; null for never. */
export function deadlineOf(assignment: Pick<Assignment, 'timeLimitSeconds' | 'closesAt'>, start: Date): Date | null {
  const byLimit =
    assignment.timeLimitSeconds === null ? null : new Date(start.getTime() + assignment.timeLimitSeconds * 1000);
  if (byLimit === null || assignment.closesAt === null) return byLimit ?? assignment.closesAt;
  return byLimit < assignment.closesAt ? byLimit : assignment.closesAt;
}

/** Whether an attempt with this deadline is over for good at `now`, grace included. */
export function isOver(deadlineAt: Date | null, now: Date): boolean {
  return deadlineAt !== null && now.getTime() > deadlineAt.getTime() + graceMilliseconds;
}

type Taken = { state: 'IN_PROGRESS' | 'SUBMITTED' | 'AUTO_SUBMITTED' | 'ABANDONED'; submittedAt: Date | null };

/**
 * The column of the review matrix that holds at `now`. After the last closing time of anyone; without a closing time, when
 * all have handed in or the teacher has released the answers.
 */
export function columnOf(
  assignment: Pick<Assignment, 'closesAt' | 'releasedAt'>,
  attempt: Taken,
  everyoneDone: boolean,
  now: Date,
): ReviewColumn {
  if (attempt.state === 'IN_PROGRESS') return 'during';
  const { closesAt } = assignment;
  // Attempts under way at the closing time still have their grace.
  const closed = closesAt !== null && now.getTime() > closesAt.getTime() + graceMilliseconds;
  if (assignment.releasedAt || closed || (closesAt === null && everyoneDone)) return 'after-closing';
  const justNow = attempt.submittedAt !== null && now.getTime() - attempt.submittedAt.getTime() <= 120_000;
  return justNow ? 'right-after' : 'while-open';
}

/** What of a question the review shows in that column. */
export function shownRows(assignment: Pick<Assignment, 'review'>, column: ReviewColumn): ReadonlySet<ReviewRow> {
  return new Set(assignment.review[column]);
}
