import { spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Database, openServer } from '#/server/db/database.ts';
import { env } from '#/server/env.ts';
import { announce, listen, listenerName } from './live.ts';

// Only with a database server can there be a second process: the embedded database is held by one.
const url = env().databaseUrl;
const root = path.join(import.meta.dirname, '../..');
const classId = randomUUID();
let db: Database;
let other: ReturnType<typeof startOther>;
let heardHere = 0;
let deaf = () => {};

/** A second process that listens to the class and announces changes in it. */
function startOther() {
  const script = path.join(import.meta.dirname, 'elsewhere.testing.ts');
  const child = spawn(process.execPath, ['--import', 'tsx', script, classId], {
    cwd: root,
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const one = { pid: Number(child.pid), heard: 0, say: () => child.stdin.write('\n'), end: () => {} };
  const ended = new Promise(resolve => child.once('exit', resolve));
  child.stdout.on('data', data => {
    one.heard += String(data).split('\n').length - 1;
  });
  one.end = () => child.kill();
  return Object.assign(one, { ended });
}

beforeAll(() => {
  if (!url) return;
  db = openServer(url);
  other = startOther();
  deaf = listen(classId, () => {
    heardHere += 1;
  });
});
afterAll(async () => {
  deaf();
  if (!url) return;
  other.end();
  await other.ended;
  await db.close();
});

/** Announces by `say` until `heard` grows: what is said before a connection stands is not heard. */
async function untilHeard(heard: () => number, say: () => unknown): Promise<void> {
  const before = heard();
  const told = async () => {
    await say();
    return heard();
  };
  await expect.poll(told, { timeout: 20_000 }).toBeGreaterThan(before);
}
const here = () => heardHere;
const there = () => other.heard;
/** The connections by which these two processes listen; with `end`, that many that were ended. */
async function listening(end = false): Promise<number> {
  const names = [process.pid, other.pid].map(listenerName);
  const what = end ? 'count(pg_terminate_backend(pid))' : 'count(*)';
  const [row] = await db.sql.query<{ all: number }>(
    `SELECT ${what}::int AS "all" FROM pg_stat_activity WHERE application_name = ANY($1)`,
    [names],
  );
  return row?.all ?? 0;
}

test.runIf(url)(
  'a change made in one process is heard in another, both ways, and a process listens by one connection',
  async () => {
    await untilHeard(there, () => announce(db.client, classId));
    await untilHeard(here, () => other.say());
    const more = Array.from({ length: 300 }, () => listen(classId, () => {}));
    await untilHeard(here, () => other.say());
    expect(await listening()).toBe(2);
    for (const end of more) end();
  },
  60_000,
);

test.runIf(url)(
  'when the connections that listen are ended, both processes look again for what they missed, and hear each other as before',
  async () => {
    await untilHeard(there, () => announce(db.client, classId));
    await untilHeard(here, () => other.say());
    expect(await listening(true)).toBe(2);
    // Nobody listens now: whoever hears of anything has connected anew, by itself.
    const before = [here(), there()] as const;
    await expect.poll(here, { timeout: 20_000 }).toBeGreaterThan(before[0]);
    await expect.poll(there, { timeout: 20_000 }).toBeGreaterThan(before[1]);
    await untilHeard(there, () => announce(db.client, classId));
    await untilHeard(here, () => other.say());
  },
  60_000,
);
