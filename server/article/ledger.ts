import { isStated, type Line } from '#/server/article/agreement.ts';
import type { Block, Figure, LedgerEntry, Sentence } from '#/server/article/article.ts';
import { changesAcross, changesWithin, leadsWithin } from '#/server/article/changes.ts';
import { withoutArrivals } from '#/server/article/comparisons.ts';
import { restatementsWithin, roundedAcross } from '#/server/article/restatements.ts';
import {
  complementsAcross,
  complementsWithin,
  fractionsAcross,
  ratiosAcross,
  ratiosWithin,
} from '#/server/article/shares.ts';
import { sumsAcross, sumsWithin } from '#/server/article/sums.ts';

const mostInSentence = 24;
const longestSentence = 4000;

/** How many sentences further on a sentence may still speak of the same figures. */
const reach = 2;

const within = [sumsWithin, complementsWithin, changesWithin, leadsWithin, ratiosWithin, restatementsWithin];
const across = [sumsAcross, complementsAcross, ratiosAcross, fractionsAcross, roundedAcross];

// The sentences of running text that state figures. One with more figures than `mostInSentence` is a table: nothing in it
// says which belong together.
const linesOf = (sentences: readonly Sentence[], figures: readonly Figure[]): Line[] => {
  const lines: Line[] = [];
  for (const figure of figures) {
    if (!isStated(figure) || figure.kind === 'ordinal') continue;
    const last = lines.at(-1);
    if (last?.index === figure.sentence) last.figures.push(figure);
    else {
      const sentence = sentences[figure.sentence];
      if (sentence !== undefined && sentence.end - sentence.start <= longestSentence)
        lines.push({ start: sentence.start, end: sentence.end, index: figure.sentence, figures: [figure] });
    }
  }
  return lines.filter(line => line.figures.length <= mostInSentence);
};

const runs = new Set(['paragraph', 'list-item', 'quote']);

/**
 * The arithmetic relations that the article states among its figures, in one sentence or in two near ones: sums of parts,
 * complements to 100 percent, differences, changes, ratios and restatements in another form. Within a sentence a relation
 * needs the words or brackets that assert it; between sentences it needs such words, nouns, units and topic that agree, and
 * numbers that fit. Numbers that only happen to fit are not reported. For a complement or restatement `total` is the later of
 * the two figures; for a change `parts` are before and after, for a difference the larger and the smaller. Linear in the text.
 */
export const findRelations = (
  text: string,
  blocks: readonly Block[],
  sentences: readonly Sentence[],
  figures: readonly Figure[],
): LedgerEntry[] => {
  const entries: LedgerEntry[] = [];
  const seen = new Set<string>();
  const keep = (found: readonly LedgerEntry[]): void => {
    for (const entry of found) {
      const key = [...entry.parts, entry.total].sort().join();
      if (!seen.has(key)) entries.push(entry);
      seen.add(key);
    }
  };
  const lines = linesOf(sentences, withoutArrivals(figures));
  const byLine = lines.map(line => within.flatMap(find => find(text, line)));
  const isRunning = (line: Line): boolean => runs.has(blocks[sentences[line.index]?.block ?? -1]?.kind ?? '');
  for (const [at, first] of lines.entries()) {
    const own = byLine[at] ?? [];
    keep(own);
    if (!isRunning(first)) continue;
    for (let to = at + 1; to < lines.length; to++) {
      const next = lines[to];
      if (next === undefined || next.index - first.index > reach) break;
      if (!isRunning(next)) continue;
      keep(across.flatMap(find => find(text, first, next)));
      keep(changesAcross(text, first, next, [...own, ...(byLine[to] ?? [])]));
    }
  }
  return entries;
};
