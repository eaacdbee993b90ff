import type { Block, Span } from '#/server/article/article.ts';

/** A word or phrase of a reading with what it means. */
export type Gloss = { id: string; term: string; gloss: string };

/** A place at which a gloss is offered. */
export type Glossed = Span & { id: string };

const folded = (text: string) => text.normalize('NFC').toLowerCase();
const partOfWord = /[\p{L}\p{M}\p{N}]/u;

/** Whether two terms are one: letter case makes no other word of it. */
export const sameTerm = (a: string, b: string): boolean => folded(a) === folded(b);

/** The first place at which a term stands as a word of its own within `span` and touches none of `taken`; null when there is none. */
function firstIn(lower: string, term: string, span: Span, taken: readonly Span[]): Span | null {
  for (let start = lower.indexOf(term, span.start); start !== -1; start = lower.indexOf(term, start + term.length)) {
    const end = start + term.length;
    if (end > span.end) return null;
    const before = [...lower.slice(Math.max(span.start, start - 2), start)].at(-1) ?? '';
    const after = [...lower.slice(end, Math.min(span.end, end + 2))][0] ?? '';
    const free = !taken.some(each => each.start < end && each.end > start);
    if (free && !partOfWord.test(before) && !partOfWord.test(after)) return { start, end };
  }
  return null;
}

/**
 * Where the glosses of a reading are offered: the first time that a term stands in a block as whole words, in any letter case,
 * so that whoever begins in the middle finds it and nobody meets it at every line. Of two that overlap the longer holds.
 * In the order of the text.
 */
export function glossed(text: string, blocks: readonly Block[], glosses: readonly Gloss[]): Glossed[] {
  // Where folding changes the length of a letter, offsets would no longer fit: then letters count as they are.
  const lower = folded(text).length === text.length ? folded(text) : text;
  const terms = glosses
    .map(({ id, term }) => ({ id, term: lower === text ? term : folded(term) }))
    .sort((a, b) => b.term.length - a.term.length);
  const found: Glossed[] = [];
  for (const block of blocks) {
    const here: Glossed[] = [];
    for (const { id, term } of terms) {
      const span = term ? firstIn(lower, term, block, here) : null;
      if (span) here.push({ ...span, id });
    }
    found.push(...here.sort((a, b) => a.start - b.start));
  }
  return found;
}

/** Whether a term stands in the reading as whole words. */
export function standsIn(text: string, blocks: readonly Block[], term: string): boolean {
  return glossed(text, blocks, [{ id: '', term, gloss: '' }]).length > 0;
}
