import type { Mark } from '#/app/_article/index.ts';
import type { Sentence } from '#/server/article/article.ts';

/** How much is said about a sentence (its index), and of that what is new. */
export type TalkCount = { sentence: number; posts: number; unread: number };

/** Sentences under discussion as marks of the article: their count leads to their threads. `say` is what a screen reader hears. */
export function talkMarks(
  counts: readonly TalkCount[],
  sentences: readonly Sentence[],
  href: (number: number) => string,
  say: (count: TalkCount) => string,
): Mark[] {
  return counts.flatMap(count => {
    const span = sentences[count.sentence];
    if (!span || count.posts === 0) return [];
    const { start, end } = span;
    const id = `talk-${count.sentence + 1}`;
    return [{ start, end, id, kind: 'talk', count: count.posts, href: href(count.sentence + 1), label: say(count) }];
  });
}
