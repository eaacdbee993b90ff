import type { Analysis } from '#/server/article/article.ts';
import type { DroppedBlock, ImportedBlock } from '#/server/importing/imported.ts';

/** One immutable state of a reading, with what the engine read in it. */
export type ReadingRevision = {
  readingId: string;
  number: number;
  title: string;
  byline: string | null;
  source: string | null;
  publishedOn: string | null;
  language: string | null;
  text: string;
  analysis: Analysis;
  imported: { blocks: ImportedBlock[]; dropped: DroppedBlock[] };
  engineVersion: number;
  createdAt: Date;
};

/** A reading in a list; `copiedFrom` is the colleague from whose reading it is a copy. */
export type ReadingSummary = {
  id: string;
  title: string;
  latest: number;
  createdAt: Date;
  copiedFrom: string | null;
};
