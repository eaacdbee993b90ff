import { afterAll, beforeAll, expect, test } from 'vitest';
import { makeUser, testPassword } from '#/prisma/factories.ts';
import type { Database } from '#/server/db/database.ts';
import { testDatabase } from '#/server/db/testing.ts';
import { forgetCounts, limits } from './limits.ts';
import { databaseNow, endSessions, findPerson } from './sessions.ts';
import { signIn } from './sign-in.ts';

let db: Database;
beforeAll(async () => {
  db = await testDatabase();
}, 60_000);
afterAll(() => db.close());

const from = (name: string, password: string, demoAllowed = false) =>
  signIn(db.client, { name, password, userAgent: 'test', address: null, demoAllowed });

test('the right password begins a session that says who it is, and ending it ends it at once', async () => {
  const userId = await makeUser(db.client, { userName: 'mira', email: 'mira@school.example' });
  const sid = await from(' Mira ', testPassword);
  expect(sid).not.toBeNull();
  expect((await findPerson(db.client, String(sid), false)).person?.userId).toBe(userId);
  expect(await from('MIRA@school.example', testPassword)).not.toBeNull();
  await endSessions(db.client, userId, { except: null }, await databaseNow(db.client));
  expect((await findPerson(db.client, String(sid), false)).person).toBeNull();
});

test('after ten wrong passwords an account waits, whether it exists or not', async () => {
  await makeUser(db.client, { userName: 'noor' });
  for (const name of ['noor', 'nobody-of-that-name']) {
    for (let tries = 0; tries < 10; tries += 1) expect(await from(name, 'wrong password')).toBeNull();
    await expect(from(name, testPassword)).rejects.toMatchObject({ code: 'too-many' });
  }
});

test('an account of the demo class signs in only where that is allowed', async () => {
  await makeUser(db.client, { userName: 'demo-student', demo: true });
  expect(await from('demo-student', testPassword)).toBeNull();
  const sid = await from('demo-student', testPassword, true);
  expect((await findPerson(db.client, String(sid), true)).person).not.toBeNull();
  expect((await findPerson(db.client, String(sid), false)).person).toBeNull();
});

test('a one-time password that has ended does not sign in, and one that has not must be changed', async () => {
  const userId = await makeUser(db.client, { userName: 'sam' });
  const now = await databaseNow(db.client);
  await db.client.user.update({ where: { id: userId }, data: { oneTimeUntil: new Date(now.getTime() - 1000) } });
  expect(await from('sam', testPassword)).toBeNull();
  await db.client.user.update({ where: { id: userId }, data: { oneTimeUntil: new Date(now.getTime() + 60_000) } });
  const sid = await from('sam', testPassword);
  expect((await findPerson(db.client, String(sid), false)).person?.mustChangePassword).toBe(true);
});

test('what was counted is forgotten once its time is over, and not before', async () => {
  const kept = () => db.client.rateLimiterFlexible.count();
  const now = await databaseNow(db.client);
  const over = new Date(now.getTime() + 1000 * limits['sign-in'].seconds + 600_000);
  await forgetCounts(db.client, over);
  expect(await from('mistyped-name', 'wrong password')).toBeNull();
  await forgetCounts(db.client, now);
  expect(await kept()).toBe(1);
  await forgetCounts(db.client, over);
  expect(await kept()).toBe(0);
});
