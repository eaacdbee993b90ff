// node bench/peers/run.mjs PEER FUNCTION SECONDS < documents: one prediction a line, for as many documents as the seconds allow.
import { readFileSync } from 'node:fs';

const [peer, name, seconds] = process.argv.slice(2);
const call = (await import(new URL(`./${peer}.mjs`, import.meta.url).href))[name];
for (const name of ['log', 'warn', 'error', 'info']) console[name] = () => {};
const documents = JSON.parse(readFileSync(0, 'utf8'));
const started = performance.now();
for (const { id, input, options } of documents) {
  let found = null;
  try {
    found = await call(input, options);
  } catch {
    // a document that a peer fails on is one that it finds nothing in
  }
  const spent = (performance.now() - started) / 1000;
  process.stdout.write(`${JSON.stringify({ id, found, spent })}\n`);
  if (spent > Number(seconds)) break;
}
process.exit(0);
