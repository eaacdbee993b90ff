// How fast an article is read, and that the time grows with the text and no faster: `npm run speed`. Time is this
// process's own CPU time, the least of two runs.
import { existsSync, readFileSync } from 'node:fs';
import { analyse } from '#/server/article/analyse.ts';
import { rawBlocks } from '#/server/article/blocks.ts';

const read = (text: string): void => {
  analyse({ title: '', text, blocks: rawBlocks(text), published: '2021-06-16', language: 'en' });
};

const seconds = (work: () => void): number => {
  const before = process.cpuUsage();
  work();
  const spent = process.cpuUsage(before);
  return (spent.user + spent.system) / 1e6;
};

const least = (work: () => void): number => Math.min(...[1, 2].map(() => seconds(work)));

const hostile = [
  '11,11,',
  '1-',
  'one hundred and ',
  'between 1 and ',
  'last ',
  '$',
  '(5 percent) ',
  '3 of the 4 ',
  'May ',
  "'s 5 ",
  '"a, “b ‘c’ said Ann the report ',
  '"',
  'said ',
  'Ann Lee, the head of the ',
];
for (const piece of hostile) {
  const small = piece.repeat(Math.ceil(1e4 / piece.length));
  const large = piece.repeat(Math.ceil(1e5 / piece.length));
  const [once, tenfold] = [least(() => read(small)), least(() => read(large))];
  console.log(
    `${JSON.stringify(piece).padEnd(34)} 10 kB ${once.toFixed(3)} s, 100 kB ${tenfold.toFixed(3)} s: ${(tenfold / once).toFixed(1)} times`,
  );
}

const place = ['../shared', '../../shared'].map(root => `${root}/corpora/polnear/dev.jsonl`).find(existsSync);
if (place === undefined) {
  console.log('no labelled texts beside the project: articles a second not measured');
} else {
  const texts = readFileSync(place, 'utf8')
    .split('\n')
    .filter(Boolean)
    .map(line => (JSON.parse(line) as { text: string }).text);
  const words = texts.reduce((sum, text) => sum + text.split(/\s+/).length, 0);
  const spent = least(() => texts.forEach(read));
  console.log(
    `${Math.round(words / 300 / spent)} articles of 300 words a second (${words} words in ${spent.toFixed(2)} s)`,
  );
}
