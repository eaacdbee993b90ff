import type { Sentence, Span } from '#/server/article/article.ts';

/** A place in an article on a page: a sentence as it is numbered for people, and an offset (UTF-16) into it. */
export type Place = { sentence: number; offset: number };

const numbered = '.s[data-s]';
/** What stands inside a sentence on the page and is not its words: its number, words for screen readers, counts. */
const notWords = '.sn, .vh, .sign';

const words = (part: DocumentFragment): number => {
  for (const extra of part.querySelectorAll(notWords)) extra.remove();
  return part.textContent?.length ?? 0;
};

/** The words of an article that are selected, as their first and last place in `root`; null when none of its sentences is. */
export function selectedIn(root: HTMLElement, range: Range): { from: Place; to: Place } | null {
  const touched = [...root.querySelectorAll<HTMLElement>(numbered)].filter(each => range.intersectsNode(each));
  const [first, last] = [touched[0], touched.at(-1)];
  if (!first || !last || range.collapsed) return null;
  const upTo = (sentence: HTMLElement, end: 'start' | 'end') => {
    const inside = document.createRange();
    inside.selectNodeContents(sentence);
    const node = end === 'start' ? range.startContainer : range.endContainer;
    if (sentence.contains(node)) inside.setEnd(node, end === 'start' ? range.startOffset : range.endOffset);
    else if (end === 'start') inside.collapse(true);
    return { sentence: Number(sentence.dataset.s), offset: words(inside.cloneContents()) };
  };
  return { from: upTo(first, 'start'), to: upTo(last, 'end') };
}

const written = ({ sentence, offset }: Place) => `${sentence}.${offset}`;

/** The part of an address that names a passage. */
export const passageQuery = ({ from, to }: { from: Place; to: Place }): string =>
  `from=${written(from)}&to=${written(to)}`;

/**
 * The span that an address names (`s=12`, or `from=12.5&to=13.40`) in the canonical text, without white space at its ends;
 * null when it names none that is there.
 */
export function passageOf(
  query: { s?: string | undefined; from?: string | undefined; to?: string | undefined },
  text: string,
  sentences: readonly Sentence[],
): Span | null {
  const at = (place: string | undefined): number | null => {
    const found = /^(\d{1,6})\.(\d{1,6})$/.exec(place ?? '');
    const sentence = found && sentences[Number(found[1]) - 1];
    return sentence ? Math.min(sentence.start + Number(found[2]), sentence.end) : null;
  };
  const whole = query.s === undefined ? undefined : sentences[Number(query.s) - 1];
  const start = whole ? whole.start : at(query.from);
  const end = whole ? whole.end : at(query.to);
  if (start === null || end === null || start >= end) return null;
  const chosen = text.slice(start, end);
  const trimmed = chosen.trim();
  if (trimmed === '') return null;
  const from = start + chosen.indexOf(trimmed);
  return { start: from, end: from + trimmed.length };
}
