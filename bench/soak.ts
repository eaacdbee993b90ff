// npm run bench:soak [-- MINUTES]: readers come and go, thousands of times over, for at most so many minutes (8): what the server
// process keeps of memory when its garbage is collected. A leak is a heap that grows with the rounds; memory that the system has
// lent and does not get back at once is not. Against the production build on this machine.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { openStream, startCrowd } from './crowd.ts';
import { counters, serverOf } from './process.ts';

/** Who comes and goes at once. */
const readers = 10;
/** After how many rounds is told what is kept; the first is when all code is compiled. */
const told = [50, 500, 1000, 2000, 4000];
/** One round in so many a post is written, so that hints go out. */
const aPost = 25;
const until = performance.now() + Number(process.argv[2] ?? 8) * 60_000;

const folder = mkdtempSync(path.join(tmpdir(), 'lectern-soak-'));
const file = path.join(folder, 'memory');
process.env.MEMORY_FILE = file;
process.env.NODE_OPTIONS = `--require ${path.join(import.meta.dirname, 'memory.cjs')}`;
const { classId, students, write, stop, pid } = await startCrowd(readers);

/** What the process keeps once its garbage is collected, in MB. */
async function kept(server: number): Promise<{ rss: number; heapUsed: number; external: number }> {
  rmSync(file, { force: true });
  process.kill(server, 'SIGUSR2');
  for (;;) {
    try {
      return JSON.parse(readFileSync(file, 'utf8'));
    } catch {
      await sleep(100);
    }
  }
}

try {
  const server = serverOf(pid);
  const tell = async (rounds: number) => {
    // Long enough for streams that nobody reads to be noticed.
    await sleep(5_000);
    const { sockets, files } = counters(server);
    const { rss, heapUsed, external } = await kept(server);
    console.log(
      `after ${rounds} rounds (${rounds * readers} streams): heap ${heapUsed} MB, outside of it ${external} MB, resident ${rss} MB, ${sockets} sockets, ${files} open files`,
    );
  };
  let rounds = 0;
  while (rounds < (told.at(-1) ?? 0) && performance.now() < until) {
    const leave = new AbortController();
    const streams = await Promise.all(students.map(cookie => openStream(cookie, classId, leave.signal)));
    if (rounds % aPost === 0) await write('A word.', null);
    await Promise.all(streams.filter((_, place) => place % 2).map(chunks => chunks.cancel()));
    leave.abort();
    rounds += 1;
    if (told.includes(rounds)) await tell(rounds);
  }
  if (!told.includes(rounds)) await tell(rounds);
} finally {
  await stop();
  rmSync(folder, { recursive: true, force: true });
}
process.exit(0);
