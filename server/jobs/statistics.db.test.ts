import { afterAll, expect, test } from 'vitest';
import { makeUser } from '#/prisma/factories.ts';
import { testDatabase } from '#/server/db/testing.ts';
import { renewStatistics } from './statistics.ts';

const db = await testDatabase();
afterAll(() => db.close());

const counted = async () => {
  const [table] = await db.client.$queryRaw<{ rows: number }[]>`
    SELECT reltuples::int AS rows FROM pg_class WHERE relname = 'User' AND relkind = 'r'`;
  return table?.rows;
};

// 2026-12-01: a database server counts by itself.
test.runIf(db.embedded)(
  'the embedded database counts its rows anew ten minutes after it began, and not before',
  async () => {
    for (let made = 0; made < 7; made++) await makeUser(db.client);
    const before = await counted();
    const at = (minutes: number) => new Date(Date.UTC(2026, 0, 5, 9, minutes));
    for (const minutes of [0, 5, 9]) await renewStatistics(db.client, at(minutes));
    expect(await counted()).toBe(before);
    await renewStatistics(db.client, at(10));
    expect(await counted()).toBe(7);
  },
);
