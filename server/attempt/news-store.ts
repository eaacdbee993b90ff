import type { PrismaClient } from '#/prisma/generated/client.ts';
import type { Staff, Teacher } from '#/server/classroom/member.ts';
import type { Tx } from '#/server/db/database.ts';
import { type MarkNews, newsAfter, type Standing } from './news.ts';

type Db = Tx | PrismaClient;
type Place = { classId: string; assignmentId: string };

/** What happened to the marks of one student at an assignment. */
export type MarkChange = { membershipId: string; news: MarkNews; from: Standing | null; to: Standing };

/**
 * Sees to it that each of these students is told once of what happened to their marks, in the transaction of what did it.
 * Three statements for any number. Index: MarkNotice's key.
 */
export async function tellOfMarks(tx: Tx, { classId }: Staff, assignmentId: string, changes: readonly MarkChange[]) {
  if (changes.length === 0) return;
  const rows = await tx.markNotice.findMany({
    where: { classId, assignmentId, readAt: null, membershipId: { in: changes.map(each => each.membershipId) } },
  });
  const untold = new Map(
    rows.map(({ membershipId, news, fromMark, fromOutOf }) => [
      membershipId,
      { news, from: fromMark === null || fromOutOf === null ? null : { mark: fromMark, outOf: fromOutOf } },
    ]),
  );
  const after = changes.map(change => ({
    membershipId: change.membershipId,
    next: newsAfter(untold.get(change.membershipId) ?? null, change),
  }));
  await tx.markNotice.deleteMany({
    where: {
      classId,
      assignmentId,
      readAt: null,
      membershipId: { in: after.flatMap(({ membershipId, next }) => (next ? [] : [membershipId])) },
    },
  });
  const told = after.flatMap(({ membershipId, next }) =>
    next ? [{ id: membershipId, news: next.news, mark: next.from?.mark ?? null, outOf: next.from?.outOf ?? null }] : [],
  );
  await tx.$executeRaw`
    INSERT INTO "MarkNotice" ("classId", "assignmentId", "membershipId", news, "fromMark", "fromOutOf", at, "readAt")
    SELECT ${classId}::uuid, ${assignmentId}::uuid, n.id, n.news::"MarkNews", n.mark, n."outOf", clock_timestamp(), NULL
    FROM jsonb_to_recordset(${JSON.stringify(told)}::jsonb) AS n(id uuid, news text, mark float8, "outOf" float8)
    ON CONFLICT ("classId", "assignmentId", "membershipId") DO UPDATE SET news = excluded.news, "fromMark" = excluded."fromMark",
      "fromOutOf" = excluded."fromOutOf", at = excluded.at, "readAt" = NULL, "mailedAt" = NULL`;
}

/** The students who have handed in an assignment's quiz and of whose answers none waits to be marked, each once. Index: Attempt(classId, assignmentId, …). */
export async function fullyMarked(tx: Tx, { classId }: Teacher, assignmentId: string): Promise<string[]> {
  const rows = await tx.attempt.groupBy({
    by: ['membershipId'],
    where: { classId, assignmentId, state: { in: ['SUBMITTED', 'AUTO_SUBMITTED'] } },
    _max: { toMark: true },
  });
  return rows.filter(row => row._max.toMark === 0).map(row => row.membershipId);
}

/** Takes back that marks are there, of whoever has not read it yet. */
export async function untellMarks(tx: Tx, { classId }: Teacher, assignmentId: string): Promise<void> {
  await tx.markNotice.deleteMany({ where: { classId, assignmentId, news: 'MARKED', readAt: null } });
}

/** What a user was told and is to be told of their marks, the newest first, 50 at most. Index: MarkNotice(classId, membershipId). */
export async function markNoticesOf(db: Db, userId: string, unreadOnly: boolean) {
  return db.markNotice.findMany({
    where: {
      ...(unreadOnly ? { readAt: null } : {}),
      membership: { userId, role: 'STUDENT', status: 'ACTIVE', class: { archivedAt: null } },
    },
    include: { assignment: { select: { title: true, class: { select: { name: true } } } } },
    orderBy: [{ at: 'desc' }, { assignmentId: 'desc' }],
    take: 50,
  });
}

/** Notes that a mail has told a user of their marks at these assignments, as they stood at `now`. */
export async function mailedMarks(tx: Db, userId: string, places: readonly Place[], now: Date): Promise<void> {
  if (places.length === 0) return;
  await tx.markNotice.updateMany({
    where: {
      membership: { userId },
      at: { lte: now },
      OR: places.map(({ classId, assignmentId }) => ({ classId, assignmentId })),
    },
    data: { mailedAt: now },
  });
}

/** Notes that a user has read of their marks at these assignments. */
export async function readMarkNotices(tx: Db, userId: string, places: readonly Place[], now: Date): Promise<void> {
  if (places.length === 0) return;
  await tx.markNotice.updateMany({
    where: {
      membership: { userId },
      readAt: null,
      OR: places.map(({ classId, assignmentId }) => ({ classId, assignmentId })),
    },
    data: { readAt: now },
  });
}
