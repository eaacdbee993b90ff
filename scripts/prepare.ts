// Makes the database ready before the server starts: who holds it, backup before a migration, migrations, the demo class.
import path from 'node:path';
import { demoAccounts, hasDemo, seedDemo } from '../prisma/seed.ts';
import { backupTo } from '../server/db/backup.ts';
import { openEmbedded, openServer } from '../server/db/database.ts';
import { HeldError } from '../server/db/hold.ts';
import { MigrationError, migrate, pendingMigrations, readMigrations } from '../server/db/migrate.ts';
import { env, isLoopback } from '../server/env.ts';

const settings = env();
const say = (text: string) => console.log(`▸ ${text}`);

try {
  say(settings.databaseUrl ? 'Opening the PostgreSQL server' : `Opening the embedded database in ${settings.dataDir}`);
  const db = settings.databaseUrl ? openServer(settings.databaseUrl) : await openEmbedded(settings.dataDir);
  const migrations = await readMigrations(path.join(import.meta.dirname, '../prisma/migrations'));
  const pending = await pendingMigrations(db.sql, migrations);
  const used = pending.length < migrations.length;
  if (pending.length > 0 && used && db.embedded) {
    const file = path.join(settings.dataDir, 'backups', `before-${pending[0]?.name}.tar.gz`);
    await backupTo(db, file);
    say(`Backed up to ${file} before migrating`);
  }
  for (const name of await migrate(db.sql, migrations)) say(`Applied migration ${name}`);
  // Nothing else does it there: an embedded database has no process of its own that sweeps and counts.
  if (db.embedded) await db.sql.exec('VACUUM ANALYZE');
  const loopback = isLoopback(settings.host) && isLoopback(new URL(settings.appUrl).hostname);
  if (!settings.databaseUrl && loopback && (await db.client.user.count()) === 0) {
    say('Making the demo class');
    await seedDemo(db);
  }
  if (loopback && (await hasDemo(db.client))) {
    say('The demo class signs in with (on this machine only):');
    for (const account of demoAccounts)
      console.log(`    ${account.role.toLowerCase().padEnd(9)} ${account.userName.padEnd(8)} ${account.password}`);
  }
  await db.close();
} catch (error) {
  const plain = error instanceof HeldError || error instanceof MigrationError;
  console.error(
    `✗ ${plain ? error.message : `The database could not be opened: ${error instanceof Error ? error.message : error}`}`,
  );
  process.exit(1);
}
process.exit(0);
