import { EventEmitter, setMaxListeners } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { Client } from 'pg';
import type { PrismaClient } from '#/prisma/generated/client.ts';
import { env } from '#/server/env.ts';
import { log } from '#/server/log.ts';

const channel = 'lectern_live';
/** What the one connection by which a process listens is called in the database server's list of them. */
export const listenerName = (pid: number): string => `lectern live ${pid}`;
/** How long to wait before a lost database server is asked again, in milliseconds; doubled up to half a minute. */
const patience = { first: 500, longest: 30_000 };

/** Who listens in this process. It survives the several module graphs that the web framework builds. */
const slot = Symbol.for('lectern.live');
type Ears = { emitter: EventEmitter; hearing: boolean; stop: AbortController };
const shared = globalThis as { [slot]?: Ears };

function ears(): Ears {
  if (!shared[slot]) {
    shared[slot] = { emitter: new EventEmitter().setMaxListeners(0), hearing: false, stop: new AbortController() };
    setMaxListeners(0, shared[slot].stop.signal);
  }
  return shared[slot];
}

/** Aborts when this process is about to stop: what would go on for long ends then, and does not begin any more. */
export const stopping = (): AbortSignal => ears().stop.signal;

/** Ends all streams of this process and lets no other begin. */
export const endStreams = (): void => ears().stop.abort();

/** The channel on which it is told that somebody's membership of a class has ended, so that who listens by it listens no longer. */
export const membershipOf = (classId: string, userId: string): string => `${classId} ${userId}`;
/** The channel on which one's other pages are told that one has read something of a class. */
export const pagesOf = (classId: string, userId: string): string => `${classId} ${userId} read`;

/** Hears what other processes announce until the connection is lost. What was said before it heard may have been missed, so all look once. */
async function hearUntilLost(url: string, emitter: EventEmitter): Promise<void> {
  const client = new Client({ connectionString: url, keepAlive: true, application_name: listenerName(process.pid) });
  const lost = new Promise<void>(done => client.on('error', () => done()).on('end', () => done()));
  client.on('notification', ({ payload }) => void emitter.emit(payload ?? ''));
  try {
    await client.connect();
    await client.query(`LISTEN ${channel}`);
    for (const name of emitter.eventNames()) emitter.emit(name);
    await lost;
  } finally {
    client.end().catch(() => {});
  }
}

/** On a database server, hears what any process announces for as long as somebody listens here; a lost connection is made again. */
async function hearOthers(url: string): Promise<void> {
  const mine = ears();
  if (mine.hearing) return;
  mine.hearing = true;
  for (let wait = patience.first; mine.emitter.eventNames().length > 0; wait = Math.min(wait * 2, patience.longest)) {
    try {
      await hearUntilLost(url, mine.emitter);
      wait = patience.first;
    } catch (error) {
      log().warn({ err: error }, 'live: the database server could not be listened to');
    }
    await sleep(wait, undefined, { ref: false });
  }
  mine.hearing = false;
}

/**
 * Tells whoever listens to a class, to a membership or to one's own pages, in every process, that something has changed; never
 * what. It comes after the change is kept, so that it fails without a word to whoever made that: pages that are not told look
 * again when their stream begins anew.
 */
export async function announce(db: PrismaClient, name: string): Promise<void> {
  if (!env().databaseUrl) ears().emitter.emit(name);
  else
    await db.$queryRaw`SELECT 1 FROM pg_notify(${channel}, ${name})`.catch(error =>
      log().warn({ err: error }, 'live: a change was not announced'),
    );
}

/** Calls `heard` at every change of what is named until the function returned is called. */
export function listen(name: string, heard: () => void): () => void {
  const { emitter } = ears();
  emitter.on(name, heard);
  const { databaseUrl } = env();
  if (databaseUrl) void hearOthers(databaseUrl);
  return () => void emitter.off(name, heard);
}
