// npm run bench: every goal with what the engine reaches on the even and on the odd documents of the developing part of each
// set (rules are made on the even ones, the odd ones only tell), and the peers' scores on the same documents.
// --no-peers leaves the peers out; --seconds N is how long a peer may read one set (30).
import { spawnSync } from 'node:child_process';
import { availableParallelism, loadavg } from 'node:os';
import { corpora, type Labelled, labelled, type Predicted, scorers } from './corpora.ts';
import { type Goal, goals, statusOf } from './goals.ts';
import { engineOn, peerOn, peers, peersAreHere, taskOf } from './predictions.ts';
import { shortArticles, throughput } from './throughput.ts';

const at = process.argv.indexOf('--seconds');
const seconds = at < 0 ? 30 : Number(process.argv[at + 1]);
const withPeers = !process.argv.includes('--no-peers');

const tell = (text: string) => console.error(`▸ ${text}`);
const shown = (score: number | null | undefined) => (score === null || score === undefined ? '–' : score.toFixed(1));

type Row = { goal: Goal; even: number | null; odd: number | null; peers: string };
const rows: Row[] = [];

const half = (documents: Labelled[], rest: 0 | 1) => documents.filter((_, place) => place % 2 === rest);

async function measureSets(place: string): Promise<void> {
  const score = await scorers();
  for (const set of new Set(goals.map(goal => goal.set))) {
    const wanted = goals.filter(goal => goal.set === set && score.has(`${goal.set}: ${goal.measure}`));
    const documents = labelled(set);
    if (wanted.length === 0) continue;
    if (documents.length === 0) tell(`${set} is not in ${place}: not measured.`);
    tell(`${set}: ${documents.length} documents`);
    const found = documents.length === 0 ? [] : await engineOn(set);
    const others = documents.length === 0 || !withPeers || !peersAreHere() ? [] : await peersOn(set, wanted);
    for (const goal of wanted) {
      const of = score.get(`${goal.set}: ${goal.measure}`);
      const by = (rest: 0 | 1, predicted: Predicted[], known: Labelled[]) =>
        of === undefined || known.length === 0 ? null : of(half(known, rest), predicted);
      rows.push({
        goal,
        even: by(0, found, documents),
        odd: by(1, found, documents),
        peers: others
          .filter(other => fits(other.peer, goal))
          .map(({ peer, predicted }) => {
            const part = documents.slice(0, predicted.length);
            const note = part.length < documents.length ? ` (first ${part.length})` : '';
            return `${peer.name} ${shown(by(0, predicted, part))} / ${shown(by(1, predicted, part))}${note}`;
          })
          .join('; '),
      });
    }
  }
}

type Peer = (typeof peers)[number];

const fits = (peer: Peer, { area, measure }: Goal): boolean =>
  (area !== 'dates' || (peer.dates && (!measure.includes('TIMEX3') || !['wink', 'compromise'].includes(peer.name)))) &&
  (area !== 'figures' || peer.figures);

const speeds = new Map<string, number>();

async function peersOn(set: string, wanted: Goal[]): Promise<{ peer: Peer; predicted: Predicted[] }[]> {
  const found: { peer: Peer; predicted: Predicted[] }[] = [];
  for (const peer of peers) {
    if (!peer.tasks.includes(taskOf(set)) || !wanted.some(goal => fits(peer, goal))) continue;
    const { predicted, speed } = await peerOn(peer.name, set, seconds);
    if (set === 'tempeval3') speeds.set(peer.name, speed);
    found.push({ peer, predicted });
  }
  return found;
}

/** What a script of the bench prints; its exit code says whether it found fault, which its numbers say too. */
function run(script: string, ...args: string[]): string {
  const { stdout, stderr, status } = spawnSync(process.execPath, ['scripts/run.mjs', script, ...args], {
    encoding: 'utf8',
    maxBuffer: 1e8,
  });
  if (status === null || stdout === '') throw new Error(`${script}: ${stderr}`);
  return stdout;
}

function only(set: string, score: number | null, peers = ''): void {
  const goal = goals.find(goal => goal.set === set);
  if (goal !== undefined) rows.push({ goal, even: score, odd: null, peers });
}

if (corpora === null)
  console.log('No labelled texts beside the project (../shared/corpora): only what needs none is measured.\n');
if (withPeers && !peersAreHere()) {
  tell('Installing the peers into bench/node_modules (once)');
  const installed = spawnSync('npm', ['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'], {
    cwd: import.meta.dirname,
    stdio: ['ignore', 2, 2],
    shell: process.platform === 'win32',
  });
  if (installed.status !== 0) tell('The peers could not be installed: measured without them.');
}
if (corpora !== null) await measureSets(corpora);

tell('speed');
const speed = await throughput(shortArticles(), 6);
only(
  'article.ts --jsonl --raw',
  speed?.processor ?? speed?.wall ?? null,
  [...(speed === null ? [] : [['by the wall', speed.wall] as const]), ...speeds]
    .map(([name, rate]) => `${name} ${shown(rate)}`)
    .join('; '),
);

tell('questions');
const texts = corpora === null ? [] : [`${corpora}/polnear/dev.jsonl`];
const above = [...run('bench/guessing.ts', '1000', ...texts).matchAll(/ %\s+([+-][\d.]+)/g)].map(match =>
  Number(match[1]),
);
only('guessing', above.length === 0 ? null : Math.max(...above));
const faults = /faults: (.*)$/m.exec(run('bench/proof.ts', ...texts))?.[1];
only(
  'proof',
  faults === undefined
    ? null
    : faults === 'none'
      ? 0
      : [...faults.matchAll(/ (\d+)(?:,|$)/g)].reduce((sum, match) => sum + Number(match[1]), 0),
);

const table = [
  ['', 'set', 'measure', 'even', 'odd', 'floor', 'goal', 'status', 'peers (even / odd)'],
  ...rows.map(({ goal, even, odd, peers }) => [
    goal.area,
    goal.set,
    goal.measure,
    shown(even),
    shown(odd),
    shown(goal.floor),
    shown(goal.goal),
    statusOf(goal, odd === null ? [even] : [even, odd]),
    peers,
  ]),
];
const widths = (table[0] ?? []).map((_, column) => Math.max(...table.map(row => row[column]?.length ?? 0)));
for (const row of table)
  console.log(
    row
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join('  ')
      .trimEnd(),
  );
const missed = rows.filter(
  ({ goal, even, odd }) =>
    !/reached|no goal|^above the peers$/.test(statusOf(goal, odd === null ? [even] : [even, odd])),
);
console.log(`\nLoad of the machine: ${loadavg()[0]?.toFixed(1)} on ${availableParallelism()} processors.`);
console.log(
  `${rows.length - missed.length} of ${rows.length} reached. Short of the goal:${missed.length === 0 ? ' none.' : ''}`,
);
for (const { goal } of missed) console.log(`  ${goal.set}, ${goal.measure}: ${goal.source}`);
