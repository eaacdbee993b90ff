import {
  after,
  before,
  between,
  headOf,
  type Line,
  type Stated,
  sameKind,
  sameNoun,
  sharedTopic,
  topicOf,
} from '#/server/article/agreement.ts';
import type { LedgerEntry, Relation, Verdict } from '#/server/article/article.ts';
import { roundingOf, verdictOf } from '#/server/article/rounding.ts';
import { addable } from '#/server/article/sums.ts';

/** What a quantity was and what it became; `step` where the same words state the change too. */
type Move = { from: Stated; to: Stated; step: Stated | null };

const about = '(?:(?:about|around|nearly|some|just|only|over|roughly|almost) )*';
const leadsFrom = new RegExp(`\\bfrom ${about}$`);
const leadsTo = /\bto (?:[a-z]+ ){0,2}$/;
const leadsToOrAt = /\b(?:to|at) (?:[a-z]+ ){0,2}$/;
const goesBack = /\b(?:from|compared (?:with|to)|against|versus) (?:[a-z]+ ){0,2}$/;
const upFrom = new RegExp(`\\b(?:up|down) from ${about}$`);
const stepsFrom = new RegExp(
  `^(?: (?:increase|rise|gain|jump|surge|growth|improvement|drop|decline|fall|decrease|reduction))? from ${about}$`,
);
const bringsStep =
  /[,(] ?(?:which (?:is|was) )?(?:up|down|an?|or|an? [a-z]+) (?:about |nearly |almost |roughly |some )?$/;

const isStep = (figure: Stated): boolean => figure.direction === 'up' || figure.direction === 'down';

// "to 60 from 50", "from 50 to 60", "to 60, compared with 50", "60, up from 50", "60, up 20 percent from 50"
const movesOf = (text: string, figures: readonly Stated[]): Move[] => {
  const found: Move[] = [];
  for (const [at, a] of figures.entries()) {
    const near = figures.slice(at + 1, at + 5);
    const b = near.find(other => sameKind(a, other));
    if (b === undefined || !addable.has(a.kind) || !sameNoun(a, b)) continue;
    const gap = between(text, a, b);
    const lead = before(text, a, 24);
    if (gap.length > 100 || /[;:]|\. /.test(gap)) continue;
    const step = near.find(
      other =>
        other.end < b.start &&
        isStep(other) &&
        bringsStep.test(between(text, a, other)) &&
        stepsFrom.test(between(text, other, b)),
    );
    if (step !== undefined) found.push({ from: b, to: a, step });
    else if (gap.length <= 60 && leadsFrom.test(lead) && leadsTo.test(gap)) found.push({ from: a, to: b, step: null });
    else if ((gap.length <= 60 && leadsToOrAt.test(lead) && goesBack.test(gap)) || upFrom.test(gap))
      found.push({ from: b, to: a, step: null });
  }
  return found;
};

const signed = (figure: Stated): number => (figure.direction === 'down' ? -Math.abs(figure.value) : figure.value);

const relativeVerdict = (from: Stated, to: Stated, step: Stated): Verdict => {
  if (from.value <= 0) return 'does not add up';
  const [a, b] = [roundingOf(from), roundingOf(to)];
  const change = (old: number, now: number): number => (100 * (now - old)) / old;
  const low = change(from.value + a, to.value - b) - roundingOf(step);
  const high = from.value > a ? change(from.value - a, to.value + b) + roundingOf(step) : Number.POSITIVE_INFINITY;
  const stated = signed(step);
  if (Math.abs(change(from.value, to.value) - stated) < 1e-9) return 'consistent';
  return stated >= low && stated <= high ? 'within rounding' : 'does not add up';
};

const isRelative = (from: Stated, step: Stated): boolean => step.kind === 'percent' && from.kind !== 'percent';

const compares = (from: Stated, step: Stated): boolean =>
  isRelative(from, step) || (step.kind === 'points' && from.kind === 'percent') || sameKind(step, from);

const stepVerdict = ({ from, to }: Move, step: Stated): Verdict =>
  isRelative(from, step)
    ? relativeVerdict(from, to, step)
    : verdictOf(to.value - from.value, signed(step), roundingOf(from) + roundingOf(to) + roundingOf(step));

// A change far from what was computed is a misreading rather than the article's mistake.
const isNear = ({ from, to }: Move, step: Stated): boolean => {
  const computed = (100 * (to.value - from.value)) / from.value;
  return Math.sign(computed) === Math.sign(signed(step)) && Math.abs(computed / signed(step) - 1) < 0.5;
};

const entryOf = (move: Move, step: Stated, verdict: Verdict): LedgerEntry => {
  const relation: Relation = isRelative(move.from, step) ? 'change' : 'difference';
  const larger = move.from.value >= move.to.value ? [move.from, move.to] : [move.to, move.from];
  const parts = relation === 'change' ? [move.from, move.to] : larger;
  return { relation, parts: parts.map(part => part.id), total: step.id, verdict };
};

/** The changes that one sentence states with what was before and after: "rose 20 percent to 60 from 50". */
export const changesWithin = (text: string, { figures }: Line): LedgerEntry[] => {
  const entries: LedgerEntry[] = [];
  for (const move of movesOf(text, figures)) {
    const steps = move.step === null ? figures.filter(isStep) : [move.step];
    for (const step of steps) {
      if (step === move.from || step === move.to || !compares(move.from, step)) continue;
      if (Math.abs(step.start - move.from.start) > 160 || Math.abs(step.start - move.to.start) > 160) continue;
      const verdict = stepVerdict(move, step);
      const sure = isRelative(move.from, step) && isNear(move, step) && (move.step !== null || figures.length <= 3);
      if (verdict === 'does not add up' && !sure) continue;
      entries.push(entryOf(move, step, verdict));
      break;
    }
  }
  return entries;
};

const isFree = (step: Stated, done: readonly LedgerEntry[]): boolean => done.every(entry => entry.total !== step.id);

const yearAgo =
  /\b(?:a|the) (?:year|month|quarter|week) (?:earlier|ago|before)\b|\b(?:year|month|quarter)-(?:earlier|ago)\b|\bthe (?:previous|preceding|prior) (?:year|month|quarter|week)\b|\bthe same (?:period|quarter|month|week) (?:last|of|a|in)\b/;

const isShareOfUnit = (figure: Stated): boolean => figure.unit?.includes(' per ') === true;

/**
 * The changes that two near sentences state together: the percentage in one, from what to what in the other ("Profit rose
 * 20 percent. It went to $60 million from $50 million"), or what it became in one and what it was a year earlier in the next.
 * Only such as fit, of one topic. `done` are the relations of either sentence by itself.
 */
export const changesAcross = (text: string, first: Line, next: Line, done: readonly LedgerEntry[]): LedgerEntry[] => {
  const steps = first.figures.filter(
    figure => figure.kind === 'percent' && isStep(figure) && isFree(figure, done) && figure.value >= 1,
  );
  if (steps.length !== 1) return [];
  const [step] = steps;
  if (step === undefined) return [];
  const about = topicOf(text.slice(Math.max(first.start, step.start - 80), Math.min(first.end, step.end + 60)));
  const stated = (move: Move): LedgerEntry[] => {
    if (!isRelative(move.from, step)) return [];
    const verdict = stepVerdict(move, step);
    return verdict === 'does not add up' ? [] : [entryOf(move, step, verdict)];
  };
  const told = next.figures.every(figure => figure.kind !== 'percent' || !isStep(figure));
  for (const move of told ? movesOf(text, next.figures) : []) {
    const subject = topicOf(text.slice(next.start, Math.min(move.from.start, move.to.start)));
    if (sharedTopic(about, subject) === 0 || isShareOfUnit(move.from)) continue;
    const found = stated(move);
    if (found.length > 0) return found;
  }
  if (!yearAgo.test(text.slice(next.start, next.end).toLowerCase())) return [];
  const to = first.figures.find(
    figure => figure.start > step.end && addable.has(figure.kind) && leadsTo.test(between(text, step, figure)),
  );
  const from = to && next.figures.find(figure => sameKind(figure, to));
  if (to === undefined || from === undefined || !sameNoun(to, from)) return [];
  const subject = topicOf(text.slice(next.start, from.start));
  return sharedTopic(about, subject) > 0 ? stated({ from, to, step: null }) : [];
};

const rivals = /^ ?(?:to|-|–|versus|vs\.?|against|compared (?:with|to)) ?(?:(?:[a-z.]+ )?[a-z.]+[’']s? )?$/;
const isShare = (figure: Stated): boolean => figure.kind === 'percent' || figure.kind === 'number';
const isLead = (figure: Stated): boolean =>
  (figure.kind === 'points' || figure.kind === 'percent' || headOf(figure.of) === 'point') && figure.value < 100;
const leadWords =
  /\b(?:leads?|led|leading|ahead|advantage|edge|margin|gap|beats?|won|wins|defeated|trails?|trailed|trailing|behind)\b/;

// "by 18 points (58 percent to 40 percent)" leaves no doubt; "by 18 points, 58 to 40" and "58 to 40, an 18-point lead" little
type Lead = { lead: Stated; sure: boolean };

const leadOf = (text: string, line: Line, at: number): Lead | null => {
  const [a, b] = [line.figures[at], line.figures[at + 1]];
  if (a === undefined || b === undefined || !isShare(a) || !isShare(b) || !rivals.test(between(text, a, b)))
    return null;
  const [ahead, behind] = [line.figures[at - 1], line.figures[at + 2]];
  if (ahead !== undefined && isLead(ahead)) {
    const gap = between(text, ahead, a);
    if (/^[^().;\d]{0,60}\($/.test(gap)) return { lead: ahead, sure: true };
    if (
      /^[^().;\d]{0,60}[,:—–] (?:with )?$/.test(gap) &&
      leadWords.test(`${before(text, ahead, 60, line.start)} ${gap}`)
    )
      return { lead: ahead, sure: false };
  }
  if (behind === undefined || !isLead(behind)) return null;
  const gap = between(text, b, behind);
  return /^[^().;\d]{0,40}(?:[,—–(]| with) ?(?:giving (?:him|her|them|it) )?(?:an? |or )$/.test(gap) &&
    leadWords.test(after(text, behind, 40, line.end))
    ? { lead: behind, sure: false }
    : null;
};

/** The leads that one sentence states with the two shares they lie between: "by 18 points (58 percent to 40 percent)". */
export const leadsWithin = (text: string, line: Line): LedgerEntry[] =>
  line.figures.flatMap((a, at) => {
    const b = line.figures[at + 1];
    const found = b === undefined ? null : leadOf(text, line, at);
    if (b === undefined || found === null || a.value === b.value) return [];
    const { lead, sure } = found;
    const [high, low] = a.value > b.value ? [a, b] : [b, a];
    const verdict = verdictOf(high.value - low.value, lead.value, roundingOf(lead) + 0.5);
    if (verdict === 'does not add up' && !sure) return [];
    return [{ relation: 'difference' as const, parts: [high.id, low.id], total: lead.id, verdict }];
  });
