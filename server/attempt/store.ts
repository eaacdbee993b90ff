import { randomBytes } from 'node:crypto';
import { v7 as uuid } from 'uuid';
import { Prisma, type PrismaClient } from '#/prisma/generated/client.ts';
import type { AttemptState } from '#/prisma/generated/enums.ts';
import type { AttemptModel, ResponseModel } from '#/prisma/generated/models.ts';
import type { Assignment } from '#/server/assignment/assignment.ts';
import type { Member, Staff, Student, Teacher } from '#/server/classroom/member.ts';
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

/** Begins an attempt on the quiz revision that the assignment pins. */
export async function createAttempt(
  tx: Tx,
  student: Student,
  assignment: Assignment,
  quiz: { quizId: string; quizNumber: number },
  attempt: { number: number; startedAt: Date; deadlineAt: Date | null },
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
      seed: attemptSeed(assignment, randomBytes(16).toString('base64url')),
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
  score: { mark: number; outOf: number },
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
      ...(receipt ? score : { mark: 0, outOf: score.outOf }),
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

/** Whether every active student of the class has handed in, and nobody is at it. */
export async function everyoneDone(db: Db, member: Member, assignmentId: string): Promise<boolean> {
  const waiting = await db.membership.count({
    where: {
      classId: member.classId,
      role: 'STUDENT',
      status: 'ACTIVE',
      OR: [
        { attempts: { none: { assignmentId, state: { not: 'IN_PROGRESS' } } } },
        { attempts: { some: { assignmentId, state: 'IN_PROGRESS' } } },
      ],
    },
  });
  return waiting === 0;
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

/** Adds up the marks of all closed attempts at an assignment anew, without the dropped questions. */
export async function recomputeMarks(tx: Tx, teacher: Teacher, assignmentId: string): Promise<number> {
  return tx.$executeRaw`
    UPDATE "Attempt" t SET
      "mark" = COALESCE((SELECT round(sum(r."mark")::numeric, 6) FROM "Response" r
        WHERE r."classId" = t."classId" AND r."attemptId" = t.id AND NOT EXISTS (SELECT 1 FROM "DroppedQuestion" d
          WHERE d."classId" = t."classId" AND d."assignmentId" = t."assignmentId" AND d."questionId" = r."questionId")), 0),
      "outOf" = COALESCE((SELECT sum(q.points) FROM "QuizQuestion" q
        WHERE q."quizId" = t."quizId" AND q.number = t."quizNumber" AND NOT EXISTS (SELECT 1 FROM "DroppedQuestion" d
          WHERE d."classId" = t."classId" AND d."assignmentId" = t."assignmentId" AND d."questionId" = q.id)), 0)
    WHERE t."classId" = ${teacher.classId}::uuid AND t."assignmentId" = ${assignmentId}::uuid AND t.state IN ('SUBMITTED', 'AUTO_SUBMITTED')`;
}
