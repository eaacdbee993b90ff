import type { Figure, Span } from '#/server/article/article.ts';
import type { Material } from '#/server/quiz/material.ts';

/** The mark of a gap in a passage. */
export const gap = '____';

/** What a question shows: its prompt, and the words of the article under it when it needs them. `context` is where a name in the prompt comes from, when the sentence itself has a pronoun. */
export type Stem = { prompt: string; passage: string | null; context?: Span };

/** The sentence with gaps at the given spans, which lie inside it and do not overlap. */
export function withGaps(text: string, sentence: Span, holes: readonly Span[]): string {
  let out = '';
  let at = sentence.start;
  for (const hole of [...holes].sort((a, b) => a.start - b.start)) {
    out += text.slice(at, hole.start) + gap;
    at = hole.end;
  }
  return (out + text.slice(at, sentence.end)).replace(/\s+/g, ' ').trim();
}

/** What a date as written is called: a year, a month, a date. */
export function dateWord(written: string): string {
  if (/^\d{4}$/.test(written)) return 'year';
  return /^\p{L}+\.? \d{4}$/u.test(written) ? 'month and year' : 'date';
}

/** The noun phrase that directly follows a number and ends with what the engine says it counts, in the plural; or null. */
export function nounAfter(material: Material, figure: Figure, core: Span): string | null {
  if (figure.of === null) return null;
  const rest = material.text.slice(core.end, core.end + 80);
  const last = figure.of.trim().split(/\s+/).at(-1) ?? '';
  const at = rest.toLowerCase().indexOf(last.toLowerCase());
  if (at < 0) return null;
  const phrase = rest.slice(0, at + last.length).trim();
  if (/^(?:of|in|on|to|and|or|per|a|an|the)\b/.test(phrase)) return null;
  if (
    !/^[\p{L}\p{N}'’ .-]+$/u.test(phrase) ||
    phrase.split(' ').length > 5 ||
    /[.] |\d/.test(phrase.replace(/\bU\.[SK]\./g, 'US'))
  )
    return null;
  if (
    /^\p{L}/u.test(rest.slice(at + last.length)) ||
    !isPlural(last) ||
    (/^\p{Lu}.*(?:s|n)$/u.test(last) && /^\p{Ll}/u.test(phrase))
  )
    return null;
  return phrase;
}

const plurals = new Set('people men women children police staff personnel feet teeth mice'.split(' '));

/** Whether a noun looks plural: an ending in s that is not ss, us or is, or a known irregular plural. */
export function isPlural(noun: string): boolean {
  const word = noun.toLowerCase();
  return plurals.has(word) || (word.length > 3 && /s$/.test(word) && !/(?:ss|us|is)$/.test(word));
}
