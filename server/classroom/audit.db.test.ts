import { afterAll, beforeAll, expect, test } from 'vitest';
import { makeAssignment, makeClass, makeMember, makeReading, makeUser } from '#/prisma/factories.ts';
import type { Database } from '#/server/db/database.ts';
import { testDatabase } from '#/server/db/testing.ts';
import { callerFor } from '#/server/trpc/testing.ts';
import { recordAudit, recordByLectern } from './audit.ts';
import type { Member } from './member.ts';

let db: Database;
let classId: string;
let teacherId: string;
let student: string;
let assignmentId: string;

beforeAll(async () => {
  db = await testDatabase();
  const { client } = db;
  classId = await makeClass(client);
  teacherId = await makeUser(client, { canTeach: true, displayName: 'Ms Adeyemi' });
  const membershipId = await makeMember(client, classId, teacherId, 'TEACHER');
  student = await makeMember(client, classId, await makeUser(client, { displayName: 'Bo' }), 'STUDENT');
  const readingId = await makeReading(client, teacherId);
  assignmentId = await makeAssignment(client, classId, { readingId, quizId: null }, { opensAt: new Date() });
  const actor = { classId, membershipId } as Member;
  await recordAudit(client, actor, 'class-renamed', null);
  await recordAudit(client, actor, 'member-renamed', student);
  await recordAudit(client, actor, 'points-set', student, { assignmentId, points: 3 });
  await recordAudit(client, actor, 'assignment-changed', assignmentId);
  await recordByLectern(client, classId, 'student-erased', student);
}, 60_000);
afterAll(() => db.close());

const ask = async (filter: object) =>
  (await (await callerFor(db, teacherId)).classroom.audit({ classId, cursor: null, ...filter })).events.map(
    event => event.action,
  );

test('the log is narrowed to an action, to what somebody did or had done to them, and to an assignment', async () => {
  expect(await ask({ action: 'class-renamed' })).toEqual(['class-renamed']);
  expect(await ask({ person: student })).toEqual(['student-erased', 'points-set', 'member-renamed']);
  expect(await ask({ assignment: assignmentId })).toEqual(['assignment-changed', 'points-set']);
  expect(await ask({ assignment: assignmentId, person: student })).toEqual(['points-set']);
  expect(await ask({})).toHaveLength(5);
});

test('the log is narrowed to a time: from its first moment to before the first that is too late', async () => {
  const rows = await db.client.auditEvent.findMany({ where: { classId }, orderBy: { id: 'asc' } });
  const [first, second] = rows.map(row => row.at);
  expect(await ask({ until: first })).toEqual([]);
  expect(await ask({ from: first })).toHaveLength(5);
  expect((await ask({ from: second })).length).toBeLessThanOrEqual(5);
  expect(await ask({ from: new Date(Date.parse('2100-01-01')) })).toEqual([]);
});

test('what Lectern did by itself is told as done by nobody', async () => {
  const { events } = await (await callerFor(db, teacherId)).classroom.audit({ classId, cursor: null });
  expect(events[0]).toMatchObject({ action: 'student-erased', actor: null, subject: 'Bo' });
});
