import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { type Database, openEmbedded } from './database.ts';

/** Writes the whole embedded database to `file` (a gzipped tar), complete or not at all. Throws for a server. */
export async function backupTo(db: Database, file: string): Promise<void> {
  if (!db.dump) throw new Error('Only the embedded database is backed up here: use pg_dump for a PostgreSQL server');
  await mkdir(path.dirname(path.resolve(file)), { recursive: true, mode: 0o700 });
  const part = `${file}.part`;
  await writeFile(part, Buffer.from(await (await db.dump()).arrayBuffer()), { mode: 0o600 });
  await rename(part, file);
}

/**
 * Puts the database of a backup in the place of the one in `dataDir`. The backup is opened and asked first; what stood
 * there before is kept beside it until the new one is in place. Returns how many accounts it holds. Throws when the file
 * cannot be read or holds no database of Lectern's; then nothing has changed.
 */
export async function restoreFrom(file: string, dataDir: string): Promise<number> {
  const dump = new Blob([await readFile(file)]);
  const people = await accountsIn(dump).catch(cause => {
    throw new Error(`${file} is no backup of Lectern's database`, { cause });
  });
  const place = path.join(dataDir, 'postgres');
  const before = `${place}.before-restore`;
  const held = await openEmbedded(dataDir);
  await held.close();
  await rm(before, { recursive: true, force: true });
  await rename(place, before);
  const db = await openEmbedded(dataDir, dump);
  await db.close();
  await rm(before, { recursive: true, force: true });
  return people;
}

async function accountsIn(dump: Blob): Promise<number> {
  const trial = await openEmbedded(null, dump);
  try {
    return await trial.client.user.count();
  } finally {
    await trial.close();
  }
}
