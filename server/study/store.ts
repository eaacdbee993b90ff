import { v7 as uuid } from 'uuid';
import type { PrismaClient } from '#/prisma/generated/client.ts';
import type { HighlightModel } from '#/prisma/generated/models.ts';
import type { Member, Staff, Student } from '#/server/classroom/member.ts';
import type { Tx } from '#/server/db/database.ts';
import { type KeptPassage, studyLimits } from './highlight.ts';

type Db = Tx | PrismaClient;

/** What a student keeps of a reading in this class, in whichever revision it was made, without what they took away. Index: Highlight(classId, membershipId, readingId). */
export async function highlightsOf(
  db: Db,
  { classId, membershipId }: Student,
  readingId: string,
): Promise<HighlightModel[]> {
  return db.highlight.findMany({
    where: { classId, membershipId, readingId, removedAt: null },
    orderBy: [{ start: 'asc' }, { id: 'asc' }],
    take: studyLimits.highlights,
  });
}

/** One passage of the student's own; null when there is none. Key: Highlight(classId, id). */
export async function findHighlight(db: Db, { classId, membershipId }: Student, id: string) {
  return db.highlight.findFirst({ where: { classId, id, membershipId } });
}

/** How many passages the student keeps in a reading. Index: Highlight(classId, membershipId, readingId). */
export async function countHighlights(db: Db, { classId, membershipId }: Student, readingId: string): Promise<number> {
  return db.highlight.count({ where: { classId, membershipId, readingId, removedAt: null } });
}

/** Keeps a passage under the id that the page chose: sent twice, it is there once. */
export async function createHighlight(
  tx: Tx,
  { classId, membershipId }: Student,
  given: KeptPassage & { id: string; readingId: string; note: string },
): Promise<void> {
  await tx.highlight.createMany({ data: { classId, membershipId, ...given }, skipDuplicates: true });
}

/** Changes a passage of the student's own that is still as they saw it; false on a conflict. */
export async function changeHighlight(
  db: Db,
  { classId, membershipId }: Student,
  id: string,
  version: number,
  change: { note: string } | { removedAt: Date | null },
): Promise<boolean> {
  const { count } = await db.highlight.updateMany({
    where: { classId, id, membershipId, version },
    data: { ...change, version: { increment: 1 } },
  });
  return count === 1;
}

/** Deletes for good what students took away before this time. Index: Highlight_removed. */
export async function forgetRemoved(db: Db, before: Date): Promise<void> {
  await db.highlight.deleteMany({ where: { removedAt: { lt: before } } });
}

/** The words that are explained in an assignment's reading, by the alphabet. Key: Gloss(classId, assignmentId, id). */
export async function glossesOf(db: Db, { classId }: Member, assignmentId: string) {
  const rows = await db.gloss.findMany({
    where: { classId, assignmentId },
    select: { id: true, term: true, gloss: true },
    take: studyLimits.glosses,
  });
  return rows.sort((a, b) => a.term.localeCompare(b.term) || a.id.localeCompare(b.id));
}

/** Writes glosses of an assignment: one with the id of another takes its place. */
export async function putGlosses(
  tx: Tx,
  { classId }: Staff,
  assignmentId: string,
  glosses: readonly { id: string | null; term: string; gloss: string }[],
): Promise<void> {
  for (const { id, term, gloss } of glosses) {
    const key = { classId, assignmentId, id: id ?? uuid() };
    await tx.gloss.upsert({
      where: { classId_assignmentId_id: key },
      create: { ...key, term, gloss },
      update: { term, gloss },
    });
  }
}

/** Lets nobody else change the assignment's glosses until the transaction ends. */
export async function holdGlosses(tx: Tx, { classId }: Staff, assignmentId: string): Promise<void> {
  await tx.$queryRaw`SELECT id FROM "Assignment" WHERE "classId" = ${classId}::uuid AND id = ${assignmentId}::uuid FOR NO KEY UPDATE`;
}

/** Takes a gloss away; false when there is none. */
export async function removeGloss(db: Db, { classId }: Staff, assignmentId: string, id: string): Promise<boolean> {
  return (await db.gloss.deleteMany({ where: { classId, assignmentId, id } })).count > 0;
}

/**
 * The newest other assignment with glosses that sets the same reading in a class where the teacher teaches; null when there
 * is none. Indexes: Assignment(readingId, readingNumber), Membership(classId, userId).
 */
export async function glossedElsewhere(db: Db, teacher: Staff, assignment: { id: string; readingId: string }) {
  return db.assignment.findFirst({
    where: {
      readingId: assignment.readingId,
      id: { not: assignment.id },
      glosses: { some: {} },
      class: { memberships: { some: { userId: teacher.userId, role: 'TEACHER', status: 'ACTIVE' } } },
    },
    select: {
      title: true,
      class: { select: { name: true } },
      glosses: { select: { term: true, gloss: true }, take: studyLimits.glosses },
    },
    orderBy: { createdAt: 'desc' },
  });
}

/** What the student has read of an assignment's reading, as indexes of sentences. Key: ReadingProgress(classId, assignmentId, membershipId). */
export async function sentencesRead(
  db: Db,
  { classId, membershipId }: Student,
  assignmentId: string,
): Promise<{ sentences: number[]; changedAt: Date } | null> {
  return db.readingProgress.findUnique({
    where: { classId_assignmentId_membershipId: { classId, assignmentId, membershipId } },
    select: { sentences: true, changedAt: true },
  });
}

/** Adds sentences to what the student has read; those that are there already change nothing, in whatever order they come. */
export async function addSentencesRead(
  db: Db,
  { classId, membershipId }: Student,
  assignmentId: string,
  { sentences, total, now }: { sentences: readonly number[]; total: number; now: Date },
): Promise<void> {
  const read = [...new Set(sentences)].sort((a, b) => a - b);
  await db.$executeRaw`
    INSERT INTO "ReadingProgress" AS p ("classId", "assignmentId", "membershipId", sentences, total, "changedAt")
    VALUES (${classId}::uuid, ${assignmentId}::uuid, ${membershipId}::uuid, ${read}::int[], ${total}, ${now})
    ON CONFLICT ("classId", "assignmentId", "membershipId") DO UPDATE SET
      sentences = ARRAY(SELECT DISTINCT unnest(p.sentences || excluded.sentences) ORDER BY 1), "changedAt" = excluded."changedAt"
    WHERE NOT p.sentences @> excluded.sentences`;
}

/** How many sentences of how many somebody has read. */
export type ReadSoFar = { read: number; total: number };

/**
 * How far a person has read in assignments of their classes: by assignment, those left out in which they have not begun. One
 * query for any number. Index: ReadingProgress(classId, membershipId).
 */
export async function progressOf(
  db: Db,
  memberships: readonly Pick<Member, 'classId' | 'membershipId'>[],
  assignmentIds: readonly string[],
): Promise<Map<string, ReadSoFar>> {
  const rows = await db.$queryRaw<(ReadSoFar & { assignmentId: string })[]>`
    SELECT p."assignmentId", cardinality(p.sentences)::int AS read, p.total FROM "ReadingProgress" p
    JOIN unnest(${memberships.map(one => one.classId)}::uuid[], ${memberships.map(one => one.membershipId)}::uuid[]) AS m("classId", id)
      ON p."classId" = m."classId" AND p."membershipId" = m.id
    WHERE p."assignmentId" = ANY(${[...assignmentIds]}::uuid[])`;
  return new Map(rows.map(({ assignmentId, ...row }) => [assignmentId, row]));
}

/**
 * The class's students by name, 100 at a time from `cursor`, with how far each has read in an assignment; `read` is null
 * for who has not begun. Keys: Membership(classId, id), ReadingProgress(classId, assignmentId, membershipId).
 */
export async function readersOf(
  db: Db,
  { classId }: Staff,
  assignmentId: string,
  cursor: string | null,
): Promise<{ readers: { membershipId: string; displayName: string; soFar: ReadSoFar | null }[]; next: string | null }> {
  const rows = await db.membership.findMany({
    where: { classId, role: 'STUDENT', status: 'ACTIVE' },
    select: {
      id: true,
      displayName: true,
      readingProgress: { where: { assignmentId }, select: { sentences: true, total: true } },
    },
    orderBy: [{ displayName: 'asc' }, { id: 'asc' }],
    take: 101,
    ...(cursor ? { cursor: { classId_id: { classId, id: cursor } }, skip: 1 } : {}),
  });
  const readers = rows.slice(0, 100).map(({ id, displayName, readingProgress: [progress] }) => ({
    membershipId: id,
    displayName,
    soFar: progress ? { read: progress.sentences.length, total: progress.total } : null,
  }));
  return { readers, next: rows.length > 100 ? (readers.at(-1)?.membershipId ?? null) : null };
}
