import type { Span } from '#/server/article/article.ts';

/** A passage that a student keeps for themself: its exact words and what stood around them. */
export type KeptPassage = Span & { readingNumber: number; quote: string; before: string; after: string };

/** A kept passage as its student sees it; `at` is where its words stand in the text before them, null where they are gone. */
export type Highlight = { id: string; quote: string; note: string; version: number; at: Span | null };

export const studyLimits = {
  /** Of one passage, in UTF-16 code units: some paragraphs. What is longer is no highlight any more. */
  passage: 2_000,
  note: 2_000,
  /** Of one student in one reading. */
  highlights: 500,
  /** In one assignment: more words than that explained is another text. */
  glosses: 150,
  term: 80,
  gloss: 300,
} as const;

/** How much is kept of what stands before and after a passage, in UTF-16 code units. */
export const contextLength = 48;
