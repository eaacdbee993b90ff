import type { Direction, Figure, Span } from '#/server/article/article.ts';

const measured = new Set(['percent', 'money', 'count', 'measure', 'number', 'points', 'ratio', 'age', 'duration']);
const reach = 60;

const about = '(?:(?:about|around|nearly|some|just|only|over|roughly|almost|the|a|an|record) )*';
const fromEnd = new RegExp(`\\bfrom ${about}$`);
const toEnd = new RegExp(`\\b(?:to|at) ${about}$`);
const upFromEnd = new RegExp(`\\b(?:up|down|higher|lower) from ${about}$`);
const thenTo = new RegExp(`^[^;]*\\bto ${about}$`);

// words that say that something changed; "from 5 to 10 people" alone is a range
const changing =
  /\b(?:rise|rises|rose|risen|rising|gr[eo]wn?|grows|growing|growth|f[ae]ll|falls|fallen|falling|drop(?:s|ped|ping)?|declin(?:e|es|ed|ing)|(?:in|de)creas(?:e|es|ed|ing)|jump(?:s|ed|ing)?|climb(?:s|ed|ing)?|slid|slides?|sliding|slip(?:s|ped|ping)?|plung(?:e|es|ed|ing)|surg(?:e|es|ed|ing)|soar(?:s|ed|ing)?|tumbl(?:e|es|ed|ing)|cuts?|cutting|rais(?:e|es|ed|ing)|lower(?:s|ed|ing)?|reduc(?:e|es|ed|ing)|mov(?:e|es|ed|ing)|went|goes|going|gone|up|down|expand(?:s|ed|ing)?|shr[aiu]nk(?:s|ing)?|slow(?:s|ed|ing)?|doubl(?:e|es|ed|ing)|tripl(?:e|es|ed|ing)|halv(?:e|es|ed|ing)|plummet(?:s|ed|ing)?|edg(?:es|ed|ing)|chang(?:e|es|ed|ing)|improv(?:e|es|ed|ing)|weaken(?:s|ed|ing)?|strengthen(?:s|ed|ing)?|widen(?:s|ed|ing)?|narrow(?:s|ed|ing)?|swell(?:s|ed|ing)?|dip(?:s|ped)?|sank|sunk|inch(?:es|ed|ing)?|revis(?:e|es|ed|ing)|extend(?:s|ed|ing)?)\b/i;

const sameUnit = (a: Figure, b: Figure): boolean =>
  a.unit === b.unit && (a.kind === b.kind || (a.unit === null && b.unit === null && a.kind !== 'age'));

const gone = (from: Figure, to: Figure): Direction | null => {
  if (from.value === null || to.value === null) return null;
  return to.value > from.value ? 'up' : to.value < from.value ? 'down' : 'none';
};

const last = (text: string, start: number, end: number): string => text.slice(Math.max(start, end - reach), end);

// "from 34 to 38 percent", "to $40 from $50", "3.9 million, up from 2.4 million": what was, and what it became
const movesOf = (text: string, figures: readonly Figure[]): { from: number; to: number }[] => {
  const found: { from: number; to: number }[] = [];
  for (const [at, a] of figures.entries()) {
    if (!measured.has(a.kind) || a.value === null) continue;
    let next = at + 1;
    while (figures[next] !== undefined && !measured.has(figures[next]?.kind ?? '')) next += 1;
    const b = figures[next];
    if (b === undefined || b.value === null || b.sentence !== a.sentence || b.start - a.end > reach) continue;
    if (!sameUnit(a, b)) continue;
    const gap = text.slice(a.end, b.start).toLowerCase();
    const lead = last(text, figures[at - 1]?.end ?? 0, a.start);
    const falls = b.value < a.value;
    if (fromEnd.test(lead) && thenTo.test(gap)) {
      if (falls || changing.test(lead)) found.push({ from: at, to: next });
    } else if (upFromEnd.test(gap) || (toEnd.test(lead) && fromEnd.test(gap))) {
      found.push({ from: next, to: at });
    }
  }
  return found;
};

const units = '(?:year|quarter|month|week|day|season|decade)';
const before = `(?:an? |the )?${units}[- ](?:earlier|ago|before)(?: (?:period|${units}))?|(?:the )?(?:last|previous|prior|preceding) ${units}|(?:the )?same (?:period|time|${units})(?: of| in)?(?: (?:last year|\\d{4}|an? year (?:earlier|ago|before)))?`;
const compared = new RegExp(
  `^,? ?(?:(?:higher|lower|more|less|up|down|[a-z]+ly) )?((?:a |on an? |in )?${units}[- ](?:on|over|to|by)[- ](?:${units}|date)(?: basis)?\\b|(?:from|than|compared (?:with|to)|versus|against|on|over) (?:in )?(?:${before}|yesterday|\\d{4})\\b)`,
  'i',
);

// "rose 168% year on year", "fell 3 percent from a year earlier": the words that say what an amount of change is counted from
const comparisonAfter = (text: string, figure: Figure): Span | null => {
  const found = compared.exec(text.slice(figure.end, figure.end + 2 * reach));
  const words = found?.[1];
  if (found === null || words === undefined) return null;
  const start = figure.end + found[0].length - words.length;
  return { start, end: start + words.length };
};

/**
 * The figures with what their changes are counted from. "Rose from 34 to 38 percent": the 38 gets the way it went, and the 34 as its base;
 * "rose 168% year on year": the 168 gets "year on year". Figures are in text order.
 */
export const linkChanges = (text: string, figures: readonly Figure[]): Figure[] => {
  const linked = figures.map(figure => {
    if (figure.direction !== 'up' && figure.direction !== 'down') return figure;
    const base = comparisonAfter(text, figure);
    return base === null ? figure : { ...figure, base };
  });
  for (const { from, to } of movesOf(text, figures)) {
    const [was, is] = [linked[from], linked[to]];
    if (was === undefined || is === undefined) continue;
    const direction = gone(was, is);
    linked[to] = { ...is, direction, base: { start: was.start, end: was.end } };
    // "grew from 1,200 in May to 3,400 members", "from 3,400 members to 5,000": both count the same
    if (was.of !== null && is.of === null && is.kind === 'number')
      linked[to] = { ...is, kind: was.kind, of: was.of, direction, base: { start: was.start, end: was.end } };
    if (is.of !== null && was.of === null && was.kind === 'number') linked[from] = { ...was, kind: is.kind, of: is.of };
  }
  return linked;
};

/**
 * The figures with the direction taken off those that a change arrived at (their base is another figure): what is left with
 * a direction is the amount of a change.
 */
export const withoutArrivals = (figures: readonly Figure[]): Figure[] => {
  const starts = new Set(figures.filter(figure => figure.value !== null).map(figure => figure.start));
  return figures.map(figure =>
    figure.base !== null && starts.has(figure.base.start) ? { ...figure, direction: null } : figure,
  );
};
