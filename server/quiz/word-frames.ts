import type { Quote, Span } from '#/server/article/article.ts';
import type { Material } from '#/server/quiz/material.ts';

/** A word at its place. */
export type PlacedWord = Span & { text: string };
/** A word of a quotation that can be left out, with words of the article that stand in the same frame elsewhere. */
export type FittingWord = PlacedWord & { others: PlacedWord[] };

/** Fewer words between the same neighbours are seldom all of a kind that could stand there. */
const fewestOthers = 5;

type Frame = 'base verb' | 'plural noun' | 'noun' | 'noun after a or an';
/** A word whose part of speech its place shows, with the word before it and the word or mark behind. */
export type FramedWord = PlacedWord & { frame: Frame; before: string; after: string };

const modals = /^(?:can|could|will|would|should|must|may|might|cannot|to|shall)$/;
const determiners = /^(?:the|a|an|its|their|our|his|her|your|my)$/;
const follows = /^(?:of|in|for|on|at|with|from|by|is|are|was|were|has|have|will|can)$/;
const objects = /^(?:the|a|an|its|their|our|his|her|your|my|this|these|those|us|them|it|him)$/;
const common = new Set(
  'the and for that this with from have has had are was were been being will would could should about into over under more most some many much very just only also than then them they their there these those what when where which while who whom whose why how not but you your our its his her him she has can may might must shall said says say do does did make made get got go going one two way lot thing things time people be'.split(
    ' ',
  ),
);

/**
 * The words of a quotation that can be asked for: content words seen once in it, in a frame that shows their part of speech
 * (after "to" or a modal and before an object: a base verb; after a determiner and before a preposition or the end: a noun), for which
 * the article has at least five other words between the same two neighbours.
 */
export function fittingWords(material: Material, quote: Quote, everywhere: readonly FramedWord[]): FittingWord[] {
  const inQuote = framed(material.text, quote);
  const words = quote.text.toLowerCase().split(/[^\p{L}]+/u);
  return inQuote.flatMap(word => {
    if (words.filter(w => w === word.text || stem(w) === stem(word.text)).length !== 1) return [];
    const others = new Map<string, PlacedWord>();
    for (const other of [...inQuote, ...everywhere]) {
      const same = other.frame === word.frame && other.before === word.before && other.after === word.after;
      if (!same || stem(other.text) === stem(word.text)) continue;
      if (Math.abs(other.text.length - word.text.length) > 5 || others.has(stem(other.text))) continue;
      others.set(stem(other.text), { text: other.text, start: other.start, end: other.end });
    }
    return others.size >= fewestOthers
      ? [{ text: word.text, start: word.start, end: word.end, others: [...others.values()] }]
      : [];
  });
}

/** The words of the article's body that stand in a frame, in text order. */
export function framedWords(material: Material): FramedWord[] {
  return material.body.flatMap(i => {
    const sentence = material.analysis.sentences[i];
    return sentence ? framed(material.text, sentence) : [];
  });
}

function framed(text: string, span: Span): FramedWord[] {
  const found: FramedWord[] = [];
  const tokens = [...text.slice(span.start, span.end).matchAll(/[\p{L}\p{N}'’]+|[^\s\p{L}\p{N}]/gu)];
  for (const [i, token] of tokens.entries()) {
    const word = token[0];
    if (!/^\p{Ll}{4,}$/u.test(word) || common.has(word)) continue;
    const before = (tokens[i - 1]?.[0] ?? '').toLowerCase();
    const after = (tokens[i + 1]?.[0] ?? '').toLowerCase();
    if (before === '-' || after === '-' || before === '–' || after === '–') continue;
    const frame = frameOf(word, before, after);
    if (!frame) continue;
    const start = span.start + token.index;
    found.push({
      text: word,
      start,
      end: start + word.length,
      frame,
      before,
      after,
    });
  }
  return found;
}

function frameOf(word: string, before: string, after: string): Frame | null {
  if (modals.test(before) && objects.test(after) && !/(?:s|ed|ing|ly)$/.test(word)) return 'base verb';
  const closes = follows.test(after) || /^[.;!?]$/.test(after) || after === '';
  if (!closes || /(?:ed|ing|ly)$/.test(word)) return null;
  if (/^an?$/.test(before)) return 'noun after a or an';
  if (determiners.test(before)) return /[^s]s$/.test(word) && !/(?:us|is)$/.test(word) ? 'plural noun' : 'noun';
  return null;
}

/** A word without its ending, enough to tell whether two words are forms of one. */
function stem(word: string): string {
  return word.replace(/(?:ies|es|s|ed|ing|ly|e|y)$/, '').slice(0, 6);
}
