// npm run bench:live: three hundred readers of one thread are connected, somebody writes, and each reads anew with their own
// rights: how long until all of them hold the post, and what each of them received. Against the production build on this
// machine.
import { randomUUID } from 'node:crypto';
import { call, openStream, startCrowd } from './crowd.ts';

const readers = 300;
/** As in the browser: hints that come close together are one reason to look. */
const gather = 250;

const { classId, students, write, stop } = await startCrowd(readers);
try {
  const first = await write('A first word.', null);
  const words = `A word for all ${randomUUID()}`;
  const leave = new AbortController();
  let said = 0;
  const bytes: number[] = [];
  const times: number[] = [];
  const held: Promise<void>[] = [];
  const connected = students.map(async cookie => {
    let chunks = await openStream(cookie, classId, leave.signal);
    held.push(
      (async () => {
        for (;;) {
          const { value, done } = await chunks.read();
          // As a browser does: a stream lasts half a minute, and whoever opens the next one looks first.
          if (done) chunks = await openStream(cookie, classId, leave.signal);
          else if (!Buffer.from(value).includes('data:')) continue;
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
  leave.abort();
  times.sort((a, b) => a - b);
  const at = (share: number) => ((times[Math.ceil(times.length * share) - 1] ?? Number.NaN) / 1000).toFixed(2);
  console.log(`they hold the new post after ${at(0.5)} s (half), ${at(0.95)} s (95 %), ${at(1)} s (all)`);
  console.log(`each received ${Math.max(...bytes)} bytes at most`);
} finally {
  await stop();
}
process.exit(0);
