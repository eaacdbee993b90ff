// npm start: from a bare clone to a running Lectern. npm run dev: the same, rebuilding pages as they change.
import { spawn } from 'node:child_process';
import { createServer } from 'node:net';
import path from 'node:path';
import { build, checkNode, fail, generate, install, root, say, script } from './steps.mjs';

const dev = process.argv.includes('--dev');

checkNode();
await install();
await generate();
const { register } = await import('tsx/esm/api');
register();
const { parseEnv, SettingsError } = await import('../server/env.ts');

let settings;
try {
  settings = parseEnv(process.env);
} catch (error) {
  if (error instanceof SettingsError) fail(error.message);
  throw error;
}

// The database is made ready by a process of its own, so that the server starts on one that is whole; and before the build,
// so that a second start never rebuilds under a first.
if ((await script('scripts/prepare.ts')) !== 0) process.exit(1);
const probe = createServer();
const refused = await new Promise(resolve => {
  probe.once('error', resolve);
  probe.listen(settings.port, settings.host, () => probe.close(() => resolve(null)));
});
if (refused?.code === 'EADDRINUSE')
  fail(`Port ${settings.port} of ${settings.host} is taken by another program. Stop it, or set PORT to a free one.`);
if (refused) fail(`Lectern cannot listen on ${settings.host}, port ${settings.port}: ${refused.message}`);
if (!dev) await build();

say(`Starting on ${settings.appUrl}`);
const next = path.join(root, 'node_modules/next/dist/bin/next');
const child = spawn(process.execPath, [next, dev ? 'dev' : 'start', '-H', settings.host, '-p', String(settings.port)], {
  cwd: root,
  stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  env: {
    ...process.env,
    NODE_ENV: dev ? 'development' : 'production',
    NEXTAUTH_URL: settings.appUrl,
    LECTERN_RUNNING: '1',
  },
});
let ending = false;
function stop() {
  if (!ending) say('Stopping');
  ending = true;
  child.kill('SIGTERM');
}
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, stop);
// npm starts this through a shell that passes no signal on: a service manager that ends npm would leave the server behind.
if (['start', 'dev'].includes(process.env.npm_lifecycle_event)) {
  const parent = process.ppid;
  setInterval(() => process.ppid !== parent && stop(), 1000).unref();
}
child.on('exit', code => process.exit(ending ? 0 : (code ?? 1)));

const health = `http://${settings.host === '0.0.0.0' ? '127.0.0.1' : settings.host === '::' ? '[::1]' : settings.host}:${settings.port}/api/health`;
while (!ending && child.exitCode === null) {
  const answer = await fetch(health).catch(() => null);
  if (answer?.ok) {
    say(`Lectern is ready: ${settings.appUrl}`);
    break;
  }
  await new Promise(resolve => setTimeout(resolve, 250));
}
