import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { labelled } from './corpora.ts';

const words = (text: string): number => text.split(/\s+/).length;

/** Articles of about 300 words, cut between the paragraphs of longer ones. */
export function shortArticles(): string[] {
  const articles: string[] = [];
  for (const { text = '' } of labelled('polnear')) {
    let paragraphs: string[] = [];
    for (const paragraph of text.split(/\n+/)) {
      paragraphs.push(paragraph);
      if (words(paragraphs.join(' ')) < 300) continue;
      articles.push(paragraphs.join('\n\n'));
      paragraphs = [];
    }
  }
  return articles;
}

// Processor seconds that a process has used, where the system tells (Linux: user and system ticks of 10 ms); else null.
function processorSeconds(pid: number | undefined): number | null {
  const file = `/proc/${pid}/stat`;
  if (pid === undefined || !existsSync(file)) return null;
  const fields = readFileSync(file, 'utf8').split(') ')[1]?.split(' ') ?? [];
  return (Number(fields[11]) + Number(fields[12])) / 100;
}

/** Articles of 300 words a second, by the clock on the wall and by the processor's time where that is to be had. */
export type Throughput = { wall: number; processor: number | null };

/**
 * How fast `scripts/article.ts --jsonl --raw` reads, from its first answer to its last over `rounds` times the articles given;
 * null where there are none. By the wall whatever else the machine does counts too, by the processor's time it does not.
 */
export async function throughput(articles: readonly string[], rounds: number): Promise<Throughput | null> {
  const [first] = articles;
  if (first === undefined) return null;
  const child = spawn(process.execPath, ['scripts/run.mjs', 'scripts/article.ts', '--jsonl', '--raw'], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const answers = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  const send = (text: string, id: number) => child.stdin.write(`${JSON.stringify({ id, text })}\n`);
  send(first, 0);
  await answers.next();
  const started = performance.now();
  const used = processorSeconds(child.pid);
  const total = rounds * articles.length;
  for (let round = 0; round < rounds; round++) for (const [id, text] of articles.entries()) send(text, id);
  for (let count = 0; count < total; count++)
    if ((await answers.next()).done) throw new Error(`${count} of ${total} articles came back.`);
  const seconds = (performance.now() - started) / 1000;
  const spent = processorSeconds(child.pid);
  child.stdin.end();
  const read = (rounds * articles.reduce((sum, text) => sum + words(text), 0)) / 300;
  return { wall: read / seconds, processor: used === null || spent === null ? null : read / (spent - used) };
}
