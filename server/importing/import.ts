import type { ArticleText } from '#/server/article/article.ts';
import { canonicalText } from '#/server/article/blocks.ts';
import { detectLanguage } from '#/server/article/language.ts';
import { decodeBytes, looksLikeHtml } from '#/server/importing/bytes.ts';
import { importHtml } from '#/server/importing/html.ts';
import type { ImportedArticle, ImportInput, ImportResult } from '#/server/importing/imported.ts';
import { importLimits } from '#/server/importing/limits.ts';
import { importText } from '#/server/importing/plain-text.ts';

/**
 * Brings in a paste or a file, whatever it is: an article within `importLimits`, or the one reason why not. Never throws.
 * Takes as long as the text needs: what answers people calls it by `importInWorker`.
 */
export function importArticle(input: ImportInput): ImportResult {
  const size = input.kind === 'file' ? input.bytes.length : input.text.length;
  if (size > importLimits.bytes) return { ok: false, code: 'too-large' };
  const text = input.kind === 'file' ? decodeBytes(input.bytes, input.charset) : input.text;
  if (text === null) return { ok: false, code: 'not-text' };
  return isHtml(input, text) ? finished(importHtml(text)) : finished(plain(text));
}

function isHtml(input: ImportInput, text: string): boolean {
  if (input.kind === 'html' || input.kind === 'text') return input.kind === 'html';
  return (input.kind === 'file' && /\.x?html?$/i.test(input.name ?? '')) || looksLikeHtml(text);
}

/** Text far above the limit is refused before it is read closely: chrome is never that long. */
function plain(text: string): ImportResult {
  if (text.length > importLimits.text * 2) return { ok: false, code: 'too-long' };
  return { ok: true, article: importText(text) };
}

/** Holds a result against the limits of an article, and names its language. */
export function finished(result: ImportResult): ImportResult {
  if (!result.ok) return result;
  const { article } = result;
  const length = article.blocks.reduce((sum, block) => sum + block.text.length, 0);
  if (length > importLimits.text) return { ok: false, code: 'too-long' };
  if (length === 0 && article.title === null && article.dropped.length === 0) return { ok: false, code: 'no-text' };
  const body = article.blocks.filter(block => !block.hidden).map(block => block.text);
  const language = detectLanguage(body.join('\n')) ?? article.language;
  return { ok: true, article: { ...article, language } };
}

/** The text that the engine reads: the shown blocks of an import over one canonical text; hidden captions are not in it. */
export function toArticleText(article: ImportedArticle): ArticleText {
  const { title, language, published } = article;
  return { title, language, published, ...canonicalText(article.blocks.filter(block => !block.hidden)) };
}
