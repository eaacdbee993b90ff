import { database } from '#/server/db/database.ts';
import { jobs } from './jobs.ts';
import { startPulse } from './pulse.ts';
import { startJobs } from './timer.ts';

/** Makes a server process ready: its database open, its jobs running, its end tied to the process that started it. */
export async function begin(): Promise<void> {
  const { client } = await database();
  await client.$queryRaw`SELECT 1`;
  await startPulse();
  startJobs(jobs);
  // When npm start is killed outright, nobody is left to stop this process.
  process.on('disconnect', () => process.exit(0));
}
