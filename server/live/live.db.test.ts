import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Database, openEmbedded, openServer } from '#/server/db/database.ts';
import { env } from '#/server/env.ts';
import { announce, listen, listenerName, membershipOf, pagesOf } from './live.ts';

// The database of the settings itself, since it is the one that is listened to: nothing is written to it.
const url = env().databaseUrl;
let db: Database;
beforeAll(async () => {
  db = url ? openServer(url) : await openEmbedded(null);
}, 60_000);
afterAll(() => db.close());

/** A change announced by another server process, which shares nothing with this one but the database; by this one where there is no server. */
const elsewhere = (classId: string) =>
  url ? db.sql.query("SELECT pg_notify('lectern_live', $1)", [classId]) : announce(db.client, classId);

/** Somebody who listens, and how often they have heard of it. */
function listener(name: string) {
  const one = { heard: 0, end: () => {} };
  one.end = listen(name, () => {
    one.heard += 1;
  });
  return one;
}

/** Announces until it is heard: what is announced before the first connection stands is not. */
async function untilHeard(one: { heard: number }, say: () => Promise<unknown>): Promise<void> {
  const before = one.heard;
  await expect
    .poll(
      async () => {
        await say();
        return one.heard;
      },
      { timeout: 20_000 },
    )
    .toBeGreaterThan(before);
}

test('whoever listens to a class hears its changes from every process, and nothing of other classes', async () => {
  const [classId, other] = [randomUUID(), randomUUID()];
  const ear = listener(classId);
  await untilHeard(ear, () => elsewhere(classId));
  const deaf = listener(other);
  await untilHeard(ear, () => announce(db.client, classId));
  await untilHeard(ear, () => elsewhere(classId));
  expect(deaf.heard).toBe(0);
  ear.end();
  const { heard } = ear;
  await untilHeard(deaf, async () => {
    await elsewhere(classId);
    await elsewhere(other);
  });
  expect(ear.heard).toBe(heard);
  deaf.end();
}, 60_000);

test('what one has read is told to one’s own pages alone', async () => {
  const [classId, userId] = [randomUUID(), randomUUID()];
  const mine = pagesOf(classId, userId);
  const [here, there] = [listener(mine), listener(mine)];
  await untilHeard(here, () => announce(db.client, mine));
  const [classmate, membership] = [listener(classId), listener(membershipOf(classId, userId))];
  await untilHeard(here, () => announce(db.client, mine));
  await untilHeard(there, () => announce(db.client, mine));
  expect(membership.heard).toBe(0);
  expect(classmate.heard).toBe(0);
  for (const one of [here, there, classmate, membership]) one.end();
});

test('a lost connection to the database server is made again, and all look once at what they may have missed', async () => {
  const classId = randomUUID();
  const ear = listener(classId);
  await untilHeard(ear, () => elsewhere(classId));
  if (url) {
    const before = ear.heard;
    const mine = [listenerName(process.pid)];
    await db.sql.query('SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = $1', mine);
    await expect.poll(() => ear.heard, { timeout: 20_000 }).toBeGreaterThan(before);
  }
  await untilHeard(ear, () => elsewhere(classId));
  ear.end();
}, 60_000);

test('somebody who listens and goes, a thousand times over, leaves nobody listening', async () => {
  const classId = randomUUID();
  let heard = 0;
  for (let round = 0; round < 1000; round += 1) listen(classId, () => (heard += 1))();
  const ear = listener(classId);
  await untilHeard(ear, () => announce(db.client, classId));
  expect(heard).toBe(0);
  ear.end();
});
