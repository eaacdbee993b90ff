import type { Analysis, ArticleText } from '#/server/article/article.ts';
import type { ImportInput, ImportResult } from '#/server/importing/imported.ts';

/** What a worker can be asked to do, one task a thread. */
export type Task = { kind: 'import'; input: ImportInput } | { kind: 'analyse'; article: ArticleText };
export type Done = { import: ImportResult; analyse: Analysis };

/** What a task may take: milliseconds, and megabytes by which the whole process may grow meanwhile. */
export type Allowance = { time: number; growth: number };

/** A task that was ended at the limit of its time or of its memory. */
export type Ended = 'took-too-long' | 'too-large';
