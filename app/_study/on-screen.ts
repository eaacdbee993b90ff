/** Where something stands in the window, in pixels from its top. */
type Box = { top: number; bottom: number };

/** Whether something is on the screen: at least half of it, or, of what is taller than the window, so much that it fills half of that. */
export function isOnScreen({ top, bottom }: Box, height: number): boolean {
  const seen = Math.min(bottom, height) - Math.max(top, 0);
  return seen > 0 && seen >= Math.min(bottom - top, height) / 2;
}

/** The sentences of an article on a page, in the order of the text. */
export const sentencesIn = (root: HTMLElement): HTMLElement[] => [...root.querySelectorAll<HTMLElement>('.s[data-s]')];

/** The index in the reading of a sentence on a page. */
export const indexOf = (sentence: HTMLElement): number => Number(sentence.dataset.s) - 1;

/** The words of a sentence on a page, without its number, counts and what only screen readers hear. */
export function wordsOn(sentence: HTMLElement): string {
  const copy = sentence.cloneNode(true) as HTMLElement;
  for (const extra of copy.querySelectorAll('.sn, .vh, .sign')) extra.remove();
  return copy.textContent?.trim() ?? '';
}
