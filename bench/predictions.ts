import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { type Labelled, labelled, type Predicted, page } from './corpora.ts';

/** What reads a set: the engine or a peer answers one of these for each document. */
export type Task = 'quotes' | 'figures' | 'importHtml';

/** The task that a set is labelled for. */
export const taskOf = (set: string): Task =>
  set.startsWith('import') ? 'importHtml' : /polnear|quotes/.test(set) ? 'quotes' : 'figures';

const textOf = (answer: unknown): Record<string, unknown> =>
  typeof answer === 'object' && answer !== null ? { ...answer } : { text: null };

const predictionOf = (task: Task, id: string, found: unknown): Predicted =>
  task === 'importHtml' ? { id, ...textOf(found) } : { id, [task]: Array.isArray(found) ? found : [] };

/** A document as the engine's own adapters and the peers are called with it. */
const inputOf = (set: string, task: Task, document: Labelled) => ({
  id: document.id,
  input: task === 'importHtml' ? page(set, document) : (document.text ?? ''),
  options:
    task === 'importHtml'
      ? (document.url ?? (/^http/.test(document.id) ? document.id : 'https://example.com/'))
      : { ref: document.ref ?? document.date ?? null },
});

type Engine = Record<Task, (input: string, options: { ref: string | null }) => unknown>;

/** What the engine finds in the documents of a set. */
export async function engineOn(set: string): Promise<Predicted[]> {
  const engine: Engine = await import(new URL('./corpora/engine.mjs', import.meta.url).href);
  const task = taskOf(set);
  return labelled(set).map(document => {
    const { id, input, options } = inputOf(set, task, document);
    return predictionOf(task, id, engine[task](input, { ref: typeof options === 'string' ? null : options.ref }));
  });
}

/** The libraries that are measured beside the engine, with what each of them can do. */
export const peers: readonly { name: string; tasks: readonly Task[]; dates: boolean; figures: boolean }[] = [
  { name: 'compromise', tasks: ['quotes', 'figures'], dates: true, figures: true },
  { name: 'wink', tasks: ['figures'], dates: true, figures: true },
  { name: 'chrono', tasks: ['figures'], dates: true, figures: false },
  { name: 'recognizers', tasks: ['figures'], dates: true, figures: true },
  { name: 'readability', tasks: ['importHtml'], dates: false, figures: false },
  { name: 'defuddle', tasks: ['importHtml'], dates: false, figures: false },
];

/** Whether the peers are installed (`npm ci` in this folder). */
export const peersAreHere = (): boolean => existsSync(path.join(import.meta.dirname, 'node_modules'));

/** What a peer finds in as many documents of a set as it reads in `seconds`, and how many articles of 300 words a second that is. */
export async function peerOn(
  peer: string,
  set: string,
  seconds: number,
): Promise<{ predicted: Predicted[]; speed: number }> {
  const task = taskOf(set);
  const documents = labelled(set).map(document => inputOf(set, task, document));
  const child = spawn(
    process.execPath,
    [path.join(import.meta.dirname, 'peers/run.mjs'), peer, task, String(seconds)],
    {
      stdio: ['pipe', 'pipe', 'ignore'],
    },
  );
  child.stdin.on('error', () => {});
  child.stdin.end(JSON.stringify(documents));
  let out = '';
  child.stdout.setEncoding('utf8').on('data', part => {
    out += part;
  });
  // one document may hang a peer: it is stopped then, and what it has answered counts
  const limit = setTimeout(() => child.kill('SIGKILL'), 1000 * seconds + 60_000);
  await new Promise(resolve => child.on('close', resolve));
  clearTimeout(limit);
  const lines = out.split('\n').slice(0, -1);
  const rows: { id: string; found: unknown; spent: number }[] = lines.map(line => JSON.parse(line));
  const read = new Set(rows.map(row => row.id));
  const words = documents.reduce((sum, { id, input }) => sum + (read.has(id) ? input.split(/\s+/).length : 0), 0);
  return {
    predicted: rows.map(({ id, found }) => predictionOf(task, id, found)),
    speed: words / 300 / (rows.at(-1)?.spent ?? Number.POSITIVE_INFINITY),
  };
}
