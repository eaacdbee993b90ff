import { Worker } from 'node:worker_threads';
import { importLimits } from '#/server/importing/limits.ts';
import type { Allowance, Done, Ended, Task } from '#/server/importing/task.ts';

type Said<T> = { kind: 'begun' } | { kind: 'result'; result: T };

const options = { resourceLimits: { maxOldGenerationSizeMb: importLimits.heap } };

/** Next bundles the worker where it sees `new Worker(new URL(…))`; tests and scripts load the TypeScript through tsx. */
function start(): Worker {
  if (process.env.NEXT_RUNTIME) return new Worker(new URL('./worker.ts', import.meta.url), options);
  const source = JSON.stringify(import.meta.url.replace(/[^/]+$/, 'worker.ts'));
  const load = `import('tsx/esm/api').then(tsx => { tsx.register(); return import(${source}); })`;
  return new Worker(load, { ...options, eval: true });
}

const megabyte = 1_048_576;
/** How often the memory of the process is looked at while a task runs, in milliseconds. */
const look = 50;

/**
 * Runs a task in a thread of its own, ended at the limit of its time, of its heap, or of the growth of the process: what a
 * file unpacks to lies outside of the heap, and no limit of threads holds it. Rejects when the thread itself fails.
 */
export function inThread<K extends Task['kind']>(
  task: Extract<Task, { kind: K }>,
  { time, growth }: Allowance,
): Promise<Done[K] | Ended> {
  return new Promise((resolve, reject) => {
    const worker = start();
    let deadline: NodeJS.Timeout | undefined;
    let watch: NodeJS.Timeout | undefined;
    const settle = (act: () => void) => {
      clearTimeout(deadline);
      clearInterval(watch);
      worker.removeAllListeners();
      // A thread that is being ended may still report; nobody listens any more.
      worker.on('error', () => {});
      void worker.terminate().finally(act);
    };
    const end = (how: Ended) => settle(() => resolve(how));
    worker.on('message', (said: Said<Done[K]>) => {
      if (said.kind === 'result') return settle(() => resolve(said.result));
      const most = process.memoryUsage.rss() + growth * megabyte;
      deadline = setTimeout(() => end('took-too-long'), time);
      watch = setInterval(() => process.memoryUsage.rss() > most && end('too-large'), look);
    });
    worker.on('error', (error: NodeJS.ErrnoException) =>
      error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? end('too-large') : settle(() => reject(error)),
    );
    worker.postMessage(task);
    worker.on('exit', code => settle(() => reject(new Error(`The thread ended early (${code})`))));
  });
}
