import type { PrismaClient } from '#/prisma/generated/client.ts';
import { Prisma } from '#/prisma/generated/client.ts';
import type { Attempt } from '#/server/attempt/attempt.ts';
import type { Staff } from '#/server/classroom/member.ts';
import type { Tx } from '#/server/db/database.ts';
import type { Answer } from '#/server/quiz/question.ts';
import { answerSchema } from '#/server/quiz/schema.ts';

type Db = Tx | PrismaClient;

/** How many students one page of results shows. */
export const pageOfStudents = 50;

/**
 * The students of a class by name, with those who were removed but have handed something in, 50 at a time from `cursor`.
 * Index: Membership(classId, id) for the class and the cursor; Attempt(classId, assignmentId, membershipId, number).
 */
export async function studentsOf(db: Db, staff: Staff, assignmentId: string, cursor: string | null) {
  const rows = await db.membership.findMany({
    where: {
      classId: staff.classId,
      role: 'STUDENT',
      OR: [{ status: 'ACTIVE' }, { attempts: { some: { assignmentId } } }],
    },
    select: { id: true, displayName: true },
    orderBy: [{ displayName: 'asc' }, { id: 'asc' }],
    take: pageOfStudents + 1,
    ...(cursor ? { cursor: { classId_id: { classId: staff.classId, id: cursor } }, skip: 1 } : {}),
  });
  const students = rows.slice(0, pageOfStudents);
  return { students, next: rows.length > pageOfStudents ? (students.at(-1)?.id ?? null) : null };
}

/** The attempts of these students at an assignment, by student and number. Index: Attempt(classId, assignmentId, membershipId, number). */
export async function attemptsOf(db: Db, staff: Staff, assignmentId: string, students: string[]): Promise<Attempt[]> {
  return db.attempt.findMany({
    where: { classId: staff.classId, assignmentId, membershipId: { in: students } },
    orderBy: [{ membershipId: 'asc' }, { number: 'asc' }],
  });
}

/** How many questions are answered in each of these attempts. Index: Response(classId, attemptId, questionId). */
export async function answeredIn(db: Db, staff: Staff, attempts: string[]): Promise<Map<string, number>> {
  const rows = await db.response.groupBy({
    by: ['attemptId'],
    where: { classId: staff.classId, attemptId: { in: attempts }, answer: { not: Prisma.DbNull } },
    _count: true,
  });
  return new Map(rows.map(row => [row.attemptId, row._count]));
}

const lateOne = [{ recovered: { not: Prisma.DbNull } }, { recoveredCited: { not: null } }];

/** The answers of these attempts that came too late. Index: Response(classId, attemptId, questionId). */
export async function recoveredIn(
  db: Db,
  staff: Staff,
  attempts: string[],
): Promise<{ attemptId: string; questionId: string; answer: Answer | null; cited: number | null }[]> {
  const rows = await db.response.findMany({
    where: { classId: staff.classId, attemptId: { in: attempts }, OR: lateOne },
    select: { attemptId: true, questionId: true, recovered: true, recoveredCited: true },
  });
  return rows.map(({ attemptId, questionId, recovered, recoveredCited }) => ({
    attemptId,
    questionId,
    answer: recovered === null ? null : answerSchema.parse(recovered),
    cited: recoveredCited,
  }));
}

/** A closed attempt as far as the class's scores need it. */
export type Scored = Pick<Attempt, 'id' | 'membershipId' | 'mark' | 'outOf'>;

/** Every handed-in attempt of the class's students, by student and number. Index: Attempt(classId, assignmentId, membershipId, number). */
export async function handedIn(db: Db, staff: Staff, assignmentId: string): Promise<Scored[]> {
  return db.attempt.findMany({
    where: {
      classId: staff.classId,
      assignmentId,
      state: { in: ['SUBMITTED', 'AUTO_SUBMITTED'] },
      membership: { role: 'STUDENT' },
    },
    select: { id: true, membershipId: true, mark: true, outOf: true },
    orderBy: [{ membershipId: 'asc' }, { number: 'asc' }],
  });
}

/** The marks of what was answered in these attempts, or earned without an answer by its proof, and nothing of the answers. Index: Response(classId, attemptId, questionId). */
export async function marksIn(
  db: Db,
  staff: Staff,
  attempts: string[],
): Promise<{ attemptId: string; questionId: string; mark: number | null }[]> {
  return db.response.findMany({
    where: {
      classId: staff.classId,
      attemptId: { in: attempts },
      OR: [{ answer: { not: Prisma.DbNull } }, { mark: { gt: 0 } }],
    },
    select: { attemptId: true, questionId: true, mark: true },
  });
}

/** An answer to a question, what the sentence given with it was worth (1, 0, or null for none), and how many attempts gave both. */
export type GivenAnswer = { questionId: string; answer: Answer; proofMark: number | null; count: number };

/** The different answers of these attempts, each with how often it was given. Index: Response(classId, attemptId, questionId). */
export async function answersIn(db: Db, staff: Staff, attempts: string[]): Promise<GivenAnswer[]> {
  const rows = await db.$queryRaw<{ questionId: string; answer: unknown; proofMark: number | null; count: number }[]>`
    SELECT "questionId", answer, "proofMark", count(*)::int AS count FROM "Response"
    WHERE "classId" = ${staff.classId}::uuid AND "attemptId" = ANY(${attempts}::uuid[]) AND answer IS NOT NULL
    GROUP BY "questionId", answer, "proofMark"`;
  return rows.map(row => ({ ...row, answer: answerSchema.parse(row.answer) }));
}

/**
 * Who is taking the quiz, by name, and how many questions they have answered; 200 at most. Index: Attempt(classId,
 * assignmentId, membershipId, number), Response(classId, attemptId, questionId).
 */
export async function inQuiz(
  db: Db,
  staff: Staff,
  assignmentId: string,
): Promise<{ membershipId: string; displayName: string; lastSeenAt: Date; answered: number }[]> {
  return db.$queryRaw`
    SELECT m.id AS "membershipId", m."displayName", t."lastSeenAt",
      (SELECT count(*)::int FROM "Response" r WHERE r."classId" = t."classId" AND r."attemptId" = t.id AND r.answer IS NOT NULL) AS answered
    FROM "Attempt" t JOIN "Membership" m ON m."classId" = t."classId" AND m.id = t."membershipId"
    WHERE t."classId" = ${staff.classId}::uuid AND t."assignmentId" = ${assignmentId}::uuid AND t.state = 'IN_PROGRESS'
    ORDER BY m."displayName", m.id LIMIT 200`;
}
