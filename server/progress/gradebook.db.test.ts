import { afterAll, beforeAll, expect, test } from 'vitest';
import { makeAssignment, makeClass, makeMember, makeQuiz, makeReading, makeUser } from '#/prisma/factories.ts';
import { databaseNow } from '#/server/auth/sessions.ts';
import type { Database } from '#/server/db/database.ts';
import { testDatabase } from '#/server/db/testing.ts';
import { defaultRules } from '#/server/discussion/discussion.ts';
import { callerFor, payload } from '#/server/trpc/testing.ts';

type Call = Awaited<ReturnType<typeof callerFor>>;
let db: Database;
let classId: string;
let assignmentId: string;
let heldId: string;
let teacher: Call;
let ada: Call;
let adaId: string;
let boId: string;
let points: number;

/** A class of two students; Ada has handed in an empty quiz, and another whose marks are held back. */
beforeAll(async () => {
  db = await testDatabase();
  classId = await makeClass(db.client);
  const teacherId = await makeUser(db.client, { canTeach: true });
  await makeMember(db.client, classId, teacherId, 'TEACHER');
  const readingId = await makeReading(db.client, teacherId);
  const quizId = await makeQuiz(db.client, teacherId, readingId, 3);
  const opensAt = new Date((await databaseNow(db.client)).getTime() - 60_000);
  const material = { readingId, quizId };
  assignmentId = await makeAssignment(db.client, classId, material, { opensAt, title: 'Open one' });
  heldId = await makeAssignment(db.client, classId, material, { opensAt, title: 'Held one', holdMarks: true });
  points = (await db.client.quizRevision.findFirstOrThrow({ where: { quizId } })).points;
  teacher = await callerFor(db, teacherId);
  const adaUser = await makeUser(db.client);
  adaId = await makeMember(db.client, classId, adaUser, 'STUDENT', { displayName: 'Ada' });
  boId = await makeMember(db.client, classId, await makeUser(db.client), 'STUDENT', { displayName: 'Bo' });
  ada = await callerFor(db, adaUser);
  for (const id of [assignmentId, heldId]) {
    const { attemptId } = await ada.attempt.start({ classId, assignmentId: id });
    await ada.attempt.submit({ classId, attemptId });
  }
}, 120_000);
afterAll(() => db.close());

const book = (more: object = {}) => teacher.progress.gradebook({ classId, cursor: null, ...more });
const cellOf = async (membershipId: string, columnId: string) => {
  const { columns, students } = await book();
  const at = columns.findIndex(each => each.id === columnId);
  return students.find(each => each.membershipId === membershipId)?.cells[at];
};
const quiz = (id: string) => ({ kind: 'QUIZ' as const, id });
const column = { column: null, categoryId: null, hidden: false, removed: false };

test('a quiz’s mark is overruled with a reason only, the student is told once, and taking it back gives the quiz’s own mark', async () => {
  const place = { classId, membershipId: adaId, column: quiz(assignmentId) };
  const typed = { ...place, mark: points, version: 0 };
  await expect(teacher.progress.setGrade({ ...typed, reason: null })).rejects.toThrow('invalid');
  const { cell } = await teacher.progress.setGrade({ ...typed, reason: 'Told it by mouth.' });
  expect(cell).toMatchObject({ mark: points, score: 1, overruled: true, version: 1 });
  await expect(teacher.progress.setGrade({ ...typed, reason: 'Again.' })).rejects.toThrow('conflict');
  expect((await ada.notices.inbox({ cursor: null })).marks).toMatchObject([
    { assignmentId, news: 'CHANGED', unread: true },
  ]);
  const own = await ada.progress.myGrades({ classId });
  expect(own.row?.cells[own.columns.findIndex(each => each.id === assignmentId)]).toMatchObject({
    mark: points,
    reason: 'Told it by mouth.',
  });
  await teacher.progress.setGrade({ ...place, mark: null, reason: null, version: 1 });
  expect(await cellOf(adaId, assignmentId)).toMatchObject({ mark: 0, overruled: false, version: 2 });
  expect((await ada.notices.inbox({ cursor: null })).marks).toEqual([]);
  const log = await db.client.auditEvent.findMany({ where: { classId, subject: adaId }, orderBy: { id: 'asc' } });
  expect(log.map(row => row.action)).toEqual(['grade-set', 'grade-taken-back']);
});

test('a student’s own view, record and inbox hold no mark that is held back or hidden, and hold it once it is released', async () => {
  await teacher.progress.setGrade({
    ...{ classId, membershipId: adaId, column: quiz(heldId), mark: 1.37, reason: 'CANARY', version: 0 },
  });
  const { columnId } = await teacher.progress.setColumn({
    ...column,
    classId,
    title: 'Essay',
    outOf: 10,
    hidden: true,
  });
  const essay = { kind: 'HAND' as const, id: columnId };
  await teacher.progress.setGrade({
    ...{ classId, membershipId: adaId, column: essay, mark: 7.77, reason: null, version: 0 },
  });
  const everything = async () =>
    payload([
      await ada.progress.myGrades({ classId }),
      await ada.notices.inbox({ cursor: null }),
      await ada.attempt.mine({ classId, assignmentId: heldId }),
      await ada.records.takeOut({ classId, membershipId: adaId }),
    ]);
  const before = await everything();
  for (const told of ['1.37', 'CANARY', '7.77']) expect(before).not.toContain(told);
  const { version } = await teacher.attempt.toMark({ classId, assignmentId: heldId });
  await teacher.attempt.releaseMarks({ classId, assignmentId: heldId, version, released: true });
  await teacher.progress.setColumn({
    ...{ classId, column: essay, categoryId: null, title: null, outOf: null, hidden: false, removed: false },
  });
  const after = await everything();
  for (const told of ['1.37', 'CANARY', '7.77']) expect(after).toContain(told);
  await teacher.progress.setColumn({
    ...{ classId, column: essay, categoryId: null, title: null, outOf: null, hidden: false, removed: true },
  });
  expect((await book()).columns.some(each => each.id === columnId)).toBe(false);
});

test('the book is narrowed by group, by state and by category', async () => {
  const names = async (more: object) => (await book(more)).students.map(each => each.displayName);
  expect(await names({ state: 'not-started' })).toEqual(['Bo']);
  expect(await names({ state: 'done' })).toEqual(['Ada']);
  expect(await names({ state: 'late' })).toEqual([]);
  const { groupId } = await teacher.exceptions.setGroup({ classId, groupId: null, name: 'Lab', members: [boId] });
  expect(await names({ groupId })).toEqual(['Bo']);
  const category = { classId, name: 'Tests', weight: 60, dropLowest: 0 };
  const { categoryId } = await teacher.progress.setCategory({ ...category, categoryId: null });
  const inIt = { classId, column: quiz(assignmentId), title: null, outOf: null, hidden: false, removed: false };
  await teacher.progress.setColumn({ ...inIt, categoryId });
  expect((await book({ categoryId })).columns.map(each => each.title)).toEqual(['Open one']);
  await teacher.progress.removeCategory({ classId, categoryId });
  expect((await book()).columns.every(each => each.categoryId === null)).toBe(true);
});

test('who has read some of the reading and not begun the quiz is reading', async () => {
  const who = { classId, assignmentId: heldId, membershipId: boId };
  expect(await cellOf(boId, heldId)).toMatchObject({ state: 'not-started' });
  await db.client.readingProgress.create({ data: { ...who, sentences: [0], total: 9, changedAt: new Date(0) } });
  expect(await cellOf(boId, heldId)).toMatchObject({ state: 'reading' });
  expect((await book({ state: 'reading' })).students.map(each => each.displayName)).toEqual(['Bo']);
});

test('points for taking part are a column where students go by their names, and are no column where they do not', async () => {
  const place = { classId, assignmentId };
  const none = { wanted: 0, points: 0 };
  const { openedAt: _, version: __, ...rules } = defaultRules;
  await teacher.discussion.configure({ ...place, ...rules, version: 0, open: true, words: [] });
  await teacher.discussion.configureParticipation({
    ...{ ...place, version: 0, thread: { wanted: 1, points: 4 }, reply: none, cited: none },
  });
  const kinds = async () => (await book()).columns.map(each => [each.kind, each.outOf]);
  expect(await kinds()).toContainEqual(['PARTICIPATION', 4]);
  const typed = { classId, membershipId: adaId, column: { kind: 'PARTICIPATION' as const, id: assignmentId } };
  const cell = async () => {
    const { columns, students } = await book();
    const at = columns.findIndex(each => each.kind === 'PARTICIPATION');
    return students.find(each => each.membershipId === adaId)?.cells[at];
  };
  const by = (mark: number | null, reason: string | null, version: number) =>
    teacher.progress.setGrade({ ...typed, mark, reason, version });
  await expect(by(1.5, 'Spoke.', 0)).rejects.toThrow('invalid');
  await expect(by(3, null, 0)).rejects.toThrow('invalid');
  await by(3, 'Spoke in class.', 0);
  await expect(by(4, 'Spoke in class.', 0)).rejects.toThrow('conflict');
  expect(await cell()).toMatchObject({ mark: 3, score: 0.75, overruled: true, reason: 'Spoke in class.', version: 1 });
  const { mine } = await ada.discussion.myParticipation(place);
  expect(mine).toMatchObject({ points: 3, mark: { comment: 'Spoke in class.' } });
  await by(null, null, 1);
  expect(await cell()).toMatchObject({ mark: 0, overruled: false, reason: null, version: 2 });
  expect((await ada.discussion.myParticipation(place)).mine).toMatchObject({ points: 0 });
  await db.client.discussion.update({ where: { classId_assignmentId: place }, data: { anonymous: true } });
  expect((await kinds()).map(([kind]) => kind)).not.toContain('PARTICIPATION');
});
