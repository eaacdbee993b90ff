// npm run backup -- FILE: the embedded database, whole, in one file.
import { backupTo } from '../server/db/backup.ts';
import { openEmbedded } from '../server/db/database.ts';
import { env } from '../server/env.ts';

const file = process.argv[2];
try {
  if (!file) throw new Error('Usage: npm run backup -- FILE');
  if (env().databaseUrl) throw new Error('DATABASE_URL is set: back a PostgreSQL server up with pg_dump.');
  const db = await openEmbedded(env().dataDir);
  await backupTo(db, file);
  await db.close();
  console.log(`Backed up ${env().dataDir} to ${file}.`);
} catch (error) {
  console.error(`✗ ${error instanceof Error ? error.message : error}`);
  process.exitCode = 1;
}
