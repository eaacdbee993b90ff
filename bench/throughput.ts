import { spawn } from 'node:child_process';
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

/**
 * How many articles of 300 words a second `scripts/article.ts --jsonl --raw` reads, from its first answer to its last over
 * `rounds` times the articles given; null where there are none. Other work on the machine shows in it.
 */
export async function throughput(articles: readonly string[], rounds: number): Promise<number | null> {
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
  for (let round = 0; round < rounds; round++) for (const [id, text] of articles.entries()) send(text, id);
  child.stdin.end();
  let count = 0;
  while (!(await answers.next()).done) count += 1;
  if (count !== rounds * articles.length)
    throw new Error(`${count} of ${rounds * articles.length} articles came back.`);
  const read = (rounds * articles.reduce((sum, text) => sum + words(text), 0)) / 300;
  return (1000 * read) / (performance.now() - started);
}
