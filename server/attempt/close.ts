import type { PrismaClient } from '#/prisma/generated/client.ts';
import { graceMilliseconds, isOver } from '#/server/assignment/policy.ts';
import { act, type Tx } from '#/server/db/database.ts';
import type { Attempt } from './attempt.ts';
import { handMarksOf } from './by-hand-store.ts';
import { markAttempt } from './marking.ts';
import { questionsAsMarked } from './marking-store.ts';
import { closeAttempt, lockAttempt, overdueAttempts, responsesOf } from './store.ts';

/** Grades what is saved of a locked attempt and closes it; returns the attempt as it now is. */
export async function closeWith(
  tx: Tx,
  attempt: Attempt,
  state: 'SUBMITTED' | 'AUTO_SUBMITTED' | 'ABANDONED',
  at: Date,
): Promise<Attempt> {
  const { questions } = await questionsAsMarked(tx, attempt);
  const drops = await tx.droppedQuestion.findMany({
    where: { classId: attempt.classId, assignmentId: attempt.assignmentId },
    select: { questionId: true },
  });
  const dropped = new Set(drops.map(drop => drop.questionId));
  const byHand = new Map((await handMarksOf(tx, attempt)).map(hand => [hand.questionId, hand]));
  const { marks, ...score } = markAttempt(questions, await responsesOf(tx, attempt), dropped, byHand);
  await closeAttempt(tx, attempt, state, at, marks, score);
  return lockAttempt(tx, attempt);
}

/** Closes the attempt by its assignment's rule when its time is over; otherwise leaves it as it is. */
export async function closeIfOver(tx: Tx, attempt: Attempt, now: Date): Promise<Attempt> {
  if (attempt.state !== 'IN_PROGRESS' || !isOver(attempt.deadlineAt, now)) return attempt;
  const locked = await lockAttempt(tx, attempt);
  if (locked.state !== 'IN_PROGRESS' || !isOver(locked.deadlineAt, now)) return locked;
  const assignment = await tx.assignment.findUniqueOrThrow({
    where: { classId_id: { classId: locked.classId, id: locked.assignmentId } },
    select: { whenOverdue: true },
  });
  const state = assignment.whenOverdue === 'ABANDON' ? 'ABANDONED' : 'AUTO_SUBMITTED';
  return closeWith(tx, locked, state, locked.deadlineAt ?? now);
}

/** The job: closes every attempt whose deadline and grace are over, oldest first, each in an act of its own. */
export async function closeOverdue(db: PrismaClient, now: Date): Promise<void> {
  const before = new Date(now.getTime() - graceMilliseconds);
  for (const attempt of await overdueAttempts(db, before, 500)) await act(db, tx => closeIfOver(tx, attempt, now));
}
