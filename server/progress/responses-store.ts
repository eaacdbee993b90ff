import type { PrismaClient } from '#/prisma/generated/client.ts';
import type { Staff } from '#/server/classroom/member.ts';
import type { Tx } from '#/server/db/database.ts';
import { grouped } from '#/server/grouped.ts';
import type { Answer, Question } from '#/server/quiz/question.ts';
import { answerSchema, questionSchema } from '#/server/quiz/schema.ts';
import { withKept } from './results-store.ts';

type Db = Tx | PrismaClient;

/** How many students' answers to one question are listed at a time, and how many assignments of one student. */
export const listed = { answers: 200, assignments: 100 };

const answerOf = (stored: unknown): Answer | null => (stored === null ? null : answerSchema.parse(stored));

/** What one student answered to a question, in stored coordinates, in the attempt that counts. */
export type Response = { attemptId: string; displayName: string; answer: Answer | null; proofMark: number | null };

/**
 * What each of these attempts answered to a question, by the student's name, 200 from the attempt `cursor` on.
 * Indexes: Attempt(classId, id), Response(classId, attemptId, questionId).
 */
export async function responsesTo(
  db: Db,
  staff: Staff,
  questionId: string,
  attempts: string[],
  cursor: string | null,
): Promise<{ responses: Response[]; next: string | null }> {
  const rows = await db.attempt.findMany({
    where: { classId: staff.classId, id: { in: attempts } },
    select: {
      id: true,
      membership: { select: { displayName: true } },
      responses: { where: { questionId }, select: { answer: true, proofMark: true } },
    },
    orderBy: [{ membership: { displayName: 'asc' } }, { id: 'asc' }],
    take: listed.answers + 1,
    ...(cursor ? { cursor: { classId_id: { classId: staff.classId, id: cursor } }, skip: 1 } : {}),
  });
  const page = rows.slice(0, listed.answers);
  return {
    responses: page.map(({ id, membership, responses: [given] }) => ({
      attemptId: id,
      displayName: membership.displayName,
      answer: answerOf(given?.answer ?? null),
      proofMark: given?.proofMark ?? null,
    })),
    next: rows.length > page.length ? (page.at(-1)?.id ?? null) : null,
  };
}

/** A student of the class by the name that it knows; null for anybody else. Index: Membership(classId, id). */
export async function findStudent(db: Db, staff: Staff, membershipId: string) {
  return db.membership.findFirst({
    where: { classId: staff.classId, id: membershipId, role: 'STUDENT' },
    select: { id: true, displayName: true },
  });
}

/** The closed attempts of a student at the hundred newest assignments that they took. Index: Attempt(classId, membershipId). */
export async function attemptsBy(db: Db, staff: Staff, membershipId: string) {
  const where = { membershipId, state: { in: ['SUBMITTED' as const, 'AUTO_SUBMITTED' as const] } };
  const assignments = await db.assignment.findMany({
    where: { classId: staff.classId, attempts: { some: where } },
    select: {
      id: true,
      title: true,
      opensAt: true,
      dueAt: true,
      lateLossPercent: true,
      counted: true,
      drops: { select: { questionId: true } },
      attempts: {
        where,
        orderBy: { number: 'asc' },
        select: {
          id: true,
          assignmentId: true,
          membershipId: true,
          mark: true,
          outOf: true,
          toMark: true,
          submittedAt: true,
        },
      },
    },
    orderBy: [{ opensAt: 'desc' }, { id: 'desc' }],
    take: listed.assignments,
  });
  const attempts = await withKept(
    db,
    staff,
    assignments,
    assignments.flatMap(each => each.attempts),
  );
  const byAssignment = grouped(attempts, each => each.assignmentId);
  return assignments.map(each => ({ ...each, attempts: byAssignment.get(each.id) ?? [] }));
}

/** What these attempts answered, each answer with its question and the question's number. Index: Response(classId, attemptId, questionId). */
export async function answersWithQuestions(
  db: Db,
  staff: Staff,
  attempts: string[],
): Promise<{ attemptId: string; answer: Answer; question: Question; number: number }[]> {
  const rows = await db.response.findMany({
    where: { classId: staff.classId, attemptId: { in: attempts } },
    select: { attemptId: true, answer: true, question: { select: { body: true, position: true } } },
  });
  return rows.flatMap(row => {
    const answer = answerOf(row.answer);
    const question = questionSchema.parse(row.question.body);
    return answer ? [{ attemptId: row.attemptId, answer, question, number: row.question.position + 1 }] : [];
  });
}
