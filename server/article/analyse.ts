import type { Analysis, ArticleText } from '#/server/article/article.ts';
import { attributeFigures } from '#/server/article/figure-sources.ts';
import { findFigures } from '#/server/article/figures.ts';
import { detectLanguage } from '#/server/article/language.ts';
import { findRelations } from '#/server/article/ledger.ts';
import { findQuotes } from '#/server/article/quotes.ts';
import { splitSentences } from '#/server/article/sentences.ts';

/**
 * Reads an article: sentences, figures with who stated them, quotations with their speakers, the parties named and the ledger.
 * The language is what the text shows, else what the article says of itself. A text in another language than English gets its sentences only;
 * one too short to tell is read as English. Pure: the same article always gives the same analysis. Never throws.
 */
export function analyse(article: ArticleText): Analysis {
  const { title, text, blocks, published } = article;
  const language = detectLanguage(text) ?? article.language?.split(/[-_]/)[0]?.toLowerCase() ?? null;
  const sentences = splitSentences(text, blocks);
  const base = { title, language, text, blocks, sentences };
  if (language !== null && language !== 'en') return { ...base, figures: [], quotes: [], entities: [], ledger: [] };
  const { quotes, entities, hearsay } = findQuotes(text, blocks, sentences);
  const figures = attributeFigures(findFigures(text, sentences, published), quotes, hearsay);
  return { ...base, figures, quotes, entities, ledger: findRelations(text, blocks, sentences, figures) };
}
