// What npm start, npm test and npm run check share: each step says what it does, and is skipped when nothing changed since.
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';

export const root = path.join(import.meta.dirname, '..');
const cache = path.join(root, '.cache');

process.env.NEXT_TELEMETRY_DISABLED = '1';
process.env.CHECKPOINT_DISABLE = '1';

export const say = text => console.log(`▸ ${text}`);

/** Ends this process with one readable message. */
export function fail(text) {
  console.error(`✗ ${text}`);
  process.exit(1);
}

/** Runs a command of the project in the foreground; resolves to its exit code. */
export function run(command, args, { env = {}, quiet = false } = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, {
      cwd: root,
      stdio: ['ignore', quiet ? 'pipe' : 'inherit', quiet ? 'pipe' : 'inherit'],
      env: { ...process.env, ...env },
    });
    let output = '';
    child.stdout?.on('data', data => (output += data));
    child.stderr?.on('data', data => (output += data));
    child.on('error', reject);
    child.on('exit', code => {
      if (quiet && code !== 0) process.stderr.write(output);
      resolve(code ?? 1);
    });
  });
}

/** Runs a program of an installed package with this Node. */
export const bin = (file, args, options) =>
  run(process.execPath, [path.join(root, 'node_modules', file), ...args], options);

/** Runs one of our TypeScript scripts. */
export const script = (file, args = [], options) =>
  run(process.execPath, ['--import', 'tsx', path.join(root, file), ...args], options);

function files(place) {
  const full = path.join(root, place);
  if (!existsSync(full)) return [];
  if (statSync(full).isFile()) return [place];
  return readdirSync(full, { withFileTypes: true })
    .filter(entry => entry.name !== 'generated' && !/\.test\.tsx?$/.test(entry.name))
    .flatMap(entry => files(path.join(place, entry.name)))
    .sort();
}

function fingerprint(places) {
  const hash = createHash('sha256').update(process.version);
  for (const file of places.flatMap(files))
    hash
      .update(file)
      .update('\0')
      .update(readFileSync(path.join(root, file)));
  return hash.digest('hex');
}

/** Does `work` unless it was done before on the same files with `made` still there. */
async function once(name, places, made, text, work) {
  const now = fingerprint(places);
  const mark = path.join(cache, name);
  if (existsSync(path.join(root, made)) && existsSync(mark) && readFileSync(mark, 'utf8') === now) return;
  say(text);
  if ((await work()) !== 0) fail(`That did not work: ${text}`);
  mkdirSync(cache, { recursive: true });
  writeFileSync(mark, now);
}

/** Refuses a Node that is too old, in one sentence. */
export function checkNode() {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  if (major < 20 || (major === 20 && minor < 19))
    fail(`Lectern needs Node 20.19 or newer; this is ${process.version}.`);
}

/** The packages of the lock file, installed without running any script of theirs. */
export const install = () =>
  once(
    'install',
    ['package.json', 'package-lock.json', '.npmrc'],
    'node_modules/next',
    'Installing packages (once, about a minute)',
    () => run('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error'], { env: { NODE_ENV: '' } }),
  );

/** The database client made from the schema. */
export const generate = () =>
  once(
    'generate',
    ['prisma/schema.prisma', 'prisma/models', 'prisma/prisma.config.ts', 'package-lock.json'],
    'prisma/generated/client.ts',
    'Making the database client',
    () => bin('prisma/build/index.js', ['generate', '--config', 'prisma/prisma.config.ts'], { quiet: true }),
  );

/** The production build. */
export const build = () =>
  once(
    'build',
    [
      'app',
      'server',
      'messages',
      'prisma',
      'proxy.ts',
      'instrumentation.ts',
      'next.config.js',
      'tsconfig.json',
      'package-lock.json',
    ],
    '.next/BUILD_ID',
    'Building (when something changed, about a minute)',
    () => bin('next/dist/bin/next', ['build'], { quiet: true, env: { NODE_ENV: 'production' } }),
  );
