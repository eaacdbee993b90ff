/** Called once when a server process starts: opens the database, starts the jobs, and ends with the process that started it. */
export async function register(): Promise<void> {
  if (process.env.NEXT_RUNTIME === 'nodejs' && process.env.LECTERN_RUNNING) {
    const { begin } = await import('#/server/jobs/begin.ts');
    await begin();
  }
}
