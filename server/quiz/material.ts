import type { Analysis, Entity, Figure, Quote, Sentence, Span } from '#/server/article/article.ts';
import { stem } from '#/server/quiz/self-contained.ts';

/** What the recipes ask of an analysis, looked up once. */
export type Material = {
  analysis: Analysis;
  text: string;
  /** The sentences that may be asked about: in paragraphs, list items and quote blocks, never headings or captions. */
  body: number[];
  inBody(sentence: Sentence): boolean;
  /** The figures of body sentences, in text order. */
  figures: Figure[];
  /** Everyone to whom a body quote is given by name, and every person who is named. */
  voices: Entity[];
  /** The names to which the article surely gives a quotation. */
  speakers: ReadonlySet<string>;
  /** Those of them who say "I". */
  selves: ReadonlySet<string>;
  /** The beginnings of the words of the title and the first sentences, which tell what the article is about. */
  topic: ReadonlySet<string>;
  /** The words that the article writes in small letters. */
  plain: ReadonlySet<string>;
  figuresIn(sentence: number): Figure[];
  /** Whether the article states a number anywhere, as itself or as a share of one. */
  states(value: number): boolean;
  figure(id: string): Figure | null;
  voice(name: string): Entity | null;
};

/** Below this the engine is not sure enough of a speaker's name to ask for it: a misattribution is the worst fault. */
export const sureEnough = 0.8;

const asked = new Set(['paragraph', 'list-item', 'quote']);

/** Looks up what the recipes need. A sentence counts as body when its block does and its words are not seen in a heading or caption. */
export function materialOf(analysis: Analysis): Material {
  const figures = new Map<number, Figure[]>();
  for (const figure of analysis.figures)
    figures.set(figure.sentence, [...(figures.get(figure.sentence) ?? []), figure]);
  const numbers = analysis.figures.flatMap(figure =>
    [figure.value, figure.low, figure.high].filter(number => number !== null),
  );
  const stated = new Set(
    numbers.flatMap(number => [number, number * 100, number / 100].map(form => Number(form.toPrecision(9)))),
  );
  const byId = new Map(analysis.figures.map(figure => [figure.id, figure]));
  const title = letters(analysis.title ?? '');
  const seen = new Map<string, number>();
  for (const sentence of analysis.sentences) {
    const words = analysis.text.slice(sentence.start, sentence.end);
    seen.set(words, (seen.get(words) ?? 0) + 1);
  }
  const body = analysis.sentences.flatMap((sentence, i) => {
    const block = analysis.blocks[sentence.block];
    const once = seen.get(analysis.text.slice(sentence.start, sentence.end)) === 1;
    const words = analysis.text.slice(sentence.start, sentence.end);
    return block && asked.has(block.kind) && once && !isFurniture(words) && letters(words) !== title ? [i] : [];
  });
  const inBody = new Set(body);
  const bodySentences = new Set(body.flatMap(index => analysis.sentences[index] ?? []));
  const lead = [...bodySentences]
    .slice(0, 2)
    .map(({ start, end }) => analysis.text.slice(start, end))
    .join(' ');
  const voices = voicesOf(analysis, inBody);
  const sure = analysis.quotes.flatMap(({ speaker, confidence, text }): [string, string][] =>
    speaker?.name && confidence >= sureEnough ? [[speaker.name, text]] : [],
  );
  return {
    analysis,
    text: analysis.text,
    body,
    inBody: sentence => bodySentences.has(sentence),
    figures: analysis.figures.filter(figure => inBody.has(figure.sentence)),
    voices,
    speakers: new Set(sure.map(([name]) => name)),
    selves: new Set(sure.flatMap(([name, words]) => (/\b(?:I|my)\b/.test(words) ? name : []))),
    topic: new Set(`${analysis.title ?? ''} ${lead}`.match(/\p{L}{4,}/gu)?.map(stem)),
    plain: new Set(analysis.text.match(/(?<![\p{L}’'-])\p{Ll}[\p{L}’'-]*/gu)),
    figuresIn: sentence => figures.get(sentence) ?? [],
    states: value => stated.has(Number(value.toPrecision(9))),
    figure: id => byId.get(id) ?? null,
    voice: name => voices.find(voice => voice.name === name) ?? null,
  };
}

/** The letters of words alone, by which a headline that stands in the text once more is known. */
const letters = (words: string): string =>
  words
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();

const notes =
  /^[[(*]*(?:Editor['’]?s['’]? note|Note to (?:readers|editors)|Correction|Clarification|Update[ds]?:|Photo(?:graph)?s? (?:by|courtesy)|Image (?:credit|source)|Read more|Related:|Subscribe|Sign up|Follow .{2,60} (?:on|at) (?:Twitter|Facebook|Instagram|X|http)|Copyright|All rights reserved)\b|\b(?:contributed to|assisted with) this (?:report|story|article)\b|^(?:Associated Press|Reuters|AP|AFP) (?:\p{Ll}+ )*(?:writers?|reporters?)\b|\bthis (?:story|article|post) (?:has been|was) (?:updated|corrected)\b|\bfor (?:more|further) information,? (?:visit|contact|call)\b/iu;

/** Whether a sentence is a note of the editors, a byline or a headline in capitals, and tells nothing of the matter. */
function isFurniture(words: string): boolean {
  return notes.test(words) || isTitleCased(words, 5);
}

/** Whether words are written as a title: `least` or more of four letters or more, each of these with a capital. */
export function isTitleCased(words: string, least: number): boolean {
  const long = words.match(/(?<![\p{L}’'])\p{L}{4,}/gu) ?? [];
  return long.length >= least && long.every(word => /^\p{Lu}/u.test(word));
}

const mostVoices = 60;

function voicesOf(analysis: Analysis, body: ReadonlySet<number>): Entity[] {
  const voices = new Map(
    analysis.entities.filter(entity => entity.kind === 'person').map(entity => [entity.name, entity]),
  );
  const known = new Map(analysis.entities.map(entity => [entity.name, entity]));
  for (const quote of analysis.quotes) {
    const { speaker } = quote;
    if (!speaker?.name || quote.confidence < sureEnough || !body.has(quote.sentence) || voices.has(speaker.name))
      continue;
    const mentions = [{ start: speaker.start, end: speaker.end }];
    const unknown: Entity = { name: speaker.name, kind: 'body', roles: [], affiliations: [], mentions };
    voices.set(speaker.name, known.get(speaker.name) ?? unknown);
  }
  return [...voices.values()].slice(0, mostVoices);
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
  const { sentences } = material.analysis;
  let low = 0;
  let high = sentences.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sentences[middle]?.start ?? 0) <= offset) low = middle + 1;
    else high = middle;
  }
  const found = sentences[low - 1];
  return found && offset < found.end ? found : null;
}

const mostNeighbours = 60;

/** The figures around one in the body, itself left out: all of them in an article of usual length. */
export function neighbours(material: Material, figure: Figure): Figure[] {
  const at = material.figures.indexOf(figure);
  return material.figures
    .slice(Math.max(0, at - mostNeighbours), at + mostNeighbours)
    .filter(other => other.id !== figure.id);
}

/** Whether a span lies inside some quote, so that its words are someone's and not the reporter's. */
export function isQuoted(material: Material, span: Span): boolean {
  return material.analysis.quotes.some((quote: Quote) => quote.start < span.end && span.start < quote.end);
}

/** Spans in text order, those that overlap made one; the id of the first is kept. */
export function merged<T extends Span & { id: string | null }>(spans: T[]): T[] {
  const out: T[] = [];
  for (const span of [...spans].sort((a, b) => a.start - b.start)) {
    const last = out.at(-1);
    if (!last || span.start >= last.end) out.push({ ...span });
    else {
      last.end = Math.max(last.end, span.end);
      last.id ??= span.id;
    }
  }
  return out;
}

/** How far an excerpt looks, so that a sentence of any length costs the same. */
const reach = 300;

/** Some words of the article around a span, inside its sentence, with … where words were left out. */
export function excerpt(material: Material, span: Span, words = 6): string {
  const sentence = sentenceOf(material, span.start) ?? span;
  const before = material.text.slice(Math.max(sentence.start, span.start - reach), span.start).split(/(?<=\s)/);
  const after = material.text
    .slice(span.end, Math.max(span.end, Math.min(sentence.end, span.end + reach)))
    .split(/(?=\s)/);
  const head = before.slice(-words).join('');
  const foot = after.slice(0, words + 1).join('');
  return `${before.length > words ? '… ' : ''}${head}${slice(material, span)}${foot}${after.length > words + 1 ? ' …' : ''}`
    .replace(/\s+/g, ' ')
    .trim();
}
