/** Whether the passage of a question is words that somebody said, and not a sentence of the article with a gap. */
export const isSaid = (passage: string | null): boolean => /^["“„«‘].*["”“»’][.,]?$/su.test(passage?.trim() ?? '');

/** What a question is about, as it stands in the article; only words that were said have the mark of quotes. */
export function Passage({ children }: { children: string }) {
  return <blockquote className={isSaid(children) ? 'said quo' : 'said'}>{children}</blockquote>;
}
