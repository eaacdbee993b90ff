/** Called once when a server process starts: opens the database, starts the jobs, and ends with the process that started it. */
export async function register(): Promise<void> {
  if (process.env.NEXT_RUNTIME !== 'nodejs' || !process.env.LECTERN_RUNNING) return;
  const { database } = await import('#/server/db/database.ts');
  const { jobs } = await import('#/server/jobs/jobs.ts');
  const { startJobs } = await import('#/server/jobs/timer.ts');
  const { client } = await database();
  await client.$queryRaw`SELECT 1`;
  startJobs(jobs);
  // When npm start is killed outright, nobody is left to stop this process.
  process.on('disconnect', () => process.exit(0));
}
