import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Database, openEmbedded, openServer } from '#/server/db/database.ts';
import { env } from '#/server/env.ts';
import { announce, listen } from './live.ts';

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

test('whoever listens to a class hears its changes from every process, also after the connection was lost, and nothing of other classes', async () => {
  const classId = randomUUID();
  let heard = 0;
  let others = 0;
  const ends = [listen(classId, () => (heard += 1)), listen(randomUUID(), () => (others += 1))];
  const hears = async () => {
    const before = heard;
    await expect
      .poll(
        async () => {
          await elsewhere(classId);
          return heard;
        },
        { timeout: 20_000 },
      )
      .toBeGreaterThan(before);
  };
  await announce(db.client, classId);
  await hears();
  if (url) {
    await db.sql.query(
      "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND query = 'LISTEN lectern_live' AND pid <> pg_backend_pid()",
    );
    // Streams end every half minute, and begin again with a listener of their own.
    await expect
      .poll(
        async () => {
          ends.push(listen(classId, () => (heard += 1)));
          const before = heard;
          await elsewhere(classId);
          await announce(db.client, classId);
          return heard > before;
        },
        { timeout: 20_000 },
      )
      .toBe(true);
    await hears();
  }
  for (const end of ends) end();
  const before = heard;
  await elsewhere(classId);
  await announce(db.client, classId);
  expect(heard).toBe(before);
  expect(others).toBe(0);
}, 60_000);
