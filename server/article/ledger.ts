import type { Figure, LedgerEntry, Relation, Sentence, Verdict } from '#/server/article/article.ts';
import { roundingOf, verdictOf } from '#/server/article/rounding.ts';

/** A figure with a stated value. */
type Stated = Figure & { value: number };

const addable = new Set(['percent', 'points', 'count', 'money', 'measure', 'number']);
const mostParts = 6;
const mostInSentence = 24;
const longestSentence = 4000;

const isStated = (figure: Figure): figure is Stated => figure.value !== null && Number.isFinite(figure.value);

const headOf = (noun: string | null): string | null => {
  if (noun === null) return null;
  const words = noun.toLowerCase().split(' ');
  const last = words[words.length - 1] ?? '';
  return last.replace(/ies$/, 'y').replace(/(?<=[^s])s$/, '');
};

const sameKind = (a: Figure, b: Figure): boolean =>
  a.unit === b.unit && (a.kind === b.kind || (a.unit === null && b.unit === null));

const sameNoun = (a: Figure, b: Figure): boolean => {
  const [x, y] = [headOf(a.of), headOf(b.of)];
  return x === null || y === null || x === y;
};

const between = (text: string, a: Figure, b: Figure): string => text.slice(a.end, b.start).toLowerCase();

const isBracketed = (text: string, figure: Figure): boolean =>
  text[figure.start - 1] === '(' && /^(?: [^()]{0,40})?\)/.test(text.slice(figure.end, figure.end + 42));

const opensParts =
  /[:(—–]|\b(?:including|comprising|consisting|namely|either|of whom|of which|of those|of these|made up of|split|divided)\b/;
const closesParts =
  /\b(?:total|totals|totalling|totaling|in all|altogether|combined|together|sum|adds up|making|bringing)\b/;

type Structure = 'brackets' | 'opened' | 'totalled' | null;

// How the sentence itself says that the parts make up the total: brackets, a colon or "including", or "in all".
const structureOf = (text: string, sentence: Sentence, total: Stated, parts: readonly Stated[]): Structure => {
  const [first, last] = [parts[0], parts[parts.length - 1]];
  if (first === undefined || last === undefined) return null;
  if (total.end <= first.start && parts.every(part => isBracketed(text, part))) return 'brackets';
  for (let at = 1; at < parts.length; at++) {
    const [a, b] = [parts[at - 1], parts[at]];
    if (a === undefined || b === undefined || !/[,;(]|\b(?:and|or|plus|while)\b/.test(between(text, a, b))) return null;
  }
  if (total.end <= first.start) {
    const lead = between(text, total, first);
    return opensParts.test(lead) ? 'opened' : null;
  }
  const around = `${between(text, last, total)} ${text.slice(total.end, Math.min(sentence.end, total.end + 40)).toLowerCase()}`;
  return closesParts.test(around) ? 'totalled' : null;
};

const sumVerdict = (total: Stated, parts: readonly Stated[], structure: Structure): Verdict | null => {
  const sum = parts.reduce((all, part) => all + part.value, 0);
  const slack = parts.reduce((all, part) => all + roundingOf(part), roundingOf(total));
  const verdict = verdictOf(sum, total.value, slack);
  if (verdict !== 'does not add up') {
    const nouns = parts.every(part => sameNoun(part, total));
    if (nouns) return verdict;
    if (total.kind === 'percent') return structure === 'totalled' ? 'bases differ' : null;
    // "12 people: 7 women and 5 men": the sentence's own structure names the parts
    return verdict;
  }
  // A near miss is worth a remark only where the sentence leaves no doubt that these are the parts.
  const near = Math.abs(sum - total.value) <= Math.max(slack, 0.15 * Math.abs(total.value));
  const sure = structure === 'brackets' && parts.every(part => sameNoun(part, total) && part.value < total.value);
  return near && sure ? verdict : null;
};

const sums = (text: string, sentence: Sentence, figures: readonly Stated[]): LedgerEntry[] => {
  const entries: LedgerEntry[] = [];
  const used = new Set<string>();
  const row = figures.filter(figure => addable.has(figure.kind) && figure.value > 0);
  for (const total of row) {
    const alike = row.filter(figure => sameKind(figure, total));
    const at = alike.indexOf(total);
    for (const run of runs(alike, at)) {
      if (run.some(part => used.has(part.id)) || run.some(part => part.value >= total.value)) continue;
      const structure = structureOf(text, sentence, total, run);
      if (structure === null) continue;
      const verdict = sumVerdict(total, run, structure);
      if (verdict === null) continue;
      entries.push({ relation: 'sum', parts: run.map(part => part.id), total: total.id, verdict });
      for (const part of run) used.add(part.id);
      break;
    }
  }
  return entries;
};

// The runs of figures that stand right after or right before the total, longest first.
const runs = (alike: readonly Stated[], at: number): Stated[][] => {
  const found: Stated[][] = [];
  for (let size = Math.min(mostParts, alike.length - 1); size >= 2; size--) {
    if (at + size < alike.length) found.push(alike.slice(at + 1, at + 1 + size));
    if (at - size >= 0) found.push(alike.slice(at - size, at));
  }
  return found;
};

const remainder =
  /\b(?:the rest|the remaining|remaining|the remainder|the other|the others|the balance)[ ,(]*(?:(?:about|some|roughly|nearly|almost) )?$/;

// "62 percent voted yes and the remaining 38 percent no"
const complements = (text: string, figures: readonly Stated[]): LedgerEntry[] => {
  const entries: LedgerEntry[] = [];
  const shares = figures.filter(figure => figure.kind === 'percent' && figure.value > 0 && figure.value < 100);
  for (let at = 1; at < shares.length; at++) {
    const [a, b] = [shares[at - 1], shares[at]];
    if (a === undefined || b === undefined || a.direction !== null || b.direction !== null) continue;
    if (!remainder.test(between(text, a, b).slice(-60)) || !sameNoun(a, b)) continue;
    const verdict = verdictOf(a.value + b.value, 100, roundingOf(a) + roundingOf(b));
    if (verdict === 'does not add up' && shares.length > 2) continue;
    entries.push({ relation: 'complement', parts: [a.id], total: b.id, verdict });
  }
  return entries;
};

type Move = { before: Stated; after: Stated };

// "to 60 from 50", "from 50 to 60", "to 60, compared with 50": what a quantity was and what it became
const moves = (text: string, figures: readonly Stated[]): Move[] => {
  const found: Move[] = [];
  for (const [at, a] of figures.entries()) {
    const b = figures.slice(at + 1, at + 4).find(other => sameKind(a, other));
    if (b === undefined || !addable.has(a.kind) || !sameNoun(a, b)) continue;
    const gap = between(text, a, b);
    const lead = text.slice(Math.max(0, a.start - 24), a.start).toLowerCase();
    if (gap.length > 60) continue;
    if (/\bfrom (?:(?:about|around|nearly|some|just|only|over) )*$/.test(lead) && /\bto (?:[a-z]+ ){0,2}$/.test(gap))
      found.push({ before: a, after: b });
    else if (
      /\b(?:to|at) (?:[a-z]+ ){0,2}$/.test(lead) &&
      /\b(?:from|compared (?:with|to)|against|versus) (?:[a-z]+ ){0,2}$/.test(gap)
    )
      found.push({ before: b, after: a });
  }
  return found;
};

const signed = (figure: Stated): number => (figure.direction === 'down' ? -Math.abs(figure.value) : figure.value);

// "rose 20 percent to 60 from 50", "rose by 10 to 60 from 50"
const changes = (text: string, figures: readonly Stated[]): LedgerEntry[] => {
  const entries: LedgerEntry[] = [];
  for (const { before, after } of moves(text, figures)) {
    for (const step of figures) {
      if (step === before || step === after || (step.direction !== 'up' && step.direction !== 'down')) continue;
      if (Math.abs(step.start - before.start) > 160 || Math.abs(step.start - after.start) > 160) continue;
      const relative = step.kind === 'percent' && before.kind !== 'percent';
      const points = step.kind === 'points' && before.kind === 'percent';
      if (!relative && !points && !sameKind(step, before)) continue;
      const relation: Relation = relative ? 'change' : 'difference';
      const verdict = relative
        ? relativeVerdict(before, after, step)
        : verdictOf(
            after.value - before.value,
            signed(step),
            roundingOf(before) + roundingOf(after) + roundingOf(step),
          );
      const adjacent = entries.every(entry => !entry.parts.includes(before.id));
      if (verdict === 'does not add up' && (!relative || figures.length > 3)) continue;
      if (adjacent) entries.push({ relation, parts: [before.id, after.id], total: step.id, verdict });
    }
  }
  return entries;
};

const relativeVerdict = (before: Stated, after: Stated, step: Stated): Verdict => {
  if (before.value <= 0) return 'does not add up';
  const [a, b] = [roundingOf(before), roundingOf(after)];
  const change = (from: number, to: number): number => (100 * (to - from)) / from;
  const low = change(before.value + a, after.value - b) - roundingOf(step);
  const high =
    before.value > a ? change(before.value - a, after.value + b) + roundingOf(step) : Number.POSITIVE_INFINITY;
  const stated = signed(step);
  if (Math.abs(change(before.value, after.value) - stated) < 1e-9) return 'consistent';
  return stated >= low && stated <= high ? 'within rounding' : 'does not add up';
};

// "by 18 points (58 percent to 40 percent)": a lead and the two shares it lies between
const leads = (text: string, figures: readonly Stated[]): LedgerEntry[] => {
  const entries: LedgerEntry[] = [];
  for (let at = 2; at < figures.length; at++) {
    const [lead, a, b] = [figures[at - 2], figures[at - 1], figures[at]];
    if (lead === undefined || a === undefined || b === undefined || !(a.value > b.value) || lead.value >= 100) continue;
    const points = lead.kind === 'points' || lead.kind === 'percent' || headOf(lead.of) === 'point';
    const shares = [a, b].every(side => side.kind === 'percent' || side.kind === 'number');
    if (
      !points ||
      !shares ||
      !/^[^().;\d]{0,60}\($/.test(between(text, lead, a)) ||
      !/^ ?(?:to|-|–) ?$/.test(between(text, a, b))
    )
      continue;
    const verdict = verdictOf(a.value - b.value, lead.value, roundingOf(lead) + 0.5);
    entries.push({ relation: 'difference', parts: [a.id, b.id], total: lead.id, verdict });
  }
  return entries;
};

// "34 of the 100 deals, or 34 percent": a share counted out and given in percent
const ratios = (text: string, figures: readonly Stated[]): LedgerEntry[] => {
  const entries: LedgerEntry[] = [];
  for (let at = 1; at < figures.length; at++) {
    const [part, whole] = [figures[at - 1], figures[at]];
    if (part === undefined || whole === undefined || part.value > whole.value || whole.value <= 0) continue;
    if (!['count', 'number'].includes(part.kind) || !['count', 'number'].includes(whole.kind)) continue;
    if (!/^ (?:out )?of (?:(?:the|its|their|all|some|about|these|those|nearly) )*$/.test(between(text, part, whole)))
      continue;
    const share = [figures[at + 1], figures[at - 2]].find(
      other => other?.kind === 'percent' || other?.kind === 'ratio',
    );
    if (share === undefined || !linksForms(text, part, whole, share)) continue;
    const stated = share.kind === 'percent' ? share.value : 100 * share.value;
    const slack = share.kind === 'percent' ? roundingOf(share) : 2;
    entries.push({
      relation: 'ratio',
      parts: [part.id, whole.id],
      total: share.id,
      verdict: verdictOf((100 * part.value) / whole.value, stated, slack),
    });
  }
  return entries;
};

const linksForms = (text: string, part: Stated, whole: Stated, share: Stated): boolean => {
  const gap = share.start > whole.start ? between(text, whole, share) : between(text, share, part);
  return gap.length <= 40 && /[(,—–]|\bor\b/.test(gap) && !/\d/.test(gap);
};

// What one of each unit is in the base unit of its kind of measure (NIST SP 811, appendix B).
const metric: Record<string, [base: string, size: number]> = {
  kilometer: ['m', 1000],
  meter: ['m', 1],
  centimeter: ['m', 0.01],
  millimeter: ['m', 0.001],
  mile: ['m', 1609.344],
  yard: ['m', 0.9144],
  foot: ['m', 0.3048],
  inch: ['m', 0.0254],
  kilogram: ['kg', 1],
  gram: ['kg', 0.001],
  tonne: ['kg', 1000],
  'metric ton': ['kg', 1000],
  pound: ['kg', 0.45359237],
  ounce: ['kg', 0.028349523125],
  liter: ['l', 1],
  gallon: ['l', 3.785411784],
  hectare: ['ha', 1],
  acre: ['ha', 0.40468564224],
  'square kilometer': ['ha', 100],
  'square mile': ['ha', 258.9988110336],
  'square meter': ['ha', 0.0001],
  'square foot': ['ha', 0.000009290304],
  'kilometer per hour': ['km/h', 1],
  'mile per hour': ['km/h', 1.609344],
};

const conversion = (unit: string | null): [string, number] | undefined =>
  unit !== null && Object.hasOwn(metric, unit) ? metric[unit] : undefined;

// "8 miles (13 km)", "a third (33 percent)": the same fact in another form
const restatements = (text: string, figures: readonly Stated[]): LedgerEntry[] => {
  const entries: LedgerEntry[] = [];
  for (let at = 1; at < figures.length; at++) {
    const [a, b] = [figures[at - 1], figures[at]];
    if (a === undefined || b === undefined || a.value <= 0 || b.value <= 0) continue;
    if (!/^[a-z ]{0,24}(?:\(|, or )(?:about |around |some |nearly |roughly )?$/.test(between(text, a, b))) continue;
    const [x, y] = [conversion(a.unit), conversion(b.unit)];
    let verdict: Verdict | null = null;
    if (x !== undefined && y !== undefined && x[0] === y[0] && a.unit !== b.unit) {
      // both sides are rounded, often to the same number of digits: 3 % covers what newsrooms round
      const slack =
        Math.max(roundingOf(a) * x[1], 0.03 * a.value * x[1]) + Math.max(roundingOf(b), 0.5 * grainOfWhole(b)) * y[1];
      verdict = verdictOf(a.value * x[1], b.value * y[1], slack);
    } else if (a.kind === 'ratio' && a.unit === null && b.kind === 'percent') {
      verdict = verdictOf(100 * a.value, b.value, roundingOf(b));
      if (verdict === 'does not add up') verdict = Math.abs(100 * a.value - b.value) < 5 ? verdict : null;
    }
    if (verdict !== null) entries.push({ relation: 'restatement', parts: [a.id], total: b.id, verdict });
  }
  return entries;
};

const grainOfWhole = (figure: Stated): number =>
  Number.isInteger(figure.value) ? 10 ** (/0*$/.exec(String(figure.value))?.[0].length ?? 0) : 0;

/**
 * The arithmetic relations that the article's own sentences state among its figures: sums of parts, complements to 100
 * percent, differences, changes, ratios and restatements in another unit. A relation needs the words or brackets that
 * assert it and nouns, wholes and units that agree; numbers that only happen to fit are not reported. For a complement or
 * restatement `total` is the second of the two figures; for a change or difference `parts` are before and after.
 */
export const findRelations = (
  text: string,
  sentences: readonly Sentence[],
  figures: readonly Figure[],
): LedgerEntry[] => {
  const bySentence = new Map<number, Stated[]>();
  for (const figure of figures) {
    if (!isStated(figure) || figure.kind === 'ordinal') continue;
    const row = bySentence.get(figure.sentence);
    if (row === undefined) bySentence.set(figure.sentence, [figure]);
    else row.push(figure);
  }
  const entries: LedgerEntry[] = [];
  for (const [index, row] of bySentence) {
    const sentence = sentences[index];
    // a sentence with more figures than this is a table: nothing in it says which belong together
    if (sentence === undefined || row.length < 2 || row.length > mostInSentence) continue;
    if (sentence.end - sentence.start > longestSentence) continue;
    entries.push(
      ...sums(text, sentence, row),
      ...complements(text, row),
      ...changes(text, row),
      ...leads(text, row),
      ...ratios(text, row),
      ...restatements(text, row),
    );
  }
  return entries;
};
