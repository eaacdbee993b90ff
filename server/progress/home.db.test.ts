import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { makeAssignment, makeClass, makeMember, makeQuiz, makeReading, makeUser } from '#/prisma/factories.ts';
import { databaseNow } from '#/server/auth/sessions.ts';
import type { Database } from '#/server/db/database.ts';
import { countingCalls, testDatabase } from '#/server/db/testing.ts';
import { noParticipation } from '#/server/discussion/participation.ts';
import { callerFor } from '#/server/trpc/testing.ts';

let db: Database;
let now: Date;
let teacherId: string;
let material: { readingId: string; quizId: string };
beforeAll(async () => {
  db = await testDatabase();
  now = await databaseNow(db.client);
  teacherId = await makeUser(db.client, { canTeach: true });
  const readingId = await makeReading(db.client, teacherId);
  material = { readingId, quizId: await makeQuiz(db.client, teacherId, readingId) };
}, 120_000);
afterAll(() => db.close());

const hours = (count: number) => new Date(now.getTime() + count * 3_600_000);

/** A class of the teacher with a student. */
async function school(studentId: string, name = 'English 9A') {
  const classId = await makeClass(db.client, { name });
  await makeMember(db.client, classId, teacherId, 'TEACHER');
  const membershipId = await makeMember(db.client, classId, studentId, 'STUDENT');
  const set = (dueAt: Date, quiz = true) =>
    makeAssignment(
      db.client,
      classId,
      { ...material, quizId: quiz ? material.quizId : null },
      { opensAt: hours(-1), dueAt, closesAt: hours(100) },
    );
  return { classId, membershipId, set };
}

test('a teacher sees of how many students an assignment was handed in, however often each did', async () => {
  const owner = await makeUser(db.client, { canTeach: true });
  const classId = await makeClass(db.client);
  await makeMember(db.client, classId, owner, 'TEACHER');
  const assignmentId = await makeAssignment(db.client, classId, material, {
    opensAt: hours(-1),
    closesAt: hours(1),
    attemptLimit: 3,
  });
  const gone: string[] = [];
  for (const [tries, stays] of [
    [2, true],
    [1, true],
    [0, true],
    [1, false],
  ] as const) {
    const userId = await makeUser(db.client);
    const membershipId = await makeMember(db.client, classId, userId, 'STUDENT');
    if (!stays) gone.push(membershipId);
    const student = await callerFor(db, userId);
    for (let number = 0; number < tries; number += 1) {
      const { attemptId } = await student.attempt.start({ classId, assignmentId });
      await student.attempt.submit({ classId, attemptId });
    }
  }
  const teacher = await callerFor(db, owner);
  for (const membershipId of gone) await teacher.classroom.remove({ classId, membershipId });
  const [group] = (await teacher.progress.home()).classes;
  expect([group?.students, group?.assignments[0]?.handedIn]).toEqual([3, 2]);
});

test('a student is led from reading to quiz to posts, what is due first on top', async () => {
  const studentId = await makeUser(db.client);
  const { classId, set } = await school(studentId);
  const later = await set(hours(20));
  const first = await set(hours(10));
  const student = await callerFor(db, studentId);
  const teacher = await callerFor(db, teacherId);
  const steps = async () => (await student.progress.home()).due.map(({ id, step }) => [id, step]);
  expect(await steps()).toEqual([
    [first, 'to-read'],
    [later, 'to-read'],
  ]);
  const ids = { classId, assignmentId: first };
  const { words } = await student.study.mine(ids);
  await student.study.saw({ ...ids, sentences: words.map((_, sentence) => sentence) });
  expect((await steps())[0]).toEqual([first, 'to-take']);
  const wanted = { ...noParticipation, thread: { wanted: 1, points: 2 } };
  await teacher.discussion.configureParticipation({ ...ids, version: 0, ...wanted });
  const { attemptId } = await student.attempt.start(ids);
  expect((await steps())[0]).toEqual([first, 'in-progress']);
  await student.attempt.submit({ classId, attemptId });
  expect((await steps())[0]).toEqual([first, 'to-discuss']);
  await student.discussion.post({ ...ids, parentId: null, source: 'The library grew.', clientKey: randomUUID() });
  expect((await steps())[0]).toEqual([first, 'done']);
});

test('what waits for a teacher stands oldest first, over all classes', async () => {
  const owner = await makeUser(db.client, { canTeach: true });
  const [one, other] = [await makeClass(db.client, { name: 'One' }), await makeClass(db.client, { name: 'Other' })];
  for (const classId of [one, other]) await makeMember(db.client, classId, owner, 'TEACHER');
  const pending = async (classId: string, createdAt: Date) => {
    const id = await makeMember(db.client, classId, await makeUser(db.client), 'STUDENT', { status: 'PENDING' });
    await db.client.membership.update({ where: { classId_id: { classId, id } }, data: { createdAt } });
  };
  await pending(one, hours(-2));
  await pending(one, hours(-5));
  await pending(other, hours(-3));
  const teacher = await callerFor(db, owner);
  const reading = await makeReading(db.client, owner);
  await teacher.quiz.create({ readingId: reading, number: 1, count: 1 });
  const { waiting } = await teacher.progress.home();
  expect(waiting).toMatchObject([
    { kind: 'pending', name: 'One', count: 2, since: hours(-5) },
    { kind: 'pending', name: 'Other', count: 1, since: hours(-3) },
    { kind: 'drafts', count: 1 },
  ]);
});

test('a home asks as many queries for a dozen classes as for one', async () => {
  const studentId = await makeUser(db.client);
  const { counting, taken } = countingCalls(db);
  const counted = async (userId: string) => {
    const caller = await callerFor(counting, userId);
    taken();
    const { due, classes } = await caller.progress.home();
    return { calls: taken(), seen: due.length + classes.length };
  };
  const first = await school(studentId);
  await first.set(hours(10));
  const few = await counted(studentId);
  for (let at = 0; at < 11; at += 1) {
    const { set } = await school(studentId, `Class ${at}`);
    await set(hours(10 + at));
    await set(hours(30 + at), false);
  }
  const many = await counted(studentId);
  expect([few.seen, many.seen]).toEqual([1, 23]);
  expect(many.calls).toBe(few.calls);
});
