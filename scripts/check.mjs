// npm run check: all that must hold before a commit, but for the browser tests. `-- --no-tests` checks form and types alone.
import { bin, checkNode, fail, generate, install, say } from './steps.mjs';

checkNode();
await install();
await generate();
for (const [text, file, args] of [
  ['Format and lint', '@biomejs/biome/bin/biome', ['check', '--error-on-warnings']],
  ['Route types', 'next/dist/bin/next', ['typegen']],
  ['Types', 'typescript/bin/tsc', ['--noEmit', '-p', '.']],
  ['Tests', 'vitest/vitest.mjs', ['run', '--reporter=dot']],
]) {
  if (text === 'Tests' && process.argv.includes('--no-tests')) continue;
  say(text);
  if ((await bin(file, args)) !== 0) fail(`${text}: not in order`);
}
say('All in order');
