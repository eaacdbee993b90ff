// node scripts/run.mjs scripts/x.ts ARGS…: runs a TypeScript script of the project, from a bare clone too. What has to be
// installed or generated first says so on standard error, so that standard output is the script's alone.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';

const root = path.join(import.meta.dirname, '..');
const [file, ...args] = process.argv.slice(2);

/** The one script that needs no database, and so no generated client. */
const withoutDatabase = new Set(['scripts/article.ts']);

function first(text, command, given) {
  if (text) console.error(`▸ ${text}`);
  const done = spawnSync(command, given, { cwd: root, stdio: ['ignore', 2, 2], shell: process.platform === 'win32' });
  if (done.status === 0) return;
  process.exit(done.status ?? 1);
}

if (!file || !existsSync(path.join(root, file))) {
  console.error('Usage: node scripts/run.mjs scripts/NAME.ts ARGUMENTS');
  process.exit(2);
}
if (!existsSync(path.join(root, 'node_modules/tsx/package.json')))
  first('Installing packages (once, about a minute)', 'npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error']);
if (!withoutDatabase.has(file) && !existsSync(path.join(root, 'prisma/generated'))) {
  const steps = pathToFileURL(path.join(root, 'scripts/steps.mjs')).href;
  first(null, process.execPath, ['-e', `import('${steps}').then(steps => steps.generate())`]);
}

process.env.TSX_TSCONFIG_PATH ??= path.join(root, 'tsconfig.json');
process.argv = [process.argv[0] ?? 'node', path.join(root, file), ...args];
const { register } = await import('tsx/esm/api');
register();
await import(pathToFileURL(path.join(root, file)).href);
