import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { makeAssignment, makeClass, makeMember, makeQuiz, makeReading, makeUser } from '#/prisma/factories.ts';
import { limits } from '#/server/auth/limits.ts';
import type { Database } from '#/server/db/database.ts';
import { testDatabase } from '#/server/db/testing.ts';
import { listen, membershipOf } from '#/server/live/live.ts';
import { callerFor } from '#/server/trpc/testing.ts';
import { codeOf } from './join-code.ts';

let db: Database;
beforeAll(async () => {
  db = await testDatabase();
}, 60_000);
afterAll(() => db.close());

let classId: string;
let teacherId: string;
let studentId: string;
let student: string;
let joinCode: string;
let made = 0;
const as = (userId: string) => callerFor(db, userId, { browser: `browser-${made}` });
const classroom = async () => (await as(teacherId)).classroom;
const refused = (code: string) => expect.objectContaining({ cause: expect.objectContaining({ code }) });
const actions = async () =>
  (await db.client.auditEvent.findMany({ where: { classId }, orderBy: { id: 'asc' } })).map(event => event.action);
const join = async () => (await as(await makeUser(db.client))).classroom.joinClass({ code: joinCode });

beforeEach(async () => {
  made += 1;
  joinCode = codeOf(Uint8Array.from({ length: 8 }, (_, at) => (made * 11 + at * at * 17) % 240));
  classId = await makeClass(db.client, { joinCode });
  teacherId = await makeUser(db.client, { displayName: 'Ms Okafor', canTeach: true });
  await makeMember(db.client, classId, teacherId, 'TEACHER');
  studentId = await makeUser(db.client, { displayName: 'Lena' });
  student = await makeMember(db.client, classId, studentId, 'STUDENT');
});

const noLimits = { codeUntil: null, codeLimit: null, codeApproval: false };

describe('a class code', () => {
  test('for three lets in three of ten who come at once, and nobody who is refused leaves an account behind', async () => {
    await (await classroom()).setCodeRules({ classId, ...noLimits, codeLimit: 3 });
    const anybody = await callerFor(db, null, { browser: 'many' });
    const tried = await Promise.allSettled(
      Array.from({ length: 10 }, (_, at) =>
        anybody.classroom.join({
          code: joinCode,
          displayName: `Newcomer ${at}`,
          userName: `crowd-${made}-${at}`,
          password: 'a lake in winter',
        }),
      ),
    );
    expect(tried.filter(({ status }) => status === 'fulfilled')).toHaveLength(3);
    expect(await db.client.user.count({ where: { userName: { startsWith: `crowd-${made}-` } } })).toBe(3);
    await expect(anybody.classroom.lookUpCode({ code: joinCode })).rejects.toEqual(refused('code-off'));
    expect((await (await classroom()).get({ classId })).code).toMatchObject({ codeLimit: 3, codeUses: 3 });
    const { joinCode: renewed } = await (await classroom()).setCode({ classId, on: true });
    expect((await anybody.classroom.lookUpCode({ code: String(renewed) })).className).toBe('A class');
    expect((await (await classroom()).get({ classId })).code).toMatchObject({ codeLimit: 3, codeUses: 0 });
  });

  test('that is over lets nobody in, and a time that is past is no time to set', async () => {
    await db.client.class.update({ where: { id: classId }, data: { codeUntil: new Date(Date.now() - 1000) } });
    await expect(join()).rejects.toEqual(refused('code-off'));
    const past = { classId, ...noLimits, codeUntil: '2026-01-01T00:00:00Z' };
    await expect((await classroom()).setCodeRules(past)).rejects.toEqual(refused('invalid'));
    await (await classroom()).setCodeRules({ classId, ...noLimits, codeUntil: '2100-01-01T00:00:00Z' });
    expect(await join()).toMatchObject({ waits: false });
  });

  test('with approval makes people wait, who see nothing until a teacher decides, one or many at a time', async () => {
    await (await classroom()).setCodeRules({ classId, ...noLimits, codeApproval: true });
    const users = await Promise.all([1, 2, 3].map(() => makeUser(db.client)));
    for (const user of users)
      expect(await (await as(user)).classroom.joinClass({ code: joinCode })).toMatchObject({ waits: true });
    const sees = async (user: string) =>
      (await as(user)).classroom.get({ classId }).then(
        () => true,
        () => false,
      );
    expect(await Promise.all(users.map(sees))).toEqual([false, false, false]);
    const { waiting, count } = await (await classroom()).waiting({ classId });
    expect([waiting.length, count]).toEqual([3, 3]);
    const [first = '', second = '', third = ''] = waiting.map(one => one.membershipId);
    expect(await (await classroom()).decideWaiting({ classId, membershipIds: [first, second], letIn: true })).toEqual({
      decided: 2,
    });
    const rest = [second, third, student];
    expect(await (await classroom()).decideWaiting({ classId, membershipIds: rest, letIn: false })).toEqual({
      decided: 1,
    });
    expect(await Promise.all(users.map(sees))).toEqual([true, true, false]);
    expect(await sees(studentId)).toBe(true);
    await expect((await as(users[2] ?? '')).classroom.joinClass({ code: joinCode })).rejects.toEqual(
      refused('code-off'),
    );
    expect((await actions()).filter(action => /approved|refused/.test(action))).toEqual([
      'member-approved',
      'member-approved',
      'member-refused',
    ]);
  });

  test('after two hundred wrong codes in an hour on the whole installation lets people wait', async () => {
    const key = 'wrong-codes:all';
    await db.client.rateLimiterFlexible.create({
      data: { key, points: limits['wrong-codes'].points, expire: new Date(Date.now() + 60_000) },
    });
    expect(await join()).toMatchObject({ waits: true });
    await db.client.rateLimiterFlexible.delete({ where: { key } });
    expect(await join()).toMatchObject({ waits: false });
  });

  test('of an archived class opens nothing', async () => {
    await (await classroom()).setArchived({ classId, archived: true });
    await expect(join()).rejects.toEqual(refused('code-unknown'));
  });
});

describe('a suspended student', () => {
  test('is denied at the very next call and told so, hears nothing more, and comes back to everything', async () => {
    const call = await as(studentId);
    const readingId = await makeReading(db.client, teacherId);
    const assignmentId = await makeAssignment(
      db.client,
      classId,
      { readingId, quizId: null },
      { opensAt: new Date(0) },
    );
    await call.assignment.get({ classId, assignmentId });
    let ended = 0;
    const deaf = listen(membershipOf(classId, studentId), () => {
      ended += 1;
    });
    await (await classroom()).suspend({ classId, membershipId: student });
    deaf();
    expect(ended).toBe(1);
    for (const denied of [
      () => call.classroom.get({ classId }),
      () => call.assignment.get({ classId, assignmentId }),
      () =>
        call.discussion.threads({ classId, assignmentId, sort: 'new', filter: 'all', sentence: null, cursor: null }),
      () => call.records.takeOut({ classId, membershipId: null }),
    ])
      await expect(denied()).rejects.toEqual(refused('not-found'));
    expect((await call.progress.home()).due).toEqual([]);
    expect(await call.classroom.list()).toMatchObject([{ classId, status: 'SUSPENDED' }]);
    await expect(call.classroom.joinClass({ code: joinCode })).rejects.toEqual(refused('code-off'));
    await (await classroom()).bringBack({ classId, membershipId: student });
    expect((await call.assignment.get({ classId, assignmentId })).role).toBe('STUDENT');
    expect(await actions()).toEqual(['member-suspended', 'member-brought-back']);
  });

  test('is never the last teacher', async () => {
    const own = await db.client.membership.findFirstOrThrow({ where: { classId, userId: teacherId } });
    await expect((await classroom()).suspend({ classId, membershipId: own.id })).rejects.toEqual(
      refused('last-teacher'),
    );
    const colleagueId = await makeUser(db.client, { canTeach: true });
    const colleague = await makeMember(db.client, classId, colleagueId, 'TEACHER');
    await (await classroom()).suspend({ classId, membershipId: colleague });
    await expect((await as(colleagueId)).classroom.people({ classId, cursor: null })).rejects.toEqual(
      refused('not-found'),
    );
  });
});

describe('roles', () => {
  test('an account that may teach becomes a teacher, another does not, and one teacher stays', async () => {
    const colleagueId = await makeUser(db.client, { canTeach: true });
    const colleague = await makeMember(db.client, classId, colleagueId, 'STUDENT');
    const call = await classroom();
    await expect(call.setRole({ classId, membershipId: student, role: 'TEACHER' })).rejects.toEqual(
      refused('forbidden'),
    );
    await call.setRole({ classId, membershipId: colleague, role: 'TEACHER' });
    expect((await (await as(colleagueId)).classroom.get({ classId })).role).toBe('TEACHER');
    const own = await db.client.membership.findFirstOrThrow({ where: { classId, userId: teacherId } });
    await (await as(colleagueId)).classroom.setRole({ classId, membershipId: own.id, role: 'ASSISTANT' });
    await expect(call.setRole({ classId, membershipId: colleague, role: 'STUDENT' })).rejects.toEqual(
      refused('forbidden'),
    );
    await expect(
      (await as(colleagueId)).classroom.setRole({ classId, membershipId: colleague, role: 'ASSISTANT' }),
    ).rejects.toEqual(refused('last-teacher'));
  });
});

describe('an archived class', () => {
  test('is read by everybody and changed by nobody, but an attempt under way is finished, and it comes back', async () => {
    const readingId = await makeReading(db.client, teacherId);
    const quizId = await makeQuiz(db.client, teacherId, readingId);
    const ids = {
      classId,
      assignmentId: await makeAssignment(db.client, classId, { readingId, quizId }, { opensAt: new Date(0) }),
    };
    const call = await as(studentId);
    const { attemptId } = await call.attempt.start(ids);
    const teacher = await as(teacherId);
    await teacher.classroom.setArchived({ classId, archived: true });
    expect((await call.classroom.get({ classId })).archivedAt).not.toBeNull();
    expect((await call.assignment.get(ids)).reading).not.toBeNull();
    await call.attempt.submit({ classId, attemptId });
    for (const change of [
      () => call.attempt.start(ids),
      () => call.discussion.post({ ...ids, parentId: null, source: 'Hello.', clientKey: crypto.randomUUID() }),
      () => teacher.classroom.rename({ classId, name: 'Another' }),
      () => teacher.classroom.remove({ classId, membershipId: student }),
      () => teacher.classroom.giveOneTimePassword({ classId, membershipId: student }),
      () => teacher.roster.import({ classId, rows: [{ line: 2, id: '', name: 'Bo', groups: [] }], mark: '' }),
    ])
      await expect(change()).rejects.toEqual(refused('archived'));
    expect(await call.classroom.list()).toMatchObject([{ classId, archived: true }]);
    await teacher.classroom.setArchived({ classId, archived: false });
    await teacher.classroom.rename({ classId, name: 'Another' });
    expect((await call.classroom.get({ classId })).name).toBe('Another');
    expect(await actions()).toEqual(expect.arrayContaining(['class-archived', 'class-brought-back']));
  });

  test('a student who waits can be taken out and erased as any other', async () => {
    const waitingId = await makeUser(db.client, { displayName: 'Zebulonia' });
    const membershipId = await makeMember(db.client, classId, waitingId, 'STUDENT', { status: 'PENDING' });
    const { records } = await as(teacherId);
    expect((await records.takeOut({ classId, membershipId })).person).toMatchObject({ status: 'PENDING' });
    await records.erase({ classId, membershipId, typedName: 'Zebulonia', words: 'keep' });
    expect(await db.client.user.findUnique({ where: { id: waitingId } })).toBeNull();
    expect(await (await classroom()).waiting({ classId })).toEqual({ waiting: [], count: 0 });
  });
});
