import {
  after,
  before,
  between,
  type Line,
  type Stated,
  sharedTopic,
  sharesNoun,
  topicOf,
} from '#/server/article/agreement.ts';
import type { LedgerEntry, Verdict } from '#/server/article/article.ts';
import { conversion } from '#/server/article/conversions.ts';
import { hedged, roundingOf, verdictOf } from '#/server/article/rounding.ts';

// The last place that a whole number shows: 100 for 1,300.
const grainOfWhole = (value: number): number =>
  Number.isInteger(value) ? 10 ** (/0*$/.exec(String(value))?.[0].length ?? 0) : 0;

const inOtherUnit = (a: Stated, b: Stated): Verdict | null => {
  const [x, y] = [conversion(a.unit), conversion(b.unit)];
  if (x === undefined || y === undefined || x[0] !== y[0] || a.unit === b.unit) return null;
  // both sides are rounded, often to the same number of digits: 3 % covers what newsrooms round
  const slack =
    Math.max(roundingOf(a) * x[1], 0.03 * a.value * x[1]) + Math.max(roundingOf(b), 0.5 * grainOfWhole(b.value)) * y[1];
  return verdictOf(a.value * x[1], b.value * y[1], slack);
};

const inPercent = (a: Stated, b: Stated): Verdict | null => {
  if (a.kind !== 'ratio' || a.unit !== null || b.kind !== 'percent') return null;
  const verdict = verdictOf(100 * a.value, b.value, roundingOf(b));
  return verdict === 'does not add up' && Math.abs(100 * a.value - b.value) >= 5 ? null : verdict;
};

/** What one sentence says twice in different forms: "8 miles (13 km)", "a third (33 percent)". */
export const restatementsWithin = (text: string, { figures }: Line): LedgerEntry[] =>
  figures.flatMap((b, at) => {
    const a = figures[at - 1];
    if (a === undefined || a.value <= 0 || b.value <= 0) return [];
    if (!/^[a-z ]{0,24}(?:\(|, or )(?:about |around |some |nearly |roughly )?$/.test(between(text, a, b))) return [];
    const verdict = inOtherUnit(a, b) ?? inPercent(a, b);
    return verdict === null ? [] : [{ relation: 'restatement' as const, parts: [a.id], total: b.id, verdict }];
  });

const digits = (figure: Stated): number => String(figure.value).replace(/\D|0+$/g, '').length;

// Whether `round` is `exact` in round numbers, on the side that its hedge tells: "more than 1,200" for 1,234.
const isRounded = (round: Stated, exact: Stated): boolean => {
  const hedge = round.qualifier ?? '';
  const gap = exact.value - round.value;
  const grain = Math.min(grainOfWhole(round.value), 0.1 * round.value);
  if (gap === 0 || !Number.isInteger(exact.value) || digits(exact) < 3 || digits(round) >= digits(exact)) return false;
  if (/^(?:more than|over|just over)$/.test(hedge)) return gap > 0 && gap < grain;
  if (/^(?:nearly|almost|just under|close to)$/.test(hedge)) return gap < 0 && gap > -grain;
  return hedged.test(hedge) && Math.abs(gap) <= grain / 2;
};

// What is said of a figure: the words about it, without its own noun.
const toldOf = (text: string, figure: Stated, line: Line): Set<string> => {
  const words = topicOf(`${before(text, figure, 60, line.start)} ${after(text, figure, 110, line.end)}`);
  for (const noun of topicOf(figure.of ?? '')) words.delete(noun);
  return words;
};

/** A count given exactly in one of two near sentences and in round, hedged words in the other: the same noun, told of alike. */
export const roundedAcross = (text: string, first: Line, next: Line): LedgerEntry[] => {
  for (const a of first.figures) {
    for (const b of next.figures) {
      if (a.kind !== 'count' || b.kind !== 'count' || !sharesNoun(a, b) || (!isRounded(a, b) && !isRounded(b, a)))
        continue;
      const [x, y] = [toldOf(text, a, first), toldOf(text, b, next)];
      const shared = sharedTopic(x, y);
      if (shared < 3 || 3 * shared < 2 * Math.min(x.size, y.size)) continue;
      return [{ relation: 'restatement', parts: [a.id], total: b.id, verdict: 'within rounding' }];
    }
  }
  return [];
};
