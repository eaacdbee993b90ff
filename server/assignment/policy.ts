import type { Assignment, OwnAssignment, ReviewColumn, ReviewRow } from './assignment.ts';

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

/**
 * When an attempt that starts at `start` ends: the earlier of start + limit × the student's time factor and the closing time,
 * never before the start, and then what a teacher gave on top; null for never. `brokenMilliseconds` of breaks stop the clock of
 * the limit and leave the closing time where it is. The dates are the student's own.
 */
export function deadlineOf(
  { timeLimitSeconds, closesAt, accommodation }: Pick<OwnAssignment, 'timeLimitSeconds' | 'closesAt' | 'accommodation'>,
  start: Date,
  extraSeconds = 0,
  brokenMilliseconds = 0,
): Date | null {
  const from = start.getTime();
  const byLimit =
    timeLimitSeconds === null ? null : from + timeLimitSeconds * accommodation.timeFactor * 1000 + brokenMilliseconds;
  const byClosing = closesAt === null ? null : Math.max(from, closesAt.getTime());
  if (byLimit === null && byClosing === null) return null;
  return new Date(Math.min(byLimit ?? Infinity, byClosing ?? Infinity) + extraSeconds * 1000);
}

/** Whether an attempt with this deadline is over for good at `now`, grace included. */
export function isOver(deadlineAt: Date | null, now: Date): boolean {
  return deadlineAt !== null && now.getTime() > deadlineAt.getTime() + graceMilliseconds;
}

/** Whether the questions of a quiz come one at a time without a way back. */
export function isOneWay({ oneAtATime, backAllowed }: Pick<Assignment, 'oneAtATime' | 'backAllowed'>): boolean {
  return oneAtATime && !backAllowed;
}

/**
 * Which form of the quiz an attempt has, counted from 0: by student, the one after whoever began before them, kept for all their
 * attempts; by retry, the one after that of the attempt before. `own` are the forms of the student's attempts so far, `begun`
 * how many students have begun.
 */
export function formFor({ forms }: Pick<Assignment, 'forms'>, own: readonly number[], begun: number, count: number) {
  const rules = { ONE: 0, STUDENT: own[0] ?? begun % count, RETRY: own.length % count };
  return rules[forms];
}

type Taken = { state: 'IN_PROGRESS' | 'SUBMITTED' | 'AUTO_SUBMITTED' | 'ABANDONED'; submittedAt: Date | null };

/**
 * The column of the review matrix that holds at `now`. After the last closing time of anyone; without a closing time, when
 * all have handed in or the teacher has released the answers.
 */
export function columnOf(
  assignment: Pick<OwnAssignment, 'lastClosesAt' | 'releasedAt'>,
  attempt: Taken,
  everyoneDone: boolean,
  now: Date,
): ReviewColumn {
  if (attempt.state === 'IN_PROGRESS') return 'during';
  const { lastClosesAt } = assignment;
  // Attempts under way at the closing time still have their grace.
  const closed = lastClosesAt !== null && now.getTime() > lastClosesAt.getTime() + graceMilliseconds;
  if (assignment.releasedAt || closed || (lastClosesAt === null && everyoneDone)) return 'after-closing';
  const justNow = attempt.submittedAt !== null && now.getTime() - attempt.submittedAt.getTime() <= 120_000;
  return justNow ? 'right-after' : 'while-open';
}

type Holding = Pick<Assignment, 'holdMarks' | 'marksReleasedAt'>;

/** Whether marks are held back: what a student answered is then all that they see of their work. */
export function marksHeld({ holdMarks, marksReleasedAt }: Holding): boolean {
  return holdMarks && marksReleasedAt === null;
}

/** What of a question the review shows in that column; while marks are held back nothing that tells of them, and no key. */
export function shownRows(
  assignment: Pick<Assignment, 'review'> & Holding,
  column: ReviewColumn,
): ReadonlySet<ReviewRow> {
  const rows = assignment.review[column];
  return new Set(marksHeld(assignment) ? rows.filter(row => row === 'response') : rows);
}
