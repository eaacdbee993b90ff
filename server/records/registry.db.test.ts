import { afterAll, beforeAll, expect, test } from 'vitest';
import { Prisma } from '#/prisma/generated/client.ts';
import type { Database } from '#/server/db/database.ts';
import { testDatabase } from '#/server/db/testing.ts';
import { registry } from './registry.ts';

let db: Database;
beforeAll(async () => {
  db = await testDatabase();
}, 60_000);
afterAll(() => db.close());

test('every table says how it is given out and what becomes of it when its student is erased', () => {
  const missing = Object.keys(Prisma.ModelName).filter(name => !(name in registry));
  expect(missing, 'Add a row for each to server/records/registry.ts').toEqual([]);
});

test('no table that names a member or an account is passed over, and what is said of columns is true', async () => {
  const columns = await db.sql.query<{ table: string; column: string }>(
    `SELECT table_name AS "table", column_name AS "column" FROM information_schema.columns WHERE table_schema = 'public'`,
  );
  const has = (table: string, column: string) => columns.some(one => one.table === table && one.column === column);
  for (const [table, keeping] of Object.entries(registry)) {
    if (keeping.whose === null)
      expect(has(table, 'membershipId') || has(table, 'userId'), `${table} holds what is a student's`).toBe(false);
    else {
      const { whose, erased } = keeping;
      const named = [
        table === 'User' ? 'id' : typeof whose === 'string' ? whose : whose.by,
        ...(typeof erased === 'object' ? erased.emptied : []),
      ];
      expect(
        named.filter(column => !has(table, column)),
        table,
      ).toEqual([]);
    }
  }
});
