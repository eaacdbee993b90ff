import { parentPort } from 'node:worker_threads';
import type { Done, Task } from '#/server/importing/task.ts';

/** Each task loads what it needs alone, before its time begins to count. */
async function workFor(task: Task): Promise<() => Done[Task['kind']] | Promise<Done[Task['kind']]>> {
  if (task.kind === 'import') {
    const { importDocument } = await import('#/server/importing/documents.ts');
    return () => importDocument(task.input);
  }
  const { analyse } = await import('#/server/article/analyse.ts');
  return () => analyse(task.article);
}

// What runs in the worker: it takes one task by message (bundlers empty workerData), says when it begins, answers, and ends.
parentPort?.once('message', async (task: Task) => {
  const work = await workFor(task);
  parentPort?.postMessage({ kind: 'begun' });
  parentPort?.postMessage({ kind: 'result', result: await work() });
});
