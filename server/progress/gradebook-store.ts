import { v7 as uuid } from 'uuid';
import type { PrismaClient } from '#/prisma/generated/client.ts';
import type { Member, Staff, Teacher } from '#/server/classroom/member.ts';
import type { Tx } from '#/server/db/database.ts';
import type { Category, ColumnKind, Entry } from './book.ts';
import { pageOfStudents } from './results-store.ts';

type Db = Tx | PrismaClient;

/** How many quizzes the grade table shows: those that opened last. */
export const mostQuizzes = 200;

/** The quizzes set to a class, oldest opening first; of more than 200 the newest. Index: Assignment(classId, opensAt). */
export async function quizzesOf(db: Db, { classId }: Member) {
  const rows = await db.assignment.findMany({
    where: { classId, withdrawnAt: null, quizId: { not: null } },
    select: { id: true, title: true, counted: true, opensAt: true, dueAt: true, lateLossPercent: true },
    orderBy: [{ opensAt: 'desc' }, { id: 'desc' }],
    take: mostQuizzes,
  });
  return rows.reverse();
}

/** The active students of a class, or of one of its groups, by name, `most` at a time from `cursor`. Index: Membership(classId, userId). */
export async function activeStudents(
  db: Db,
  { classId }: Staff,
  cursor: string | null,
  { groupId = null, most = pageOfStudents }: { groupId?: string | null; most?: number } = {},
) {
  const rows = await db.membership.findMany({
    where: { classId, role: 'STUDENT', status: 'ACTIVE', ...(groupId ? { groups: { some: { groupId } } } : {}) },
    select: { id: true, displayName: true },
    orderBy: [{ displayName: 'asc' }, { id: 'asc' }],
    take: most + 1,
    ...(cursor ? { cursor: { classId_id: { classId, id: cursor } }, skip: 1 } : {}),
  });
  const students = rows.slice(0, most);
  return { students, next: rows.length > students.length ? (students.at(-1)?.id ?? null) : null };
}

/** The attempts of these students at these quizzes that run or count, in order. Index: Attempt(classId, assignmentId, membershipId, number). */
export async function attemptsIn(db: Db, { classId }: Member, students: string[], quizzes: string[]) {
  const rows = await db.attempt.findMany({
    where: {
      classId,
      membershipId: { in: students },
      assignmentId: { in: quizzes },
      state: { not: 'ABANDONED' },
    },
    select: {
      id: true,
      membershipId: true,
      assignmentId: true,
      mark: true,
      outOf: true,
      toMark: true,
      state: true,
      submittedAt: true,
    },
    orderBy: [{ membershipId: 'asc' }, { assignmentId: 'asc' }, { number: 'asc' }],
  });
  return rows.map(({ state, ...row }) => ({ ...row, running: state === 'IN_PROGRESS' }));
}

/** Which of these students have read some of the reading of which of these assignments: a function of both. Index: ReadingProgress's key. */
export async function readersIn(
  db: Db,
  { classId }: Member,
  students: string[],
  assignments: string[],
): Promise<(assignmentId: string, membershipId: string) => boolean> {
  const rows = await db.readingProgress.findMany({
    where: {
      classId,
      assignmentId: { in: assignments },
      membershipId: { in: students },
      sentences: { isEmpty: false },
    },
    select: { assignmentId: true, membershipId: true },
  });
  const found = new Set(rows.map(row => `${row.assignmentId} ${row.membershipId}`));
  return (assignmentId, membershipId) => found.has(`${assignmentId} ${membershipId}`);
}

/** The points of each of these assignments' quizzes, without the dropped questions. Index: QuizQuestion(quizId, number, id). */
export async function pointsIn(db: Db, { classId }: Member, assignments: string[]): Promise<Map<string, number>> {
  const rows = await db.$queryRaw<{ id: string; points: number }[]>`
    SELECT a.id, coalesce(sum(q.points), 0)::float8 AS points FROM "Assignment" a
      JOIN "QuizQuestion" q ON q."quizId" = a."quizId" AND q.number = a."quizNumber"
    WHERE a."classId" = ${classId}::uuid AND a.id = ANY(${assignments}::uuid[]) AND NOT EXISTS (SELECT 1 FROM "DroppedQuestion" d
      WHERE d."classId" = a."classId" AND d."assignmentId" = a.id AND d."questionId" = q.id)
    GROUP BY a.id`;
  return new Map(rows.map(row => [row.id, row.points]));
}

/** The categories of a class's gradebook, the oldest first. Index: GradeCategory's key. */
export async function categoriesOf(db: Db, { classId }: Member): Promise<Category[]> {
  return db.gradeCategory.findMany({
    where: { classId },
    select: { id: true, name: true, weight: true, dropLowest: true },
    orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
  });
}

/** What was said of a class's columns, and those that are filled in by hand; 500 at most, the oldest first. Index: GradeColumn's key. */
export async function columnsOf(db: Db, { classId }: Member) {
  return db.gradeColumn.findMany({
    where: { classId, removedAt: null },
    orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
    take: 500,
  });
}

/** What people typed for these students in these columns, as a function of column and student. Index: GradeEntry's key. */
export async function entriesIn(
  db: Db,
  { classId }: Member,
  columns: string[],
  students: string[],
): Promise<(columnId: string, membershipId: string) => Entry | undefined> {
  const rows = await db.gradeEntry.findMany({
    where: { classId, columnId: { in: columns }, membershipId: { in: students } },
    select: { columnId: true, membershipId: true, mark: true, reason: true, version: true },
  });
  const found = new Map(rows.map(row => [`${row.columnId} ${row.membershipId}`, row]));
  return (columnId, membershipId) => found.get(`${columnId} ${membershipId}`);
}

/** What a class's gradebook may be narrowed by: its groups, by name. */
export async function groupNames(db: Db, { classId }: Staff) {
  return db.group.findMany({
    where: { classId },
    select: { id: true, name: true },
    orderBy: [{ name: 'asc' }, { id: 'asc' }],
    take: 200,
  });
}

/** The row of a column; of a quiz's or a discussion's own, which need not have one yet, it is made. Null for what is not the class's. */
export async function holdColumn(tx: Tx, { classId }: Staff, kind: ColumnKind, id: string) {
  if (kind === 'HAND') return tx.gradeColumn.findFirst({ where: { classId, id, kind, removedAt: null } });
  const assignment = await tx.assignment.findFirst({ where: { classId, id, withdrawnAt: null }, select: { id: true } });
  if (!assignment) return null;
  await tx.gradeColumn.createMany({ data: { classId, id: uuid(), kind, assignmentId: id }, skipDuplicates: true });
  return tx.gradeColumn.findUnique({ where: { classId_assignmentId_kind: { classId, assignmentId: id, kind } } });
}

/** Writes what a person typed into a cell that is still as they saw it (version 0 for empty); false on a conflict. */
export async function putEntry(
  tx: Tx,
  staff: Staff,
  place: { columnId: string; membershipId: string },
  { mark, reason }: Pick<Entry, 'mark' | 'reason'>,
  seen: number,
  now: Date,
): Promise<boolean> {
  const key = { classId: staff.classId, ...place };
  const next = { mark, reason, setById: staff.membershipId, at: now, version: seen + 1 };
  const { count } =
    seen === 0
      ? await tx.gradeEntry.createMany({ data: { ...key, ...next }, skipDuplicates: true })
      : await tx.gradeEntry.updateMany({ where: { ...key, version: seen }, data: next });
  return count === 1;
}

type Said = { title?: string; outOf?: number; categoryId?: string | null; hidden?: boolean; removedAt?: Date };

/** Makes a column that is filled in by hand; returns its id. */
export async function createColumn(tx: Tx, { classId }: Teacher, said: Said & { title: string; outOf: number }) {
  const id = uuid();
  await tx.gradeColumn.create({ data: { classId, id, kind: 'HAND', ...said } });
  return id;
}

/** Changes what is said of a column. */
export async function changeColumn(tx: Tx, { classId }: Teacher, id: string, said: Said): Promise<void> {
  await tx.gradeColumn.update({ where: { classId_id: { classId, id } }, data: said });
}

/** Makes a category, or changes one; null for one that is not the class's. */
export async function putCategory(
  tx: Tx,
  { classId }: Teacher,
  id: string | null,
  said: Omit<Category, 'id'>,
): Promise<string | null> {
  if (id === null) {
    const own = uuid();
    await tx.gradeCategory.create({ data: { classId, id: own, ...said } });
    return own;
  }
  const { count } = await tx.gradeCategory.updateMany({ where: { classId, id }, data: said });
  return count > 0 ? id : null;
}

/** Takes a category away; its columns are in none then. False for one that is not the class's. */
export async function removeCategory(tx: Tx, { classId }: Teacher, id: string): Promise<boolean> {
  await tx.gradeColumn.updateMany({ where: { classId, categoryId: id }, data: { categoryId: null } });
  const { count } = await tx.gradeCategory.deleteMany({ where: { classId, id } });
  return count > 0;
}

/** The user names of a class's active students, by membership. Index: Membership(classId, userId). */
export async function userNamesOf(db: Db, { classId }: Teacher): Promise<Map<string, string>> {
  const rows = await db.membership.findMany({
    where: { classId, role: 'STUDENT', status: 'ACTIVE' },
    select: { id: true, user: { select: { userName: true } } },
  });
  return new Map(rows.map(row => [row.id, row.user.userName]));
}
