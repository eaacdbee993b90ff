import { v7 as uuid } from 'uuid';
import type { PrismaClient } from '#/prisma/generated/client.ts';
import type { AssignmentModel } from '#/prisma/generated/models.ts';
import type { Member, Teacher } from '#/server/classroom/member.ts';
import { rowsById } from '#/server/db/batch.ts';
import type { Tx } from '#/server/db/database.ts';
import type { Assignment } from './assignment.ts';
import { reviewSchema } from './schema.ts';

type Db = Tx | PrismaClient;

const parsed = ({ createdAt: _, ...row }: AssignmentModel): Assignment => ({
  ...row,
  review: reviewSchema.parse(row.review),
});

type Rules = Omit<Assignment, 'classId' | 'id' | 'releasedAt' | 'withdrawnAt' | 'version'>;

/** Whether the teacher owns the reading revision and, when there is one, the published quiz revision on it. */
export async function ownsMaterial(
  db: Db,
  teacher: Teacher,
  material: Pick<Rules, 'readingId' | 'readingNumber' | 'quizId' | 'quizNumber'>,
): Promise<boolean> {
  const { readingId, readingNumber, quizId, quizNumber } = material;
  const reading = await db.readingRevision.count({
    where: { readingId, number: readingNumber, reading: { ownerId: teacher.userId, deletedAt: null } },
  });
  if (reading === 0) return false;
  if (quizId === null || quizNumber === null) return quizId === quizNumber;
  const quiz = await db.quizRevision.count({
    where: { quizId, number: quizNumber, quiz: { ownerId: teacher.userId, deletedAt: null, readingId, readingNumber } },
  });
  return quiz > 0;
}

/** Sets a reading to the teacher's class; returns the assignment's id. */
export async function createAssignment(db: Db, teacher: Teacher, rules: Rules): Promise<string> {
  const id = uuid();
  await db.assignment.create({ data: { classId: teacher.classId, id, ...rules } });
  return id;
}

/** The member's class's assignments, newest opening first, 100 at a time; withdrawn ones for staff only. Index: Assignment(classId, opensAt). */
export async function listAssignments(
  db: Db,
  member: Member,
  cursor: string | null,
): Promise<{ assignments: Assignment[]; next: string | null }> {
  const rows = await db.assignment.findMany({
    where: { classId: member.classId, ...(member.role === 'STUDENT' ? { withdrawnAt: null } : {}) },
    orderBy: [{ opensAt: 'desc' }, { id: 'desc' }],
    take: 101,
    ...(cursor ? { cursor: { classId_id: { classId: member.classId, id: cursor } }, skip: 1 } : {}),
  });
  const assignments = rows.slice(0, 100).map(parsed);
  return { assignments, next: rows.length > 100 ? (assignments.at(-1)?.id ?? null) : null };
}

const assignments = rowsById((db: Db, where) => db.assignment.findMany({ where }));

/** One assignment of the member's class; null when there is none, or it is withdrawn and the member a student. */
export async function findAssignment(db: Db, member: Member, id: string): Promise<Assignment | null> {
  const [row] = await assignments(db, { classId: member.classId, ids: [id] });
  if (!row || (row.withdrawnAt && member.role === 'STUDENT')) return null;
  return parsed(row);
}

/**
 * Keeps the assignment as it is until the transaction ends: a change of its dates waits, and then finds what was begun
 * under the old ones.
 */
export async function holdAssignment(tx: Tx, member: Member, id: string): Promise<void> {
  await tx.$queryRaw`SELECT id FROM "Assignment" WHERE "classId" = ${member.classId}::uuid AND id = ${id}::uuid FOR SHARE`;
}

/** Changes an assignment that is still as the teacher saw it; false on a conflict. */
export async function updateAssignment(
  db: Db,
  teacher: Teacher,
  id: string,
  version: number,
  change: Partial<Omit<Rules, 'readingId' | 'readingNumber' | 'quizId' | 'quizNumber'>> & {
    withdrawnAt?: Date | null;
    releasedAt?: Date | null;
  },
): Promise<boolean> {
  const { count } = await db.assignment.updateMany({
    where: { classId: teacher.classId, id, version },
    data: { ...change, version: { increment: 1 } },
  });
  return count === 1;
}

/**
 * Brings the deadlines of attempts under way into line with changed dates and limits; none comes to lie before the
 * attempt's start. The one statement on attempts that stands here: it must be in the transaction of the change, and
 * attempts come after assignments in the house.
 */
export async function moveDeadlines(db: Db, teacher: Teacher, id: string): Promise<void> {
  await db.$executeRaw`
    UPDATE "Attempt" t SET "deadlineAt" = LEAST(t."startedAt" + a."timeLimitSeconds" * interval '1 second',
      CASE WHEN a."closesAt" < t."startedAt" THEN t."startedAt" ELSE a."closesAt" END)
    FROM "Assignment" a WHERE a."classId" = t."classId" AND a.id = t."assignmentId"
      AND t."classId" = ${teacher.classId}::uuid AND t."assignmentId" = ${id}::uuid AND t.state = 'IN_PROGRESS'`;
}

/** Whether the member is taking the assignment's quiz at this moment: then a hidden reading stays hidden. */
export async function isTaking(db: Db, member: Member, assignmentId: string): Promise<boolean> {
  const where = {
    classId: member.classId,
    assignmentId,
    membershipId: member.membershipId,
    state: 'IN_PROGRESS' as const,
  };
  return (await db.attempt.count({ where })) > 0;
}

/** The questions that a teacher took out of everybody's marks. */
export async function droppedQuestions(
  db: Db,
  member: Member,
  assignmentId: string,
): Promise<{ questionId: string; reason: string }[]> {
  return db.droppedQuestion.findMany({
    where: { classId: member.classId, assignmentId },
    select: { questionId: true, reason: true },
  });
}

/** Takes a question out of the marks, or puts it back. */
export async function setDropped(
  db: Db,
  teacher: Teacher,
  assignmentId: string,
  questionId: string,
  reason: string | null,
): Promise<void> {
  const key = { classId: teacher.classId, assignmentId, questionId };
  if (reason === null) await db.droppedQuestion.deleteMany({ where: key });
  else
    await db.droppedQuestion.upsert({
      where: { classId_assignmentId_questionId: key },
      create: { ...key, reason, droppedBy: teacher.membershipId },
      update: { reason },
    });
}
