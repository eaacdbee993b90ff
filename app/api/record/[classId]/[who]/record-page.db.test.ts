import { afterAll, beforeAll, expect, test } from 'vitest';
import { english } from '#/messages/english.ts';
import type { Database } from '#/server/db/database.ts';
import { testDatabase } from '#/server/db/testing.ts';
import { tablesOf } from '#/server/records/registry.ts';

let db: Database;
beforeAll(async () => {
  db = await testDatabase();
}, 60_000);
afterAll(() => db.close());

test('a record as a page has a word for every column that it shows, and for no other', async () => {
  const listed = ['User', ...tablesOf(({ given }) => given === 'rows' || given === 'alone')];
  const columns = await db.sql.query<{ table: string; column: string; type: string }>(
    `SELECT table_name AS "table", column_name AS "column", data_type AS type FROM information_schema.columns WHERE table_schema = 'public'`,
  );
  // Ids are not shown, but for an assignment's, which stands as its title; the hash of the password is given to nobody.
  const shown = columns
    .filter(({ table, column, type }) => listed.includes(table) && type !== 'uuid' && column !== 'passwordHash')
    .map(({ column }) => column);
  const needed = new Set([...shown, 'assignment']);
  const worded = Object.keys(english.records.columns);
  expect([...needed].filter(column => !worded.includes(column))).toEqual([]);
  expect(worded.filter(column => !needed.has(column))).toEqual([]);
});
