import {
  after,
  before,
  between,
  headOf,
  type Line,
  type Stated,
  sameNoun,
  sharedTopic,
  sharesNoun,
  topicOf,
} from '#/server/article/agreement.ts';
import type { LedgerEntry } from '#/server/article/article.ts';
import { roundingOf, verdictOf } from '#/server/article/rounding.ts';
import { remainder } from '#/server/article/sums.ts';

const isWholeShare = (figure: Stated): boolean =>
  figure.kind === 'percent' && figure.direction === null && figure.value > 0 && figure.value < 100;

// Pairs of which one is what the other is not: who answers one of them in a poll does not answer the other.
const opposites: readonly (readonly [RegExp, RegExp])[] = [
  [/\b(?:support|favou?r|back)(?:s|ed|ing)?\b/, /\b(?:oppos(?:e|es|ed|ing)|against)\b/],
  [/\bapprov(?:e|es|ed|ing)\b/, /\bdisapprov(?:e|es|ed|ing)\b/],
  [/\bagree[sd]?\b/, /\bdisagree[sd]?\b/],
  [/\byes\b/, /\bno\b/],
  [/\bfor\b/, /\bagainst\b/],
  [/\bin favou?r\b/, /\bagainst\b/],
  [/\b(?:men|male|males|boys)\b/, /\b(?:women|female|females|girls)\b/],
  [/\bfavou?rabl[ey]\b/, /\bunfavou?rabl[ey]\b/],
  [/\burban\b/, /\brural\b/],
  [/\bdomestic\b/, /\bforeign\b/],
  [/\bpublic\b/, /\bprivate\b/],
  [/\bsatisfied\b/, /\b(?:dissatisfied|unsatisfied)\b/],
  [/\b(?:remain|stay)\b/, /\bleave\b/],
];

const areOpposite = (a: string, b: string): boolean =>
  opposites.some(([one, other]) => (one.test(a) && other.test(b)) || (other.test(a) && one.test(b)));

const clauseAfter = (text: string, figure: Stated, to: number): string =>
  /^[^,;.–—()]*/.exec(after(text, figure, 60, to))?.[0] ?? '';

// "62 percent voted yes and the remaining 38 percent no", "52 percent approve and 48 percent disapprove"
const complementOf = (text: string, a: Stated, b: Stated, from: number, to: number): LedgerEntry | null => {
  if (!sameNoun(a, b)) return null;
  const verdict = verdictOf(a.value + b.value, 100, roundingOf(a) + roundingOf(b));
  const entry: LedgerEntry = { relation: 'complement', parts: [a.id], total: b.id, verdict };
  if (remainder.test(before(text, b, 60, from))) return entry;
  if (verdict !== 'consistent') return null;
  return areOpposite(clauseAfter(text, a, Math.min(b.start, to)), clauseAfter(text, b, to)) ? entry : null;
};

/** The shares of which one sentence says that they leave nothing of their whole. */
export const complementsWithin = (text: string, line: Line): LedgerEntry[] => {
  const shares = line.figures.filter(isWholeShare);
  return shares.flatMap((b, at) => {
    const a = shares[at - 1];
    const entry = a === undefined ? null : complementOf(text, a, b, line.start, line.end);
    return entry === null || (entry.verdict === 'does not add up' && shares.length > 2) ? [] : [entry];
  });
};

/** A share and what is left of its whole in the next sentence: "Some 62 percent voted yes. The remaining 38 percent did not." */
export const complementsAcross = (text: string, first: Line, next: Line): LedgerEntry[] => {
  const a = first.figures.filter(isWholeShare).at(-1);
  const b = next.figures.find(isWholeShare);
  if (a === undefined || b === undefined || !first.figures.every(figure => figure === a || !isWholeShare(figure)))
    return [];
  const entry = complementOf(text, a, b, next.start, next.end);
  return entry === null || entry.verdict === 'does not add up' ? [] : [entry];
};

const isCount = (figure: Stated): boolean => figure.kind === 'count' || figure.kind === 'number';
const determiners = '(?:(?:the|its|their|all|some|about|these|those|nearly) )*';
const countedOut = new RegExp(`^ (?:[\\p{L}-]+ ){0,3}out of ${determiners}$|^ of ${determiners}$`, 'u');
const ofWhole = new RegExp(`\\b(?:of|among) ${determiners}$`);
const thenPart = /^ [^,.;()]{1,60}, (?:(?:about|some|only|just|nearly|almost) )?$/;

type Counted = { part: Stated; whole: Stated };

// "34 of the 100 deals", "34 deals out of 100", "of the 100 deals, 34"
const countedOutIn = (text: string, figures: readonly Stated[]): Counted[] =>
  figures.flatMap((b, at) => {
    const a = figures[at - 1];
    if (a === undefined || !isCount(a) || !isCount(b) || a.value <= 0 || b.value <= 0) return [];
    const gap = between(text, a, b);
    if (a.value <= b.value) return countedOut.test(gap) ? [{ part: a, whole: b }] : [];
    return thenPart.test(gap) && ofWhole.test(before(text, a, 30)) ? [{ part: b, whole: a }] : [];
  });

const isShare = (figure: Stated): boolean => figure.kind === 'percent' || figure.kind === 'ratio';
const percentOf = (share: Stated): number => (share.kind === 'percent' ? share.value : 100 * share.value);

const ratioOf = ({ part, whole }: Counted, share: Stated): LedgerEntry => ({
  relation: 'ratio',
  parts: [part.id, whole.id],
  total: share.id,
  verdict: verdictOf(
    (100 * part.value) / whole.value,
    percentOf(share),
    share.kind === 'percent' ? roundingOf(share) : 2,
  ),
});

const isOtherForm = (gap: string): boolean => gap.length <= 40 && /[(,—–]|\bor\b/.test(gap) && !/\d/.test(gap);

/** Shares that one sentence counts out and gives as a share too: "34 of the 100 deals, or 34 percent". */
export const ratiosWithin = (text: string, { figures }: Line): LedgerEntry[] =>
  countedOutIn(text, figures).flatMap(counted => {
    const at = Math.min(figures.indexOf(counted.part), figures.indexOf(counted.whole));
    const [early, late, next, last] = [figures[at], figures[at + 1], figures[at + 2], figures[at - 1]];
    if (late !== undefined && next !== undefined && isShare(next) && isOtherForm(between(text, late, next)))
      return [ratioOf(counted, next)];
    return early !== undefined && last !== undefined && isShare(last) && isOtherForm(between(text, last, early))
      ? [ratioOf(counted, last)]
      : [];
  });

const restates =
  /(?:^|[.;:—–] )["“]?(?:that|this|it|which) (?:is|was|makes|amounts to|comes to|means)(?: [a-z]+)? $|^["“]?that['’]s (?:[a-z]+ )?$/;

/** Shares counted out in one of two near sentences and given as a share in the other, where they fit and tell of the same whole. */
export const ratiosAcross = (text: string, first: Line, next: Line): LedgerEntry[] => {
  const entries: LedgerEntry[] = [];
  for (const [line, other] of [
    [first, next],
    [next, first],
  ] as const) {
    for (const counted of countedOutIn(text, line.figures)) {
      const share = other.figures.find(figure => {
        if (!isShare(figure) || figure.direction !== null) return false;
        if (line === first && restates.test(before(text, figure, 60, other.start))) return true;
        return sharesNoun(figure, counted.whole) && haveOnePredicate(text, counted.whole, line, figure, other, 2);
      });
      const entry = share === undefined ? undefined : ratioOf(counted, share);
      if (entry !== undefined && entry.verdict !== 'does not add up') entries.push(entry);
    }
  }
  return entries;
};

// Two figures are of the same fact only where what is said of them is the same: the words that follow each, or most of them.
const haveOnePredicate = (text: string, a: Stated, first: Line, b: Stated, next: Line, least: number): boolean => {
  const [x, y] = [topicOf(after(text, a, 110, first.end)), topicOf(after(text, b, 110, next.end))];
  for (const noun of topicOf(`${a.of ?? ''} ${b.of ?? ''}`)) {
    x.delete(noun);
    y.delete(noun);
  }
  const shared = sharedTopic(x, y);
  return shared >= least && 2 * shared >= Math.min(x.size, y.size);
};

// How far "nearly three in five" may lie from the percentage that it stands for, in points below and above.
const slackOf = (fraction: Stated): [below: number, above: number] => {
  const hedge = fraction.qualifier ?? '';
  if (/^(?:nearly|almost|just under|close to|less than|fewer than)$/.test(hedge)) return [4.5, 0];
  if (/^(?:more than|over|just over|at least)$/.test(hedge)) return [0, 4.5];
  return hedge === '' ? [2, 2] : [3.5, 3.5];
};

// "Three in five agree. Some 58 percent of nurses do": whom the second names first is a part of whoever the first spoke of
const namesOthers = (text: string, a: Stated, first: Line, b: Stated): boolean => {
  const head = headOf(b.of);
  return a.of === null && head !== null && !text.slice(first.start, first.end).toLowerCase().includes(head);
};

/** A fraction in one of two near sentences that the other gives in percent, of the same noun and with the same words. */
export const fractionsAcross = (text: string, first: Line, next: Line): LedgerEntry[] => {
  for (const a of first.figures.filter(isShare)) {
    for (const b of next.figures.filter(isShare)) {
      if (a.kind === b.kind || !sameNoun(a, b) || a.direction !== null || b.direction !== null) continue;
      if (namesOthers(text, a, first, b)) continue;
      const [fraction, percent] = a.kind === 'ratio' ? [a, b] : [b, a];
      const gap = percent.value - 100 * fraction.value;
      const [below, above] = slackOf(fraction);
      if (gap < -below || gap > above || !haveOnePredicate(text, a, first, b, next, 3)) continue;
      const verdict = Math.abs(gap) < 1e-9 ? 'consistent' : 'within rounding';
      return [{ relation: 'restatement', parts: [a.id], total: b.id, verdict }];
    }
  }
  return [];
};
