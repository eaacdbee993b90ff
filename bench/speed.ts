// That the time to read a text grows with its length and no faster, hostile texts too: `npm run speed`. Time is this
// process's own CPU time, the least of two runs. How many articles a second are read is in `npm run bench`.
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
  'Of the 90 boats, 60 sank. The other 30 of them ',
  'Sales rose 20 percent to $60 from $50. A year earlier, sales were $50. ',
];
for (const piece of hostile) {
  const small = piece.repeat(Math.ceil(1e4 / piece.length));
  const large = piece.repeat(Math.ceil(1e5 / piece.length));
  const [once, tenfold] = [least(() => read(small)), least(() => read(large))];
  console.log(
    `${JSON.stringify(piece).padEnd(34)} 10 kB ${once.toFixed(3)} s, 100 kB ${tenfold.toFixed(3)} s: ${(tenfold / once).toFixed(1)} times`,
  );
}
