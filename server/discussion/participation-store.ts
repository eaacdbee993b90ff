import type { PrismaClient } from '#/prisma/generated/client.ts';
import type { ParticipationModel } from '#/prisma/generated/models.ts';
import type { Member, Staff, Teacher } from '#/server/classroom/member.ts';
import type { Tx } from '#/server/db/database.ts';
import { grouped } from '#/server/grouped.ts';
import { discussionLimits } from './discussion.ts';
import {
  maximumOf,
  noParticipation,
  type Participation,
  type ParticipationRules,
  participationOf,
  type StandingPost,
} from './participation.ts';
import { pseudonymOf } from './room-store.ts';

type Db = Tx | PrismaClient;

/** The rules by which taking part in an assignment's discussion earns points; version 0 where none were set. */
export async function findParticipationRules(
  db: Db,
  classId: string,
  assignmentId: string,
): Promise<{ rules: ParticipationRules; version: number }> {
  const row = await db.participation.findUnique({ where: { classId_assignmentId: { classId, assignmentId } } });
  if (!row) return { rules: noParticipation, version: 0 };
  return { rules: rulesOf(row), version: row.version };
}

const rulesOf = (row: ParticipationModel): ParticipationRules => ({
  thread: { wanted: row.threads, points: row.threadPoints },
  reply: { wanted: row.replies, points: row.replyPoints },
  cited: { wanted: row.cited, points: row.citedPoints },
});

/** Writes rules that are still as the teacher saw them; false on a conflict. */
export async function saveParticipationRules(
  tx: Tx,
  teacher: Teacher,
  assignmentId: string,
  { thread, reply, cited }: ParticipationRules,
  seen: number,
): Promise<boolean> {
  const key = { classId: teacher.classId, assignmentId };
  const next = {
    threads: thread.wanted,
    threadPoints: thread.points,
    replies: reply.wanted,
    replyPoints: reply.points,
    cited: cited.wanted,
    citedPoints: cited.points,
    version: seen + 1,
  };
  const { count } =
    seen === 0
      ? await tx.participation.createMany({ data: { ...key, ...next }, skipDuplicates: true })
      : await tx.participation.updateMany({ where: { ...key, version: seen }, data: next });
  return count === 1;
}

/** The posts that stand of these members, oldest first. Index: Post(classId, assignmentId, membershipId). */
async function standingPosts(db: Db, classId: string, assignmentId: string, ids: string[]) {
  return db.$queryRaw<(StandingPost & { membershipId: string })[]>`
    SELECT p."membershipId", p.id AS "postId", p."threadId", p."parentId" IS NULL AS starts,
      coalesce(a."membershipId" <> p."membershipId", false) AS answers, p.cited
    FROM "Post" p LEFT JOIN "Post" a ON a."classId" = p."classId" AND a.id = p."parentId"
    WHERE p."classId" = ${classId}::uuid AND p."assignmentId" = ${assignmentId}::uuid
      AND p."membershipId" = ANY(${ids}::uuid[]) AND p.state = 'VISIBLE'
    ORDER BY p.id`;
}

/** Points that were set by hand, and by whom. */
export type Mark = { points: number | null; comment: string; by: string; at: Date; version: number };

/** The points set by hand of these members, by member. Index: ParticipationMark's key. */
async function marksOf(db: Db, classId: string, assignmentId: string, ids: string[]): Promise<Map<string, Mark>> {
  const rows = await db.participationMark.findMany({ where: { classId, assignmentId, membershipId: { in: ids } } });
  const setters = await db.membership.findMany({
    where: { classId, id: { in: [...new Set(rows.map(row => row.setById))] } },
    select: { id: true, displayName: true },
  });
  const names = new Map(setters.map(row => [row.id, row.displayName]));
  return new Map(
    rows.map(({ membershipId, setById, points, comment, at, version }) => [
      membershipId,
      { points, comment, by: names.get(setById) ?? '', at, version },
    ]),
  );
}

/**
 * A column of points for taking part in an assignment's discussion: the rules, the most they give (0: there is no such
 * column), and how each of the students named took part, by membership. Posts that wait, were sent back, hidden or removed
 * count for nothing.
 */
export async function participationFor(db: Db, classId: string, assignmentId: string, students: string[]) {
  const [{ rules, version }, posts, marks] = await Promise.all([
    findParticipationRules(db, classId, assignmentId),
    standingPosts(db, classId, assignmentId, students),
    marksOf(db, classId, assignmentId, students),
  ]);
  const byStudent = new Map<string, StandingPost[]>(students.map(id => [id, []]));
  for (const { membershipId, ...post } of posts) byStudent.get(membershipId)?.push(post);
  const of = new Map<string, Participation & { mark: Mark | null }>();
  for (const [id, own] of byStudent) {
    const mark = marks.get(id) ?? null;
    of.set(id, { ...participationOf(rules, own, mark?.points ?? null), mark });
  }
  return { rules, version, maximum: maximumOf(rules), of };
}

/** A student as a list of participation names them: `key` is the pseudonym where there is one, else the membership. */
export type Listed = { id: string; key: string; name: string };

/**
 * The students of a class, and those who were removed but have posted, 50 at a time from the key `cursor`, by the name they
 * are shown under: with `masked` their pseudonym, so that the order tells nothing. Index: Membership's key.
 */
export async function listTakingPart(
  db: Db,
  { classId }: Staff,
  assignmentId: string,
  masked: boolean,
  cursor: string | null,
): Promise<{ students: Listed[]; next: string | null }> {
  if (masked) await drawPseudonyms(db, classId, assignmentId);
  const rows = await db.$queryRaw<Listed[]>`
    WITH listed AS (
      SELECT m.id, CASE WHEN ${masked} THEN y.name ELSE m.id::text END AS key, CASE WHEN ${masked} THEN y.name ELSE m."displayName" END AS name
      FROM "Membership" m LEFT JOIN "Pseudonym" y ON y."classId" = m."classId" AND y."assignmentId" = ${assignmentId}::uuid AND y."membershipId" = m.id
      WHERE m."classId" = ${classId}::uuid AND m.role = 'STUDENT' AND (m.status = 'ACTIVE' OR EXISTS (
        SELECT 1 FROM "Post" p WHERE p."classId" = m."classId" AND p."assignmentId" = ${assignmentId}::uuid AND p."membershipId" = m.id)))
    SELECT id, key, name FROM listed
    WHERE ${cursor}::text IS NULL OR (name, key) > (SELECT c.name, c.key FROM listed c WHERE c.key = ${cursor})
    ORDER BY name, key LIMIT ${discussionLimits.page + 1}`;
  const students = rows.slice(0, discussionLimits.page);
  return { students, next: rows.length > students.length ? (students.at(-1)?.key ?? null) : null };
}

async function drawPseudonyms(db: Db, classId: string, assignmentId: string): Promise<void> {
  const without = await db.$queryRaw<{ id: string }[]>`
    SELECT m.id FROM "Membership" m WHERE m."classId" = ${classId}::uuid AND m.role = 'STUDENT' AND NOT EXISTS (
      SELECT 1 FROM "Pseudonym" y WHERE y."classId" = m."classId" AND y."assignmentId" = ${assignmentId}::uuid AND y."membershipId" = m.id)`;
  for (const { id } of without) await pseudonymOf(db, classId, assignmentId, id);
}

/** The membership of the student whom a list of participation names by `key`; null when there is none. */
export async function studentByKey(
  db: Db,
  { classId }: Staff,
  assignmentId: string,
  masked: boolean,
  key: string,
): Promise<string | null> {
  const named = masked
    ? await db.pseudonym.findUnique({ where: { classId_assignmentId_name: { classId, assignmentId, name: key } } })
    : null;
  const id = masked ? named?.membershipId : key;
  const found =
    id && (await db.membership.findFirst({ where: { classId, id, role: 'STUDENT' }, select: { id: true } }));
  return found ? found.id : null;
}

/** The names of those of these students whom a teacher has looked at behind a pseudonym of this assignment, by membership. */
export async function unmaskedNames(db: Db, { classId }: Teacher, assignmentId: string, ids: string[]) {
  const rows = await db.membership.findMany({
    where: { classId, id: { in: ids }, posts: { some: { assignmentId, unmasked: { not: null } } } },
    select: { id: true, displayName: true },
  });
  return new Map(rows.map(row => [row.id, row.displayName]));
}

/** Sets points by hand, or with null lets the rules hold again, if they are still as they were seen; false on a conflict. */
export async function saveMark(
  tx: Tx,
  staff: Member,
  place: { assignmentId: string; membershipId: string },
  mark: { points: number | null; comment: string; at: Date },
  seen: number,
): Promise<boolean> {
  const key = { classId: staff.classId, ...place };
  const next = { ...mark, setById: staff.membershipId, version: seen + 1 };
  const { count } =
    seen === 0
      ? await tx.participationMark.createMany({ data: { ...key, ...next }, skipDuplicates: true })
      : await tx.participationMark.updateMany({ where: { ...key, version: seen }, data: next });
  return count === 1;
}

/** Points that a person set in place of those earned, null where that was taken back, with what they said of it. */
type Typed = { mark: number | null; reason: string; version: number };

/**
 * The points that each of these students earned by taking part, in every discussion of these assignments that gives points and
 * does not hide who its students are, with the most that each gives, and what was set by hand in place of it. Four queries for any number. Indexes: Participation's and
 * Discussion's keys, Post(classId, assignmentId, membershipId), ParticipationMark's key.
 */
export async function participationIn(
  db: Db,
  classId: string,
  assignments: string[],
  students: string[],
): Promise<Map<string, { maximum: number; points: Map<string, number>; typed: Map<string, Typed> }>> {
  const rows = await db.participation.findMany({
    where: { classId, assignmentId: { in: assignments }, assignment: { discussion: { anonymous: false } } },
  });
  const ids = rows.map(row => row.assignmentId);
  const [posts, marks] = await Promise.all([
    db.$queryRaw<(StandingPost & { assignmentId: string; membershipId: string })[]>`
      SELECT p."assignmentId", p."membershipId", p.id AS "postId", p."threadId", p."parentId" IS NULL AS starts,
        coalesce(a."membershipId" <> p."membershipId", false) AS answers, p.cited
      FROM "Post" p LEFT JOIN "Post" a ON a."classId" = p."classId" AND a.id = p."parentId"
      WHERE p."classId" = ${classId}::uuid AND p."assignmentId" = ANY(${ids}::uuid[])
        AND p."membershipId" = ANY(${students}::uuid[]) AND p.state = 'VISIBLE'
      ORDER BY p.id`,
    db.participationMark.findMany({
      where: { classId, assignmentId: { in: ids }, membershipId: { in: students } },
      select: { assignmentId: true, membershipId: true, points: true, comment: true, version: true },
    }),
  ]);
  const key = (one: { assignmentId: string; membershipId: string }) => `${one.assignmentId} ${one.membershipId}`;
  const byPlace = grouped(posts, key);
  const set = new Map(marks.map(mark => [key(mark), mark]));
  return new Map(
    rows.flatMap(row => {
      const { assignmentId } = row;
      const rules = rulesOf(row);
      const maximum = maximumOf(rules);
      if (maximum === 0) return [];
      const points = students.map(membershipId => {
        const own = byPlace.get(key({ assignmentId, membershipId })) ?? [];
        return [membershipId, participationOf(rules, own, null).points] as const;
      });
      const typed = students.flatMap(membershipId => {
        const mark = set.get(key({ assignmentId, membershipId }));
        if (!mark) return [];
        return [[membershipId, { mark: mark.points, reason: mark.comment, version: mark.version }] as const];
      });
      return [[assignmentId, { maximum, points: new Map(points), typed: new Map(typed) }] as const];
    }),
  );
}
