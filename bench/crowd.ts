// A class of many readers before a production server of its own: what the benches of live reading share. On a database of its
// own, embedded or on the server at DATABASE_URL; PORT (3390) must be free.
import { spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { encode } from 'next-auth/jwt';
import { Pool } from 'pg';
import { makeAssignment, makeClass, makeMember, makeReading, makeUser } from '#/prisma/factories.ts';
import { beginSession, databaseNow } from '#/server/auth/sessions.ts';
import { openEmbedded, openServer } from '#/server/db/database.ts';
import { migrate, readMigrations } from '#/server/db/migrate.ts';
import { migrationsFolder } from '#/server/db/testing.ts';

const port = process.env.PORT ?? '3390';
const base = `http://127.0.0.1:${port}`;
const secret = randomUUID() + randomUUID();

/** A database of its own: where it is, and how it goes. `sessions` counts the connections of others to it; null where it is embedded. */
async function makeDatabase() {
  const server = process.env.DATABASE_URL;
  if (!server) return { url: null, sessions: null, drop: async () => {} };
  const name = `lectern_bench_${randomUUID().slice(0, 8)}`;
  const admin = new Pool({ connectionString: server, max: 1 });
  await admin.query(`CREATE DATABASE ${name}`);
  const own = new URL(server);
  own.pathname = `/${name}`;
  return {
    url: own.href,
    sessions: async () => {
      const { rows } = await admin.query('SELECT count(*)::int AS all FROM pg_stat_activity WHERE datname = $1', [
        name,
      ]);
      return Number(rows[0].all);
    },
    drop: async () => {
      await admin.query(`DROP DATABASE ${name} WITH (FORCE)`);
      await admin.end();
    },
  };
}

/** Calls a procedure as whoever the cookie belongs to; gives the answer as text. */
export async function call(cookie: string, procedure: string, input: object): Promise<string> {
  const headers = { cookie, 'content-type': 'application/json', 'x-lectern': '1', origin: base };
  const answer = await fetch(`${base}/api/trpc/${procedure}`, { method: 'POST', headers, body: JSON.stringify(input) });
  if (!answer.ok) throw new Error(`${procedure}: ${answer.status} ${await answer.text()}`);
  return answer.text();
}

/** Opens the stream of hints of a reader, with its beginning read. */
export async function openStream(cookie: string, classId: string, signal: AbortSignal) {
  const stream = await fetch(`${base}/api/live?classId=${classId}`, { headers: { cookie }, signal });
  if (!stream.ok || !stream.body) throw new Error(`live: ${stream.status}`);
  const chunks = stream.body.getReader();
  await chunks.read();
  return chunks;
}

/** Starts Lectern with a class of so many students, all signed in, and a discussion that nobody has written in. */
export async function startCrowd(size: number) {
  const dataDir = await mkdtemp(path.join(tmpdir(), 'lectern-crowd-'));
  const { url, sessions, drop } = await makeDatabase();
  const db = url ? openServer(url) : await openEmbedded(dataDir);
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
  for (let count = 0; count < size; count += 1) students.push((await join('STUDENT')).cookie);
  const readingId = await makeReading(db.client, teacher.userId);
  const opensAt = new Date(now.getTime() - 60_000);
  const assignmentId = await makeAssignment(db.client, classId, { readingId, quizId: null }, { opensAt });
  await db.close();

  const { DATABASE_URL: _, ...settings } = process.env;
  const server = spawn(process.execPath, [path.join(import.meta.dirname, '../scripts/start.mjs')], {
    env: {
      ...settings,
      ...(url ? { DATABASE_URL: url } : {}),
      PORT: port,
      HOST: '127.0.0.1',
      DATA_DIR: dataDir,
      AUTH_SECRET: secret,
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = new Promise(resolve => server.once('exit', resolve));
  async function stop() {
    server.kill('SIGTERM');
    await ended;
    await drop();
    await rm(dataDir, { recursive: true, force: true });
  }
  try {
    await new Promise<void>((resolve, reject) => {
      server.stdout.on('data', data => String(data).includes('Lectern is ready') && resolve());
      server.once('exit', () => reject(new Error('Lectern did not start')));
    });
  } catch (error) {
    await stop();
    throw error;
  }
  /** Writes as the teacher: a reply, or with no parent a thread. */
  const write = async (words: string, parentId: string | null): Promise<{ postId: string; threadId: string }> => {
    const place = { classId, assignmentId, parentId, ...(parentId ? {} : { anchor: { kind: 'reading' } }) };
    const post = { ...place, source: words, clientKey: randomUUID() };
    return JSON.parse(await call(teacher.cookie, 'discussion.post', post)).result.data;
  };
  return { classId, students, write, stop, sessions, pid: Number(server.pid) };
}
