import { v7 as uuid } from 'uuid';
import type { PrismaClient } from '#/prisma/generated/client.ts';
import type { AssignmentModel } from '#/prisma/generated/models.ts';
import type { Member, Teacher } from '#/server/classroom/member.ts';
import { rowsById } from '#/server/db/batch.ts';
import type { Tx } from '#/server/db/database.ts';
import type { Assignment, OwnAssignment } from './assignment.ts';
import { brokenFor } from './breaks.ts';
import { lastClosing, nothingOfTheirOwn, rulesFor } from './exceptions.ts';
import { exceptionsOf, standingOf } from './exceptions-store.ts';
import { deadlineOf } from './policy.ts';
import { reviewSchema } from './schema.ts';

type Db = Tx | PrismaClient;

const parsed = ({ createdAt: _, ...row }: AssignmentModel): Assignment => ({
  ...row,
  review: reviewSchema.parse(row.review),
});

type Rules = Omit<Assignment, 'classId' | 'id' | 'releasedAt' | 'marksReleasedAt' | 'withdrawnAt' | 'version'>;

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
): Promise<{ assignments: OwnAssignment[]; next: string | null }> {
  const rows = await db.assignment.findMany({
    where: { classId: member.classId, ...(member.role === 'STUDENT' ? { withdrawnAt: null } : {}) },
    orderBy: [{ opensAt: 'desc' }, { id: 'desc' }],
    take: 101,
    ...(cursor ? { cursor: { classId_id: { classId: member.classId, id: cursor } }, skip: 1 } : {}),
  });
  const assignments = await Promise.all(rows.slice(0, 100).map(row => asSeenBy(db, member, parsed(row))));
  return { assignments, next: rows.length > 100 ? (assignments.at(-1)?.id ?? null) : null };
}

const assignments = rowsById((db: Db, where) => db.assignment.findMany({ where }));

/** An assignment as it stands for this member: with a student's own dates and limits. */
async function asSeenBy(db: Db, member: Member, assignment: Assignment): Promise<OwnAssignment> {
  const { classId, membershipId } = member;
  const { exceptions, extraSeconds, outages } = await exceptionsOf(db, { classId, assignmentId: assignment.id });
  const standing =
    member.role === 'STUDENT' ? await standingOf(db, { classId, membershipId }, exceptions) : nothingOfTheirOwn;
  const lastClosesAt = lastClosing(assignment.closesAt, exceptions, extraSeconds, outages);
  return { ...rulesFor(assignment, standing), lastClosesAt };
}

/**
 * One assignment of the member's class, for a student with their own dates and limits; null when there is none, or it is
 * withdrawn and the member a student.
 */
export async function findAssignment(db: Db, member: Member, id: string): Promise<OwnAssignment | null> {
  const [row] = await assignments(db, { classId: member.classId, ids: [id] });
  if (!row || (row.withdrawnAt && member.role === 'STUDENT')) return null;
  return asSeenBy(db, member, parsed(row));
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
  change: Partial<Omit<Rules, 'readingId' | 'readingNumber' | 'quizId'>> & {
    withdrawnAt?: Date | null;
    releasedAt?: Date | null;
    marksReleasedAt?: Date | null;
  },
): Promise<boolean> {
  const { count } = await db.assignment.updateMany({
    where: { classId: teacher.classId, id, version },
    data: { ...change, version: { increment: 1 } },
  });
  return count === 1;
}

/**
 * Brings the deadlines of attempts under way into line with changed rules, at one assignment or, with null, at all of the
 * class. With `onlyLater` none is brought forward: what somebody was promised is not taken back. The one statement on attempts
 * that stands here: it must be in the transaction of the change, and attempts come after assignments in the house. Index:
 * Attempt(classId, assignmentId, membershipId, number), Attempt(state, deadlineAt).
 */
export async function moveDeadlines(
  tx: Tx,
  { classId }: Teacher,
  assignmentId: string | null,
  { onlyLater }: { onlyLater: boolean },
): Promise<void> {
  const running = await tx.attempt.findMany({
    where: { classId, state: 'IN_PROGRESS', ...(assignmentId ? { assignmentId } : {}) },
    select: {
      id: true,
      membershipId: true,
      startedAt: true,
      deadlineAt: true,
      extraSeconds: true,
      breaks: true,
      assignment: true,
    },
  });
  const moved = await Promise.all(
    running.map(async ({ id, membershipId, startedAt, deadlineAt, extraSeconds, breaks, assignment }) => {
      const { exceptions } = await exceptionsOf(tx, { classId, assignmentId: assignment.id });
      const own = rulesFor(parsed(assignment), await standingOf(tx, { classId, membershipId }, exceptions));
      const deadline = deadlineOf(own, startedAt, extraSeconds, brokenFor(breaks));
      const later = deadline === null || (deadlineAt !== null && deadline > deadlineAt);
      return { id, deadline, move: onlyLater ? later : deadline?.getTime() !== deadlineAt?.getTime() };
    }),
  );
  const changed = moved.filter(each => each.move);
  await tx.$executeRaw`
    UPDATE "Attempt" t SET "deadlineAt" = m.deadline
    FROM unnest(${changed.map(each => each.id)}::uuid[], ${changed.map(each => each.deadline?.toISOString() ?? null)}::timestamptz[])
      AS m(id, deadline)
    WHERE t."classId" = ${classId}::uuid AND t.id = m.id`;
}

/** How many students have begun an assignment's quiz, how many are at it, and how often its keys were mended. Indexes: Attempt(classId, assignmentId, …), Correction's key. */
export async function begunAt(db: Db, { classId }: Teacher, assignmentId: string) {
  const where = { classId, assignmentId };
  const [begun, running, mended] = await Promise.all([
    db.attempt.count({ where: { ...where, number: 1 } }),
    db.attempt.count({ where: { ...where, state: 'IN_PROGRESS' } }),
    db.correction.count({ where }),
  ]);
  return { begun, running, mended };
}

/** Leaves the discussion out of an assignment that has just been made; its settings bring it back. */
export async function leaveOutDiscussion(tx: Tx, { classId }: Teacher, assignmentId: string): Promise<void> {
  await tx.discussion.create({ data: { classId, assignmentId, on: false } });
}

/** Whether an assignment has a discussion. Without a row it has. */
export async function isDiscussed(db: Db, { classId }: Member, assignmentId: string): Promise<boolean> {
  return (await db.discussion.count({ where: { classId, assignmentId, on: false } })) === 0;
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
