import type { Analysis, ArticleText } from '#/server/article/article.ts';
import type { ImportInput, ImportResult } from '#/server/importing/imported.ts';
import { binaryKind } from '#/server/importing/kinds.ts';
import { importLimits } from '#/server/importing/limits.ts';
import { inThread } from '#/server/importing/thread.ts';
import { invariant } from '#/server/invariant.ts';

/** At most this many threads run at a time in a process; the rest wait their turn. One core is left for people. */
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
 * `importDocument` in a thread of its own, with a bounded heap and `time` milliseconds to run in (those of `importLimits` when
 * not given), so that nobody else waits for a hostile page. Past the deadline: `took-too-long`; out of memory: `too-large`.
 */
export async function importInWorker(input: ImportInput, time?: number): Promise<ImportResult> {
  const size = input.kind === 'file' ? input.bytes.length : input.text.length;
  if (size > importLimits.bytes) return { ok: false, code: 'too-large' };
  const isBinary = input.kind === 'file' && binaryKind(input.bytes) !== null;
  const allowed = time ?? (isBinary ? importLimits.fileTime : importLimits.time);
  const done = await inTurn(() =>
    inThread<'import'>({ kind: 'import', input }, { time: allowed, growth: importLimits.growth }),
  );
  return typeof done === 'string' ? { ok: false, code: done } : done;
}

/**
 * `analyse` in a thread of its own: the longest article takes seconds, in which the server answers everybody else. Rejects
 * when it does not end within `importLimits.analysisTime`.
 */
export async function analyseInWorker(article: ArticleText): Promise<Analysis> {
  const allowance = { time: importLimits.analysisTime, growth: Number.POSITIVE_INFINITY };
  const done = await inTurn(() => inThread<'analyse'>({ kind: 'analyse', article }, allowance));
  invariant(typeof done !== 'string', `the analysis of an article within the limits ${done}`);
  return done;
}
