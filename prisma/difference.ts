import { readdir, readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import { bindMigrationAwareSqlAdapterFactory } from '@prisma/driver-adapter-utils';
import { PrismaPGlite } from 'pglite-prisma-adapter';

const here = import.meta.dirname;

async function schemaFiles() {
  const models = await readdir(path.join(here, 'models'));
  const files = ['schema.prisma', ...models.sort().map(name => `models/${name}`)];
  return Promise.all(
    files.map(async file => ({ path: path.join(here, file), content: await readFile(path.join(here, file), 'utf8') })),
  );
}

async function migrationDirectories() {
  const folder = path.join(here, 'migrations');
  const names = (await readdir(folder, { withFileTypes: true }).catch(() => [])).filter(entry => entry.isDirectory());
  return Promise.all(
    names
      .map(entry => entry.name)
      .sort()
      .map(async name => ({
        path: name,
        migrationFile: {
          path: 'migration.sql',
          content: { tag: 'ok' as const, value: await readFile(path.join(folder, name, 'migration.sql'), 'utf8') },
        },
      })),
  );
}

/** The SQL that is missing between the migrations and the schema; empty when they agree. Needs no download and no server. */
export async function schemaDifference(): Promise<string> {
  const folder = path.dirname(createRequire(import.meta.url).resolve('@prisma/schema-engine-wasm'));
  const glue = await import(path.join(folder, 'schema_engine_bg.js'));
  const { instance } = await WebAssembly.instantiate(await readFile(path.join(folder, 'schema_engine_bg.wasm')), {
    './schema_engine_bg.js': glue,
  });
  glue.__wbg_set_wasm(instance.exports);
  (instance.exports.__wbindgen_start as () => void)();
  const pglite = await PGlite.create();
  const files = await schemaFiles();
  try {
    const engine = await glue.SchemaEngine.new(
      { datamodels: files.map(file => [file.path, file.content]) },
      () => {},
      bindMigrationAwareSqlAdapterFactory(new PrismaPGlite(pglite)),
    );
    const directories = await migrationDirectories();
    const result = await engine.diff({
      from:
        directories.length === 0
          ? { tag: 'empty' }
          : {
              tag: 'migrations',
              baseDir: path.join(here, 'migrations'),
              lockfile: { path: 'migration_lock.toml', content: 'provider = "postgresql"' },
              shadowDbInitScript: '',
              migrationDirectories: directories,
            },
      to: { tag: 'schemaDatamodel', files },
      script: true,
      shadowDatabaseUrl: null,
      exitCode: null,
      filters: { externalTables: [], externalEnums: [] },
    });
    const sql = String(result.stdout ?? '').trim();
    return /^(-- This is an empty migration\.)?$/.test(sql) ? '' : `${sql}\n`;
  } finally {
    await pglite.close();
  }
}
