import type { PrismaClient } from '#/prisma/generated/client.ts';
import { databaseNow } from '#/server/auth/sessions.ts';
import { type Database, database } from '#/server/db/database.ts';
import { log } from '#/server/log.ts';

/** Work that Lectern does by itself; run again and again, so each run must leave nothing half done. */
export type Job = { name: string; run(db: PrismaClient, now: Date): Promise<void> };

const slot = Symbol.for('lectern.jobs');
const shared = globalThis as { [slot]?: NodeJS.Timeout };
const seconds = 15;

/**
 * Runs each job unless another process runs it at this moment: a lock in the database, one a job, decides. A job that
 * fails is logged and does not keep the others from running.
 */
export async function runJobs(db: Database, jobs: Job[]): Promise<void> {
  for (const job of jobs) {
    try {
      await db.client.$transaction(
        async tx => {
          const [lock] = await tx.$queryRaw<
            { taken: boolean }[]
          >`SELECT pg_try_advisory_xact_lock(hashtext(${`job ${job.name}`})) AS taken`;
          // On the embedded database the job must use this very connection, and is alone in any case.
          if (!lock?.taken) return;
          if (!db.embedded) await job.run(db.client, await databaseNow(tx));
        },
        { timeout: 60_000 },
      );
      if (db.embedded) await job.run(db.client, await databaseNow(db.client));
    } catch (error) {
      log().error(
        { job: job.name, error: error instanceof Error ? error.message.slice(0, 500) : 'unknown' },
        'job failed',
      );
    }
  }
}

/** Starts the one timer of this process. Calling it again changes nothing. */
export function startJobs(jobs: Job[]): void {
  if (shared[slot]) return;
  let busy = false;
  shared[slot] = setInterval(async () => {
    if (busy) return;
    busy = true;
    await runJobs(await database(), jobs).finally(() => {
      busy = false;
    });
  }, seconds * 1000);
  shared[slot].unref();
}
