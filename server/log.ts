import { TRPCError } from '@trpc/server';
import pino from 'pino';

const slot = Symbol.for('lectern.log');
const shared = globalThis as { [slot]?: pino.Logger };

/** The process's log: JSON lines on standard error. Nothing that people typed is ever put into it. */
export function log(): pino.Logger {
  shared[slot] ??= pino(
    { level: process.env.LOG_LEVEL ?? 'info', base: null },
    pino.destination({ dest: 2, sync: true }),
  );
  return shared[slot];
}

/** Logs a call that failed for a reason that is ours, with its stack; what callers did wrong is not logged as an error. */
export function logFailure(path: string, error: unknown): void {
  if (error instanceof TRPCError && error.code !== 'INTERNAL_SERVER_ERROR') return;
  log().error(
    {
      path,
      error:
        error instanceof Error
          ? { name: error.name, message: error.message.slice(0, 2000), stack: error.stack }
          : 'unknown',
    },
    'failed',
  );
}
