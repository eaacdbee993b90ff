import { hintOf, isBodyName, isHidden } from '#/server/importing/hints.ts';
import type { DropReason } from '#/server/importing/imported.ts';
import type { Passage } from '#/server/importing/passages.ts';
import { countWords, isCaption, isProse } from '#/server/importing/shape.ts';
import type { Element } from '#/server/importing/tree.ts';

/** The element that holds the article, and for each passage of the page why it is not body, as far as its place says. */
export type Body = { container: Element; reasons: (DropReason | null)[] };

/** A named body must hold this share of what the best container holds, to be preferred for its tightness. */
const namedShare = 0.7;
/** An element with a hint is believed unless it holds this share of the running prose. */
const dominant = 0.5;

/**
 * Finds the article by weighing passages: running prose counts for its words, linked and hinted text against; the element
 * with the greatest sum is the container (maximum subsequence segmentation, on the tree), narrowed to a named body.
 */
export function bodyOf(root: Element, passages: Passage[]): Body {
  const prose = passages.map(passage => (isRunning(passage) ? countWords(passage.text) : 0));
  const held = sums(passages, prose);
  const total = held.get(root) ?? 0;
  const memo = new Map<Element, DropReason | null>();
  const reasonAbove = (element: Element): DropReason | null => {
    const known = memo.get(element);
    if (known !== undefined) return known;
    const above = element.parent ? reasonAbove(element.parent) : null;
    const reason = above ?? ownReason(element, held.get(element) ?? 0, total);
    memo.set(element, reason);
    return reason;
  };
  const reasons = passages.map(passage => reasonAbove(passage.within));
  const weights = passages.map((passage, index) => weigh(passage, prose[index] ?? 0, reasons[index] ?? null));
  // Without running prose nothing can be told apart by weight: a short paste is all body.
  if (total === 0) return { container: root, reasons };
  return { container: chooseContainer(root, sums(passages, weights)), reasons };
}

function ownReason(element: Element, held: number, total: number): DropReason | null {
  if (element.tag === 'html' || element.tag === 'body' || element.tag === 'main') return null;
  if (isHidden(element)) return held > total * dominant ? null : 'hidden';
  const hint = hintOf(element);
  if (hint === null) return null;
  const share = hint === 'comments' ? 0.9 : dominant;
  return held > total * share ? null : hint;
}

const isRunning = (passage: Passage) =>
  passage.kind !== 'heading' &&
  passage.kind !== 'caption' &&
  passage.linked < passage.text.length * 0.5 &&
  (isProse(passage.text) || countWords(passage.text) >= 15) &&
  !isCaption(passage.text);

function weigh(passage: Passage, prose: number, reason: DropReason | null): number {
  const count = countWords(passage.text);
  if (reason !== null) return -0.5 * Math.min(count, 60);
  if (passage.linked >= passage.text.length * 0.5) return -0.5 * count;
  if (prose > 0) return prose;
  return passage.kind === 'paragraph' || passage.kind === 'list-item' ? -0.3 * count : 0;
}

/** For every element the sum of the values of the passages below it. */
function sums(passages: Passage[], values: number[]): Map<Element, number> {
  const table = new Map<Element, number>();
  passages.forEach((passage, index) => {
    const value = values[index] ?? 0;
    for (let at: Element | null = passage.within; at; at = at.parent) table.set(at, (table.get(at) ?? 0) + value);
  });
  return table;
}

function chooseContainer(root: Element, values: Map<Element, number>): Element {
  let best = root;
  let most = Number.NEGATIVE_INFINITY;
  for (const [element, value] of values) {
    if (value > most || (value === most && element.depth > best.depth)) {
      best = element;
      most = value;
    }
  }
  let named: Element | null = null;
  for (const [element, value] of values) {
    if (value < most * namedShare || value <= 0 || !isBodyName(element)) continue;
    if (named === null || element.depth > named.depth) named = element;
  }
  return named ?? best;
}

/** Is an element the container or below it? */
export function isWithin(element: Element, container: Element): boolean {
  for (let at: Element | null = element; at; at = at.parent) if (at === container) return true;
  return false;
}
