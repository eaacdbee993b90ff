import { type Analysis, type ArticleText, engineVersion } from '#/server/article/article.ts';
import { detectLanguage } from '#/server/article/language.ts';
import { toArticleText } from '#/server/importing/import.ts';
import { analyseInWorker } from '#/server/importing/in-worker.ts';
import type { ReadingRevision } from './reading.ts';
import type { ReadingInput } from './schema.ts';

/** What is stored of an article: its canonical text, what the engine reads in it, and the import as mended. */
export type RevisionContent = Omit<ReadingRevision, 'readingId' | 'number' | 'createdAt'>;

/** The text that the engine reads of an article as a teacher saves it. */
export function textOf(input: ReadingInput): ArticleText {
  const shown = input.blocks.filter(block => !block.hidden).map(block => block.text);
  return toArticleText({
    title: input.title,
    byline: input.byline,
    source: input.source,
    published: input.publishedOn,
    language: detectLanguage(shown.join('\n')),
    blocks: input.blocks,
    dropped: input.dropped,
  });
}

/** What is stored of an article, with what the engine read in `textOf` it. */
export function revisionOf(input: ReadingInput, analysis: Analysis): RevisionContent {
  return {
    title: input.title,
    byline: input.byline,
    source: input.source,
    publishedOn: input.publishedOn,
    language: analysis.language,
    text: analysis.text,
    analysis,
    imported: { blocks: input.blocks, dropped: input.dropped },
    engineVersion,
  };
}

/** Reads an article by rule, beside the requests of others. The same input always gives the same revision. */
export async function readRevision(input: ReadingInput): Promise<RevisionContent> {
  return revisionOf(input, await analyseInWorker(textOf(input)));
}
