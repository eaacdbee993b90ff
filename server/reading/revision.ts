import { analyse } from '#/server/article/analyse.ts';
import { engineVersion } from '#/server/article/article.ts';
import { detectLanguage } from '#/server/article/language.ts';
import { toArticleText } from '#/server/importing/import.ts';
import type { ReadingRevision } from './reading.ts';
import type { ReadingInput } from './schema.ts';

/** What is stored of an article: its canonical text, what the engine reads in it, and the import as mended. */
export type RevisionContent = Omit<ReadingRevision, 'readingId' | 'number' | 'createdAt'>;

/** Reads an article by rule. The same input always gives the same revision. */
export function readRevision(input: ReadingInput): RevisionContent {
  const shown = input.blocks.filter(block => !block.hidden).map(block => block.text);
  const article = toArticleText({
    title: input.title,
    byline: input.byline,
    source: input.source,
    published: input.publishedOn,
    language: detectLanguage(shown.join('\n')),
    blocks: input.blocks,
    dropped: input.dropped,
  });
  const analysis = analyse(article);
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
