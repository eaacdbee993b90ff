import type { Analysis, Entity, Figure, Quote, Sentence, Span } from '#/server/article/article.ts';

/** What the recipes ask of an analysis, looked up once. */
export type Material = {
  analysis: Analysis;
  text: string;
  /** The sentences that may be asked about: in paragraphs, list items and quote blocks, never headings or captions. */
  body: number[];
  figuresIn(sentence: number): Figure[];
  figure(id: string): Figure | null;
  entity(name: string): Entity | null;
};

const asked = new Set(['paragraph', 'list-item', 'quote']);

/** Looks up what the recipes need. A sentence counts as body when its block does and its words are not seen in a heading or caption. */
export function materialOf(analysis: Analysis): Material {
  const figures = new Map<number, Figure[]>();
  for (const figure of analysis.figures)
    figures.set(figure.sentence, [...(figures.get(figure.sentence) ?? []), figure]);
  const byId = new Map(analysis.figures.map(figure => [figure.id, figure]));
  const entities = new Map(analysis.entities.map(entity => [entity.name, entity]));
  const seen = new Map<string, number>();
  for (const sentence of analysis.sentences) {
    const words = analysis.text.slice(sentence.start, sentence.end);
    seen.set(words, (seen.get(words) ?? 0) + 1);
  }
  const body = analysis.sentences.flatMap((sentence, i) => {
    const block = analysis.blocks[sentence.block];
    const once = seen.get(analysis.text.slice(sentence.start, sentence.end)) === 1;
    return block && asked.has(block.kind) && once ? [i] : [];
  });
  return {
    analysis,
    text: analysis.text,
    body,
    figuresIn: sentence => figures.get(sentence) ?? [],
    figure: id => byId.get(id) ?? null,
    entity: name => entities.get(name) ?? null,
  };
}

/** The words of a span. */
export function slice(material: Material, span: Span): string {
  return material.text.slice(span.start, span.end);
}

/** The sentence with a number, or null. */
export function sentenceAt(material: Material, index: number): Sentence | null {
  return material.analysis.sentences[index] ?? null;
}

/** The sentence that holds an offset, or null. */
export function sentenceOf(material: Material, offset: number): Sentence | null {
  return material.analysis.sentences.find(sentence => sentence.start <= offset && offset < sentence.end) ?? null;
}

/** Whether a span lies inside some quote, so that its words are someone's and not the reporter's. */
export function isQuoted(material: Material, span: Span): boolean {
  return material.analysis.quotes.some((quote: Quote) => quote.start < span.end && span.start < quote.end);
}

/** Some words of the article around a span, inside its sentence, with … where words were left out. */
export function excerpt(material: Material, span: Span, words = 6): string {
  const sentence = sentenceOf(material, span.start) ?? span;
  const before = material.text.slice(sentence.start, span.start).split(/(?<=\s)/);
  const after = material.text.slice(span.end, Math.max(span.end, sentence.end)).split(/(?=\s)/);
  const head = before.slice(-words).join('');
  const foot = after.slice(0, words + 1).join('');
  return `${before.length > words ? '… ' : ''}${head}${slice(material, span)}${foot}${after.length > words + 1 ? ' …' : ''}`
    .replace(/\s+/g, ' ')
    .trim();
}
