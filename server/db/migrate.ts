import { createHash, randomUUID } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';

/** What the runner needs of a database: one simple query that may hold many statements, and one with parameters. */
export type Sql = {
  exec(sql: string): Promise<void>;
  query<Row>(sql: string, parameters?: unknown[]): Promise<Row[]>;
};

export type Migration = { name: string; sql: string; checksum: string };

/** The migrations in `folder`, in order of their names: one `<number>_<what>/migration.sql` each. */
export async function readMigrations(folder: string): Promise<Migration[]> {
  const names = (await readdir(folder, { withFileTypes: true }))
    .filter(entry => entry.isDirectory())
    .map(entry => entry.name);
  return Promise.all(
    names.sort().map(async name => {
      const sql = await readFile(path.join(folder, name, 'migration.sql'), 'utf8');
      return { name, sql, checksum: createHash('sha256').update(sql).digest('hex') };
    }),
  );
}

/** A database whose recorded migrations are not those of this code. */
export class MigrationError extends Error {}

// Prisma's own table, so that its tools agree with ours about what has been applied.
const ledger = `CREATE TABLE IF NOT EXISTS "_prisma_migrations" (
  id VARCHAR(36) PRIMARY KEY, checksum VARCHAR(64) NOT NULL, finished_at TIMESTAMPTZ, migration_name VARCHAR(255) NOT NULL,
  logs TEXT, rolled_back_at TIMESTAMPTZ, started_at TIMESTAMPTZ NOT NULL DEFAULT now(), applied_steps_count INTEGER NOT NULL DEFAULT 0)`;

// Any constant will do, as long as it is always the same: it keeps two starting processes from migrating at once.
const migrationLock = 5_318_008_117;

/** The migrations that `sql` has not had yet. Throws a `MigrationError` where history and code differ. */
export async function pendingMigrations(sql: Sql, migrations: Migration[]): Promise<Migration[]> {
  await sql.exec(ledger);
  const applied = await sql.query<{ name: string; checksum: string; finished: boolean }>(
    'SELECT migration_name AS name, checksum, finished_at IS NOT NULL AS finished FROM "_prisma_migrations" WHERE rolled_back_at IS NULL ORDER BY migration_name',
  );
  const known = new Map(migrations.map(migration => [migration.name, migration]));
  for (const row of applied) {
    const migration = known.get(row.name);
    if (!migration)
      throw new MigrationError(
        `The database has had migration ${row.name}, which this version of Lectern does not know: it is newer than the code.`,
      );
    if (!row.finished)
      throw new MigrationError(`Migration ${row.name} did not finish: restore the backup made before it.`);
    if (migration.checksum !== row.checksum)
      throw new MigrationError(`Migration ${row.name} was changed after it was applied.`);
  }
  const done = new Set(applied.map(row => row.name));
  return migrations.filter(migration => !done.has(migration.name));
}

/**
 * Applies what is pending, each migration and its record in one transaction, so that a killed run leaves whole
 * migrations only. Returns the names applied. Processes that start at once wait for each other.
 */
export async function migrate(sql: Sql, migrations: Migration[]): Promise<string[]> {
  await sql.query('SELECT pg_advisory_lock($1::bigint)', [migrationLock]);
  try {
    const pending = await pendingMigrations(sql, migrations);
    for (const migration of pending) {
      // One simple query: nothing splits the text at semicolons, so bodies of functions stay whole.
      await sql
        .exec(`BEGIN;
${migration.sql}
;INSERT INTO "_prisma_migrations" (id, checksum, migration_name, finished_at, applied_steps_count)
VALUES ('${randomUUID()}', '${migration.checksum}', '${migration.name.replaceAll("'", "''")}', now(), 1);
COMMIT;`)
        .catch(async error => {
          await sql.exec('ROLLBACK');
          throw new MigrationError(
            `Migration ${migration.name} failed and left nothing behind: ${error instanceof Error ? error.message : error}`,
          );
        });
    }
    return pending.map(migration => migration.name);
  } finally {
    await sql.query('SELECT pg_advisory_unlock($1::bigint)', [migrationLock]);
  }
}
