import { Worker } from 'node:worker_threads';
import type { ImportInput, ImportResult } from '#/server/importing/imported.ts';
import { importLimits } from '#/server/importing/limits.ts';

type Said = { kind: 'ready' } | { kind: 'result'; result: ImportResult };

/** At most this many imports run at a time in a process; the rest wait their turn. One core is left for people. */
const together = 2;

type Gate = { running: number; waiting: (() => void)[] };
const key = Symbol.for('lectern.importing');
const shared = globalThis as typeof globalThis & { [key]?: Gate };

async function inTurn<T>(work: () => Promise<T>): Promise<T> {
  shared[key] ??= { running: 0, waiting: [] };
  const gate = shared[key];
  if (gate.running >= together) await new Promise<void>(resolve => gate.waiting.push(resolve));
  else gate.running += 1;
  try {
    return await work();
  } finally {
    const next = gate.waiting.shift();
    if (next) next();
    else gate.running -= 1;
  }
}

/**
 * `importArticle` in a thread of its own, with a bounded heap and `time` milliseconds to run in (`importLimits.time` when not given), so that nobody else waits
 * for a hostile page. Past the deadline: `took-too-long`; out of memory: `too-large`. Rejects only when the thread itself fails.
 */
export function importInWorker(input: ImportInput, time: number = importLimits.time): Promise<ImportResult> {
  const size = input.kind === 'file' ? input.bytes.length : input.text.length;
  if (size > importLimits.bytes) return Promise.resolve({ ok: false, code: 'too-large' });
  return inTurn(() => run(input, time));
}

const options = { resourceLimits: { maxOldGenerationSizeMb: importLimits.heap } };

/** Next bundles the worker where it sees `new Worker(new URL(…))`; tests and scripts load the TypeScript through tsx. */
function start(): Worker {
  if (process.env.NEXT_RUNTIME) return new Worker(new URL('./worker.ts', import.meta.url), options);
  const source = JSON.stringify(import.meta.url.replace(/[^/]+$/, 'worker.ts'));
  const load = `import('tsx/esm/api').then(tsx => { tsx.register(); return import(${source}); })`;
  return new Worker(load, { ...options, eval: true });
}

function run(input: ImportInput, time: number): Promise<ImportResult> {
  return new Promise<ImportResult>((resolve, reject) => {
    const worker = start();
    let deadline: NodeJS.Timeout | undefined;
    const settle = (act: () => void) => {
      clearTimeout(deadline);
      worker.removeAllListeners();
      // A thread that is being ended may still report; nobody listens any more.
      worker.on('error', () => {});
      void worker.terminate().finally(act);
    };
    worker.on('message', (said: Said) => {
      if (said.kind === 'result') return settle(() => resolve(said.result));
      worker.postMessage(input);
      deadline = setTimeout(() => settle(() => resolve({ ok: false, code: 'took-too-long' })), time);
    });
    worker.on('error', (error: NodeJS.ErrnoException) =>
      settle(() =>
        error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? resolve({ ok: false, code: 'too-large' }) : reject(error),
      ),
    );
    worker.on('exit', code => settle(() => reject(new Error(`The import's thread ended early (${code})`))));
  });
}
