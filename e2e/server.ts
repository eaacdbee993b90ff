import { type ChildProcess, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { rmSync } from 'node:fs';
import path from 'node:path';
import { Pool } from 'pg';

const root = path.join(import.meta.dirname, '..');
const port = process.env.E2E_PORT ?? '3210';

/** Stops a Lectern and waits until it is gone. */
export async function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null) return;
  const gone = new Promise(resolve => child.once('exit', resolve));
  child.kill('SIGTERM');
  await gone;
}

/** Starts Lectern as anyone would, in the environment given, and waits until it says that it is ready. */
export async function start(env: NodeJS.ProcessEnv): Promise<ChildProcess> {
  const child = spawn(process.execPath, [path.join(root, 'scripts/start.mjs')], {
    cwd: root,
    env,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let said = '';
  await new Promise<void>((resolve, reject) => {
    const hear = (data: Buffer) => {
      said += data;
      if (said.includes('Lectern is ready')) resolve();
    };
    child.stdout.on('data', hear);
    child.stderr.on('data', hear);
    child.once('exit', () => reject(new Error(`Lectern did not start:\n${said}`)));
  });
  return child;
}

/** Starts the Lectern that all tests use, on a fresh database of the kind under test. */
export default async function setup(): Promise<() => Promise<void>> {
  const server = process.env.DATABASE_URL;
  const name = `lectern_e2e_${randomBytes(6).toString('hex')}`;
  const admin = server ? new Pool({ connectionString: server, max: 1 }) : null;
  let url: string | undefined;
  if (server && admin) {
    await admin.query(`CREATE DATABASE ${name}`);
    const own = new URL(server);
    own.pathname = `/${name}`;
    url = own.href;
    // Workers take it from here: what starts a second process of this Lectern needs its database.
    process.env.E2E_DATABASE_URL = url;
  }
  const env = { ...process.env, PORT: port, DATA_DIR: process.env.E2E_DATA_DIR, ...(url ? { DATABASE_URL: url } : {}) };
  const child = await start(env);
  if (url) {
    const seed = spawn(process.execPath, ['--import', 'tsx', path.join(root, 'scripts/seed.ts')], {
      cwd: root,
      env,
      stdio: 'inherit',
    });
    await new Promise(resolve => seed.once('exit', resolve));
  }
  return async () => {
    await stop(child);
    if (admin) {
      await admin.query(`DROP DATABASE ${name} WITH (FORCE)`);
      await admin.end();
    }
    if (process.env.E2E_DATA_DIR) rmSync(process.env.E2E_DATA_DIR, { recursive: true, force: true });
  };
}
