import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { makeAssignment, makeClass, makeMember, makeQuiz, makeReading, makeUser } from '#/prisma/factories.ts';
import type { Assignment } from '#/server/assignment/assignment.ts';
import { noAccommodation } from '#/server/assignment/exceptions.ts';
import { databaseNow } from '#/server/auth/sessions.ts';
import type { Database } from '#/server/db/database.ts';
import { testDatabase } from '#/server/db/testing.ts';
import { callerFor } from '#/server/trpc/testing.ts';

let db: Database;
let classId: string;
let teacherId: string;
let material: { readingId: string; quizId: string };
let start: Date;

beforeAll(async () => {
  db = await testDatabase();
  classId = await makeClass(db.client);
  teacherId = await makeUser(db.client, { canTeach: true });
  await makeMember(db.client, classId, teacherId, 'TEACHER');
  const readingId = await makeReading(db.client, teacherId);
  material = { readingId, quizId: await makeQuiz(db.client, teacherId, readingId) };
  start = await databaseNow(db.client);
}, 60_000);
afterAll(() => db.close());

const minutes = (count: number) => new Date(start.getTime() + count * 60_000);
const assign = (given: Partial<Assignment> = {}) =>
  makeAssignment(db.client, classId, material, { opensAt: minutes(-60), ...given });
const teacher = () => callerFor(db, teacherId, { now: start });
const nothing = {
  opensAt: null,
  dueAt: null,
  closesAt: null,
  timeLimitSeconds: null,
  attemptLimit: null,
  excused: false,
  reason: null,
};

async function student() {
  const userId = await makeUser(db.client);
  const membershipId = await makeMember(db.client, classId, userId, 'STUDENT');
  return { userId, membershipId, at: (count = 0) => callerFor(db, userId, { now: minutes(count) }) };
}

describe('exceptions', () => {
  test('a student with a later closing starts after the class is closed, and no classmate sees the key before they are done', async () => {
    const assignmentId = await assign({ closesAt: minutes(10) });
    const [late, mate] = [await student(), await student()];
    const call = await mate.at();
    const { attemptId } = await call.attempt.start({ classId, assignmentId });
    await call.attempt.submit({ classId, attemptId });
    const exception = { ...nothing, closesAt: minutes(60).toISOString() };
    await (await teacher()).exceptions.set({
      classId,
      assignmentId,
      target: { membershipId: late.membershipId },
      exception,
    });
    const column = async (count: number) =>
      (await (await mate.at(count)).attempt.review({ classId, attemptId })).column;
    await expect((await mate.at(20)).attempt.start({ classId, assignmentId })).rejects.toMatchObject({
      message: 'closed',
    });
    await (await late.at(20)).attempt.start({ classId, assignmentId });
    expect(await column(30)).toBe('while-open');
    expect(await column(62)).toBe('after-closing');
  });

  test('a student’s home and page tell their own dates, and nothing of anybody else’s', async () => {
    const assignmentId = await assign({ dueAt: minutes(100), closesAt: minutes(200) });
    const [own, mate] = [await student(), await student()];
    const exception = { ...nothing, dueAt: minutes(300).toISOString() };
    await (await teacher()).exceptions.set({
      classId,
      assignmentId,
      target: { membershipId: own.membershipId },
      exception,
    });
    const home = (await (await own.at()).progress.home()).due.find(each => each.id === assignmentId);
    expect([home?.dueAt, home?.closesAt]).toEqual([minutes(300), minutes(300)]);
    const seen = await (await mate.at()).assignment.get({ classId, assignmentId });
    expect(seen.assignment).toMatchObject({ dueAt: minutes(100), closesAt: minutes(200) });
    expect(JSON.stringify(seen)).not.toContain(minutes(300).toISOString());
  });

  test('whoever is excused has nothing due, cannot start, and keeps nobody from seeing the answers', async () => {
    const assignmentId = await assign();
    const [excused, mate] = [await student(), await student()];
    const group = { classId, groupId: null, name: 'Away', members: [excused.membershipId] };
    const { groupId } = await (await teacher()).exceptions.setGroup(group);
    const exception = { ...nothing, excused: true, reason: 'At the regional finals.' };
    await (await teacher()).exceptions.set({ classId, assignmentId, target: { groupId }, exception });
    const call = await excused.at();
    expect((await call.progress.home()).due.map(each => each.id)).not.toContain(assignmentId);
    expect((await call.attempt.mine({ classId, assignmentId })).mayStart).toBe(false);
    await expect(call.attempt.start({ classId, assignmentId })).rejects.toMatchObject({ message: 'closed' });
    const others = await db.client.membership.findMany({ where: { classId, role: 'STUDENT', status: 'ACTIVE' } });
    for (const { id, userId } of others) {
      if (id === excused.membershipId) continue;
      const one = await callerFor(db, userId, { now: start });
      await one.attempt.submit({ classId, attemptId: (await one.attempt.start({ classId, assignmentId })).attemptId });
    }
    const [done] = (await (await mate.at(5)).attempt.mine({ classId, assignmentId })).attempts;
    const review = await (await mate.at(5)).attempt.review({ classId, attemptId: String(done?.attemptId) });
    expect(review.column).toBe('after-closing');
  });

  test('dates out of order are refused at their field, and nothing is written', async () => {
    const assignmentId = await assign({ dueAt: minutes(100), closesAt: minutes(200) });
    const { membershipId } = await student();
    const set = async (given: { opensAt?: string }) =>
      (await teacher()).exceptions.set({
        classId,
        assignmentId,
        target: { membershipId },
        exception: { ...nothing, ...given },
      });
    await expect(set({ opensAt: minutes(150).toISOString() })).rejects.toMatchObject({ cause: { field: 'dueAt' } });
    expect((await (await teacher()).exceptions.list({ classId, assignmentId })).exceptions).toEqual([]);
  });
});

describe('accommodations', () => {
  test('a time factor holds in every quiz, moves the deadline of a running attempt to later and never to earlier', async () => {
    const [first, second] = [await assign({ timeLimitSeconds: 1200 }), await assign({ timeLimitSeconds: 600 })];
    const mira = await student();
    const call = await mira.at();
    const { attemptId } = await call.attempt.start({ classId, assignmentId: first });
    const set = async (timeFactor: number) =>
      (await teacher()).exceptions.setAccommodation({
        classId,
        target: { membershipId: mira.membershipId },
        accommodation: { ...noAccommodation, timeFactor, noClock: true, largerText: true, extraAttempts: 1 },
      });
    const remaining = async () => (await call.attempt.time({ classId, attemptId })).remaining;
    expect(await remaining()).toBe(20 * 60_000);
    await set(1.5);
    expect(await remaining()).toBe(30 * 60_000);
    await set(1);
    expect(await remaining()).toBe(30 * 60_000);
    expect(await call.attempt.get({ classId, attemptId })).toMatchObject({ noClock: true, largerText: true });
    await set(2);
    const other = await call.attempt.start({ classId, assignmentId: second });
    expect((await call.attempt.time({ classId, attemptId: other.attemptId })).remaining).toBe(20 * 60_000);
    await call.attempt.submit({ classId, attemptId: other.attemptId });
    expect((await call.attempt.mine({ classId, assignmentId: second })).left).toBe(1);
  });
});

describe('time and second chances', () => {
  test('a start that meets an accommodation half-way has it', async () => {
    const assignmentId = await assign({ timeLimitSeconds: 600 });
    const mira = await student();
    const call = await mira.at();
    const accommodation = { ...noAccommodation, timeFactor: 2 };
    const target = { membershipId: mira.membershipId };
    const [, { attemptId }] = await Promise.all([
      (await teacher()).exceptions.setAccommodation({ classId, target, accommodation }),
      call.attempt.start({ classId, assignmentId }),
    ]);
    expect((await call.attempt.time({ classId, attemptId })).remaining).toBe(20 * 60_000);
  });

  test('more time reaches one running attempt or all, behind the closing too, and is in the log', async () => {
    const assignmentId = await assign({ closesAt: minutes(30) });
    const [one, two] = [await student(), await student()];
    const calls = [await one.at(), await two.at()];
    const ids = await Promise.all(
      calls.map(async call => (await call.attempt.start({ classId, assignmentId })).attemptId),
    );
    const [first = ''] = ids;
    const left = () =>
      Promise.all(
        calls.map(async (call, index) => {
          const { remaining } = await call.attempt.time({ classId, attemptId: String(ids[index]) });
          return Number(remaining) / 60_000;
        }),
      );
    const staff = await teacher();
    expect(await staff.attempt.addTime({ classId, assignmentId, attemptId: null, minutes: 5 })).toEqual({
      attempts: 2,
    });
    expect(await left()).toEqual([35, 35]);
    await staff.attempt.addTime({ classId, assignmentId, attemptId: first, minutes: 10 });
    expect(await left()).toEqual([45, 35]);
    expect(await db.client.auditEvent.count({ where: { classId, action: 'time-added' } })).toBe(2);
    const saved = await (await one.at(40)).attempt.submit({ classId, attemptId: first });
    expect(saved.state).toBe('SUBMITTED');
  });

  test('a handed-in attempt that is opened again keeps its answers and runs for the minutes given; with the answers to be seen it is refused', async () => {
    const assignmentId = await assign({ closesAt: minutes(30) });
    const mira = await student();
    const call = await mira.at();
    const { attemptId } = await call.attempt.start({ classId, assignmentId });
    await call.attempt.submit({ classId, attemptId });
    await (await teacher()).attempt.reopen({ classId, attemptId, minutes: 15, reason: 'The fire alarm rang.' });
    expect(await call.attempt.time({ classId, attemptId })).toMatchObject({
      state: 'IN_PROGRESS',
      remaining: 15 * 60_000,
    });
    expect((await call.attempt.submit({ classId, attemptId })).state).toBe('SUBMITTED');
    const after = await callerFor(db, teacherId, { now: minutes(40) });
    await expect(after.attempt.reopen({ classId, attemptId, minutes: 15, reason: 'Too late.' })).rejects.toMatchObject({
      message: 'closed',
    });
  });
});

describe('late work and waits', () => {
  test('each day begun after a student’s own due date takes its share off the score, in the results, the gradebook and the student’s view', async () => {
    const assignmentId = await assign({ dueAt: minutes(-30), lateLossPercent: 20 });
    const [late, longer] = [await student(), await student()];
    const exception = { ...nothing, dueAt: minutes(30).toISOString() };
    const call = await teacher();
    await call.exceptions.set({ classId, assignmentId, target: { membershipId: longer.membershipId }, exception });
    for (const each of [late, longer]) {
      const own = await each.at();
      const { attemptId } = await own.attempt.start({ classId, assignmentId });
      const { questions } = await own.attempt.get({ classId, attemptId });
      await own.attempt.submit({ classId, attemptId });
      await db.client.attempt.updateMany({ where: { classId, id: attemptId }, data: { mark: questions.length } });
    }
    const [mine] = (await (await late.at()).attempt.mine({ classId, assignmentId })).attempts;
    expect(mine).toMatchObject({ daysLate: 1, kept: 0.8 });
    const { students } = await call.progress.students({ classId, assignmentId, cursor: null });
    const score = (id: string) => students.find(each => each.membershipId === id)?.score;
    expect([score(late.membershipId), score(longer.membershipId)]).toEqual([0.8, 1]);
    const { scores } = await call.progress.results({ classId, assignmentId });
    expect(scores.map(one => one.score).sort()).toEqual([0.8, 1]);
    const book = await call.progress.gradebook({ classId, cursor: null });
    const at = book.columns.findIndex(each => each.id === assignmentId);
    const cell = (id: string) => book.students.find(each => each.membershipId === id)?.cells[at];
    expect([cell(late.membershipId)?.score, cell(longer.membershipId)?.score]).toEqual([0.8, 1]);
    const one = await call.progress.student({ classId, membershipId: late.membershipId });
    expect(one.assignments[0]?.score).toBe(0.8);
  });

  test('the next attempt is refused until the wait after the last one is over, and its student is told when', async () => {
    const assignmentId = await assign({ attemptLimit: null, waitMinutes: 30 });
    const { at } = await student();
    const call = await at();
    const { attemptId } = await call.attempt.start({ classId, assignmentId });
    await call.attempt.submit({ classId, attemptId });
    expect(await (await at(29)).attempt.mine({ classId, assignmentId })).toMatchObject({
      waitsUntil: minutes(30),
      mayStart: false,
    });
    await expect((await at(29)).attempt.start({ classId, assignmentId })).rejects.toMatchObject({ message: 'wait' });
    expect(await (await at(30)).attempt.mine({ classId, assignmentId })).toMatchObject({
      waitsUntil: null,
      mayStart: true,
    });
    await expect((await at(30)).attempt.start({ classId, assignmentId })).resolves.toBeTruthy();
  });
});
