import type { Analysis } from '#/server/article/article.ts';
import { type Mark, withQuotationMarks } from './marks.ts';

/** The figures and quotes of an analysis as marks; those whose id is in `keys` are shown as what proves an answer. */
export function marksOf(
  analysis: Pick<Analysis, 'text' | 'figures' | 'quotes'>,
  keys: ReadonlySet<string> = new Set(),
): Mark[] {
  const figures = analysis.figures.map(
    ({ start, end, id }): Mark => ({ start, end, id, kind: 'fig', key: keys.has(id) }),
  );
  const quotes = analysis.quotes.map((quote): Mark => {
    return { ...withQuotationMarks(analysis.text, quote), id: quote.id, kind: 'quo', key: keys.has(quote.id) };
  });
  return [...figures, ...quotes];
}
