import type { Catalog } from '#/messages/english.ts';

/** The sentences of studying as they stand in the reader's catalog. */
export type StudyWords = Catalog['study'];
