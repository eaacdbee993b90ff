import { rawBlocks } from '#/server/article/blocks.ts';
import { findQuotes } from '#/server/article/quotes.ts';
import { splitSentences } from '#/server/article/sentences.ts';

/** One quotation as the scorer of the labelled texts reads it: `speaker` is the name shown, `speakerMention` the words of the text. */
type Labelled = {
  start: number;
  end: number;
  speaker: string | null;
  speakerMention: string | null;
  speakerStart: number | null;
  speakerEnd: number | null;
};

/** The quotations of a raw text, partial ones included; a speaker without a name is shown by its mention. */
export function quotes(text: string): Labelled[] {
  const blocks = rawBlocks(text);
  return findQuotes(text, blocks, splitSentences(text, blocks)).quotes.map(({ start, end, speaker }) => ({
    start,
    end,
    speaker: speaker?.name ?? speaker?.mention ?? null,
    speakerMention: speaker?.mention ?? null,
    speakerStart: speaker?.start ?? null,
    speakerEnd: speaker?.end ?? null,
  }));
}
