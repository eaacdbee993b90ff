import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Database } from '#/server/db/database.ts';
import { testDatabase } from '#/server/db/testing.ts';
import { makeStudentOfRecord, planted } from './records.testing.ts';
import { tablesOf } from './registry.ts';

let db: Database;
let world: Awaited<ReturnType<typeof makeStudentOfRecord>>;
beforeAll(async () => {
  db = await testDatabase();
  world = await makeStudentOfRecord(db);
}, 120_000);
afterAll(() => db.close());

const take = async (userId: string, membershipId: string | null = world.membershipId) =>
  (await world.call(userId, 5)).records.takeOut({ classId: world.classId, membershipId });

test('a student takes out all that is kept of them, with nothing left out', async () => {
  const record = await take(world.userId, null);
  expect(record).toMatchObject({ own: true, leftOut: {}, person: { name: planted.name, userName: planted.userName } });
  expect(record.account).toMatchObject({ displayName: planted.name, email: `${planted.userName}@school.example` });
  expect(record.account).not.toHaveProperty('passwordHash');
  expect(record.attempts).toHaveLength(1);
  expect(record.posts.map(post => post.words)).toEqual(
    expect.arrayContaining(['The library lent more books.', 'Zebulonia takes this back.', 'Said under a pseudonym.']),
  );
  expect(record.posts[0]?.before.map(old => old.words)).toEqual(['I first wrote this, and my name is Zebulonia.']);
  expect(record.rows.PostDraft).toMatchObject([{ source: 'Zebulonia begins a sentence' }]);
  expect(record.rows.Highlight).toMatchObject([{ note: 'Zebulonia wonders about this.' }]);
  expect(record.rows.PostReport).toMatchObject([{ reason: 'Zebulonia does not like it' }]);
  expect(record.rows.Session?.length).toBeGreaterThan(0);
  for (const table of ['Mention', 'Mute', 'Hearing', 'PostReaction', 'ParticipationMark', 'Pseudonym'])
    expect(record.rows[table], table).toHaveLength(1);
  expect(record.counts.PostRead).toBeGreaterThan(0);
});

test('no table of a student is missing from the record: each is written out, listed, or counted', async () => {
  const record = await take(world.userId, null);
  const said = new Set([...Object.keys(record.rows), ...Object.keys(record.counts)]);
  const silent = tablesOf(({ given }) => given !== 'written').filter(table => !said.has(table));
  const filled = await Promise.all(
    silent.map(async table => {
      const [row] = await db.sql.query<{ count: number }>(`SELECT count(*)::int AS count FROM "${table}"`);
      return row?.count ? table : null;
    }),
  );
  expect(filled.filter(Boolean)).toEqual([]);
});

test("a teacher's copy holds marks, leaves out and counts what is the student's alone", async () => {
  const record = await take(world.teacherId);
  const all = JSON.stringify(record);
  expect(record).toMatchObject({ own: false, account: null });
  expect(record.attempts[0]?.mark).not.toBeNull();
  expect(record.attempts[0]?.questions.every(question => question.mark !== null)).toBe(true);
  for (const alone of [
    'Said under a pseudonym.',
    'takes this back',
    'begins a sentence',
    'wonders about this',
    'school.example',
  ])
    expect(all).not.toContain(alone);
  expect(record.leftOut).toEqual({ Post: 2, PostDraft: 1, Pseudonym: 1, Highlight: 1, ReadingProgress: 1 });
  expect(record.rows).not.toHaveProperty('Session');
});

test('a key that the review does not show yet is in nobody’s copy; once it is shown, it is', async () => {
  const keys = (record: Awaited<ReturnType<typeof take>>) =>
    record.attempts.flatMap(attempt => attempt.questions.map(question => question.rightAnswer));
  expect(keys(await take(world.teacherId)).every(Array.isArray)).toBe(false);
  expect(keys(await take(world.userId)).every(key => key === null)).toBe(true);
  const call = await world.call(world.teacherId);
  const { version } = await db.client.assignment.findFirstOrThrow({ where: { id: world.quiz.ids.assignmentId } });
  await call.assignment.release({ ...world.quiz.ids, version });
  for (const userId of [world.teacherId, world.userId])
    expect(keys(await take(userId)).every(Array.isArray)).toBe(true);
});

test('nobody else takes it out, and every copy is in the log', async () => {
  const before = await db.client.auditEvent.count({ where: { action: 'record-taken-out' } });
  await expect(take(world.otherId)).rejects.toMatchObject({ code: 'NOT_FOUND' });
  await expect(take(await world.person('An assistant', 'ASSISTANT'))).rejects.toMatchObject({ code: 'NOT_FOUND' });
  const teacherHere = await db.client.membership.findFirstOrThrow({ where: { userId: world.teacherId } });
  await expect(take(world.teacherId, teacherHere.id)).rejects.toMatchObject({ code: 'NOT_FOUND' });
  await take(world.teacherId);
  await take(world.userId, null);
  const rows = await db.client.auditEvent.findMany({ where: { action: 'record-taken-out' }, orderBy: { id: 'asc' } });
  expect(rows.slice(before).map(row => row.subject)).toEqual([world.membershipId, world.membershipId]);
});
