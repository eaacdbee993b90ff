import type { PrismaClient } from '#/prisma/generated/client.ts';
import { env } from '#/server/env.ts';

/** So long the plans of queries may rest on counts of rows that are no longer true. */
const milliseconds = 10 * 60_000;

const slot = Symbol.for('lectern.statistics');
const shared = globalThis as { [slot]?: Date };

/**
 * Has the embedded database count its rows anew, every ten minutes and not at once after a start, which does it too. It has no process of its own that would;
 * a database server has, and is left alone.
 */
export async function renewStatistics(db: PrismaClient, now: Date): Promise<void> {
  if (env().databaseUrl) return;
  shared[slot] ??= now;
  if (now.getTime() - shared[slot].getTime() < milliseconds) return;
  shared[slot] = now;
  await db.$executeRaw`ANALYZE`;
}
