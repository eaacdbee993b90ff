import type { Hue } from '#/app/_ui/Icon.tsx';
import type { Span } from '#/server/article/article.ts';

/** What a mark stands for: one of the three hues, words that the reader keeps for themself, a word that is explained. */
export type MarkKind = Hue | 'own' | 'word';

/**
 * Something shown on words of an article. Offsets are UTF-16 into the canonical text, half-open.
 * `label` is read by screen readers before the words: give it only where it says more than the words do.
 * `key` marks the words that prove an answer. A talk mark shows its `count` of posts after its last word, linked to `href`; an own one
 * with an `href` a link to its note. A word is itself a link to what explains it, the element whose id `href` names.
 */
export type Mark = Span & { kind: MarkKind; id: string; label?: string; key?: boolean; count?: number; href?: string };

/** A piece of text with the marks that hold all of it, the outermost first. */
export type Run = Span & { marks: readonly Mark[] };

/** A tree of pieces: text, or a mark around more pieces. `first` and `last` say whether the mark's own ends lie in this piece. */
export type Piece = { text: string } | { mark: Mark; first: boolean; last: boolean; inside: Piece[] };

const rank: Record<MarkKind, number> = { talk: 0, own: 1, quo: 2, fig: 3, word: 4 };

/** Cuts `within` at every end of a mark. The runs follow one another without gap or overlap; marks may overlap in any way. */
export function runs(within: Span, marks: readonly Mark[]): Run[] {
  const here = marks.filter(mark => mark.start < within.end && mark.end > within.start && mark.start < mark.end);
  const cuts = new Set([within.start, within.end]);
  for (const mark of here) {
    if (mark.start > within.start) cuts.add(mark.start);
    if (mark.end < within.end) cuts.add(mark.end);
  }
  const at = [...cuts].sort((a, b) => a - b);
  const outerFirst = [...here].sort((a, b) => rank[a.kind] - rank[b.kind] || a.start - b.start || b.end - a.end);
  const out: Run[] = [];
  for (const [i, start] of at.entries()) {
    const end = at[i + 1];
    if (end === undefined || end === start) continue;
    out.push({ start, end, marks: outerFirst.filter(mark => mark.start <= start && mark.end >= end) });
  }
  return out;
}

/** The text of `within` as nested pieces; the concatenated text of all pieces equals that of the span. */
export function pieces(text: string, within: Span, marks: readonly Mark[]): Piece[] {
  return nest(text, runs(within, marks), 0);
}

function nest(text: string, list: readonly Run[], depth: number): Piece[] {
  const out: Piece[] = [];
  let i = 0;
  while (i < list.length) {
    const run = list[i];
    if (!run) break;
    const mark = run.marks[depth];
    let j = i + 1;
    while (j < list.length && list[j]?.marks[depth] === mark) j++;
    const group = list.slice(i, j);
    const end = group.at(-1)?.end ?? run.end;
    if (!mark) out.push({ text: text.slice(run.start, end) });
    else {
      const inside = nest(text, group, depth + 1);
      out.push({ mark, first: mark.start === run.start, last: mark.end === end, inside });
    }
    i = j;
  }
  return out;
}

const opening = /["“„«‘'‚‹]/;
const closing = /["”“»’'‘›]/;

/** A quote's span with the quotation marks that stand directly around it, as a reader sees it. */
export function withQuotationMarks(text: string, span: Span): Span {
  return {
    start: opening.test(text.charAt(span.start - 1)) ? span.start - 1 : span.start,
    end: closing.test(text.charAt(span.end)) ? span.end + 1 : span.end,
  };
}
