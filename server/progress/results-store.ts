import type { PrismaClient } from '#/prisma/generated/client.ts';
import { Prisma } from '#/prisma/generated/client.ts';
import type { Assignment } from '#/server/assignment/assignment.ts';
import { ownDue } from '#/server/assignment/exceptions.ts';
import { standingsIn } from '#/server/assignment/exceptions-store.ts';
import { keptShare } from '#/server/assignment/late.ts';
import type { Attempt } from '#/server/attempt/attempt.ts';
import type { Member, Staff } from '#/server/classroom/member.ts';
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
export async function attemptsOf(db: Db, staff: Staff, assignment: Late, students: string[]) {
  const rows = await db.attempt.findMany({
    where: { classId: staff.classId, assignmentId: assignment.id, membershipId: { in: students } },
    orderBy: [{ membershipId: 'asc' }, { number: 'asc' }],
  });
  return withKept(db, staff, [assignment], rows satisfies Attempt[]);
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

/** A closed attempt as far as the class's scores need it; `kept` is the share of its mark that lateness leaves, 0 to 1. */
export type Scored = Pick<Attempt, 'id' | 'membershipId' | 'mark' | 'outOf' | 'toMark'> & { kept: number };

type Late = Pick<Assignment, 'id' | 'dueAt' | 'lateLossPercent'>;
type HandedIn = Pick<Attempt, 'membershipId' | 'submittedAt'>;

/**
 * The same attempts at these assignments, each with the share of its mark that lateness leaves by its student's own due date.
 * No query while no assignment takes anything off; two for any number.
 */
export async function withKept<Row extends HandedIn & { assignmentId: string }>(
  db: Db,
  { classId }: Member,
  assignments: readonly Late[],
  rows: readonly Row[],
): Promise<(Row & { kept: number })[]> {
  const costing = new Map(assignments.filter(each => each.lateLossPercent > 0).map(each => [each.id, each]));
  if (costing.size === 0) return rows.map(row => ({ ...row, kept: 1 }));
  const students = [...new Set(rows.map(row => row.membershipId))];
  const standing = await standingsIn(db, { classId }, [...costing.keys()], students);
  return rows.map(row => {
    const rules = costing.get(row.assignmentId);
    if (!rules) return { ...row, kept: 1 };
    const dueAt = ownDue(rules.dueAt, standing(row.assignmentId, row.membershipId));
    return { ...row, kept: keptShare({ ...rules, dueAt }, row.submittedAt) };
  });
}

/** Every handed-in attempt of the class's students, by student and number. Index: Attempt(classId, assignmentId, membershipId, number). */
export async function handedIn(db: Db, staff: Staff, assignment: Late): Promise<Scored[]> {
  const rows = await db.attempt.findMany({
    where: {
      classId: staff.classId,
      assignmentId: assignment.id,
      state: { in: ['SUBMITTED', 'AUTO_SUBMITTED'] },
      membership: { role: 'STUDENT' },
    },
    select: {
      id: true,
      assignmentId: true,
      membershipId: true,
      mark: true,
      outOf: true,
      toMark: true,
      submittedAt: true,
    },
    orderBy: [{ membershipId: 'asc' }, { number: 'asc' }],
  });
  return withKept(db, staff, [assignment], rows);
}

/**
 * The marks of what was answered in these attempts, or earned without an answer, as they count: those given by hand before
 * those of the key; null for an answer that waits to be marked. Index: Response(classId, attemptId, questionId).
 */
export async function marksIn(
  db: Db,
  staff: Staff,
  attempts: string[],
): Promise<{ attemptId: string; questionId: string; mark: number | null }[]> {
  return db.$queryRaw`
    SELECT r."attemptId", r."questionId", coalesce(h.mark, r.mark) AS mark
    FROM "Response" r LEFT JOIN "HandMark" h ON h."classId" = r."classId" AND h."attemptId" = r."attemptId"
      AND h."questionId" = r."questionId" AND h.rev = r.rev
    WHERE r."classId" = ${staff.classId}::uuid AND r."attemptId" = ANY(${attempts}::uuid[])
      AND (r.answer IS NOT NULL OR coalesce(h.mark, r.mark) > 0)
    UNION ALL
    SELECT h."attemptId", h."questionId", h.mark FROM "HandMark" h
    WHERE h."classId" = ${staff.classId}::uuid AND h."attemptId" = ANY(${attempts}::uuid[]) AND h.rev = 0 AND NOT EXISTS (
      SELECT 1 FROM "Response" r WHERE r."classId" = h."classId" AND r."attemptId" = h."attemptId" AND r."questionId" = h."questionId")`;
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
  now: Date,
): Promise<
  {
    attemptId: string;
    displayName: string;
    lastSeenAt: Date;
    deadlineAt: Date | null;
    answered: number;
    onBreak: boolean;
  }[]
> {
  return db.$queryRaw`
    SELECT t.id AS "attemptId", m."displayName", t."lastSeenAt", t."deadlineAt",
      (SELECT count(*)::int FROM "Response" r WHERE r."classId" = t."classId" AND r."attemptId" = t.id AND r.answer IS NOT NULL) AS answered,
      EXISTS (SELECT 1 FROM "AttemptBreak" b WHERE b."classId" = t."classId" AND b."attemptId" = t.id AND b."endsAt" > ${now}) AS "onBreak"
    FROM "Attempt" t JOIN "Membership" m ON m."classId" = t."classId" AND m.id = t."membershipId"
    WHERE t."classId" = ${staff.classId}::uuid AND t."assignmentId" = ${assignmentId}::uuid AND t.state = 'IN_PROGRESS'
    ORDER BY m."displayName", m.id LIMIT 200`;
}

/**
 * The middle time (median, seconds) that passed in these attempts between the save before an answer, or the start, and the
 * answer's own last save, without breaks, by question. Indexes: Response(classId, attemptId, questionId), AttemptBreak(classId, attemptId, startedAt).
 */
export async function timesIn(db: Db, staff: Staff, attempts: string[]): Promise<Map<string, number>> {
  const rows = await db.$queryRaw<{ questionId: string; seconds: number }[]>`
    SELECT "questionId", percentile_cont(0.5) WITHIN GROUP (ORDER BY extract(epoch FROM until - since)
      - coalesce((SELECT sum(extract(epoch FROM least(b."endsAt", until) - greatest(b."startedAt", since)))
        FROM "AttemptBreak" b WHERE b."classId" = saves."classId" AND b."attemptId" = saves."attemptId"
          AND b."startedAt" < until AND b."endsAt" > since), 0))::float8 AS seconds
    FROM (
      SELECT r."classId", r."attemptId", r."questionId", r."savedAt" AS until, coalesce(
        lag(r."savedAt") OVER (PARTITION BY r."attemptId" ORDER BY r."savedAt", r."questionId"), t."startedAt") AS since
      FROM "Response" r JOIN "Attempt" t ON t."classId" = r."classId" AND t.id = r."attemptId"
      WHERE r."classId" = ${staff.classId}::uuid AND r."attemptId" = ANY(${attempts}::uuid[]) AND r.answer IS NOT NULL) AS saves
    GROUP BY "questionId"`;
  return new Map(rows.map(row => [row.questionId, row.seconds]));
}

/** What these members of the class are called, by membership. Index: Membership(classId, id). */
export async function namesOf(db: Db, staff: Staff, memberships: string[]): Promise<Map<string, string>> {
  const rows = await db.membership.findMany({
    where: { classId: staff.classId, id: { in: memberships } },
    select: { id: true, displayName: true },
  });
  return new Map(rows.map(row => [row.id, row.displayName]));
}
