// npm run bench:live: three hundred readers of one thread are connected, somebody writes, and each reads anew with their own
// rights: how long until all of them hold the post, and what each of them received. Against the production build on this
// machine, on a database of its own in the process; PORT (3390) must be free.
import { spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { encode } from 'next-auth/jwt';
import { makeAssignment, makeClass, makeMember, makeReading, makeUser } from '#/prisma/factories.ts';
import { beginSession, databaseNow } from '#/server/auth/sessions.ts';
import { openEmbedded } from '#/server/db/database.ts';
import { migrate, readMigrations } from '#/server/db/migrate.ts';
import { migrationsFolder } from '#/server/db/testing.ts';

const readers = 300;
const port = process.env.PORT ?? '3390';
const base = `http://127.0.0.1:${port}`;
const secret = randomUUID() + randomUUID();
const dataDir = await mkdtemp(path.join(tmpdir(), 'lectern-live-'));
/** As in the browser: hints that come close together are one reason to look. */
const gather = 250;

const db = await openEmbedded(dataDir);
await migrate(db.sql, await readMigrations(migrationsFolder));
const classId = await makeClass(db.client);
const now = await databaseNow(db.client);
async function join(role: 'TEACHER' | 'STUDENT'): Promise<{ userId: string; cookie: string }> {
  const userId = await makeUser(db.client, { canTeach: role === 'TEACHER' });
  await makeMember(db.client, classId, userId, role);
  const sid = await beginSession(db.client, userId, 'bench', now);
  return { userId, cookie: `lectern.session=${await encode({ token: { sid }, secret })}` };
}
const teacher = await join('TEACHER');
const students: string[] = [];
for (let count = 0; count < readers; count += 1) students.push((await join('STUDENT')).cookie);
const readingId = await makeReading(db.client, teacher.userId);
const opensAt = new Date(now.getTime() - 60_000);
const assignmentId = await makeAssignment(db.client, classId, { readingId, quizId: null }, { opensAt });
await db.close();

const { DATABASE_URL: _, ...settings } = process.env;
const server = spawn(process.execPath, [path.join(import.meta.dirname, '../scripts/start.mjs')], {
  env: { ...settings, PORT: port, HOST: '127.0.0.1', DATA_DIR: dataDir, AUTH_SECRET: secret },
  stdio: ['ignore', 'pipe', 'inherit'],
});
const ended = new Promise(resolve => server.once('exit', resolve));

async function call(cookie: string, procedure: string, input: object): Promise<string> {
  const headers = { cookie, 'content-type': 'application/json', 'x-lectern': '1', origin: base };
  const answer = await fetch(`${base}/api/trpc/${procedure}`, { method: 'POST', headers, body: JSON.stringify(input) });
  if (!answer.ok) throw new Error(`${procedure}: ${answer.status} ${await answer.text()}`);
  return answer.text();
}

const write = (words: string, parentId: string | null) =>
  call(teacher.cookie, 'discussion.post', {
    classId,
    assignmentId,
    parentId,
    source: words,
    clientKey: randomUUID(),
    ...(parentId ? {} : { anchor: { kind: 'reading' } }),
  });

try {
  await new Promise<void>((resolve, reject) => {
    server.stdout.on('data', data => String(data).includes('Lectern is ready') && resolve());
    server.once('exit', () => reject(new Error('Lectern did not start')));
  });
  const first = JSON.parse(await write('A first word.', null)).result.data;
  const words = `A word for all ${randomUUID()}`;
  const stop = new AbortController();
  let said = 0;
  const bytes: number[] = [];
  const times: number[] = [];
  const held: Promise<void>[] = [];
  const connected = students.map(async cookie => {
    const stream = await fetch(`${base}/api/live?classId=${classId}`, { headers: { cookie }, signal: stop.signal });
    if (!stream.ok || !stream.body) throw new Error(`live: ${stream.status}`);
    const chunks = stream.body.getReader();
    await chunks.read();
    held.push(
      (async () => {
        for (;;) {
          const { value, done } = await chunks.read();
          if (done) throw new Error('a stream ended before the post came');
          if (!Buffer.from(value).includes('data:')) continue;
          await new Promise(resolve => setTimeout(resolve, gather));
          const body = await call(cookie, 'discussion.thread', { classId, threadId: first.threadId, cursor: null });
          if (!body.includes(words)) continue;
          times.push(performance.now() - said);
          bytes.push(body.length);
          return;
        }
      })(),
    );
  });
  await Promise.all(connected);
  console.log(`${readers} readers are connected`);
  said = performance.now();
  await write(words, first.postId);
  await Promise.all(held);
  stop.abort();
  times.sort((a, b) => a - b);
  const at = (share: number) => ((times[Math.ceil(times.length * share) - 1] ?? Number.NaN) / 1000).toFixed(2);
  console.log(`they hold the new post after ${at(0.5)} s (half), ${at(0.95)} s (95 %), ${at(1)} s (all)`);
  console.log(`each received ${Math.max(...bytes)} bytes at most`);
} finally {
  server.kill('SIGTERM');
  await ended;
  await rm(dataDir, { recursive: true, force: true });
}
process.exit(0);
