import { Prisma, type PrismaClient } from '#/prisma/generated/client.ts';
import type { Member } from '#/server/classroom/member.ts';
import type { Tx } from '#/server/db/database.ts';
import { asTable, type Sight, visibleInTable } from '#/server/discussion/sight-store.ts';
import { type Hears, type NoticeKind, noticeKinds, pageOfNotices } from './notices.ts';

type Db = Tx | PrismaClient;

/**
 * The posts `heard` (classId, id, me, rank) that a user is to hear of, each once, by the first of the reasons that fit
 * (`noticeKinds`), whether or not they may see them; that a teacher looked at who wrote one is told beside any other. Indexes: Membership(userId), Post(classId, membershipId, createdAt),
 * Post(classId, parentId), Mention(classId, membershipId).
 */
const heardBy = (userId: string) => Prisma.sql`
  mine AS (
    SELECT m."classId", m.id, coalesce(h.hears, 'REPLIES') AS hears FROM "Membership" m
      JOIN "Class" c ON c.id = m."classId" AND c."archivedAt" IS NULL
      LEFT JOIN "Hearing" h ON h."classId" = m."classId" AND h."membershipId" = m.id
    WHERE m."userId" = ${userId}::uuid AND m.status = 'ACTIVE' AND coalesce(h.hears, 'REPLIES') <> 'NONE'),
  reasons AS (
    SELECT p."classId", p.id, i.id AS me, 0 AS rank FROM mine i JOIN "Post" p ON p."classId" = i."classId" AND p."membershipId" = i.id
      WHERE p."decidedAt" IS NOT NULL AND p.state IN ('VISIBLE', 'RETURNED', 'HIDDEN')
    UNION ALL
    SELECT p."classId", p.id, i.id, 1 FROM mine i JOIN "Mention" n ON n."classId" = i."classId" AND n."membershipId" = i.id
      JOIN "Post" p ON p."classId" = n."classId" AND p.id = n."postId"
      WHERE p."membershipId" <> i.id AND position(chr(2) || n.number || chr(3) IN p.source) > 0
    UNION ALL
    SELECT p."classId", p.id, i.id, 2 FROM mine i JOIN "Post" q ON q."classId" = i."classId" AND q."membershipId" = i.id
      JOIN "Post" p ON p."classId" = q."classId" AND p."parentId" = q.id
      WHERE p."membershipId" <> i.id
    UNION ALL
    SELECT p."classId", p.id, i.id, 3 FROM mine i JOIN "Post" p ON p."classId" = i."classId"
      WHERE i.hears = 'ALL' AND p."membershipId" <> i.id AND NOT EXISTS (
        SELECT 1 FROM "PostRead" r WHERE r."classId" = p."classId" AND r."membershipId" = i.id AND r."postId" = p.id)),
  heard AS (
    SELECT "classId", id, me, min(rank) AS rank FROM reasons GROUP BY "classId", id, me
    UNION ALL
    SELECT p."classId", p.id, i.id, 4 FROM mine i JOIN "Post" p ON p."classId" = i."classId" AND p."membershipId" = i.id
      WHERE p."unmaskedAt" IS NOT NULL)`;

/** Whether a line of `heard` e on the post p is new to its reader; `read` says whether they have read a post of somebody else. */
const isNew = (read: Prisma.Sql) =>
  Prisma.sql`CASE e.rank WHEN 0 THEN p.news WHEN 4 THEN p."unmaskedNews" ELSE NOT ${read} END`;

/** The assignments in whose discussions there is something that a user is to hear of, at most 500. */
export async function heardIn(
  db: Db,
  userId: string,
  unreadOnly: boolean,
): Promise<{ classId: string; assignmentId: string }[]> {
  const unread = unreadOnly
    ? Prisma.sql`WHERE ${isNew(Prisma.sql`EXISTS (SELECT 1 FROM "PostRead" r WHERE r."classId" = p."classId" AND r."membershipId" = e.me AND r."postId" = p.id)`)}`
    : Prisma.empty;
  return db.$queryRaw`
    WITH ${heardBy(userId)}
    SELECT p."classId", p."assignmentId" FROM heard e JOIN "Post" p ON p."classId" = e."classId" AND p.id = e.id ${unread}
    GROUP BY p."classId", p."assignmentId" ORDER BY max(p."createdAt") DESC LIMIT 500`;
}

/** The lines of an inbox: heard posts that these sights let their reader see, those of a kind in a thread together. */
const lines = (userId: string, sights: readonly Sight[]) => Prisma.sql`
  WITH ${heardBy(userId)},
  seen AS (
    SELECT p."classId", p."assignmentId", p."threadId", p.id, e.rank, e.me, CASE WHEN e.rank IN (0, 4) THEN p.id ELSE p."threadId" END AS key,
      CASE e.rank WHEN 4 THEN p."unmaskedAt" ELSE coalesce(p."decidedAt", p."createdAt") END AS at,
      ${isNew(Prisma.sql`(r."postId" IS NOT NULL)`)} AS unread
    FROM ${asTable(sights)} JOIN "Post" p ON p."classId" = s."classId" AND p."assignmentId" = s."assignmentId"
      JOIN heard e ON e."classId" = p."classId" AND e.id = p.id
      LEFT JOIN "PostRead" r ON r."classId" = p."classId" AND r."membershipId" = s.me AND r."postId" = p.id
    WHERE ${visibleInTable})`;

export type Line = {
  rank: number;
  key: string;
  classId: string;
  assignmentId: string;
  threadId: string;
  postId: string;
  posts: number;
  unread: number;
  at: Date;
  place: string;
};

/** One page of the inbox's lines, the newest first, from `cursor` (the `place` of the last one read) on. */
export async function listLines(
  db: Db,
  userId: string,
  sights: readonly Sight[],
  { cursor, unreadOnly }: { cursor: string | null; unreadOnly: boolean },
): Promise<{ lines: Line[]; next: string | null }> {
  if (sights.length === 0) return { lines: [], next: null };
  const place = Prisma.sql`lpad((9999999999999 - (extract(epoch FROM max(at)) * 1000)::bigint)::text, 14, '0') || rank || key`;
  const rows = await db.$queryRaw<Line[]>`
    ${lines(userId, sights)}
    SELECT rank, key, "classId", "assignmentId", "threadId", count(*)::int AS posts, count(*) FILTER (WHERE unread)::int AS unread,
      max(at) AS at, ${place} AS place,
      (array_agg(id ORDER BY unread DESC, extract(epoch FROM at) * (CASE WHEN unread THEN 1 ELSE -1 END)))[1] AS "postId"
    FROM seen GROUP BY rank, key, "classId", "assignmentId", "threadId"
    HAVING ${cursor === null ? Prisma.sql`true` : Prisma.sql`${place} > ${cursor}`} AND (NOT ${unreadOnly}::boolean OR bool_or(unread))
    ORDER BY place LIMIT ${pageOfNotices + 1}`;
  const page = rows.slice(0, pageOfNotices);
  return { lines: page, next: rows.length > page.length ? (page.at(-1)?.place ?? null) : null };
}

/** How many lines of the inbox have something unread. */
export async function countLines(db: Db, userId: string, sights: readonly Sight[]): Promise<number> {
  if (sights.length === 0) return 0;
  const rows = await db.$queryRaw<{ count: number }[]>`
    ${lines(userId, sights)} SELECT count(DISTINCT (rank, key))::int AS count FROM seen WHERE unread`;
  return rows[0]?.count ?? 0;
}

/** Marks the posts of one line as read, or with `only` null those of all. */
export async function readLines(
  db: Db,
  userId: string,
  sights: readonly Sight[],
  only: { kind: NoticeKind; id: string } | null,
): Promise<void> {
  if (sights.length === 0) return;
  const which = only
    ? Prisma.sql`AND rank = ${noticeKinds.indexOf(only.kind)}::int AND key = ${only.id}::uuid`
    : Prisma.empty;
  await db.$executeRaw`
    ${lines(userId, sights)},
    told AS (
      UPDATE "Post" p SET news = p.news AND NOT was.decided, "unmaskedNews" = p."unmaskedNews" AND NOT was.unmasked
      FROM (SELECT "classId", id, bool_or(rank = 0) AS decided, bool_or(rank = 4) AS unmasked FROM seen
        WHERE rank IN (0, 4) ${which} GROUP BY "classId", id) was
      WHERE p."classId" = was."classId" AND p.id = was.id)
    INSERT INTO "PostRead" ("classId", "membershipId", "postId")
      SELECT "classId", me, id FROM seen WHERE unread AND rank NOT IN (0, 4) ${which} ON CONFLICT DO NOTHING`;
}

/** The classes of a user that go on, with what they want to hear of there; 200 at most. Index: Membership(userId). */
export async function hearingsOf(db: Db, userId: string) {
  const rows = await db.membership.findMany({
    where: { userId, status: 'ACTIVE', class: { archivedAt: null } },
    select: { classId: true, id: true, role: true, class: { select: { name: true, mail: true } }, hearing: true },
    orderBy: { class: { createdAt: 'desc' } },
    take: 200,
  });
  return rows.map(row => ({
    classId: row.classId,
    membershipId: row.id,
    className: row.class.name,
    mail: row.class.mail,
    staff: row.role !== 'STUDENT',
    hears: row.hearing?.hears ?? ('REPLIES' as const),
    queueSeenAt: row.hearing?.queueSeenAt ?? null,
  }));
}

type Membership = Pick<Member, 'classId' | 'membershipId'>;

/** Sets what a member wants to hear of. */
export async function setHears(db: Db, { classId, membershipId }: Membership, hears: Hears): Promise<void> {
  const key = { classId, membershipId };
  await db.hearing.upsert({ where: { classId_membershipId: key }, create: { ...key, hears }, update: { hears } });
}

/** Notes that members have looked at what waits for a teacher in their classes. */
export async function seeQueues(tx: Tx, members: readonly Membership[], queueSeenAt: Date): Promise<void> {
  const keys = members.map(({ classId, membershipId }) => ({ classId, membershipId }));
  await tx.hearing.createMany({ data: keys, skipDuplicates: true });
  await tx.hearing.updateMany({
    where: { classId: { in: keys.map(key => key.classId) }, membershipId: { in: keys.map(key => key.membershipId) } },
    data: { queueSeenAt },
  });
}

/** Posts by their ids, in these classes, and titles of assignments. Indexes: the keys. */
export async function behindLines(db: Db, page: readonly Line[]) {
  const classIds = [...new Set(page.map(line => line.classId))];
  const [posts, assignments] = await Promise.all([
    db.post.findMany({ where: { classId: { in: classIds }, id: { in: page.map(line => line.postId) } } }),
    db.assignment.findMany({
      where: { classId: { in: classIds }, id: { in: page.map(line => line.assignmentId) } },
      select: { id: true, title: true, class: { select: { name: true } } },
    }),
  ]);
  return {
    posts: new Map(posts.map(post => [post.id, post])),
    assignments: new Map(assignments.map(row => [row.id, row])),
  };
}
