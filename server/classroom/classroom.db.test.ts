import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { makeAssignment, makeClass, makeMember, makeReading, makeUser, testPassword } from '#/prisma/factories.ts';
import { limits } from '#/server/auth/limits.ts';
import { findPerson } from '#/server/auth/sessions.ts';
import { signIn } from '#/server/auth/sign-in.ts';
import type { Database } from '#/server/db/database.ts';
import { testDatabase } from '#/server/db/testing.ts';
import { callerFor } from '#/server/trpc/testing.ts';
import { codeLetters, codeOf, typedCode } from './join-code.ts';

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
const as = (userId: string | null, browser = `browser-${made}`) => callerFor(db, userId, { browser });
const refused = (code: string) => expect.objectContaining({ cause: expect.objectContaining({ code }) });
const from = (name: string, password: string) =>
  signIn(db.client, { name, password, userAgent: 'test', address: null, demoAllowed: false });
const actions = async () =>
  (await (await as(teacherId)).classroom.audit({ classId, cursor: null })).events.map(event => event.action);

beforeEach(async () => {
  made += 1;
  joinCode = codeOf(Uint8Array.from({ length: 8 }, (_, at) => (made * 7 + at * at * 31) % 240));
  classId = await makeClass(db.client, { joinCode });
  teacherId = await makeUser(db.client, { displayName: 'Ms Okafor', canTeach: true });
  await makeMember(db.client, classId, teacherId, 'TEACHER');
  studentId = await makeUser(db.client, { displayName: 'Lena' });
  student = await makeMember(db.client, classId, studentId, 'STUDENT');
});

const newcomer = (userName: string) => ({ displayName: 'Noor', userName, password: 'a lake in winter' });

describe('joining', () => {
  test('by the code, typed in any case and spacing, makes an account that signs in and sees the class', async () => {
    const code = ` ${joinCode.slice(0, 4).toLowerCase()} ${joinCode.slice(4)}`;
    expect((await (await as(null)).classroom.lookUpCode({ code })).className).toBe('A class');
    const joined = await (await as(null)).classroom.join({ code, ...newcomer(`noor-${made}`) });
    expect(joined).toEqual({ classId, userName: `noor-${made}`, waits: false });
    expect(await from(`noor-${made}`, 'a lake in winter')).not.toBeNull();
    const user = await db.client.user.findUniqueOrThrow({ where: { userName: `noor-${made}` } });
    expect(user.canTeach).toBe(false);
    expect(await (await as(user.id)).classroom.get({ classId })).toMatchObject({ role: 'STUDENT', joinCode: null });
    expect(await actions()).toContain('member-joined');
  });

  test('that fails half-way leaves no account, and works under the same name afterwards', async () => {
    const join = async () => (await as(null)).classroom.join({ code: joinCode, ...newcomer(`half-${made}`) });
    await db.sql.exec('ALTER TABLE "Membership" ADD CONSTRAINT "no more" CHECK (false) NOT VALID');
    await expect(join()).rejects.toThrow();
    await db.sql.exec('ALTER TABLE "Membership" DROP CONSTRAINT "no more"');
    expect(await db.client.user.count({ where: { userName: `half-${made}` } })).toBe(0);
    expect(await join()).toMatchObject({ classId, userName: `half-${made}` });
  });

  test('by a renewed or a switched-off code is refused as if the code had never been', async () => {
    const { joinCode: renewed } = await (await as(teacherId)).classroom.setCode({ classId, on: true });
    await expect((await as(null)).classroom.lookUpCode({ code: joinCode })).rejects.toEqual(refused('code-unknown'));
    expect((await (await as(null)).classroom.lookUpCode({ code: String(renewed) })).className).toBe('A class');
    await (await as(teacherId)).classroom.setCode({ classId, on: false });
    await expect((await as(null)).classroom.lookUpCode({ code: String(renewed) })).rejects.toEqual(
      refused('code-unknown'),
    );
    expect(await actions()).toEqual(['code-switched', 'code-renewed']);
  });

  test('waits after ten wrong codes from one browser, even for the right one, and not in another', async () => {
    for (let tries = 0; tries < 10; tries += 1)
      await expect((await as(null)).classroom.lookUpCode({ code: 'WRNGCDE2' })).rejects.toEqual(
        refused('code-unknown'),
      );
    await expect((await as(null)).classroom.lookUpCode({ code: joinCode })).rejects.toEqual(refused('too-many'));
    expect((await (await as(null, 'another')).classroom.lookUpCode({ code: joinCode })).className).toBe('A class');
  });

  test('with a name that others have tells so ten times and no more', async () => {
    const taken = newcomer(`taken-${made}`);
    await makeUser(db.client, { userName: taken.userName });
    for (let tries = 0; tries < 10; tries += 1)
      await expect((await as(null)).classroom.join({ code: joinCode, ...taken })).rejects.toEqual(
        refused('name-taken'),
      );
    await expect((await as(null)).classroom.join({ code: joinCode, ...taken })).rejects.toEqual(refused('too-many'));
  });

  test('after two hundred in an hour by one code waits for the teacher, who lets the student in', async () => {
    await db.client.rateLimiterFlexible.create({
      data: {
        key: `code-joins:${joinCode}`,
        points: limits['code-joins'].points - 1,
        expire: new Date(Date.now() + 60_000),
      },
    });
    const second = await makeUser(db.client);
    expect(await (await as(second)).classroom.joinClass({ code: joinCode })).toEqual({ classId, waits: false });
    const third = await makeUser(db.client);
    expect(await (await as(third)).classroom.joinClass({ code: joinCode })).toEqual({ classId, waits: true });
    expect(await (await as(third)).classroom.joinClass({ code: joinCode })).toEqual({ classId, waits: true });
    await expect((await as(third)).classroom.get({ classId })).rejects.toEqual(refused('not-found'));
    const { people } = await (await as(teacherId)).classroom.people({ classId, cursor: null });
    const waiting = people.find(person => person.status === 'PENDING');
    await (await as(teacherId)).classroom.bringBack({ classId, membershipId: String(waiting?.membershipId) });
    expect((await (await as(third)).classroom.get({ classId })).role).toBe('STUDENT');
    expect((await actions())[0]).toBe('member-approved');
  });

  test('under a name that looks like a teacher’s is refused, at joining and by renaming', async () => {
    const alike = { ...newcomer(`fake-${made}`), displayName: 'Мs. 0kаfоr' };
    await expect((await as(null)).classroom.join({ code: joinCode, ...alike })).rejects.toEqual(refused('name-taken'));
    const rename = { classId, membershipId: student, displayName: 'MS OKAFOR' };
    await expect((await as(teacherId)).classroom.renamePerson(rename)).rejects.toEqual(refused('name-taken'));
  });

  test('again by someone who was removed does not bring them back', async () => {
    await (await as(teacherId)).classroom.remove({ classId, membershipId: student });
    await expect((await as(studentId)).classroom.joinClass({ code: joinCode })).rejects.toEqual(refused('code-off'));
  });

  test('needs eight characters that are no name and no common word', async () => {
    for (const password of ['short', 'password1', 'Noor1234'])
      await expect(
        (await as(null)).classroom.join({ code: joinCode, ...newcomer(`weak-${made}`), password }),
      ).rejects.toEqual(refused('password-weak'));
  });
});

describe('the people of a class', () => {
  test('a removed student is a stranger at the very next call, and brought back finds everything', async () => {
    const call = await as(studentId);
    await call.classroom.get({ classId });
    await (await as(teacherId)).classroom.remove({ classId, membershipId: student });
    await expect(call.classroom.get({ classId })).rejects.toEqual(refused('not-found'));
    expect(await call.classroom.list()).toEqual([]);
    await (await as(teacherId)).classroom.bringBack({ classId, membershipId: student });
    expect((await call.classroom.get({ classId })).role).toBe('STUDENT');
    expect(await actions()).toEqual(['member-brought-back', 'member-removed']);
  });

  test('removing twice, or bringing back who is there, is noted once', async () => {
    const call = await as(teacherId);
    await call.classroom.bringBack({ classId, membershipId: student });
    await call.classroom.remove({ classId, membershipId: student });
    await call.classroom.remove({ classId, membershipId: student });
    expect(await actions()).toEqual(['member-removed']);
  });

  test('the last teacher stays, also when two remove each other at the same moment', async () => {
    const own = await db.client.membership.findFirstOrThrow({ where: { classId, userId: teacherId } });
    await expect((await as(teacherId)).classroom.remove({ classId, membershipId: own.id })).rejects.toEqual(
      refused('last-teacher'),
    );
    const otherId = await makeUser(db.client, { canTeach: true });
    const other = await makeMember(db.client, classId, otherId, 'TEACHER');
    const [one, two] = await Promise.all([as(teacherId), as(otherId)]);
    await Promise.allSettled([
      one.classroom.remove({ classId, membershipId: other }),
      two.classroom.remove({ classId, membershipId: own.id }),
    ]);
    expect(await db.client.membership.count({ where: { classId, role: 'TEACHER', status: 'ACTIVE' } })).toBe(1);
  });

  test('an assistant sees people and changes nothing; a student and another class’s teacher see nothing', async () => {
    const assistantId = await makeUser(db.client);
    await makeMember(db.client, classId, assistantId, 'ASSISTANT');
    const assistant = await as(assistantId);
    expect((await assistant.classroom.people({ classId, cursor: null })).people).toHaveLength(3);
    const who = { classId, membershipId: student };
    for (const act of [
      () => assistant.classroom.remove(who),
      () => assistant.classroom.renamePerson({ ...who, displayName: 'Other' }),
      () => assistant.classroom.giveOneTimePassword(who),
      () => assistant.classroom.setCode({ classId, on: false }),
      () => assistant.classroom.setRole({ ...who, role: 'ASSISTANT' }),
    ])
      await expect(act()).rejects.toEqual(refused('forbidden'));
    await expect((await as(studentId)).classroom.people({ classId, cursor: null })).rejects.toEqual(
      refused('forbidden'),
    );
    const strangerId = await makeUser(db.client, { canTeach: true });
    const elsewhere = await makeClass(db.client);
    await makeMember(db.client, elsewhere, strangerId, 'TEACHER');
    const stranger = await as(strangerId);
    await expect(stranger.classroom.people({ classId, cursor: null })).rejects.toEqual(refused('not-found'));
    await expect(stranger.classroom.remove({ classId: elsewhere, membershipId: student })).rejects.toEqual(
      refused('not-found'),
    );
    await expect(stranger.classroom.giveOneTimePassword({ classId: elsewhere, membershipId: student })).rejects.toEqual(
      refused('not-found'),
    );
    expect(await actions()).toEqual([]);
  });

  test('the audit log goes on where a page of fifty ends', async () => {
    const call = await as(teacherId);
    for (let at = 0; at < 52; at += 1)
      await call.classroom.renamePerson({ classId, membershipId: student, displayName: `Lena ${at}` });
    const first = await call.classroom.audit({ classId, cursor: null });
    const rest = await call.classroom.audit({ classId, cursor: first.next });
    expect([first.events.length, rest.events.length, rest.next]).toEqual([50, 2, null]);
    expect(new Set([...first.events, ...rest.events].map(event => event.id)).size).toBe(52);
  });
});

describe('a one-time password', () => {
  test('ends the student’s sessions, signs in once given, and lets nothing be done before it is changed', async () => {
    const user = await db.client.user.findUniqueOrThrow({ where: { id: studentId } });
    const before = String(await from(user.userName, testPassword));
    const given = await (await as(teacherId)).classroom.giveOneTimePassword({ classId, membershipId: student });
    expect(given.userName).toBe(user.userName);
    expect((await findPerson(db.client, before, false)).person).toBeNull();
    expect(await from(user.userName, testPassword)).toBeNull();
    expect(await from(user.userName, given.password)).not.toBeNull();
    const call = await as(studentId);
    await expect(call.classroom.get({ classId })).rejects.toEqual(refused('password-must-change'));
    await call.account.changePassword({ current: given.password, next: 'a hill in summer' });
    expect((await (await as(studentId)).classroom.get({ classId })).role).toBe('STUDENT');
    expect(await from(user.userName, given.password)).toBeNull();
    const event = await db.client.auditEvent.findFirstOrThrow({ where: { classId } });
    expect(JSON.stringify(event)).not.toContain(given.password);
  });

  test('is not to be had for who teaches or assists anywhere, nor for who has left the class', async () => {
    const colleagueId = await makeUser(db.client, { canTeach: true });
    const colleague = await makeMember(db.client, classId, colleagueId, 'STUDENT');
    const helperId = await makeUser(db.client);
    const helper = await makeMember(db.client, classId, helperId, 'STUDENT');
    await makeMember(db.client, await makeClass(db.client), helperId, 'ASSISTANT');
    const gone = await makeMember(db.client, classId, await makeUser(db.client), 'STUDENT', { status: 'REMOVED' });
    const own = await db.client.membership.findFirstOrThrow({ where: { classId, userId: teacherId } });
    for (const membershipId of [colleague, helper, gone, own.id])
      await expect((await as(teacherId)).classroom.giveOneTimePassword({ classId, membershipId })).rejects.toEqual(
        refused('forbidden'),
      );
  });
});

describe('the time zone', () => {
  test('is changed by a teacher; no date moves, and the log tells from where to where', async () => {
    const teacher = await as(teacherId);
    const { timeZone } = await teacher.classroom.get({ classId });
    const readingId = await makeReading(db.client, teacherId);
    const dates = { opensAt: new Date('2026-03-27T08:00Z'), dueAt: new Date('2026-03-30T21:59Z') };
    await makeAssignment(db.client, classId, { readingId, quizId: null }, dates);
    await teacher.classroom.setZone({ classId, timeZone: 'Pacific/Auckland' });
    expect((await teacher.classroom.get({ classId })).timeZone).toBe('Pacific/Auckland');
    expect(await db.client.assignment.findMany({ where: { classId } })).toMatchObject([dates]);
    const { events } = await teacher.classroom.audit({ classId, cursor: null });
    expect(events[0]).toMatchObject({ action: 'zone-set', detail: { from: timeZone, to: 'Pacific/Auckland' } });
    await expect(teacher.classroom.setZone({ classId, timeZone: 'Mars/Olympus' })).rejects.toMatchObject({
      code: 'BAD_REQUEST',
    });
    await teacher.classroom.setZone({ classId, timeZone });
  });
});

describe('input', () => {
  test('with a field too many, or a filter where a word belongs, is refused', async () => {
    const call = await as(teacherId);
    const sneaky = [
      { classId, name: 'B', archivedAt: null },
      { classId, name: { not: '' } },
      { classId: { not: '' }, name: 'B' },
      { classId, name: ['B'] },
    ];
    for (const input of sneaky)
      await expect(call.classroom.rename(input as never)).rejects.toMatchObject({ code: 'BAD_REQUEST' });
    const grown = { code: joinCode, ...newcomer(`grown-${made}`), canTeach: true };
    await expect((await as(null)).classroom.join(grown as never)).rejects.toThrow();
    expect((await call.classroom.get({ classId })).name).toBe('A class');
    expect(await db.client.user.count({ where: { userName: `grown-${made}` } })).toBe(0);
  });
});

test('a code is eight of thirty letters, none of which is misread', () => {
  expect(codeLetters).toMatch(/^[A-HJKMNP-TV-Z2-9]{30}$/);
  const bytes = Uint8Array.from({ length: 64 }, (_, at) => 255 - at);
  expect(codeOf(bytes)).toMatch(/^[A-HJKMNP-TV-Z2-9]{8}$/);
  expect(typedCode('h7kw-3pqr')).toBe('H7KW3PQR');
  for (const typed of ['H7KW3PQ', 'H7KW3PQO', 'H7KW3PQRS', 'Н7KW3PQR', '']) expect(typedCode(typed), typed).toBeNull();
});
