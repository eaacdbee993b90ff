import { randomInt } from 'node:crypto';
import { Prisma, type PrismaClient } from '#/prisma/generated/client.ts';
import type { Member, Student, Teacher } from '#/server/classroom/member.ts';
import { among, batched } from '#/server/db/batch.ts';
import type { Tx } from '#/server/db/database.ts';
import { type DiscussionRules, defaultRules, discussionLimits } from './discussion.ts';
import type { Standing } from './policy.ts';
import { pseudonymFor } from './pseudonyms.ts';

type Db = Tx | PrismaClient;

const rulesOf = batched(async (db: Db, keys: readonly { classId: string; assignmentId: string }[]) => {
  const rows = await db.discussion.findMany({
    where: {
      classId: among(keys.map(key => key.classId)),
      assignmentId: among(keys.map(key => key.assignmentId)),
    },
  });
  const found = new Map(rows.map(({ classId, assignmentId, ...rules }) => [`${classId} ${assignmentId}`, rules]));
  return keys.map(({ classId, assignmentId }) => found.get(`${classId} ${assignmentId}`) ?? defaultRules);
});

/** The rules of an assignment's discussion: its row, or the defaults. Index: the key. */
export function findRules(db: Db, classId: string, assignmentId: string): Promise<DiscussionRules> {
  return rulesOf(db, { classId, assignmentId });
}

/** Writes rules that are still as the teacher saw them; false on a conflict. */
export async function saveRules(
  tx: Tx,
  teacher: Teacher,
  assignmentId: string,
  rules: DiscussionRules,
  seen: number,
): Promise<boolean> {
  const key = { classId: teacher.classId, assignmentId };
  const next = { ...rules, version: seen + 1 };
  if (seen === 0) {
    const { count } = await tx.discussion.createMany({ data: { ...key, ...next }, skipDuplicates: true });
    return count === 1;
  }
  const { count } = await tx.discussion.updateMany({ where: { ...key, version: seen }, data: next });
  return count === 1;
}

/** A student before the gate of an assignment of their class, at a time. */
type Asked = {
  student: Member;
  assignment: { classId: string; id: string; readingId: string; quizId: string | null };
  now: Date;
};

// One of a student's own posts and no more of them, however many there are.
const ownPost = (more: Prisma.Sql = Prisma.empty) =>
  Prisma.sql`(SELECT true FROM "Post" p WHERE p."classId" = a."classId" AND p."assignmentId" = a."assignmentId"
    AND p."membershipId" = a.me AND p.state IN ('VISIBLE', 'HELD') ${more} LIMIT 1)`;

/**
 * How a student stands before the gate of an assignment. An attempt under way at a quiz on the same reading counts, whichever
 * assignment of the class asks it. Indexes: Post(classId, assignmentId, membershipId, state, cited), Attempt(classId,
 * membershipId), Mute's key.
 */
export const standingOf = batched(async (db: Db, asked: readonly Asked[]): Promise<Standing[]> => {
  const theirs = {
    classId: among(asked.map(({ student }) => student.classId)),
    membershipId: among(asked.map(({ student }) => student.membershipId)),
  };
  const earliest = new Date(Math.min(...asked.map(({ now }) => now.getTime())));
  const [posted, attempts, mutes] = await Promise.all([
    db.$queryRaw<{ posted: boolean; cited: boolean }[]>`
      SELECT ${ownPost()} IS TRUE AS posted, ${ownPost(Prisma.sql`AND p.cited`)} IS TRUE AS cited
      FROM unnest(${asked.map(({ student }) => student.classId)}::uuid[], ${asked.map(({ student }) => student.membershipId)}::uuid[],
        ${asked.map(({ assignment }) => assignment.id)}::uuid[]) WITH ORDINALITY AS a("classId", me, "assignmentId", n) ORDER BY a.n`,
    db.attempt.findMany({
      where: {
        ...theirs,
        OR: [
          { assignmentId: among(asked.map(({ assignment }) => assignment.id)) },
          { state: 'IN_PROGRESS', assignment: { readingId: among(asked.map(one => one.assignment.readingId)) } },
        ],
      },
      select: { assignmentId: true, membershipId: true, state: true, assignment: { select: { readingId: true } } },
    }),
    db.mute.findMany({ where: { ...theirs, until: { gt: earliest } } }),
  ]);
  return asked.map(({ student: { membershipId }, assignment, now }, place) => {
    const own = (row: { assignmentId: string; membershipId: string }) =>
      row.assignmentId === assignment.id && row.membershipId === membershipId;
    const taken = attempts.filter(own);
    const taking = attempts.some(
      ({ state, ...row }) =>
        state === 'IN_PROGRESS' &&
        row.membershipId === membershipId &&
        row.assignment.readingId === assignment.readingId,
    );
    return {
      posted: posted[place]?.posted === true,
      cited: posted[place]?.cited === true,
      quiz: assignment.quizId !== null,
      taking,
      handedIn: taken.length > 0 && taken.every(attempt => attempt.state !== 'IN_PROGRESS'),
      mutedUntil: mutes.find(mute => mute.membershipId === membershipId && mute.until > now)?.until ?? null,
    };
  });
});

/** How many posts of others a student would see if let in. Indexes: SentenceCount's key, Post(classId, assignmentId, membershipId). */
export async function countWaiting(db: Db, student: Member, assignmentId: string): Promise<number> {
  const { classId, membershipId } = student;
  const [all, own] = await Promise.all([
    db.sentenceCount.aggregate({ where: { classId, assignmentId }, _sum: { posts: true } }),
    db.post.count({ where: { classId, assignmentId, membershipId, state: 'VISIBLE' } }),
  ]);
  return Math.max(0, (all._sum.posts ?? 0) - own);
}

/** Whether a student of the class is at the assignment's quiz, or, until it has `closed`, has yet to hand it in. */
export async function someoneWorks(db: Db, classId: string, assignmentId: string, closed: boolean): Promise<boolean> {
  const key = { classId, assignmentId };
  if (closed) return (await db.attempt.count({ where: { ...key, state: 'IN_PROGRESS' } })) > 0;
  const rows = await db.$queryRaw<{ works: boolean }[]>`
    SELECT EXISTS (SELECT 1 FROM "Membership" m WHERE m."classId" = ${classId}::uuid AND m.role = 'STUDENT' AND m.status = 'ACTIVE'
      AND NOT EXISTS (SELECT 1 FROM "Attempt" t WHERE t."classId" = m."classId" AND t."assignmentId" = ${assignmentId}::uuid
        AND t."membershipId" = m.id AND t.state <> 'IN_PROGRESS')) AS works`;
  return rows[0]?.works === true;
}

const namesAmong = batched(
  async (db: Db, asked: readonly { classIds: readonly string[]; ids: readonly string[] }[]) => {
    const rows = await db.membership.findMany({
      where: {
        classId: among(asked.flatMap(one => one.classIds)),
        id: among(asked.flatMap(one => one.ids)),
      },
      select: { classId: true, id: true, displayName: true, role: true },
    });
    const byId = new Map(rows.map(row => [row.id, row]));
    return asked.map(({ classIds, ids }) =>
      [...new Set(ids)].flatMap(id => byId.get(id) ?? []).filter(row => classIds.includes(row.classId)),
    );
  },
);

/** Names and roles of members of these classes. Index: the key. */
export const namesOf = (db: Db, classIds: string | string[], ids: string[]) =>
  namesAmong(db, { classIds: [classIds].flat(), ids });

/** The pseudonym of a member in an assignment, drawn at the first call. */
export async function pseudonymOf(
  db: Db,
  classId: string,
  assignmentId: string,
  membershipId: string,
): Promise<string> {
  const key = { classId, assignmentId, membershipId };
  for (let round = 0; ; round += 1) {
    const row = await db.pseudonym.findUnique({ where: { classId_assignmentId_membershipId: key } });
    if (row) return row.name;
    const draw = randomInt(1600) + (round > 20 ? 1600 * randomInt(1, 1000) : 0);
    await db.pseudonym.createMany({ data: { ...key, name: pseudonymFor(draw) }, skipDuplicates: true });
  }
}

/** Pseudonyms that were drawn in these assignments, of the members named. Index: the key. */
export async function pseudonymsOf(db: Db, classIds: string[], assignmentIds: string[], ids: string[]) {
  return db.pseudonym.findMany({
    where: {
      classId: { in: classIds },
      assignmentId: { in: assignmentIds },
      membershipId: among(ids),
    },
    select: { assignmentId: true, membershipId: true, name: true },
  });
}

/** When the member posted within the last hour, newest first. Index: Post(classId, membershipId, createdAt). */
export async function recentPosts(db: Db, member: Member, now: Date): Promise<Date[]> {
  const rows = await db.post.findMany({
    where: {
      classId: member.classId,
      membershipId: member.membershipId,
      createdAt: { gt: new Date(now.getTime() - 3_600_000) },
    },
    select: { createdAt: true },
    orderBy: { createdAt: 'desc' },
    take: discussionLimits.anHour,
  });
  return rows.map(row => row.createdAt);
}

/** How many posts of the student everybody has seen: what counts towards the first posts that wait. */
export async function countApproved(db: Db, student: Student | Member): Promise<number> {
  return db.post.count({
    where: { classId: student.classId, membershipId: student.membershipId, state: 'VISIBLE' },
  });
}

/** The words that the class's teacher set; null while the start list holds. */
export async function findWatched(db: Db, classId: string): Promise<string[] | null> {
  return (await db.watchedWords.findUnique({ where: { classId } }))?.words ?? null;
}

/** Sets the class's watched words. */
export async function saveWatched(tx: Tx, teacher: Teacher, words: string[]): Promise<void> {
  const { classId } = teacher;
  await tx.watchedWords.upsert({ where: { classId }, create: { classId, words }, update: { words } });
}
