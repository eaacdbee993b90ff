import {
  after,
  before,
  between,
  headOf,
  type Line,
  type Stated,
  sameKind,
  sameNoun,
  sharesNoun,
} from '#/server/article/agreement.ts';
import type { LedgerEntry, Verdict } from '#/server/article/article.ts';
import { roundingOf, verdictOf } from '#/server/article/rounding.ts';

/** The kinds that add up: five ages or dates make no sixth. */
export const addable: ReadonlySet<string> = new Set(['percent', 'points', 'count', 'money', 'measure', 'number']);

/** What comes right before the last part of a whole: "the remaining", "the other". */
export const remainder =
  /\b(?:the rest|the remaining|remaining|the remainder|the other|the others|the balance)[ ,(]*(?:(?:about|some|roughly|nearly|almost) )?$/;

const mostParts = 6;
const opensParts =
  /[:(—–]|\b(?:including|comprising|consisting|namely|either|of whom|of which|of those|of these|of them|made up of|split|divided)\b/;
const closesParts =
  /\b(?:total|totals|totalling|totaling|in all|altogether|combined|together|sum|adds up|making|bringing)\b/;
const listed = /[,;(]|\b(?:and|or|plus|while)\b/;

const isBracketed = (text: string, figure: Stated): boolean =>
  text[figure.start - 1] === '(' && /^(?: [^()]{0,40})?\)/.test(text.slice(figure.end, figure.end + 42));

const areListed = (text: string, parts: readonly Stated[]): boolean =>
  parts.every((part, at) => {
    const last = parts[at - 1];
    return last === undefined || listed.test(between(text, last, part));
  });

type Structure = 'brackets' | 'opened' | 'remainder' | 'totalled' | null;

// How the sentence itself says that the parts make up the total: brackets, a colon or "including", "of the 90 boats, …",
// "the other 30", or "in all".
const structureOf = (text: string, line: Line, total: Stated, parts: readonly Stated[]): Structure => {
  const [first, last] = [parts[0], parts[parts.length - 1]];
  if (first === undefined || last === undefined) return null;
  if (total.end <= first.start && parts.every(part => isBracketed(text, part))) return 'brackets';
  if (!areListed(text, parts)) return null;
  if (total.end <= first.start) {
    const lead = between(text, total, first);
    // "two eggs (or one slice)": what "or" brings in stands instead of the whole
    if (/\bor $/.test(lead)) return null;
    if (opensParts.test(lead)) return 'opened';
    const ofWhole = total.kind === 'count' && /\b(?:of|among) (?:(?:the|all|its|their|these|those) )*$/;
    if (ofWhole && lead.includes(',') && ofWhole.test(before(text, total, 30, line.start))) return 'opened';
    return remainder.test(before(text, last, 60, line.start)) ? 'remainder' : null;
  }
  return closesParts.test(`${between(text, last, total)} ${after(text, total, 40, line.end)}`) ? 'totalled' : null;
};

// Things that are counted one by one do not come in parts of a thing.
const mayMake = (total: Stated, parts: readonly Stated[]): boolean =>
  parts.every(part => part.value < total.value) &&
  (total.kind !== 'count' || !Number.isInteger(total.value) || parts.every(part => Number.isInteger(part.value)));

const sumOf = (parts: readonly Stated[]): number => parts.reduce((all, part) => all + part.value, 0);

const agree = (total: Stated, parts: readonly Stated[]): Verdict =>
  verdictOf(
    sumOf(parts),
    total.value,
    parts.reduce((all, part) => all + roundingOf(part), roundingOf(total)),
  );

const sumVerdict = (total: Stated, parts: readonly Stated[], structure: Structure): Verdict | null => {
  const verdict = agree(total, parts);
  if (verdict !== 'does not add up') {
    if (parts.every(part => sameNoun(part, total))) return verdict;
    if (total.kind === 'percent') return structure === 'totalled' ? 'bases differ' : null;
    // "12 people: 7 women and 5 men": the sentence's own structure names the parts
    return structure === 'remainder' ? null : verdict;
  }
  // A near miss is worth a remark only where the sentence leaves no doubt that these are the parts.
  const near = Math.abs(sumOf(parts) - total.value) <= 0.15 * Math.abs(total.value);
  const sure = structure === 'brackets' && parts.every(part => sameNoun(part, total) && part.value < total.value);
  return near && sure ? verdict : null;
};

const entryOf = (total: Stated, parts: readonly Stated[], verdict: Verdict): LedgerEntry => ({
  relation: 'sum',
  parts: parts.map(part => part.id),
  total: total.id,
  verdict,
});

const addends = (figures: readonly Stated[]): Stated[] =>
  figures.filter(figure => addable.has(figure.kind) && figure.value > 0);

// The runs of figures that stand right after or right before the total, longest first.
const runs = (alike: readonly Stated[], at: number): Stated[][] => {
  const found: Stated[][] = [];
  for (let size = Math.min(mostParts, alike.length - 1); size >= 2; size--) {
    if (at + size < alike.length) found.push(alike.slice(at + 1, at + 1 + size));
    if (at - size >= 0) found.push(alike.slice(at - size, at));
  }
  return found;
};

/** The sums that one sentence makes of its own figures. */
export const sumsWithin = (text: string, line: Line): LedgerEntry[] => {
  const entries: LedgerEntry[] = [];
  const used = new Set<string>();
  const row = addends(line.figures);
  for (const total of row) {
    const alike = row.filter(figure => sameKind(figure, total));
    for (const run of runs(alike, alike.indexOf(total))) {
      if (run.some(part => used.has(part.id)) || !mayMake(total, run)) continue;
      const structure = structureOf(text, line, total, run);
      if (structure === null) continue;
      const verdict = sumVerdict(total, run, structure);
      if (verdict === null) continue;
      entries.push(entryOf(total, run, verdict));
      for (const part of run) used.add(part.id);
      break;
    }
  }
  return entries;
};

// What each of these says of a whole in another sentence is taken only where it adds up: there the sum itself is what
// assures that the sentence means that whole.
const fits = (total: Stated, parts: readonly Stated[]): LedgerEntry[] => {
  if (parts.length < 2 || parts.length > mostParts || !mayMake(total, parts)) return [];
  const verdict = agree(total, parts);
  const exact = parts.every(part => roundingOf(part) <= 0.05 * total.value);
  return verdict === 'does not add up' || (verdict === 'within rounding' && !exact)
    ? []
    : [entryOf(total, parts, verdict)];
};

// "Of the 90 boats, 60 came home. The other 30 sank."
const remaindersAcross = (text: string, first: Line, next: Line): LedgerEntry[] => {
  const row = addends(next.figures);
  const wholes = addends(first.figures);
  if (wholes.length === 0) return [];
  const last = row.find(figure => remainder.test(before(text, figure, 60, next.start)));
  if (last === undefined) return [];
  const alike = [...wholes, ...row.slice(0, row.indexOf(last) + 1)].filter(
    figure => sameKind(figure, last) && sameNoun(figure, last),
  );
  for (const [at, total] of alike.entries()) {
    if (total.sentence !== first.index || (total.of === null && total.unit === null)) continue;
    const parts = alike.slice(at + 1);
    if (!parts.every(part => sameNoun(part, total))) continue;
    const found = fits(total, parts);
    if (found.length > 0) return found;
  }
  return [];
};

const pointsBack = /^(?:["“'‘]?)(?:of|among) (?:them|these|those)\b|\bof (?:them|these|those|whom)\b/;

// "Police held 47 protesters. Of them, 31 were students and 16 teachers."
const partsAcross = (text: string, first: Line, next: Line): LedgerEntry[] => {
  const row = addends(next.figures);
  for (const total of addends(first.figures).reverse()) {
    const alike = row.filter(figure => sameKind(figure, total));
    if (alike.length < 2 || (total.of === null && total.unit === null)) continue;
    const cue = pointsBack.test(text.slice(next.start, next.end).toLowerCase());
    const parts = cue ? alike : alike.filter(figure => sharesNoun(figure, total));
    const counted = total.kind !== 'percent' && total.value >= 10;
    if (!areListed(text, parts) || (!cue && !counted)) continue;
    const found = fits(total, parts);
    if (found.length > 0) return found;
  }
  return [];
};

const totals =
  /\b(?:in all|altogether|in total|together|combined|(?:makes|making|bringing|brings|brought) the total to)\b/;

// "It sold 31 boats in May and 16 in June. In all, 47 boats were sold."
const totalsAcross = (text: string, first: Line, next: Line): LedgerEntry[] => {
  const row = addends(first.figures);
  for (const total of row.length < 2 ? [] : addends(next.figures)) {
    if (total.unit === null && (total.of === null || total.value < 10)) continue;
    const alike = row.filter(figure => sameKind(figure, total));
    const nouns = alike.every(part => sameNoun(part, total)) || new Set(alike.map(part => headOf(part.of))).size > 1;
    const found = nouns ? fits(total, alike) : [];
    if (found.length === 0 || !areListed(text, alike)) continue;
    if (totals.test(`${before(text, total, 40, next.start)} | ${after(text, total, 30, next.end)}`)) return found;
  }
  return [];
};

/** The sums that two near sentences make together; only such as add up, with nouns and units that agree. */
export const sumsAcross = (text: string, first: Line, next: Line): LedgerEntry[] => [
  ...remaindersAcross(text, first, next),
  ...partsAcross(text, first, next),
  ...totalsAcross(text, first, next),
];
