import { rawBlocks } from '#/server/article/blocks.ts';
import { findQuotes } from '#/server/article/quotes.ts';
import { splitSentences } from '#/server/article/sentences.ts';

/** The quotations of a raw text, each as its first three words and the name, or else the mention, of its speaker. */
export function said(text: string): string[] {
  const blocks = rawBlocks(text);
  return findQuotes(text, blocks, splitSentences(text, blocks)).quotes.map(
    ({ text: words, speaker }) => `${words.split(' ').slice(0, 3).join(' ')} → ${speaker?.name ?? speaker?.mention}`,
  );
}
