import type { Figure } from '#/server/article/article.ts';

// a share in brackets is one of the whole that the share before it in the sentence names
const inheritWholes = (text: string, figures: Figure[]): Figure[] => {
  let whole: { of: string; sentence: number } | null = null;
  return figures.map(figure => {
    if (figure.kind !== 'percent') return figure;
    if (figure.of !== null) {
      whole = { of: figure.of, sentence: figure.sentence };
      return figure;
    }
    const bracketed = text[figure.start - 1] === '(' && text[figure.end] === ')';
    return bracketed && whole !== null && whole.sentence === figure.sentence ? { ...figure, of: whole.of } : figure;
  });
};

// "lost 190 points, or 0.6%": the same change said twice goes the same way
const inheritDirections = (text: string, figures: Figure[]): Figure[] => {
  let last: Figure | null = null;
  return figures.map(figure => {
    let read = figure;
    if (
      figure.direction === null &&
      figure.kind === 'percent' &&
      last?.direction != null &&
      last.sentence === figure.sentence
    ) {
      const gap = text.slice(last.end, Math.min(figure.start, last.end + 40));
      if (/^(?: [a-z]+)?(?:, or| or| \(|, that is,) ?(?:about |nearly |almost |roughly )?$/.test(gap))
        read = { ...figure, direction: last.direction };
    }
    last = read;
    return read;
  });
};

// "3.9 million carts, up from 2.4 million", "300 nurses and 40 who teach", "five children, two of whom": the second number counts what the first one does
const inheritNouns = (text: string, figures: Figure[]): Figure[] => {
  let counted: Figure | null = null;
  return figures.map(figure => {
    if (figure.kind === 'count' && figure.of !== null) counted = figure;
    if (figure.kind !== 'number' || figure.value === null || counted === null || counted.sentence !== figure.sentence)
      return figure;
    const lead = text.slice(Math.max(0, figure.start - 24), figure.start).toLowerCase();
    const after = text.slice(figure.end, figure.end + 10);
    const compared =
      /\b(?:(?:up|down) from|compared (?:with|to)|versus|against) (?:about |some |just |nearly |only )?$/;
    return compared.test(lead) || /^ (?:who|of (?:them|whom|which))\b/.test(after)
      ? { ...figure, kind: 'count' as const, of: counted.of }
      : figure;
  });
};

/**
 * The figures with what they share with another of their sentence: a share in brackets its whole, a change said twice its
 * direction, a number compared with a count its noun. In text order.
 */
export const inherit = (text: string, figures: Figure[]): Figure[] =>
  inheritDirections(text, inheritNouns(text, inheritWholes(text, figures)));
