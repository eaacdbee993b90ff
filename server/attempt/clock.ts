import type { OwnAssignment } from '#/server/assignment/assignment.ts';
import { type Break, breakAt, breakLeft } from '#/server/assignment/breaks.ts';
import type { Attempt } from './attempt.ts';

/**
 * The time of an attempt at `now`, in milliseconds: `remaining` to work in, which stands still in a break (null: without end);
 * `pause`, what is left of the break that is on, null for none; `breaks`, for how long one could be taken. And whether its
 * student sees a clock, and larger text.
 */
export function timeLeft(
  assignment: OwnAssignment,
  attempt: Pick<Attempt, 'state' | 'deadlineAt' | 'extraSeconds'>,
  breaks: readonly Break[],
  now: Date,
) {
  const { state, deadlineAt } = attempt;
  const on = state === 'IN_PROGRESS' ? breakAt(breaks, now) : null;
  const { noClock, largerText } = assignment.accommodation;
  return {
    remaining: deadlineAt && deadlineAt.getTime() - (on?.endsAt ?? now).getTime(),
    pause: on && on.endsAt.getTime() - now.getTime(),
    breaks: state === 'IN_PROGRESS' ? breakLeft(assignment, attempt, breaks, now) : 0,
    noClock,
    largerText,
  };
}
