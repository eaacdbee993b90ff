import type { Mark } from '#/app/_article/index.ts';
import type { Block, Sentence } from '#/server/article/article.ts';
import { type Gloss, glossed } from '#/server/study/glosses.ts';
import type { Highlight } from '#/server/study/highlight.ts';

/** The id of the element that says what a word means, and of the note in the margin. */
export const wordId = (glossId: string): string => `word-${glossId}`;
export const noteId = (highlightId: string): string => `note-${highlightId}`;

/** Words that are explained, as marks of the article: links to what explains them. */
export function glossMarks(text: string, blocks: readonly Block[], glosses: readonly Gloss[]): Mark[] {
  return glossed(text, blocks, glosses).map(({ id, start, end }) => ({
    start,
    end,
    id: `${wordId(id)}-${start}`,
    kind: 'word',
    href: `#${wordId(id)}`,
  }));
}

/** What a student keeps, as marks of the article; those with a note lead to it. What stands nowhere any more has no mark. */
export function ownMarks(highlights: readonly Highlight[], say: { highlight: string; note: string }): Mark[] {
  return highlights.flatMap(({ id, at, note }) => {
    if (!at) return [];
    const mark = { ...at, id: `own-${id}`, kind: 'own' as const };
    return [note ? { ...mark, href: `#${noteId(id)}`, label: say.note } : { ...mark, label: say.highlight }];
  });
}

/** The index of the block that holds the beginning of a span. */
export const blockOf = (start: number, blocks: readonly Block[]): number =>
  blocks.findIndex(block => start >= block.start && start < block.end);

/** The index of the sentence that holds the beginning of a span. */
export const sentenceOf = (start: number, sentences: readonly Sentence[]): number =>
  sentences.findIndex(sentence => start >= sentence.start && start < sentence.end);
