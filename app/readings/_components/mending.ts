import type { BlockKind } from '#/server/article/article.ts';
import type { DroppedBlock, DropReason, ImportedBlock } from '#/server/importing/imported.ts';

/** A piece of what was brought in, in its place: kept when `reason` is null, else left out for it. */
export type Piece = { key: number; kind: BlockKind; text: string; hidden: boolean; reason: DropReason | null };

type Blocks = { blocks: readonly ImportedBlock[]; dropped: readonly DroppedBlock[] };

/** Kept blocks and what was left out between them as one list in reading order. */
export function toPieces({ blocks, dropped }: Blocks): Piece[] {
  const out: Omit<Piece, 'key'>[] = [];
  const left = dropped.toSorted((a, b) => a.at - b.at);
  let next = 0;
  for (let i = 0; i <= blocks.length; i += 1) {
    for (let drop = left[next]; drop && (drop.at <= i || i === blocks.length); drop = left[next]) {
      out.push({ kind: drop.kind, text: drop.text, hidden: false, reason: drop.reason });
      next += 1;
    }
    const block = blocks[i];
    if (block) out.push({ ...block, reason: null });
  }
  return out.map((piece, key) => ({ key, ...piece }));
}

/** The reverse of `toPieces`; pieces without words are left away. */
export function fromPieces(pieces: readonly Piece[]): { blocks: ImportedBlock[]; dropped: DroppedBlock[] } {
  const blocks: ImportedBlock[] = [];
  const dropped: DroppedBlock[] = [];
  for (const { kind, text, hidden, reason } of pieces) {
    if (text.trim() === '') continue;
    if (reason === null) blocks.push({ kind, text, hidden });
    else dropped.push({ kind, text, reason, at: blocks.length });
  }
  return { blocks, dropped };
}

/** How many pieces are kept, hidden (captions) and left out, and the reasons of those left out with their counts, most first. */
export function tally(pieces: readonly Piece[]) {
  const reasons = new Map<DropReason, number>();
  for (const { reason } of pieces) if (reason) reasons.set(reason, (reasons.get(reason) ?? 0) + 1);
  const kept = pieces.filter(piece => piece.reason === null);
  return {
    shown: kept.filter(piece => !piece.hidden).length,
    hidden: kept.filter(piece => piece.hidden).length,
    leftOut: pieces.length - kept.length,
    reasons: [...reasons].sort((a, b) => b[1] - a[1]),
  };
}

/** Pieces grouped for showing: every kept piece by itself, left-out neighbours together. */
export function inStretches(pieces: readonly Piece[]): Piece[][] {
  const out: Piece[][] = [];
  for (const piece of pieces) {
    const last = out.at(-1);
    if (piece.reason !== null && last?.[0]?.reason != null) last.push(piece);
    else out.push([piece]);
  }
  return out;
}
