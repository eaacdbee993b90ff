import type { Block, Sentence, Span } from '#/server/article/article.ts';

/** A block with its place in the reading, so that notes still find it after grouping. */
export type Placed = Block & { index: number };

/** Blocks as they are laid out: list items that follow one another are one list, rows one table. */
export type Layout = { as: 'list' | 'table'; blocks: Placed[] } | { as: 'single'; block: Placed };

/** Groups blocks for rendering, in order. */
export function layout(blocks: readonly Placed[]): Layout[] {
  const out: Layout[] = [];
  for (const block of blocks) {
    const as = block.kind === 'list-item' ? 'list' : block.kind === 'table-row' ? 'table' : 'single';
    const last = out.at(-1);
    if (as === 'single') out.push({ as, block });
    else if (last?.as === as) last.blocks.push(block);
    else out.push({ as, blocks: [block] });
  }
  return out;
}

/** A part of a block: a sentence (its index in the reading), or what stands between sentences. */
export type Part = Span & { sentence: number | null };

/** The parts of a block, without gap or overlap. `sentences` are all those of the reading, in text order. */
export function parts(block: Span, sentences: readonly Sentence[]): Part[] {
  const out: Part[] = [];
  let at = block.start;
  for (const [index, sentence] of sentences.entries()) {
    if (sentence.end <= block.start || sentence.start >= block.end) continue;
    const start = Math.max(sentence.start, at);
    const end = Math.min(sentence.end, block.end);
    if (start >= end) continue;
    if (start > at) out.push({ start: at, end: start, sentence: null });
    out.push({ start, end, sentence: index });
    at = end;
  }
  if (at < block.end) out.push({ start: at, end: block.end, sentence: null });
  return out;
}
