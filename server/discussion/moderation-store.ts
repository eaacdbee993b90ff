import { v7 as uuid } from 'uuid';
import type { PrismaClient } from '#/prisma/generated/client.ts';
import type { PostModel } from '#/prisma/generated/models.ts';
import type { Member, Staff } from '#/server/classroom/member.ts';
import type { Tx } from '#/server/db/database.ts';
import { discussionLimits } from './discussion.ts';

type Db = Tx | PrismaClient;

/**
 * Files a report; false when this reader has reported the post before. Of words that were found fine and changed since, one may
 * report once more.
 */
export async function createReport(
  tx: Tx,
  member: Member,
  post: PostModel,
  reason: string,
  at: Date,
): Promise<boolean> {
  const { classId, membershipId } = member;
  const key = { classId, postId: post.id, membershipId };
  const { count } = await tx.postReport.createMany({ data: { ...key, reason, at }, skipDuplicates: true });
  if (count === 1 || post.editedAt === null) return count === 1;
  const anew = { ...key, fine: true, at: { lt: post.editedAt } };
  return (await tx.postReport.updateMany({ where: anew, data: { fine: false, reason, at } })).count === 1;
}

/**
 * How many open reports a post has of readers whose reports were not found fine too often: all of them, for its place in the
 * list, and those of students, which can hide it. Index: PostReport's key, Membership's key.
 */
export async function countReports(
  db: Db,
  classId: string,
  postId: string,
): Promise<{ all: number; students: number }> {
  const rows = await db.$queryRaw<{ all: number; students: number }[]>`
    SELECT count(*)::int AS "all", count(*) FILTER (WHERE m.role = 'STUDENT')::int AS students
    FROM "PostReport" r JOIN "Membership" m ON m."classId" = r."classId" AND m.id = r."membershipId"
    WHERE r."classId" = ${classId}::uuid AND r."postId" = ${postId}::uuid AND NOT r.fine
      AND (SELECT count(*) FROM "PostReport" o WHERE o."classId" = r."classId" AND o."membershipId" = r."membershipId" AND o.fine) < ${discussionLimits.fineReports}`;
  return rows[0] ?? { all: 0, students: 0 };
}

/** Closes the open reports of posts as found fine. Returns by post whose reports these were. */
export async function reportsFine(tx: Tx, classId: string, ids: string[]): Promise<Map<string, string[]>> {
  const rows = await tx.postReport.updateManyAndReturn({
    where: { classId, postId: { in: ids }, fine: false },
    data: { fine: true },
    select: { postId: true, membershipId: true },
  });
  const closed = new Map<string, string[]>();
  for (const { postId, membershipId } of rows) closed.set(postId, [...(closed.get(postId) ?? []), membershipId]);
  return closed;
}

/** Opens reports of a post again that were found fine by a decision that is taken back. */
export async function reopenReports(tx: Tx, classId: string, postId: string, of: string[]): Promise<void> {
  await tx.postReport.updateMany({ where: { classId, postId, membershipId: { in: of } }, data: { fine: false } });
}

/** How many open reports posts have. */
export async function reportCounts(db: Db, classId: string, ids: string[]): Promise<Map<string, number>> {
  const rows = await db.postReport.groupBy({
    by: ['postId'],
    where: { classId, postId: { in: ids }, fine: false },
    _count: true,
  });
  return new Map(rows.map(row => [row.postId, row._count]));
}

/** When and why a post came before a teacher, and who reported it: the first 100 of each. Keys of PostHold and PostReport. */
export async function holdsAndReports(db: Db, classId: string, postId: string) {
  const where = { classId, postId };
  const [holds, reports] = await Promise.all([
    db.postHold.findMany({ where, orderBy: { at: 'asc' }, take: 100 }),
    db.postReport.findMany({ where, orderBy: { at: 'asc' }, take: 100 }),
  ]);
  return { holds, reports };
}

/** Posts that wait for a teacher, the longest waiting first, 50 at a time. Index: Post(classId, waitsSince). */
export async function listQueue(db: Db, staff: Staff, cursor: string | null) {
  const rows = await db.post.findMany({
    where: { classId: staff.classId, waitsSince: { not: null }, state: { not: 'REMOVED' } },
    orderBy: [{ waitsSince: 'asc' }, { id: 'asc' }],
    take: discussionLimits.page + 1,
    include: { thread: { include: { assignment: { select: { title: true } } } } },
    ...(cursor ? { cursor: { classId_id: { classId: staff.classId, id: cursor } }, skip: 1 } : {}),
  });
  const cases = rows.slice(0, discussionLimits.page);
  return { cases, next: rows.length > cases.length ? (cases.at(-1)?.id ?? null) : null };
}

/**
 * What posts answer, and what that answers in turn, at most the five nearest of each, by post; the nearest last. Index: Post's key.
 */
export async function aboveOf(db: Db, classId: string, ids: string[]): Promise<Map<string, PostModel[]>> {
  const steps = await db.$queryRaw<{ below: string; id: string }[]>`
    WITH RECURSIVE up AS (
      SELECT p.id AS below, p."parentId" AS id, 1 AS step FROM "Post" p WHERE p."classId" = ${classId}::uuid AND p.id = ANY(${ids}::uuid[])
      UNION ALL
      SELECT u.below, p."parentId", u.step + 1 FROM up u JOIN "Post" p ON p."classId" = ${classId}::uuid AND p.id = u.id WHERE u.step < 5)
    SELECT below, id FROM up WHERE id IS NOT NULL ORDER BY below, step DESC`;
  const found = await db.post.findMany({ where: { classId, id: { in: steps.map(step => step.id) } } });
  const byId = new Map(found.map(post => [post.id, post]));
  const above = new Map<string, PostModel[]>();
  for (const { below, id } of steps) above.set(below, [...(above.get(below) ?? []), ...[byId.get(id) ?? []].flat()]);
  return above;
}

/** How many posts wait for a teacher in each of these classes, and since when the oldest and the newest do. Index: Post(classId, waitsSince). */
export async function countQueues(
  db: Db,
  classIds: string[],
): Promise<Map<string, { count: number; oldest: Date | null; newest: Date | null }>> {
  const rows = await db.post.groupBy({
    by: ['classId'],
    where: { classId: { in: classIds }, waitsSince: { not: null }, state: { not: 'REMOVED' } },
    _count: true,
    _min: { waitsSince: true },
    _max: { waitsSince: true },
  });
  return new Map(
    rows.map(row => [row.classId, { count: row._count, oldest: row._min.waitsSince, newest: row._max.waitsSince }]),
  );
}

/** How many posts wait for a teacher of the class. */
export async function countQueue(db: Db, staff: Staff): Promise<number> {
  return (await countQueues(db, [staff.classId])).get(staff.classId)?.count ?? 0;
}

/** Keeps what posts were before a decision, and whose reports it closed, so that it can be undone. Returns the decision's id. */
export async function createDecision(
  tx: Tx,
  staff: Staff,
  before: PostModel[],
  closed: ReadonlyMap<string, string[]>,
  at: Date,
): Promise<string> {
  const id = uuid();
  const kept = before.map(({ id: postId, state, waits, reason, decided, waitsSince, version }) => ({
    postId,
    version: version + 1,
    state,
    waits,
    reason,
    decided,
    waitsSince: waitsSince?.toISOString() ?? null,
    closed: closed.get(postId) ?? [],
  }));
  await tx.decision.create({ data: { classId: staff.classId, id, actorId: staff.membershipId, before: kept, at } });
  return id;
}

/** A decision of this teacher's own that is not undone yet, marked as undone by this call; null when there is none. */
export async function takeDecision(tx: Tx, staff: Staff, id: string): Promise<unknown | null> {
  const where = { classId: staff.classId, id, actorId: staff.membershipId, undone: false };
  const row = await tx.decision.findFirst({ where });
  const { count } = await tx.decision.updateMany({ where, data: { undone: true } });
  return row && count === 1 ? row.before : null;
}

/** Keeps a student from posting until then; a time that has passed ends it. */
export async function setMute(tx: Tx, staff: Staff, membershipId: string, until: Date): Promise<void> {
  const key = { classId: staff.classId, membershipId };
  await tx.mute.upsert({ where: { classId_membershipId: key }, create: { ...key, until }, update: { until } });
}
