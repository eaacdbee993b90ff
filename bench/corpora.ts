import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';

/** A labelled text: its gold labels are the scorers' business alone. */
export type Labelled = {
  id: string;
  text?: string;
  html?: string;
  url?: string;
  ref?: string;
  date?: string;
  english?: boolean;
};
export type Predicted = { id: string; [answer: string]: unknown };

/** Where the labelled texts are: beside the project, or null. */
export const corpora: string | null =
  ['../shared/corpora', '../../shared/corpora']
    .map(place => path.resolve(place))
    .find(place => existsSync(path.join(place, 'lib'))) ?? null;

/** The developing part of a set, in order; empty where it is not there. */
export function labelled(set: string): Labelled[] {
  const file = path.join(corpora ?? '', set, 'dev.jsonl');
  if (corpora === null || !existsSync(file)) return [];
  return readFileSync(file, 'utf8')
    .split('\n')
    .filter(Boolean)
    .map(line => JSON.parse(line));
}

/** The page of a labelled import. */
export const page = (set: string, document: Labelled): string =>
  readFileSync(path.join(corpora ?? '', set, document.html ?? ''), 'utf8');

type Score = (gold: Labelled[], predicted: Predicted[]) => number;

type Prf = { F1: number };
type Scorers = {
  quotes: { score: (gold: Labelled[], predicted: Predicted[]) => { jointLenient: Prf; jointName: Prf } };
  quantities: { score: (gold: Labelled[], predicted: Predicted[]) => { valueP: Prf; unitP: Prf } };
  figures: { score: (gold: Labelled[], predicted: Predicted[]) => { total: { all?: number; n?: number } } };
  spans: { scoreTimex: (gold: Labelled[], predicted: Predicted[]) => { relaxed: Prf; value: Prf } };
  import: { score: (gold: Labelled[], predicted: Predicted[], folder: string) => { F1: number } };
};

async function load<Name extends keyof Scorers>(name: Name): Promise<Scorers[Name]> {
  const module: Scorers[Name] = await import(pathToFileURL(path.join(corpora ?? '', 'lib', `score-${name}.mjs`)).href);
  return module;
}

/** The scorer of each measure, in per cent, by set and measure; read from where the labelled texts are. */
export async function scorers(): Promise<Map<string, Score>> {
  const [quotes, quantities, figures, spans, pages] = await Promise.all([
    load('quotes'),
    load('quantities'),
    load('figures'),
    load('spans'),
    load('import'),
  ]);
  const allRight: Score = (gold, predicted) => {
    const { all = 0, n = 0 } = figures.score(gold, predicted).total;
    return (100 * all) / (n || 1);
  };
  const asNamed: Score = (gold, predicted) => 100 * quotes.score(gold, predicted).jointLenient.F1;
  const imported = (set: string, gold: Labelled[], predicted: Predicted[]) =>
    100 * pages.score(gold, predicted, path.join(corpora ?? '', set)).F1;
  return new Map<string, Score>([
    ['polnear: quote + speaker as named, F1', asNamed],
    ['polnear: quote + right name, F1', (gold, predicted) => 100 * quotes.score(gold, predicted).jointName.F1],
    ['gum-quotes: quote + speaker as named, F1', asNamed],
    ['newsquant: value, F1', (gold, predicted) => 100 * quantities.score(gold, predicted).valueP.F1],
    ['newsquant: value + unit, F1', (gold, predicted) => 100 * quantities.score(gold, predicted).unitP.F1],
    ['pud-figures: value, kind and noun right', allRight],
    ['gum-wikinews: value, kind and noun right', allRight],
    ['tempeval3: overlapping span, F1', (gold, predicted) => 100 * spans.scoreTimex(gold, predicted).relaxed.F1],
    ['tempeval3: span + TIMEX3 value, F1', (gold, predicted) => 100 * spans.scoreTimex(gold, predicted).value.F1],
    [
      'import-aeb: text of English pages, F1',
      (gold, predicted) =>
        imported(
          'import-aeb',
          gold.filter(document => document.english),
          predicted,
        ),
    ],
    [
      'import-trafilatura: segments in and out, F1',
      (gold, predicted) => imported('import-trafilatura', gold, predicted),
    ],
  ]);
}
