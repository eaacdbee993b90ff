import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { makeClass, makeMember, makeUser } from '#/prisma/factories.ts';
import { findPerson } from '#/server/auth/sessions.ts';
import { signIn } from '#/server/auth/sign-in.ts';
import type { Database } from '#/server/db/database.ts';
import { testDatabase } from '#/server/db/testing.ts';
import { callerFor } from '#/server/trpc/testing.ts';

let db: Database;
beforeAll(async () => {
  db = await testDatabase();
}, 60_000);
afterAll(() => db.close());

let classId: string;
let teacherId: string;
const as = (userId: string) => callerFor(db, userId);
const roster = async () => (await as(teacherId)).roster;
const row = (line: number, name: string, id = '', groups: string[] = []) => ({ line, id, name, groups });
type Rows = ReturnType<typeof row>[];
async function bringIn(rows: Rows) {
  const { mark } = await (await roster()).plan({ classId, rows });
  return (await roster()).import({ classId, rows, mark });
}
const students = () =>
  db.client.membership.findMany({
    where: { classId, role: 'STUDENT' },
    select: {
      displayName: true,
      sourceId: true,
      status: true,
      groups: { select: { group: { select: { name: true } } } },
    },
    orderBy: { displayName: 'asc' },
  });
const actions = async () =>
  (await db.client.auditEvent.findMany({ where: { classId }, orderBy: { id: 'asc' } })).map(event => event.action);
const enter = (name: string, password: string) =>
  signIn(db.client, { name, password, userAgent: 'test', address: null, demoAllowed: false });

/** A number for every table that stands for all of its rows. */
async function everything(): Promise<Record<string, string>> {
  const tables = await db.sql.query<{ name: string }>(
    `SELECT table_name AS name FROM information_schema.tables WHERE table_schema = 'public' AND table_name <> 'Session'`,
  );
  const sums: Record<string, string> = {};
  for (const { name } of tables) {
    const [sum] = await db.sql.query<{ sum: string }>(
      `SELECT md5(coalesce(string_agg(t::text, '' ORDER BY t::text), '')) AS sum FROM "${name}" t`,
    );
    sums[name] = sum?.sum ?? '';
  }
  return sums;
}

beforeEach(async () => {
  classId = await makeClass(db.client);
  teacherId = await makeUser(db.client, { displayName: 'Ms Okafor', canTeach: true });
  await makeMember(db.client, classId, teacherId, 'TEACHER');
});

const list = [row(2, 'Ada Brandt', '1', ['Red']), row(3, 'Bo Lindqvist', '2', ['Red', 'Blue']), row(4, '', '3')];

describe('bringing in a list', () => {
  test('writes nothing before it is confirmed: reading and planning leave every table as it was', async () => {
    const call = await roster();
    const before = await everything();
    const bytes = new TextEncoder().encode('ID;Name\n1;Ada Brandt\n');
    const read = await call.read({ classId, bytes, chosen: null });
    expect(read.ok && read.roster.rows).toEqual([{ line: 2, id: '1', name: 'Ada Brandt', groups: [] }]);
    const plan = await call.plan({ classId, rows: list });
    expect(plan.outcomes.map(({ kind }) => kind)).toEqual(['add', 'add', 'wrong']);
    expect(await everything()).toEqual(before);
  });

  test('makes students with accounts, ids and groups, leaves out what is wrong, and notes each of them', async () => {
    const done = await bringIn(list);
    expect(done).toMatchObject({ added: 2, changed: 0 });
    expect(done.cards.map(card => card.displayName)).toEqual(['Ada Brandt', 'Bo Lindqvist']);
    expect(await students()).toEqual([
      { displayName: 'Ada Brandt', sourceId: '1', status: 'ACTIVE', groups: [{ group: { name: 'Red' } }] },
      {
        displayName: 'Bo Lindqvist',
        sourceId: '2',
        status: 'ACTIVE',
        groups: expect.arrayContaining([{ group: { name: 'Red' } }, { group: { name: 'Blue' } }]),
      },
    ]);
    const noted = await actions();
    expect(noted.filter(action => action === 'member-imported')).toHaveLength(2);
    expect(noted.filter(action => action === 'group-set')).toHaveLength(2);
    expect(noted).toContain('roster-imported');
  });

  test('the same list a second time changes nothing at all', async () => {
    await bringIn(list);
    const before = await everything();
    const again = await (await roster()).plan({ classId, rows: list });
    expect(again.outcomes.map(({ kind }) => kind)).toEqual(['left', 'left', 'wrong']);
    expect(await bringIn(list)).toEqual({ added: 0, changed: 0, removed: 0, cards: [] });
    expect(await everything()).toEqual(before);
  });

  test('lets a new student in once with the password of the card, which stands nowhere in the database', async () => {
    const { cards } = await bringIn(list);
    const [card] = cards;
    const session = await enter(card?.userName ?? '', card?.password ?? '');
    const { person } = await findPerson(db.client, String(session), false);
    expect(person).toMatchObject({ displayName: 'Ada Brandt', mustChangePassword: true, canTeach: false });
    const call = await as(person?.userId ?? '');
    await call.account.changePassword({ current: card?.password ?? '', next: 'a hill in summer' });
    expect(await enter(card?.userName ?? '', card?.password ?? '')).toBeNull();
    expect((await (await as(person?.userId ?? '')).classroom.get({ classId })).role).toBe('STUDENT');
    for (const { password } of cards) {
      const tables = ['User', 'Membership', 'AuditEvent', 'RateLimiterFlexible'];
      for (const table of tables)
        expect(
          await db.sql.query(`SELECT 1 FROM "${table}" t WHERE position($1 in t::text) > 0`, [password]),
          table,
        ).toEqual([]);
    }
  });

  test('renames and places who is known by their id, and ties who joined by code to theirs', async () => {
    await bringIn(list);
    const joined = await makeMember(
      db.client,
      classId,
      await makeUser(db.client, { displayName: 'Cy Ferro' }),
      'STUDENT',
    );
    const rows = [row(2, 'Adelheid Brandt', '1', ['Blue']), row(3, 'Cy Ferro', '4')];
    expect(await bringIn(rows)).toEqual({ added: 0, changed: 2, removed: 0, cards: [] });
    expect(await students()).toMatchObject([
      { displayName: 'Adelheid Brandt', sourceId: '1' },
      { displayName: 'Bo Lindqvist', sourceId: '2' },
      { displayName: 'Cy Ferro', sourceId: '4' },
    ]);
    const about = await db.client.auditEvent.findMany({ where: { classId, subject: joined } });
    expect(about.map(event => event.action)).toEqual(['member-known-by-list']);
    expect(await actions()).toContain('member-renamed');
  });

  test('takes out who leaves by a list of changes, keeps their place to come back to, and does it once', async () => {
    const userId = await makeUser(db.client, { displayName: 'Ada Brandt' });
    const id = await makeMember(db.client, classId, userId, 'STUDENT');
    await bringIn(list);
    const rows = [{ ...row(2, '', '1'), leaves: true as const }];
    expect(await bringIn(rows)).toEqual({ added: 0, changed: 0, removed: 1, cards: [] });
    expect(await students()).toMatchObject([
      { displayName: 'Ada Brandt', status: 'REMOVED', groups: [{ group: { name: 'Red' } }] },
      { displayName: 'Bo Lindqvist', status: 'ACTIVE' },
    ]);
    await expect((await as(userId)).classroom.get({ classId })).rejects.toMatchObject({ code: 'NOT_FOUND' });
    const about = await db.client.auditEvent.findMany({ where: { classId, subject: id }, orderBy: { id: 'asc' } });
    expect(about.map(event => event.action)).toEqual(['member-known-by-list', 'member-removed']);
    const before = await everything();
    expect(await bringIn(rows)).toEqual({ added: 0, changed: 0, removed: 0, cards: [] });
    expect(await everything()).toEqual(before);
    await (await as(teacherId)).classroom.bringBack({ classId, membershipId: id });
    expect((await (await as(userId)).classroom.get({ classId })).role).toBe('STUDENT');
  });

  test('is refused as changed where the class is no longer what was seen, and writes nothing then', async () => {
    const { mark } = await (await roster()).plan({ classId, rows: list });
    await makeMember(db.client, classId, await makeUser(db.client, { displayName: 'Ada Brandt' }), 'STUDENT');
    await expect((await roster()).import({ classId, rows: list, mark })).rejects.toMatchObject({ code: 'CONFLICT' });
    expect(await students()).toHaveLength(1);
    expect(await actions()).toEqual([]);
  });

  test('sent twice at the same moment is done once', async () => {
    const { mark } = await (await roster()).plan({ classId, rows: list });
    const call = await roster();
    const tried = await Promise.allSettled([1, 2].map(() => call.import({ classId, rows: list, mark })));
    expect(tried.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(await students()).toHaveLength(2);
  });

  test('neither finds out nor takes over an account that the teacher’s classes do not know', async () => {
    const elsewhere = await makeClass(db.client);
    const strangerId = await makeUser(db.client, {
      displayName: 'Ada Brandt',
      userName: `ada-${randomUUID().slice(0, 8)}`,
    });
    const member = await makeMember(db.client, elsewhere, strangerId, 'STUDENT');
    await db.client.membership.update({
      where: { classId_id: { classId: elsewhere, id: member } },
      data: { sourceId: '1' },
    });
    const before = await db.client.user.findUniqueOrThrow({ where: { id: strangerId } });
    const plan = await (await roster()).plan({ classId, rows: list });
    expect(plan.outcomes[0]).toEqual({ kind: 'add', name: 'Ada Brandt', userId: null, groups: ['Red'] });
    expect((await bringIn(list)).cards).toHaveLength(2);
    expect(await db.client.user.findUniqueOrThrow({ where: { id: strangerId } })).toEqual(before);
    expect(await db.client.membership.count({ where: { classId, userId: strangerId } })).toBe(0);
  });

  test('takes the account that another class of the same teacher knows by id and name, without a new password', async () => {
    await bringIn(list);
    const first = classId;
    classId = await makeClass(db.client);
    await makeMember(db.client, classId, teacherId, 'TEACHER');
    const { added, cards } = await bringIn([row(2, 'Ada Brandt', '1'), row(3, 'Somebody New', '2')]);
    expect([added, cards.map(card => card.displayName)]).toEqual([2, ['Somebody New']]);
    const account = async (of: string) =>
      (await db.client.membership.findFirstOrThrow({ where: { classId: of, sourceId: '1' } })).userId;
    expect(await account(classId)).toBe(await account(first));
  });

  test('is nothing that an assistant, a student or another class’s teacher can do', async () => {
    const other = await makeUser(db.client, { canTeach: true });
    await makeMember(db.client, await makeClass(db.client), other, 'TEACHER');
    const { mark } = await (await roster()).plan({ classId, rows: list });
    await expect((await as(other)).roster.import({ classId, rows: list, mark })).rejects.toMatchObject({
      code: 'NOT_FOUND',
    });
    expect(await students()).toEqual([]);
  });

  test('of a hundred and fifty students is brought in as a whole', async () => {
    const rows = Array.from({ length: 150 }, (_, at) =>
      row(at + 2, `Student Number ${at}`, `n${at}`, [`Team ${at % 20}`]),
    );
    expect(await bringIn(rows)).toMatchObject({ added: 150 });
    expect(await db.client.groupMember.count({ where: { classId } })).toBe(150);
  }, 120_000);

  test('an erased student’s id is free again, and nothing of the list’s is left of them', async () => {
    await bringIn(list);
    const { id } = await db.client.membership.findFirstOrThrow({ where: { classId, sourceId: '1' } });
    const call = await as(teacherId);
    const taken = await call.records.takeOut({ classId, membershipId: id });
    expect(taken.person).toMatchObject({ name: 'Ada Brandt', sourceId: '1' });
    await call.records.erase({ classId, membershipId: id, typedName: 'Ada Brandt', words: 'keep' });
    const left = await db.client.membership.findUniqueOrThrow({ where: { classId_id: { classId, id } } });
    expect(left).toMatchObject({ sourceId: null, displayName: 'A former student' });
    const plan = await (await roster()).plan({ classId, rows: list });
    expect(plan.outcomes.map(({ kind }) => kind)).toEqual(['add', 'left', 'wrong']);
  });
});

describe('sign-in cards', () => {
  test('give new passwords to the students chosen, end their sessions, and are noted for each', async () => {
    const { cards } = await bringIn(list);
    const [ada, bo] = cards;
    const session = String(await enter(ada?.userName ?? '', ada?.password ?? ''));
    const call = await roster();
    const waiting = await call.students({ classId });
    expect(waiting.map(one => [one.displayName, one.waits])).toEqual([
      ['Ada Brandt', true],
      ['Bo Lindqvist', true],
    ]);
    const given = await call.giveCards({ classId, membershipIds: [waiting[0]?.membershipId ?? '', randomUUID()] });
    expect(given.cards.map(card => card.userName)).toEqual([ada?.userName]);
    expect((await findPerson(db.client, session, false)).person).toBeNull();
    expect(await enter(ada?.userName ?? '', ada?.password ?? '')).toBeNull();
    expect(await enter(ada?.userName ?? '', given.cards[0]?.password ?? '')).not.toBeNull();
    expect(await enter(bo?.userName ?? '', bo?.password ?? '')).not.toBeNull();
    expect((await actions()).filter(action => action === 'one-time-password-given')).toHaveLength(1);
  });

  test('are not to be had for who teaches or assists anywhere, nor for who is not in the class', async () => {
    const colleague = await makeMember(db.client, classId, await makeUser(db.client, { canTeach: true }), 'STUDENT');
    const helperId = await makeUser(db.client);
    const helper = await makeMember(db.client, classId, helperId, 'STUDENT');
    await makeMember(db.client, await makeClass(db.client), helperId, 'ASSISTANT');
    const kept = ['SUSPENDED', 'REMOVED', 'PENDING'] as const;
    const out = await Promise.all(
      kept.map(async status => makeMember(db.client, classId, await makeUser(db.client), 'STUDENT', { status })),
    );
    const call = await roster();
    expect(await call.students({ classId })).toEqual([]);
    expect(await call.giveCards({ classId, membershipIds: [colleague, helper, ...out] })).toEqual({ cards: [] });
  });
});
