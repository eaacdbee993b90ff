import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { makeUser, testPassword } from '#/prisma/factories.ts';
import type { Database } from '#/server/db/database.ts';
import { testDatabase } from '#/server/db/testing.ts';
import { callerFor } from '#/server/trpc/testing.ts';
import { type Limit, limits } from './limits.ts';
import { findPerson } from './sessions.ts';
import { signIn } from './sign-in.ts';

let db: Database;
beforeAll(async () => {
  // Who may sign up is a setting; a database server wants a secret beside it.
  vi.stubEnv('TEACHER_SIGNUP', 'anyone');
  vi.stubEnv('AUTH_SECRET', process.env.AUTH_SECRET ?? 'only for this test, of no worth to anybody');
  db = await testDatabase();
}, 60_000);
afterAll(async () => {
  vi.unstubAllEnvs();
  await db.close();
});

const from = (name: string, password: string) =>
  signIn(db.client, { name, password, userAgent: 'test', address: null, demoAllowed: false });
const refused = (code: string) => expect.objectContaining({ cause: expect.objectContaining({ code }) });
const teacher = { displayName: 'Ada Brandt', password: 'a boat on the river', timeZone: 'Asia/Phnom_Penh' };

test('signing up answers alike whether the address has an account, and leaves the account that is there as it was', async () => {
  const open = await callerFor(db, null);
  const first = await open.account.signUpTeacher({ ...teacher, email: 'Ada@School.example' });
  const again = await open.account.signUpTeacher({
    ...teacher,
    email: 'ada@school.example',
    password: 'another long word',
  });
  expect(again).toEqual(first);
  expect(await from('ada@school.example', teacher.password)).not.toBeNull();
  expect(await from('ada@school.example', 'another long word')).toBeNull();
  expect(await db.client.user.count({ where: { email: 'ada@school.example' } })).toBe(1);
});

test('accounts are counted by browser, by network address and all together, whichever is used up first', async () => {
  let made = 0;
  const signUp = async (browser: string | null, address?: string) => {
    made += 1;
    const open = await callerFor(db, null, { browser, ...(address ? { address } : {}) });
    return open.account.signUpTeacher({ ...teacher, email: `new-${made}@school.example` });
  };
  const leave = (limit: Limit, key: string, left: number) =>
    db.client.rateLimiterFlexible.upsert({
      where: { key: `${limit}:${key}` },
      create: { key: `${limit}:${key}`, points: limits[limit].points - left, expire: new Date(Date.now() + 3_600_000) },
      update: { points: limits[limit].points - left },
    });

  // Who drops the cookie shares one count with all others who do; who has one does not wait for them.
  await leave('sign-up', 'none', 1);
  await signUp(null);
  await expect(signUp(null)).rejects.toEqual(refused('too-many'));
  await signUp('known');

  // A new cookie for every account does not help at one address,
  await leave('sign-up-address', '192.0.2.7', 1);
  await signUp('fresh-1', '192.0.2.7');
  await expect(signUp('fresh-2', '192.0.2.7')).rejects.toEqual(refused('too-many'));
  await signUp('fresh-3', '192.0.2.8');

  // nor does a new address for every account; and who is stopped before takes nothing from all.
  await leave('sign-ups', 'all', 1);
  await expect(signUp(null)).rejects.toEqual(refused('too-many'));
  await expect(signUp('fresh-4', '192.0.2.7')).rejects.toEqual(refused('too-many'));
  await signUp('fresh-5', '192.0.2.9');
  await expect(signUp('fresh-6', '192.0.2.10')).rejects.toEqual(refused('too-many'));
  const accounts = await db.client.user.count({ where: { email: { startsWith: 'new-' } } });
  expect(accounts).toBe(5);
});

test('a changed password ends every other session, on the next call, and keeps the one it was changed in', async () => {
  const userId = await makeUser(db.client, { userName: 'two-places' });
  const elsewhere = String(await from('two-places', testPassword));
  const call = await callerFor(db, userId);
  expect(await call.account.changePassword({ current: testPassword, next: 'a boat on the river' })).toEqual({
    ended: 1,
  });
  expect((await findPerson(db.client, elsewhere, false)).person).toBeNull();
  const sessions = await call.account.sessions();
  expect(sessions.map(session => session.current)).toEqual([true]);
  expect(await from('two-places', testPassword)).toBeNull();
  expect(await from('two-places', 'a boat on the river')).not.toBeNull();
});

test('a password is changed only by who knows it, to one that is strong enough; guessing it waits after ten tries', async () => {
  const call = await callerFor(db, await makeUser(db.client, { canTeach: true }));
  for (const next of [testPassword, 'nine char', 'password123'])
    await expect(call.account.changePassword({ current: testPassword, next })).rejects.toEqual(
      refused('password-weak'),
    );
  for (let tries = 0; tries < 10; tries += 1)
    await expect(
      call.account.changePassword({ current: 'a wrong guess', next: 'a boat on the river' }),
    ).rejects.toEqual(refused('password-wrong'));
  await expect(call.account.changePassword({ current: testPassword, next: 'a boat on the river' })).rejects.toEqual(
    refused('too-many'),
  );
});

test('thirty wrong passwords at the same moment are no more tries than ten', async () => {
  await makeUser(db.client, { userName: 'crowded' });
  const results = await Promise.allSettled(Array.from({ length: 30 }, () => from('crowded', 'a wrong guess')));
  expect(results.filter(result => result.status === 'fulfilled')).toHaveLength(10);
});

test('one session is ended by its owner and by nobody else', async () => {
  const userId = await makeUser(db.client, { userName: 'at-home' });
  const sid = String(await from('at-home', testPassword));
  const stranger = await callerFor(db, await makeUser(db.client));
  expect(await stranger.account.endSession({ sessionId: sid })).toEqual({ ended: 0 });
  expect((await findPerson(db.client, sid, false)).person).not.toBeNull();
  expect(await (await callerFor(db, userId)).account.endSession({ sessionId: sid })).toEqual({ ended: 1 });
  expect((await findPerson(db.client, sid, false)).person).toBeNull();
});

test('the profile takes what it knows and refuses every other field', async () => {
  const userId = await makeUser(db.client);
  const call = await callerFor(db, userId);
  const profile = { displayName: ' Mira  Hoang ', language: 'en', timeZone: 'Europe/Lisbon', textSize: 'lg' } as const;
  await call.account.updateProfile(profile);
  expect(await (await callerFor(db, userId)).account.me()).toMatchObject({ ...profile, displayName: 'Mira Hoang' });
  for (const extra of [
    { canTeach: true },
    { userName: 'root' },
    { email: 'x@y.example' },
    { passwordHash: 'x' },
    { demo: true },
  ])
    await expect(call.account.updateProfile({ ...profile, ...extra } as never)).rejects.toMatchObject({
      code: 'BAD_REQUEST',
    });
  for (const wrong of [
    { timeZone: 'Mars/Olympus' },
    { textSize: 'huge' },
    { language: 'xx' },
    { displayName: 'a\u202eb' },
  ])
    await expect(call.account.updateProfile({ ...profile, ...wrong } as never)).rejects.toMatchObject({
      code: 'BAD_REQUEST',
    });
});
