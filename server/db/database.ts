import path from 'node:path';
import { PrismaPg } from '@prisma/adapter-pg';
import { Pool } from 'pg';
import { PrismaPGlite } from 'pglite-prisma-adapter';
import { PrismaClient } from '#/prisma/generated/client.ts';
import { env } from '#/server/env.ts';
import { log } from '#/server/log.ts';
import { hold } from './hold.ts';
import type { Sql } from './migrate.ts';

/** The client inside one transaction: what every store takes first. */
export type Tx = Omit<PrismaClient, '$connect' | '$disconnect' | '$on' | '$transaction' | '$extends' | '$use'>;

/** One open database: the client, plain SQL for migrations, how to close it. `embedded` is PGlite, which can dump itself whole. */
export type Database = {
  client: PrismaClient;
  sql: Sql;
  embedded: boolean;
  dump?(): Promise<Blob>;
  close(): Promise<void>;
};

/** Where one process may hold only one: survives the several module graphs that the web framework builds. */
const slot = Symbol.for('lectern.database');
const shared = globalThis as { [slot]?: Promise<Database> | undefined };

/** Opens the embedded database in `folder`, or in memory when `folder` is null; `load` restores a dump of a data folder. */
export async function openEmbedded(folder: string | null, load?: Blob): Promise<Database> {
  // Loaded only where it is used: the engine is large, and a build must not open it.
  const { PGlite } = await import('@electric-sql/pglite');
  const release = folder === null ? () => {} : hold(folder);
  try {
    const pglite = await PGlite.create({
      ...(folder === null ? {} : { dataDir: path.join(folder, 'postgres') }),
      ...(load ? { loadDataDir: load } : {}),
    });
    await pglite.exec("SET TIME ZONE 'UTC'");
    return {
      client: new PrismaClient({ adapter: new PrismaPGlite(pglite) }),
      sql: {
        exec: async sql => void (await pglite.exec(sql)),
        query: async <Row>(sql: string, parameters?: unknown[]) => (await pglite.query<Row>(sql, parameters)).rows,
      },
      embedded: true,
      dump: () => pglite.dumpDataDir('gzip'),
      close: async () => {
        await pglite.close();
        release();
      },
    };
  } catch (error) {
    release();
    throw error;
  }
}

/**
 * Opens a PostgreSQL server. A statement may take 5 s, a lock 4 s, a connection from the pool 5 s. Nothing is compiled for a query:
 * every one is short, and compiling one that was only thought to be long takes longer than all of them.
 */
export function openServer(url: string): Database {
  const settings = '-c statement_timeout=5000 -c lock_timeout=4000 -c timezone=UTC -c jit=off';
  const options = { connectionString: url, options: settings };
  const adapter = new PrismaPg({ ...options, max: 10, connectionTimeoutMillis: 5000 });
  const client = new PrismaClient({ adapter });
  // Migrations and their lock need one connection of their own, without the short limits.
  const pool = new Pool({ connectionString: url, max: 1, idleTimeoutMillis: 1000 });
  // A connection that the server ends while nobody uses it is made anew by the next query: it must not end this process.
  pool.on('error', lost => log().warn({ err: lost }, 'an idle database connection was lost'));
  pool.on('connect', connection => connection.on('error', () => {}));
  return {
    client,
    sql: {
      exec: async sql => void (await pool.query(sql)),
      query: async <Row>(sql: string, parameters?: unknown[]) => (await pool.query(sql, parameters)).rows as Row[],
    },
    embedded: false,
    close: async () => {
      await client.$disconnect();
      await pool.end();
    },
  };
}

/** The database of this process, opened at the first call: embedded in `DATA_DIR`, or the server at `DATABASE_URL`. */
export function database(): Promise<Database> {
  const settings = env();
  shared[slot] ??= settings.databaseUrl
    ? Promise.resolve(openServer(settings.databaseUrl))
    : openEmbedded(settings.dataDir).catch(error => {
        shared[slot] = undefined;
        throw error;
      });
  return shared[slot];
}

/** Uses `db` as this process's database: for the start script, which opens it first, and for tests. */
export function useDatabase(db: Database): void {
  shared[slot] = Promise.resolve(db);
}

/**
 * Runs `fn` in the one transaction of an act. Inside, only `tx` may be used. A deadlock or a serialization failure is
 * tried again up to three times, so `fn` must do nothing but talk to `tx`.
 */
export async function act<Result>(client: PrismaClient, fn: (tx: Tx) => Promise<Result>): Promise<Result> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await client.$transaction(fn, { maxWait: 15_000, timeout: 15_000 });
    } catch (error) {
      const again = error instanceof Error && 'code' in error && error.code === 'P2034';
      if (!again || tries >= 3) throw error;
    }
  }
}
