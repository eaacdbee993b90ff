// Loaded into a server that is measured (`--require`): at SIGUSR2 it collects its garbage and writes what is left, in MB, to the
// file that MEMORY_FILE names.
const { writeFileSync } = require('node:fs');
const v8 = require('node:v8');
const vm = require('node:vm');

v8.setFlagsFromString('--expose-gc');
const collect = vm.runInNewContext('gc');

process.on('SIGUSR2', () => {
  collect();
  collect();
  const { rss, heapUsed, external } = process.memoryUsage();
  const inMB = Object.entries({ rss, heapUsed, external }).map(([what, bytes]) => [what, Math.round(bytes / 2 ** 20)]);
  writeFileSync(process.env.MEMORY_FILE, JSON.stringify(Object.fromEntries(inMB)));
});
