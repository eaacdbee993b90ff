// npm run bench:streams: three hundred streams of hints are opened and dropped, time and again: what the server process holds
// on to afterwards, by the counters that the system keeps of it (Linux) and of its database connections (PostgreSQL). Against
// the production build on this machine.
import { setTimeout as sleep } from 'node:timers/promises';
import { openStream, startCrowd } from './crowd.ts';
import { counters, serverOf } from './process.ts';

const readers = 300;
const rounds = 40;
/** How long the server is given to notice that everybody is gone, in milliseconds. */
const patience = 15_000;

/** Connections to the database that a process may open as it needs them, beside those of readers. */
const pool = 10;

const { classId, students, write, stop, sessions, pid } = await startCrowd(readers);
try {
  const server = serverOf(pid);
  const tell = async (when: string) => {
    const { sockets, files, memory } = counters(server);
    const database = sessions ? `, ${await sessions()} database connections` : '';
    console.log(`${when}: ${sockets} sockets, ${files} open files${database}, ${memory} MB`);
  };
  /** Opens a stream for everybody, has one hint sent, and drops them all: half by leaving, half without reading further. */
  async function round() {
    const leave = new AbortController();
    const streams = await Promise.all(students.map(cookie => openStream(cookie, classId, leave.signal)));
    const most = counters(server).sockets;
    await write('A word.', null);
    await Promise.all(streams.filter((_, place) => place % 2).map(chunks => chunks.cancel()));
    leave.abort();
    return most;
  }
  // The first round brings what stays: compiled code, the pool of database connections.
  await round();
  await sleep(patience);
  const before = counters(server);
  await tell('after the first round');
  for (let count = 1; count < rounds; count += 1) {
    const most = await round();
    const until = performance.now() + patience;
    while (counters(server).sockets > before.sockets + pool && performance.now() < until) await sleep(100);
    if ((count + 1) % 5 === 0) await tell(`after round ${count + 1} (${most} sockets in it)`);
  }
} finally {
  await stop();
}
process.exit(0);
