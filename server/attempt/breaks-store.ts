import type { PrismaClient } from '#/prisma/generated/client.ts';
import type { OwnAssignment } from '#/server/assignment/assignment.ts';
import { type Break, breakAt, brokenFor } from '#/server/assignment/breaks.ts';
import { deadlineOf } from '#/server/assignment/policy.ts';
import type { Tx } from '#/server/db/database.ts';
import type { Attempt } from './attempt.ts';

type Db = Tx | PrismaClient;

/** The breaks of an attempt, in the order of time. Index: AttemptBreak(classId, attemptId, startedAt). */
export async function breaksOf(db: Db, { classId, id }: Pick<Attempt, 'classId' | 'id'>): Promise<Break[]> {
  return db.attemptBreak.findMany({
    where: { classId, attemptId: id },
    select: { startedAt: true, endsAt: true },
    orderBy: { startedAt: 'asc' },
  });
}

/** Stops the clock of a locked attempt for so many milliseconds: its deadline moves by them at once, so that nothing closes it meanwhile. */
export async function beginBreak(tx: Tx, attempt: Attempt, milliseconds: number, now: Date): Promise<void> {
  const { classId, id, deadlineAt } = attempt;
  const endsAt = new Date(now.getTime() + milliseconds);
  await tx.attemptBreak.create({ data: { classId, attemptId: id, startedAt: now, endsAt } });
  await tx.attempt.update({
    where: { classId_id: { classId, id } },
    data: { deadlineAt: deadlineAt && new Date(deadlineAt.getTime() + milliseconds) },
  });
}

/**
 * Ends the break of a locked attempt, if one is on: what is left of it goes back to the allowance, and the clock runs on from
 * where it stood. Never leaves less time than its rules give. Returns the attempt as it now is.
 */
export async function backToWork(tx: Tx, attempt: Attempt, own: OwnAssignment, now: Date): Promise<Attempt> {
  const { classId, id, startedAt, deadlineAt, extraSeconds } = attempt;
  const breaks = await breaksOf(tx, attempt);
  const on = breakAt(breaks, now);
  if (!on || !deadlineAt) return attempt;
  const where = { classId_attemptId_startedAt: { classId, attemptId: id, startedAt: on.startedAt } };
  if (on.startedAt.getTime() === now.getTime()) await tx.attemptBreak.delete({ where });
  else await tx.attemptBreak.update({ where, data: { endsAt: now } });
  const taken = breaks.map(each => (each === on ? { ...each, endsAt: now } : each));
  const byRules = deadlineOf(own, startedAt, extraSeconds, brokenFor(taken));
  const withoutRest = deadlineAt.getTime() - (on.endsAt.getTime() - now.getTime());
  const moved = byRules && new Date(Math.max(byRules.getTime(), withoutRest));
  await tx.attempt.update({ where: { classId_id: { classId, id } }, data: { deadlineAt: moved } });
  return { ...attempt, deadlineAt: moved };
}
