import type { Analysis, Span } from '#/server/article/article.ts';
import type { Question } from './question.ts';

/** As much of the words around a passage as tells it from the same words elsewhere. */
const context = 32;

/**
 * Where the words at `span` of one text stand in another: at their only place there, or at the only one with the same words before
 * and after; null when they are gone or stand in several places alike.
 */
export function placeIn(from: string, span: Span, to: string): Span | null {
  const words = from.slice(span.start, span.end);
  const places: number[] = [];
  for (let at = to.indexOf(words); at !== -1; at = to.indexOf(words, at + 1)) places.push(at);
  const before = from.slice(Math.max(0, span.start - context), span.start);
  const after = from.slice(span.end, span.end + context);
  const alike = places.filter(
    at =>
      to.slice(Math.max(0, at - context), at) === before ||
      to.slice(at + words.length, at + words.length + context) === after,
  );
  const [only, ...others] = alike.length > 0 ? alike : places;
  return only === undefined || others.length > 0 ? null : { start: only, end: only + words.length };
}

/**
 * A question on one revision of a reading as a question on another: each evidence at its words there, by the id of the figure or
 * quote that stands there. Null when the words that prove it are gone, or cannot be told from others.
 */
export function reanchored(question: Question, from: string, to: Analysis): Question | null {
  const ids = new Map([...to.figures, ...to.quotes].map(({ start, end, id }) => [`${start} ${end}`, id]));
  const moved = question.evidence.map(part => placeIn(from, part, to.text));
  const evidence = moved.flatMap(span =>
    span ? [{ start: span.start, end: span.end, id: ids.get(`${span.start} ${span.end}`) ?? null }] : [],
  );
  if (evidence.length < moved.length) return null;
  const options = question.options.map(option => ({
    ...option,
    span: option.span && placeIn(from, option.span, to.text),
  }));
  return { ...question, evidence, options };
}
