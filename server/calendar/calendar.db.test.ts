import { afterAll, beforeAll, expect, test } from 'vitest';
import { makeAssignment, makeClass, makeMember, makeReading, makeUser } from '#/prisma/factories.ts';
import { limits } from '#/server/auth/limits.ts';
import { databaseNow } from '#/server/auth/sessions.ts';
import type { Database } from '#/server/db/database.ts';
import { testDatabase } from '#/server/db/testing.ts';
import { failure } from '#/server/trpc/init.ts';
import { callerFor } from '#/server/trpc/testing.ts';

let db: Database;
let now: Date;
let teacherId: string;
let readingId: string;
beforeAll(async () => {
  db = await testDatabase();
  now = await databaseNow(db.client);
  teacherId = await makeUser(db.client, { canTeach: true });
  readingId = await makeReading(db.client, teacherId);
}, 60_000);
afterAll(() => db.close());

const days = (count: number) => new Date(now.getTime() + count * 86_400_000);
const codeOf = (work: Promise<unknown>) =>
  work.then(
    () => 'done',
    error => failure(error).code,
  );

/** A class with the teacher and a student. */
async function school() {
  const classId = await makeClass(db.client, { name: 'English 9A' });
  await makeMember(db.client, classId, teacherId, 'TEACHER');
  const studentId = await makeUser(db.client);
  const membershipId = await makeMember(db.client, classId, studentId, 'STUDENT');
  const set = (title: string, dates: { dueAt?: Date; closesAt?: Date; opensAt?: Date }) =>
    makeAssignment(db.client, classId, { readingId, quizId: null }, { title, opensAt: days(-1), ...dates });
  return { classId, membershipId, studentId, set };
}

const tokenIn = (address: string) => /\/calendar\/([\w-]{43})\.ics$/.exec(address)?.[1] ?? '';
const newToken = async (userId: string) => tokenIn((await (await callerFor(db, userId)).calendar.renew()).address);
/** What a program is told that knows nothing but the secret. */
const feed = async (token: string, at = now) =>
  (await (await callerFor(db, null, { now: at })).calendar.feed({ token })).events;
const told = async (token: string, at = now) =>
  (await feed(token, at)).map(({ kind, title, at: when, sequence }) => [title, kind, when, sequence]);

test('a calendar tells a student their own dates, a teacher those of the class, and nothing of what is withdrawn or excused', async () => {
  const { classId, membershipId, studentId, set } = await school();
  const dam = await set('Dam', { dueAt: days(2), closesAt: days(3) });
  await set('Bus', { closesAt: days(4) });
  const gone = await set('Gone', { dueAt: days(2) });
  const excused = await set('Excused', { dueAt: days(2) });
  await set('Long ago', { dueAt: days(-0.9), closesAt: days(-0.5) });
  const teacher = await callerFor(db, teacherId);
  await teacher.assignment.setWithdrawn({ classId, assignmentId: gone, version: 1, withdrawn: true });
  const exception = { opensAt: null, closesAt: null, timeLimitSeconds: null, attemptLimit: null, reason: null };
  const give = (assignmentId: string, dueAt: string | null, excuse: boolean) =>
    teacher.exceptions.set({
      classId,
      assignmentId,
      target: { membershipId },
      exception: { ...exception, dueAt, excused: excuse },
    });
  await give(dam, days(5).toISOString(), false);
  await give(excused, null, true);
  const mine = await told(await newToken(studentId));
  expect(mine).toHaveLength(4);
  // The closing goes with a due date behind it, and is the same moment: one date.
  expect(mine).toContainEqual(['Dam', 'DUE', days(5), 0]);
  expect(mine).toContainEqual(['Bus', 'CLOSES', days(4), 0]);
  const theirs = (await feed(await newToken(teacherId))).filter(event => event.classId === classId);
  expect(theirs.map(({ title, kind, at }) => [title, kind, at])).toContainEqual(['Dam', 'CLOSES', days(3)]);
  expect(theirs.map(({ title }) => title)).not.toContain('Gone');
  expect(await told(await newToken(studentId), days(60))).toEqual([]);
});

test('a date that moves is the same event, changed once, however often and by how many it is asked for', async () => {
  const { classId, studentId, set } = await school();
  const assignmentId = await set('Dam', { dueAt: days(2) });
  const token = await newToken(studentId);
  const [before] = await feed(token);
  expect(await feed(token, days(0.1))).toEqual([before]);
  await db.client.assignment.update({ where: { classId_id: { classId, id: assignmentId } }, data: { dueAt: days(3) } });
  const looks = await Promise.all([feed(token, days(0.2)), feed(token, days(0.2)), feed(token, days(0.2))]);
  for (const [after] of looks) expect(after).toMatchObject({ at: days(3), sequence: 1, changedAt: days(0.2) });
  expect((await feed(token, days(0.3)))[0]).toMatchObject({ sequence: 1, changedAt: days(0.2) });
});

test('a new address ends the one before, switching off ends it, and the secret stands nowhere in the database', async () => {
  const { studentId } = await school();
  const student = (await callerFor(db, studentId)).calendar;
  expect(await student.mine()).toBeNull();
  const [first, second] = [await newToken(studentId), await newToken(studentId)];
  expect(first).not.toBe(second);
  expect(await codeOf(feed(first))).toBe('not-found');
  expect(await codeOf(feed(second))).toBe('done');
  const rows = await db.client.calendar.findMany({ where: { userId: studentId } });
  expect(JSON.stringify(rows)).not.toContain(second);
  await student.switchOff();
  expect(await codeOf(feed(second))).toBe('not-found');
  expect(await student.mine()).toBeNull();
});

test('a class that somebody was removed from disappears, an account that is closed has no calendar, one that is archived no dates', async () => {
  const [one, other] = [await school(), await school()];
  await makeMember(db.client, other.classId, one.studentId, 'STUDENT');
  await one.set('Dam', { dueAt: days(2) });
  await other.set('Bus', { dueAt: days(2) });
  const token = await newToken(one.studentId);
  expect(await feed(token)).toHaveLength(2);
  await db.client.membership.updateMany({
    where: { classId: one.classId, userId: one.studentId },
    data: { status: 'REMOVED' },
  });
  expect((await feed(token)).map(event => event.title)).toEqual(['Bus']);
  await db.client.class.update({ where: { id: other.classId }, data: { archivedAt: now } });
  expect(await feed(token)).toEqual([]);
  await db.client.user.update({ where: { id: one.studentId }, data: { disabledAt: now } });
  expect(await codeOf(feed(token))).toBe('not-found');
});

test('a demo account has no calendar from outside', async () => {
  const userId = await makeUser(db.client, { demo: true });
  const token = await newToken(userId);
  const outside = await callerFor(db, null, { host: 'lectern.school.example' });
  expect(await codeOf(outside.calendar.feed({ token }))).toBe('not-found');
  expect(await codeOf(feed(token))).toBe('done');
});

test('a program that asks without end is told to wait', async () => {
  const { studentId } = await school();
  const token = await newToken(studentId);
  for (let asked = 0; asked < limits.calendar.points; asked += 1) await feed(token);
  expect(await codeOf(feed(token))).toBe('too-many');
});
