// Writes the SQL that brings the migrations up to the schema: npm run migration -- NAME. Prisma's own command downloads
// an engine; the same engine comes as a package of WebAssembly.
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { schemaDifference } from '../prisma/difference.ts';

const name = process.argv[2];
if (!name || !/^[a-z0-9_]+$/.test(name)) {
  console.error('Usage: npm run migration -- what_it_does');
  process.exit(2);
}
const folder = path.join(import.meta.dirname, '../prisma/migrations');
const sql = await schemaDifference();
if (!sql) {
  console.log('Migrations and schema agree: nothing to write.');
} else {
  const last = Math.max(0, ...(await readdir(folder).catch(() => [])).map(each => Number.parseInt(each, 10) || 0));
  const target = path.join(folder, `${String(last + 1).padStart(4, '0')}_${name}`);
  await mkdir(target, { recursive: true });
  await writeFile(path.join(target, 'migration.sql'), sql);
  console.log(await readFile(path.join(target, 'migration.sql'), 'utf8'));
}
