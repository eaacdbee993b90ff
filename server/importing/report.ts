import type { BlockKind } from '#/server/article/article.ts';
import type { DroppedBlock, DropReason, ImportedBlock } from '#/server/importing/imported.ts';
import { fold } from '#/server/importing/shape.ts';

/** What an import fills as it goes down the page: the blocks kept and, between them, what was left out and why. */
export type Report = {
  blocks: ImportedBlock[];
  dropped: DroppedBlock[];
  keep: (kind: BlockKind, text: string) => void;
  drop: (kind: BlockKind, text: string, reason: DropReason) => void;
};

/** An empty report. Captions are kept hidden, each once: its copies are dropped as repeated. */
export function startReport(): Report {
  const blocks: ImportedBlock[] = [];
  const dropped: DroppedBlock[] = [];
  const captions = new Set<string>();
  const drop = (kind: BlockKind, text: string, reason: DropReason) => {
    dropped.push({ kind, text, reason, at: blocks.length });
  };
  const keep = (kind: BlockKind, text: string) => {
    if (kind === 'caption') {
      const folded = fold(text);
      if (captions.has(folded)) {
        drop(kind, text, 'repeated-caption');
        return;
      }
      captions.add(folded);
    }
    blocks.push({ kind, text, hidden: kind === 'caption' });
  };
  return { blocks, dropped, keep, drop };
}
