import { v7 as uuid } from 'uuid';
import { Prisma, type PrismaClient } from '#/prisma/generated/client.ts';
import type { Teacher } from '#/server/classroom/member.ts';
import type { Tx } from '#/server/db/database.ts';
import { type Correction, corrected } from '#/server/quiz/correction.ts';
import { markOf } from '#/server/quiz/proof.ts';
import type { Question } from '#/server/quiz/question.ts';
import { answerSchema } from '#/server/quiz/schema.ts';
import { findQuestions } from '#/server/quiz/store.ts';
import type { Attempt } from './attempt.ts';
import { recomputeMarks } from './store.ts';

type Db = Tx | PrismaClient;
type Pinned = Pick<Attempt, 'classId' | 'assignmentId' | 'quizId' | 'quizNumber'>;
export type KeptCorrection = Correction & { id: string; reason: string; madeAt: Date };

/** The corrections of an assignment's keys that are in force, the oldest first. Index: Correction(classId, assignmentId, id). */
export async function correctionsOf(
  db: Db,
  { classId, assignmentId }: Pick<Pinned, 'classId' | 'assignmentId'>,
): Promise<KeptCorrection[]> {
  const rows = await db.correction.findMany({ where: { classId, assignmentId }, orderBy: { id: 'asc' } });
  return rows.map(({ id, questionId, kind, answer, reason, madeAt }) => ({
    id,
    questionId,
    kind,
    answer: answer === null ? null : answerSchema.parse(answer),
    reason,
    madeAt,
  }));
}

/** The questions of a pinned quiz as they are marked: with the corrections of their keys. */
export async function questionsAsMarked(
  db: Db,
  pinned: Pinned,
): Promise<{ questions: Question[]; corrections: KeptCorrection[] }> {
  const [questions, corrections] = await Promise.all([
    findQuestions(db, pinned.quizId, pinned.quizNumber),
    correctionsOf(db, pinned),
  ]);
  return { questions: questions.map(question => corrected(question, corrections)), corrections };
}

/**
 * Lets no attempt at the assignment be handed in until the transaction ends: whatever closes is marked by the old key before, or
 * by the new one after. Index: Attempt(classId, assignmentId, membershipId, number).
 */
export async function holdRunning(tx: Tx, teacher: Teacher, assignmentId: string): Promise<void> {
  await tx.$queryRaw`
    SELECT id FROM "Attempt" WHERE "classId" = ${teacher.classId}::uuid AND "assignmentId" = ${assignmentId}::uuid
      AND state = 'IN_PROGRESS' ORDER BY id FOR UPDATE`;
}

/** Keeps a correction. */
export async function addCorrection(
  tx: Tx,
  teacher: Teacher,
  assignmentId: string,
  { questionId, kind, answer, reason }: Correction & { reason: string },
): Promise<void> {
  await tx.correction.create({
    data: {
      classId: teacher.classId,
      assignmentId,
      id: uuid(),
      questionId,
      kind,
      reason,
      answer: answer === null ? Prisma.DbNull : { ...answer },
      madeBy: teacher.membershipId,
    },
  });
}

/** Takes a correction back. */
export async function removeCorrection(tx: Tx, teacher: Teacher, assignmentId: string, id: string): Promise<void> {
  await tx.correction.deleteMany({ where: { classId: teacher.classId, assignmentId, id } });
}

/**
 * Marks the responses to one question in all handed-in attempts anew, by its key as it is now mended, and adds all marks
 * up again. An assignment whose attempts have several revisions of its quiz has the same keys in all. Index: Response(quizId, quizNumber, questionId).
 */
export async function regrade(tx: Tx, teacher: Teacher, pinned: Pinned, questionId: string): Promise<void> {
  const { questions } = await questionsAsMarked(tx, pinned);
  const question = questions.find(each => each.id === questionId);
  if (!question) return;
  const rows = await tx.response.findMany({
    where: {
      quizId: pinned.quizId,
      questionId,
      classId: teacher.classId,
      attempt: { assignmentId: pinned.assignmentId, state: { in: ['SUBMITTED', 'AUTO_SUBMITTED'] } },
    },
    select: { attemptId: true, answer: true, cited: true },
  });
  const marks = rows.map(({ attemptId, answer, cited }) => {
    const given = { answer: answer === null ? null : answerSchema.parse(answer), cited };
    return { id: attemptId, mark: markOf(question, given).mark };
  });
  await tx.$executeRaw`
    UPDATE "Response" r SET mark = n.mark
    FROM jsonb_to_recordset(${JSON.stringify(marks)}::jsonb) AS n(id uuid, mark float8)
    WHERE r."classId" = ${teacher.classId}::uuid AND r."attemptId" = n.id AND r."questionId" = ${questionId}::uuid`;
  await recomputeMarks(tx, teacher, pinned.assignmentId);
}
