import { database } from '#/server/db/database.ts';
import { endStreams } from '#/server/live/live.ts';
import { jobs } from './jobs.ts';
import { startPulse } from './pulse.ts';
import { startJobs } from './timer.ts';

/** What a server that is told to stop gives to the requests that it has begun, in milliseconds: less than the ten seconds after which service managers kill. */
const grace = 6_000;

/** Ends what pages hold open, since the web framework waits for it, and the process itself where a page keeps its connection busy nevertheless. */
function stop(): void {
  endStreams();
  const end = async () => {
    await (await database()).close().catch(() => {});
    process.exit(0);
  };
  setTimeout(() => void end(), grace);
}

/** Makes a server process ready: its database open, its jobs running, its end tied to the process that started it. */
export async function begin(): Promise<void> {
  const { client } = await database();
  await client.$queryRaw`SELECT 1`;
  await startPulse();
  startJobs(jobs);
  for (const signal of ['SIGTERM', 'SIGINT']) process.once(signal, stop);
  // When npm start is killed outright, nobody is left to stop this process.
  process.on('disconnect', () => process.exit(0));
}
