import type { Figure, Quote, Span } from '#/server/article/article.ts';
import type { Hearsay } from '#/server/article/hearsay.ts';

const holds = (outer: Span, inner: Span): boolean => outer.start <= inner.start && inner.end <= outer.end;

/**
 * The figures with who stated them: the speaker of the quotation that holds the figure, else the source of the reported speech that holds it
 * (the innermost one); null where the reporter vouches for it. All three lists are in text order.
 */
export function attributeFigures(figures: Figure[], quotes: Quote[], hearsay: Hearsay[]): Figure[] {
  let q = 0;
  let h = 0;
  return figures.map(figure => {
    while (q < quotes.length && (quotes[q]?.end ?? 0) <= figure.start) q++;
    const quote = quotes[q];
    if (quote?.speaker && holds(quote, figure)) return { ...figure, source: { ...quote.speaker } };
    while (h < hearsay.length && (hearsay[h]?.end ?? 0) <= figure.start) h++;
    let best: Hearsay | null = null;
    for (let i = h; i < hearsay.length && i < h + 16; i++) {
      const report = hearsay[i];
      if (!report || report.start > figure.start) continue;
      const said = report.speaker.start < figure.end && figure.start < report.speaker.end;
      if (holds(report, figure) && !said && (!best || report.start >= best.start)) best = report;
    }
    return { ...figure, source: best ? { ...best.speaker } : null };
  });
}
