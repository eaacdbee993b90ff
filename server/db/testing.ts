import { randomBytes } from 'node:crypto';
import path from 'node:path';
import { Pool } from 'pg';
import { type Database, openEmbedded, openServer } from './database.ts';
import { migrate, readMigrations } from './migrate.ts';

/** The folder of the migrations. */
export const migrationsFolder = path.join(import.meta.dirname, '../../prisma/migrations');

/**
 * A fresh, migrated database for one test file: in memory by default, or a database of its own on the server at
 * `DATABASE_URL`, dropped by `close`.
 */
export async function testDatabase(): Promise<Database> {
  const url = process.env.DATABASE_URL;
  const migrations = await readMigrations(migrationsFolder);
  if (!url) {
    const db = await openEmbedded(null);
    await migrate(db.sql, migrations);
    return db;
  }
  const name = `lectern_test_${randomBytes(6).toString('hex')}`;
  const admin = new Pool({ connectionString: url, max: 1 });
  await admin.query(`CREATE DATABASE ${name}`);
  const own = new URL(url);
  own.pathname = `/${name}`;
  const db = openServer(own.href);
  await migrate(db.sql, migrations);
  return {
    ...db,
    close: async () => {
      await db.close();
      await admin.query(`DROP DATABASE ${name} WITH (FORCE)`);
      await admin.end();
    },
  };
}

/**
 * The database with a count of what it is asked: `taken` tells how many calls there were since it was last asked, and begins
 * to count anew.
 */
export function countingCalls(db: Database): { counting: Database; taken: () => number } {
  let calls = 0;
  const client = db.client.$extends({
    query: {
      $allOperations({ args, query }) {
        calls += 1;
        return query(args);
      },
    },
  });
  const taken = () => {
    const since = calls;
    calls = 0;
    return since;
  };
  return { counting: { ...db, client: client as unknown as Database['client'] }, taken };
}
