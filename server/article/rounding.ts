import type { Figure, Verdict } from '#/server/article/article.ts';

/** The hedges that say of a number that it is rounded. */
export const hedged =
  /^(?:about|around|approximately|roughly|nearly|almost|some|close to|an estimated|just over|just under|over|more than)$/;

/**
 * Half the worth of the last place that the figure states: 0.5 for "34 percent", 0.05 for "3.9%", 50,000 for "1.2 million".
 * A whole number without hedge is exact (0), except shares, which are rounded to their last place.
 */
export const roundingOf = (figure: Figure): number => {
  const value = figure.value;
  if (value === null) return 0;
  const written = /\d[\d,]*(?:\.(\d+))?/.exec(figure.text);
  const places = written?.[1]?.length ?? 0;
  const digits = written === null ? null : Number(written[0].replaceAll(',', ''));
  const scale = digits === null || digits === 0 || value === 0 ? 1 : Math.abs(value / digits);
  const grain = scale * 10 ** -places;
  const rounded =
    figure.kind === 'percent' || figure.kind === 'points' || figure.kind === 'ratio' || places > 0 || scale > 1.5;
  if (rounded) return grain / 2;
  if (figure.qualifier === null || !hedged.test(figure.qualifier)) return 0;
  // a hedged whole number is round to its last non-zero place
  const zeros = /0*$/.exec(String(Math.abs(Math.round(value))))?.[0].length ?? 0;
  return 10 ** zeros / 2;
};

/** Compares what was computed with what was stated; `slack` is how far rounding can part them. */
export const verdictOf = (computed: number, stated: number, slack: number): Verdict => {
  const gap = Math.abs(computed - stated);
  if (gap <= 1e-9 * Math.max(1, Math.abs(stated))) return 'consistent';
  return gap <= slack + 1e-9 ? 'within rounding' : 'does not add up';
};
