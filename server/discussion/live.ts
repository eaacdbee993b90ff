import { EventEmitter } from 'node:events';
import { Client } from 'pg';
import type { PrismaClient } from '#/prisma/generated/client.ts';
import { env } from '#/server/env.ts';
import { log } from '#/server/log.ts';

const channel = 'lectern_live';

/** Who listens in this process. It survives the several module graphs that the web framework builds. */
const slot = Symbol.for('lectern.live');
type Ears = { emitter: EventEmitter; server: Client | null };
const shared = globalThis as { [slot]?: Ears };

function ears(): Ears {
  shared[slot] ??= { emitter: new EventEmitter().setMaxListeners(0), server: null };
  return shared[slot];
}

/** On a database server, hears what any process announces; a lost connection is made again at the next listener. */
async function hearOthers(url: string): Promise<void> {
  const mine = ears();
  if (mine.server) return;
  const client = new Client({ connectionString: url });
  mine.server = client;
  const lost = () => {
    mine.server = null;
  };
  client.on('error', lost).on('end', lost);
  client.on('notification', ({ payload }) => void mine.emitter.emit(payload ?? ''));
  try {
    await client.connect();
    await client.query(`LISTEN ${channel}`);
  } catch (error) {
    lost();
    log().warn({ err: error }, 'live: the database server could not be listened to');
  }
}

/** Tells whoever listens to a class, in every process, that something in it has changed; never what. */
export async function announce(db: PrismaClient, classId: string): Promise<void> {
  if (env().databaseUrl) await db.$queryRaw`SELECT 1 FROM pg_notify(${channel}, ${classId})`;
  else ears().emitter.emit(classId);
}

/** Calls `heard` at every change of the class until the function returned is called. */
export function listen(classId: string, heard: () => void): () => void {
  const { databaseUrl } = env();
  if (databaseUrl) void hearOthers(databaseUrl);
  const { emitter } = ears();
  emitter.on(classId, heard);
  return () => void emitter.off(classId, heard);
}
