import { v7 as uuid } from 'uuid';
import type { PrismaClient } from '#/prisma/generated/client.ts';
import type { AttemptModel } from '#/prisma/generated/models.ts';
import type { Break } from '#/server/assignment/breaks.ts';
import type { Staff, Teacher } from '#/server/classroom/member.ts';
import { act, type Tx } from '#/server/db/database.ts';
import { type Outage, outageSeconds } from './outage.ts';

type Db = Tx | PrismaClient;

/**
 * Says that a server is at work at `now`. Where the last to say so is `outageSeconds` ago or longer, what lies between is kept
 * as an outage, which is returned. Servers that say so at once find one outage between them.
 */
export async function beat(db: PrismaClient, now: Date): Promise<Outage | null> {
  return act(db, async tx => {
    await tx.$executeRaw`INSERT INTO "Pulse" (id, "beatAt") VALUES (1, ${now}) ON CONFLICT DO NOTHING`;
    const [last] = await tx.$queryRaw<{ beatAt: Date }[]>`SELECT "beatAt" FROM "Pulse" WHERE id = 1 FOR UPDATE`;
    if (!last || last.beatAt >= now) return null;
    await tx.pulse.update({ where: { id: 1 }, data: { beatAt: now } });
    if (now.getTime() - last.beatAt.getTime() < outageSeconds * 1000) return null;
    return tx.outage.create({ data: { id: uuid(), lastBeatAt: last.beatAt, nextBeatAt: now } });
  });
}

/** The outages that ended after `since`, the oldest first; 20 at most. Index: Outage(nextBeatAt). */
export async function outagesSince(db: Db, since: Date): Promise<Outage[]> {
  return db.outage.findMany({ where: { nextBeatAt: { gt: since } }, orderBy: { nextBeatAt: 'asc' }, take: 20 });
}

export type Hit = AttemptModel & {
  breaks: Break[];
  givenBack: { outageId: string; seconds: number; taken: boolean }[];
};

/**
 * The attempts at an assignment that an outage can have cost time: those that run, and the last of each student that Lectern
 * ended; with their breaks and what was given back. `lock` keeps them as they are until the transaction ends. Index: Attempt(classId, assignmentId, …).
 */
export async function attemptsHit(db: Db, { classId }: Staff, assignmentId: string, lock = false): Promise<Hit[]> {
  if (lock)
    await db.$queryRaw`SELECT id FROM "Attempt" WHERE "classId" = ${classId}::uuid AND "assignmentId" = ${assignmentId}::uuid ORDER BY id FOR UPDATE`;
  const rows = await db.attempt.findMany({
    where: { classId, assignmentId },
    distinct: ['membershipId'],
    orderBy: [{ membershipId: 'asc' }, { number: 'desc' }],
    include: {
      breaks: { select: { startedAt: true, endsAt: true } },
      givenBack: { select: { outageId: true, seconds: true, takenBackAt: true } },
    },
  });
  return rows
    .filter(row => row.state !== 'SUBMITTED')
    .map(({ givenBack, ...row }) => ({
      ...row,
      givenBack: givenBack.map(({ takenBackAt, ...given }) => ({ ...given, taken: takenBackAt !== null })),
    }));
}

/** Gives an attempt, locked before, what it lost: on top of its deadline, or of `now` where Lectern had ended it, which then runs once more. */
export async function giveBack(tx: Tx, attempt: Hit, outageId: string, seconds: number, now: Date): Promise<void> {
  const { classId, id, state, deadlineAt } = attempt;
  const from = state === 'IN_PROGRESS' && deadlineAt ? deadlineAt : now;
  await tx.attempt.update({
    where: { classId_id: { classId, id } },
    data: {
      extraSeconds: { increment: seconds },
      deadlineAt: new Date(from.getTime() + seconds * 1000),
      ...(state === 'IN_PROGRESS'
        ? {}
        : { state: 'IN_PROGRESS', submittedAt: null, receipt: null, mark: null, outOf: null, toMark: 0 }),
    },
  });
  await tx.timeGivenBack.create({ data: { classId, attemptId: id, outageId, seconds } });
}

/** Takes back what the attempts at an assignment that still run were given for an outage, and never more than they have left; how many. */
export async function takeBack(
  tx: Tx,
  { classId }: Teacher,
  assignmentId: string,
  outageId: string,
  now: Date,
): Promise<number> {
  return tx.$executeRaw`
    WITH given AS (
      UPDATE "TimeGivenBack" g SET "takenBackAt" = ${now} FROM "Attempt" a
      WHERE g."classId" = ${classId}::uuid AND g."outageId" = ${outageId}::uuid AND g."takenBackAt" IS NULL
        AND a."classId" = g."classId" AND a.id = g."attemptId" AND a."assignmentId" = ${assignmentId}::uuid AND a.state = 'IN_PROGRESS'
      RETURNING g."attemptId", g.seconds)
    UPDATE "Attempt" t SET "extraSeconds" = greatest(0, t."extraSeconds" - given.seconds),
      "deadlineAt" = greatest(t."deadlineAt" - given.seconds * interval '1 second', ${now}::timestamptz)
    FROM given WHERE t."classId" = ${classId}::uuid AND t.id = given."attemptId"`;
}
