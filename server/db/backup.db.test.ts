import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { makeUser } from '#/prisma/factories.ts';
import { backupTo, restoreFrom } from './backup.ts';
import { openEmbedded } from './database.ts';
import { migrate, readMigrations } from './migrate.ts';
import { migrationsFolder } from './testing.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'lectern-backup-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

test('a restored backup brings back what was there, and a file that is no backup changes nothing', async () => {
  const dataDir = path.join(folder, 'data');
  const file = path.join(folder, 'kept', 'monday.tar.gz');
  const people = async () => {
    const db = await openEmbedded(dataDir);
    const found = await db.client.user.findMany({ select: { displayName: true }, orderBy: { id: 'asc' } });
    await db.close();
    return found.map(each => each.displayName);
  };

  const monday = await openEmbedded(dataDir);
  await migrate(monday.sql, await readMigrations(migrationsFolder));
  await makeUser(monday.client, { displayName: 'Ms Abara' });
  await backupTo(monday, file);
  await makeUser(monday.client, { displayName: 'Mr Dahl' });
  await monday.close();
  expect(await people()).toEqual(['Ms Abara', 'Mr Dahl']);

  const nonsense = path.join(folder, 'nonsense.tar.gz');
  await writeFile(nonsense, 'no database at all');
  await expect(restoreFrom(nonsense, dataDir)).rejects.toThrow('is no backup');
  expect(await people()).toEqual(['Ms Abara', 'Mr Dahl']);

  expect(await restoreFrom(file, dataDir)).toBe(1);
  expect(await people()).toEqual(['Ms Abara']);
  expect(await readdir(path.dirname(file))).toEqual(['monday.tar.gz']);
}, 120_000);
