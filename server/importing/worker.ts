import { parentPort } from 'node:worker_threads';
import { importArticle } from '#/server/importing/import.ts';
import type { ImportInput } from '#/server/importing/imported.ts';

// What runs in the worker: it says when it is up, takes one input by message (bundlers empty workerData), answers, and ends.
parentPort?.once('message', (input: ImportInput) => {
  parentPort?.postMessage({ kind: 'result', result: importArticle(input) });
});
parentPort?.postMessage({ kind: 'ready' });
