import { v7 as uuid } from 'uuid';
import type { PrismaClient } from '#/prisma/generated/client.ts';
import { Prisma } from '#/prisma/generated/client.ts';
import type { Owner } from '#/server/auth/person.ts';
import type { Staff } from '#/server/classroom/member.ts';
import type { Tx } from '#/server/db/database.ts';
import type { Answer } from '#/server/quiz/question.ts';
import { answerSchema } from '#/server/quiz/schema.ts';
import type { Attempt } from './attempt.ts';
import type { HandMark } from './by-hand.ts';

type Db = Tx | PrismaClient;

/** How many answers one page of marking shows, and how many comments a teacher keeps. */
export const markingLimits = { page: 50, comments: 200, comment: 5_000, savedComment: 1_000, reason: 500 } as const;

/** All marks that were given by hand in an attempt, held or not. Index: HandMark's key. */
export async function handMarksOf(db: Db, attempt: Pick<Attempt, 'classId' | 'id'>): Promise<HandMark[]> {
  return db.handMark.findMany({ where: { classId: attempt.classId, attemptId: attempt.id } });
}

/** What stands by hand for one answer; null for nothing. */
export async function findHandMark(
  db: Db,
  attempt: Pick<Attempt, 'classId' | 'id'>,
  questionId: string,
): Promise<HandMark | null> {
  const { classId, id: attemptId } = attempt;
  return db.handMark.findUnique({ where: { classId_attemptId_questionId: { classId, attemptId, questionId } } });
}

/** Writes a mark given by hand in place of what stood, if that is still as it was seen (version 0 for nothing); false on a conflict. */
export async function putHandMark(
  tx: Tx,
  staff: Staff,
  { attemptId, questionId }: { attemptId: string; questionId: string },
  given: Pick<HandMark, 'mark' | 'comment' | 'reason' | 'rev' | 'at'>,
  seen: number,
): Promise<boolean> {
  const key = { classId: staff.classId, attemptId, questionId };
  const next = { ...given, setById: staff.membershipId, version: seen + 1 };
  const { count } =
    seen === 0
      ? await tx.handMark.createMany({ data: { ...key, ...next }, skipDuplicates: true })
      : await tx.handMark.updateMany({ where: { ...key, version: seen }, data: next });
  return count === 1;
}

/** Takes a mark given by hand back, if it is still as it was seen; false on a conflict. */
export async function removeHandMark(
  tx: Tx,
  staff: Staff,
  { attemptId, questionId }: { attemptId: string; questionId: string },
  seen: number,
): Promise<boolean> {
  const { count } = await tx.handMark.deleteMany({
    where: { classId: staff.classId, attemptId, questionId, version: seen },
  });
  return count === 1;
}

/** How many answers to each question of an assignment's handed-in attempts were given, and how many of them wait to be marked by hand. */
export async function countToMark(
  db: Db,
  { classId }: Staff,
  assignmentId: string,
): Promise<Map<string, { given: number; waiting: number }>> {
  const rows = await db.$queryRaw<{ questionId: string; given: number; waiting: number }[]>`
    SELECT r."questionId", count(*)::int AS given,
      (count(*) FILTER (WHERE r.mark IS NULL AND h.mark IS NULL))::int AS waiting
    FROM "Attempt" a JOIN "Response" r ON r."classId" = a."classId" AND r."attemptId" = a.id AND r.answer IS NOT NULL
      LEFT JOIN "HandMark" h ON h."classId" = a."classId" AND h."attemptId" = a.id AND h."questionId" = r."questionId" AND h.rev = r.rev
    WHERE a."classId" = ${classId}::uuid AND a."assignmentId" = ${assignmentId}::uuid AND a.state IN ('SUBMITTED', 'AUTO_SUBMITTED')
    GROUP BY r."questionId"`;
  return new Map(rows.map(({ questionId, ...counts }) => [questionId, counts]));
}

/** One answer to be marked by hand, or that was; `mark` and what follows are null while it waits. */
export type AnswerToMark = {
  attemptId: string;
  questionId: string;
  membershipId: string;
  displayName: string;
  number: number;
  answer: Answer | null;
  rev: number;
  proofMark: number | null;
  byKey: number | null;
  mark: number | null;
  comment: string | null;
  reason: string | null;
  /** 0 where nothing stands by hand. */
  version: number;
  /** The mark and comment of an answer that the student has since changed. */
  stale: boolean;
};

/**
 * The answers to these questions in an assignment's handed-in attempts, of one attempt or of all, a page at a time from the
 * place `cursor`. By name, or with `blind` in an order that says nothing of whose they are. Indexes: Attempt(classId,
 * assignmentId, …), Response(classId, attemptId, questionId), HandMark's key.
 */
export async function answersToMark(
  db: Db,
  { classId }: Staff,
  where: { assignmentId: string; questions: string[]; attemptId: string | null; waitingOnly: boolean; blind: boolean },
  cursor: number,
): Promise<{ answers: AnswerToMark[]; next: number | null }> {
  const order = where.blind
    ? Prisma.sql`md5(a.id::text || r."questionId"::text)`
    : Prisma.sql`m."displayName", a."membershipId", a.number, array_position(${where.questions}::uuid[], r."questionId")`;
  const rows = await db.$queryRaw<(Omit<AnswerToMark, 'answer'> & { answer: unknown })[]>`
    SELECT a.id AS "attemptId", r."questionId", a."membershipId", m."displayName", a.number, r.answer, r.rev, r."proofMark",
      r.mark AS "byKey", CASE WHEN h.rev = r.rev THEN h.mark END AS mark, h.comment, h.reason, coalesce(h.version, 0) AS version,
      coalesce(h.rev <> r.rev, false) AS stale
    FROM "Attempt" a
      JOIN "Membership" m ON m."classId" = a."classId" AND m.id = a."membershipId" AND m.role = 'STUDENT'
      JOIN "Response" r ON r."classId" = a."classId" AND r."attemptId" = a.id AND r."questionId" = ANY(${where.questions}::uuid[]) AND r.answer IS NOT NULL
      LEFT JOIN "HandMark" h ON h."classId" = a."classId" AND h."attemptId" = a.id AND h."questionId" = r."questionId"
    WHERE a."classId" = ${classId}::uuid AND a."assignmentId" = ${where.assignmentId}::uuid AND a.state IN ('SUBMITTED', 'AUTO_SUBMITTED')
      AND (${where.attemptId}::uuid IS NULL OR a.id = ${where.attemptId}::uuid)
      AND (NOT ${where.waitingOnly} OR (r.mark IS NULL AND (h.mark IS NULL OR h.rev <> r.rev)))
    ORDER BY ${order} LIMIT ${markingLimits.page + 1} OFFSET ${cursor}`;
  const answers = rows.slice(0, markingLimits.page).map(row => ({ ...row, answer: answerSchema.parse(row.answer) }));
  return { answers, next: rows.length > answers.length ? cursor + answers.length : null };
}

/** The comments that a person keeps to use again, the newest first. Index: SavedComment(ownerId, createdAt). */
export async function savedComments(db: Db, owner: Owner): Promise<{ id: string; text: string }[]> {
  return db.savedComment.findMany({
    where: { ownerId: owner.userId },
    select: { id: true, text: true },
    orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
    take: markingLimits.comments,
  });
}

/** Keeps a comment, unless it is kept already; false when there are too many. */
export async function saveComment(tx: Tx, owner: Owner, text: string): Promise<boolean> {
  const kept = await savedComments(tx, owner);
  if (kept.some(each => each.text === text)) return true;
  if (kept.length >= markingLimits.comments) return false;
  await tx.savedComment.create({ data: { id: uuid(), ownerId: owner.userId, text } });
  return true;
}

/** Forgets a kept comment of one's own. */
export async function removeComment(tx: Tx, owner: Owner, id: string): Promise<void> {
  await tx.savedComment.deleteMany({ where: { ownerId: owner.userId, id } });
}
