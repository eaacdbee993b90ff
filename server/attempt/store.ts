import { randomBytes } from 'node:crypto';
import { v7 as uuid } from 'uuid';
import { Prisma, type PrismaClient } from '#/prisma/generated/client.ts';
import type { AttemptState } from '#/prisma/generated/enums.ts';
import type { AttemptModel, ResponseModel } from '#/prisma/generated/models.ts';
import type { Assignment } from '#/server/assignment/assignment.ts';
import type { Member, Staff, Student, Teacher } from '#/server/classroom/member.ts';
import { batched } from '#/server/db/batch.ts';
import type { Tx } from '#/server/db/database.ts';
import type { Answer } from '#/server/quiz/question.ts';
import { answerSchema } from '#/server/quiz/schema.ts';
import { type Attempt, attemptSeed, type Response, receiptCode } from './attempt.ts';
import type { Earned } from './marking.ts';

type Db = Tx | PrismaClient;

const answerOf = (value: unknown): Answer | null =>
  value === null || value === undefined ? null : answerSchema.parse(value);
const responseOf = (row: ResponseModel): Response => ({
  ...row,
  answer: answerOf(row.answer),
  recovered: answerOf(row.recovered),
});
const json = (answer: Answer | null) => (answer === null ? Prisma.DbNull : { ...answer });

/** Lets one act of this student at a time through, until the transaction ends. */
export async function lockStudent(tx: Tx, student: Student): Promise<void> {
  await tx.$queryRaw`SELECT id FROM "Membership" WHERE "classId" = ${student.classId}::uuid AND id = ${student.membershipId}::uuid FOR UPDATE`;
}

/** The student's attempts at an assignment, in the order they were made. */
export async function ownAttempts(db: Db, member: Member, assignmentId: string): Promise<Attempt[]> {
  return db.attempt.findMany({
    where: { classId: member.classId, assignmentId, membershipId: member.membershipId },
    orderBy: { number: 'asc' },
  });
}

/** The student's attempts at these assignments, in the order they were made. Index: Attempt(classId, membershipId). */
export async function attemptsAt(db: Db, member: Member, assignmentIds: readonly string[]): Promise<Attempt[]> {
  return db.attempt.findMany({
    where: { classId: member.classId, membershipId: member.membershipId, assignmentId: { in: [...assignmentIds] } },
    orderBy: { number: 'asc' },
  });
}

/** One attempt of the student's own; null for anybody else's. `lock` keeps it as it is until the transaction ends. */
export async function ownAttempt(db: Db, student: Student, attemptId: string, lock = false): Promise<Attempt | null> {
  if (lock)
    await db.$queryRaw`SELECT id FROM "Attempt" WHERE "classId" = ${student.classId}::uuid AND id = ${attemptId}::uuid FOR UPDATE`;
  return db.attempt.findFirst({
    where: { classId: student.classId, id: attemptId, membershipId: student.membershipId },
  });
}

/** Any attempt of the class, for staff. */
export async function classAttempt(db: Db, staff: Staff, attemptId: string): Promise<Attempt | null> {
  return db.attempt.findUnique({ where: { classId_id: { classId: staff.classId, id: attemptId } } });
}

/** How many students have begun the quiz of an assignment. Index: Attempt(classId, assignmentId, membershipId, number). */
export async function countBegun(db: Db, { classId }: Member, assignmentId: string): Promise<number> {
  return db.attempt.count({ where: { classId, assignmentId, number: 1 } });
}

/** Begins an attempt on the quiz revision that the assignment pins. */
export async function createAttempt(
  tx: Tx,
  student: Student,
  assignment: Assignment,
  quiz: { quizId: string; quizNumber: number },
  { form = 0, ...attempt }: { number: number; startedAt: Date; deadlineAt: Date | null; form?: number },
): Promise<string> {
  const id = uuid();
  await tx.attempt.create({
    data: {
      classId: student.classId,
      id,
      assignmentId: assignment.id,
      membershipId: student.membershipId,
      ...quiz,
      ...attempt,
      seed: attemptSeed(assignment, form, randomBytes(16).toString('base64url')),
      outboxKey: randomBytes(32).toString('base64'),
    },
  });
  return id;
}

/** What is saved of an attempt. */
export async function responsesOf(db: Db, attempt: Pick<Attempt, 'classId' | 'id'>): Promise<Response[]> {
  const rows = await db.response.findMany({ where: { classId: attempt.classId, attemptId: attempt.id } });
  return rows.map(responseOf);
}

/** What is saved for one question of an attempt. */
export async function findResponse(db: Db, attempt: Attempt, questionId: string): Promise<Response | null> {
  const row = await db.response.findUnique({
    where: { classId_attemptId_questionId: { classId: attempt.classId, attemptId: attempt.id, questionId } },
  });
  return row && responseOf(row);
}

/** Writes an answer as the next revision of its response, on a locked attempt. */
export async function putResponse(
  tx: Tx,
  attempt: Attempt,
  questionId: string,
  given: { answer: Answer | null; cited: number | null; flagged: boolean; rev: number; saveKey: string; savedAt: Date },
): Promise<void> {
  const { classId, id: attemptId, quizId, quizNumber } = attempt;
  const data = { ...given, answer: json(given.answer) };
  await tx.response.upsert({
    where: { classId_attemptId_questionId: { classId, attemptId, questionId } },
    create: { classId, attemptId, questionId, quizId, quizNumber, ...data },
    update: data,
  });
  await tx.attempt.update({ where: { classId_id: { classId, id: attemptId } }, data: { lastSeenAt: given.savedAt } });
}

/** Keeps an answer that came too late beside what counts. */
export async function keepRecovered(
  tx: Tx,
  attempt: Attempt,
  questionId: string,
  { answer, cited }: { answer: Answer | null; cited: number | null },
  saveKey: string,
): Promise<void> {
  const { classId, id: attemptId, quizId, quizNumber } = attempt;
  const late = { recovered: json(answer), recoveredCited: cited };
  await tx.response.upsert({
    where: { classId_attemptId_questionId: { classId, attemptId, questionId } },
    create: { classId, attemptId, questionId, quizId, quizNumber, rev: 0, saveKey, ...late },
    update: late,
  });
}

/** Closes a locked attempt with its marks; `marks` by question id. Returns the receipt. */
export async function closeAttempt(
  tx: Tx,
  attempt: Attempt,
  state: Exclude<AttemptState, 'IN_PROGRESS'>,
  submittedAt: Date,
  marks: ReadonlyMap<string, Earned>,
  score: { mark: number; outOf: number; toMark: number },
): Promise<string | null> {
  const receipt = state === 'ABANDONED' ? null : receiptCode(randomBytes(8));
  const earned = [...marks.values()];
  await tx.$executeRaw`
    UPDATE "Response" r SET "mark" = m.mark, "proofMark" = m.proof
    FROM unnest(${[...marks.keys()]}::uuid[], ${earned.map(each => each.mark)}::float8[], ${earned.map(each => each.proofMark)}::float8[])
      AS m(id, mark, proof)
    WHERE r."classId" = ${attempt.classId}::uuid AND r."attemptId" = ${attempt.id}::uuid AND r."questionId" = m.id`;
  await tx.attempt.update({
    where: { classId_id: { classId: attempt.classId, id: attempt.id } },
    data: {
      state,
      receipt,
      submittedAt: receipt ? submittedAt : null,
      ...(receipt ? score : { mark: 0, outOf: score.outOf, toMark: 0 }),
    },
  });
  return receipt;
}

/** Attempts that are over and still open, whichever class: for the job. Index: Attempt(state, deadlineAt). */
export async function overdueAttempts(db: Db, before: Date, take: number): Promise<Attempt[]> {
  return db.attempt.findMany({
    where: { state: 'IN_PROGRESS', deadlineAt: { lt: before } },
    orderBy: { deadlineAt: 'asc' },
    take,
  });
}

/** Takes the attempt's row for this transaction; the attempt as it now is. */
export async function lockAttempt(tx: Tx, attempt: Pick<Attempt, 'classId' | 'id'>): Promise<AttemptModel> {
  await tx.$queryRaw`SELECT id FROM "Attempt" WHERE "classId" = ${attempt.classId}::uuid AND id = ${attempt.id}::uuid FOR UPDATE`;
  return tx.attempt.findUniqueOrThrow({ where: { classId_id: { classId: attempt.classId, id: attempt.id } } });
}

/** Leaves the question at `from` behind for good, in a locked attempt. */
export async function leaveBehind(tx: Tx, { classId, id }: Attempt, from: number): Promise<void> {
  await tx.attempt.update({ where: { classId_id: { classId, id } }, data: { reached: from + 1 } });
}

const finished = batched(async (db: Db, places: readonly { classId: string; assignmentId: string }[]) => {
  const rows = await db.$queryRaw<{ at: number }[]>`
    SELECT p.at::int AS at FROM unnest(${places.map(place => place.classId)}::uuid[], ${places.map(place => place.assignmentId)}::uuid[])
      WITH ORDINALITY AS p("classId", "assignmentId", at)
    WHERE EXISTS (SELECT 1 FROM "Membership" m
      WHERE m."classId" = p."classId" AND m.role = 'STUDENT' AND m.status = 'ACTIVE' AND (
        EXISTS (SELECT 1 FROM "Attempt" t WHERE t."classId" = m."classId" AND t."assignmentId" = p."assignmentId"
          AND t."membershipId" = m.id AND t.state = 'IN_PROGRESS')
        OR (NOT EXISTS (SELECT 1 FROM "Attempt" t WHERE t."classId" = m."classId" AND t."assignmentId" = p."assignmentId"
            AND t."membershipId" = m.id AND t.state <> 'IN_PROGRESS')
          AND NOT EXISTS (SELECT 1 FROM "Exception" e WHERE e."classId" = m."classId" AND e."assignmentId" = p."assignmentId" AND e.excused
            AND (e."membershipId" = m.id OR EXISTS (SELECT 1 FROM "GroupMember" g
              WHERE g."classId" = m."classId" AND g."groupId" = e."groupId" AND g."membershipId" = m.id))))))`;
  const waiting = new Set(rows.map(row => row.at));
  return places.map((_, index) => !waiting.has(index + 1));
});

/**
 * Whether every active student of the class has handed in or is excused, and nobody is at it. Many assignments are one query.
 * Indexes: Membership(classId, userId), Attempt(classId, assignmentId, membershipId, number), Exception(classId, assignmentId, …).
 */
export async function everyoneDone(db: Db, { classId }: Member, assignmentId: string): Promise<boolean> {
  return finished(db, { classId, assignmentId });
}

/** Gives running attempts more time: one, or with null all of the assignment; how many. Those without a deadline have time enough. */
export async function extendAttempts(
  tx: Tx,
  teacher: Teacher,
  assignmentId: string,
  attemptId: string | null,
  seconds: number,
): Promise<number> {
  return tx.$executeRaw`
    UPDATE "Attempt" SET "extraSeconds" = "extraSeconds" + ${seconds}::int, "deadlineAt" = "deadlineAt" + ${seconds}::int * interval '1 second'
    WHERE "classId" = ${teacher.classId}::uuid AND "assignmentId" = ${assignmentId}::uuid AND state = 'IN_PROGRESS'
      AND "deadlineAt" IS NOT NULL AND (${attemptId}::uuid IS NULL OR id = ${attemptId}::uuid)`;
}

/** Makes a closed attempt, locked before, run once more until `deadlineAt`; false while another of the same student runs. */
export async function reopenAttempt(tx: Tx, attempt: Attempt, deadlineAt: Date): Promise<boolean> {
  const { classId, id, assignmentId, membershipId } = attempt;
  const running = await tx.attempt.count({ where: { classId, assignmentId, membershipId, state: 'IN_PROGRESS' } });
  if (running > 0) return false;
  await tx.attempt.update({
    where: { classId_id: { classId, id } },
    data: { state: 'IN_PROGRESS', submittedAt: null, receipt: null, mark: null, outOf: null, toMark: 0, deadlineAt },
  });
  return true;
}

/** Gives one response another mark, as when a late answer is made to count. */
export async function setMark(
  tx: Tx,
  attempt: Attempt,
  questionId: string,
  given: { answer: Answer | null; cited: number | null },
  { mark, proofMark }: Earned,
): Promise<void> {
  await tx.response.updateMany({
    where: { classId: attempt.classId, attemptId: attempt.id, questionId },
    data: {
      answer: json(given.answer),
      cited: given.cited,
      mark,
      proofMark,
      recovered: Prisma.DbNull,
      recoveredCited: null,
      rev: { increment: 1 },
    },
  });
}

/**
 * Adds up the marks of all closed attempts at an assignment anew, or of one: what was given by hand, else what the key gives,
 * without the dropped questions and with those that everybody has right; and counts what waits to be marked by hand.
 */
export async function recomputeMarks(
  tx: Tx,
  { classId }: Staff,
  assignmentId: string,
  attemptId: string | null = null,
): Promise<number> {
  return tx.$executeRaw`
    UPDATE "Attempt" t SET mark = n.mark, "outOf" = n."outOf", "toMark" = n."toMark"
    FROM (
      SELECT a.id, coalesce(sum(q.points), 0) AS "outOf",
        round(coalesce(sum(coalesce(h.mark, r.mark, CASE WHEN r.rev IS NULL AND EXISTS (SELECT 1 FROM "Correction" c
          WHERE c."classId" = a."classId" AND c."assignmentId" = a."assignmentId" AND c."questionId" = q.id AND c.kind = 'EVERYONE')
          THEN (q.body->>'points')::float8 ELSE 0 END)), 0)::numeric, 6) AS mark,
        (count(*) FILTER (WHERE r.answer IS NOT NULL AND r.mark IS NULL AND h.mark IS NULL))::int AS "toMark"
      FROM "Attempt" a
      LEFT JOIN "QuizQuestion" q ON q."quizId" = a."quizId" AND q.number = a."quizNumber" AND NOT EXISTS (SELECT 1 FROM "DroppedQuestion" d
        WHERE d."classId" = a."classId" AND d."assignmentId" = a."assignmentId" AND d."questionId" = q.id)
      LEFT JOIN "Response" r ON r."classId" = a."classId" AND r."attemptId" = a.id AND r."questionId" = q.id
      LEFT JOIN "HandMark" h ON h."classId" = a."classId" AND h."attemptId" = a.id AND h."questionId" = q.id AND h.rev = coalesce(r.rev, 0)
      WHERE a."classId" = ${classId}::uuid AND a."assignmentId" = ${assignmentId}::uuid AND a.state IN ('SUBMITTED', 'AUTO_SUBMITTED')
        AND (${attemptId}::uuid IS NULL OR a.id = ${attemptId}::uuid)
      GROUP BY a.id) n
    WHERE t."classId" = ${classId}::uuid AND t.id = n.id`;
}
