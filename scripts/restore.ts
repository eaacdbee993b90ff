// npm run restore -- FILE: puts the database of a backup in the place of the embedded one.
import { restoreFrom } from '../server/db/backup.ts';
import { env } from '../server/env.ts';

const file = process.argv[2];
try {
  if (!file) throw new Error('Usage: npm run restore -- FILE');
  if (env().databaseUrl) throw new Error('DATABASE_URL is set: restore a PostgreSQL server with pg_restore.');
  const people = await restoreFrom(file, env().dataDir);
  console.log(`Restored ${file} into ${env().dataDir}: ${people} accounts.`);
} catch (error) {
  console.error(`✗ ${error instanceof Error ? error.message : error}`);
  process.exitCode = 1;
}
