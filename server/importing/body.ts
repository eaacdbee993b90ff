import { hintOf, isBodyName, isDialog, isHidden } from '#/server/importing/hints.ts';
import type { DropReason } from '#/server/importing/imported.ts';
import { labelReason } from '#/server/importing/labels.ts';
import type { Passage } from '#/server/importing/passages.ts';
import { countWords, isCaption, isProse } from '#/server/importing/shape.ts';
import { type Element, elements } from '#/server/importing/tree.ts';

/** The element that holds the article, and for each passage of the page why it is not body, as far as its place says. */
export type Body = { container: Element; reasons: (DropReason | null)[] };

/** A named body must hold this share of what the best container holds, to be preferred for its tightness. */
const namedShare = 0.7;
/** An element with a hint is believed unless it holds this share of the running prose. */
const dominant = 0.5;
/** What is out of sight, in a dialog or under comments is believed up to this share. */
const certain = 0.85;
/** A block that its first line names is believed up to this share. */
const labelled = 0.3;

/**
 * Finds the article by weighing passages: running prose counts for its words, linked and hinted text against; the element
 * with the greatest sum is the container (maximum subsequence segmentation, on the tree), narrowed to a named body. With
 * `doubting`, names are believed only where they say navigation, footer, dialog or comments: for pages whose article bears another.
 */
export function bodyOf(root: Element, passages: Passage[], doubting = false): Body {
  const prose = passages.map(passage => (isRunning(passage) ? countWords(passage.text) : 0));
  const held = sums(passages, prose);
  const total = held.get(root) ?? 0;
  const named = labelledBlocks(root, passages, held);
  const plain = total - withheld(root, held, named, total);
  const memo = new Map<Element, DropReason | null>();
  const reasonAbove = (element: Element): DropReason | null => {
    const known = memo.get(element);
    if (known !== undefined) return known;
    const above = element.parent ? reasonAbove(element.parent) : null;
    const certain = certainReason(element, held.get(element) ?? 0, total);
    const own = (doubting && certain === 'hidden' ? null : certain) ?? named.get(element);
    const likely = own ? null : likelyReason(element, held.get(element) ?? 0, plain);
    const reason = above ?? own ?? (doubting && likely !== 'navigation' && likely !== 'boilerplate' ? null : likely);
    memo.set(element, reason);
    return reason;
  };
  const reasons = passages.map(passage => {
    const reason = reasonAbove(passage.within);
    return isEmbedded(passage, reason) ? null : reason;
  });
  const weights = passages.map((passage, index) => weigh(passage, prose[index] ?? 0, reasons[index] ?? null));
  // Without running prose nothing can be told apart by weight: a short paste is all body.
  if (total === 0) return { container: root, reasons };
  return { container: chooseContainer(root, sums(passages, weights)), reasons };
}

/** Comments, dialogs and what is out of sight are believed even where they hold most of a page's prose. */
function certainReason(element: Element, held: number, total: number): DropReason | null {
  if (isPage(element) || held > total * certain) return null;
  if (isHidden(element)) return held > total * dominant && holdsBody(element) ? null : 'hidden';
  const hint = hintOf(element);
  return hint === 'comments' || isDialog(element) ? hint : null;
}

/** Does an element say that the article is in it? Some pages hold it out of sight until their script has run. */
function holdsBody(element: Element): boolean {
  for (const inner of elements(element)) if (inner.tag === 'article' || isBodyName(inner)) return true;
  return false;
}

function likelyReason(element: Element, held: number, total: number): DropReason | null {
  return isPage(element) || held > total * dominant ? null : hintOf(element);
}

const isPage = (element: Element) => element.tag === 'html' || element.tag === 'body' || element.tag === 'main';

/** How much of the prose stands in elements that are certainly not the article. */
function withheld(root: Element, held: Map<Element, number>, named: Map<Element, DropReason>, total: number): number {
  const own = held.get(root) ?? 0;
  if (own === 0) return 0;
  if (named.has(root) || certainReason(root, own, total) !== null) return own;
  let sum = 0;
  for (const child of root.children) if (child.type === 'element') sum += withheld(child, held, named, total);
  return sum;
}

/** The blocks whose first line says that they are not the article: the widest element that begins with the line and stays small. */
function labelledBlocks(root: Element, passages: Passage[], held: Map<Element, number>): Map<Element, DropReason> {
  const first = new Map<Element, number>();
  passages.forEach((passage, index) => {
    for (let at: Element | null = passage.within; at && !first.has(at); at = at.parent) first.set(at, index);
  });
  const most = (held.get(root) ?? 0) * labelled;
  const blocks = new Map<Element, DropReason>();
  passages.forEach((passage, index) => {
    const reason = labelReason(passage.text);
    if (reason === null) return;
    let block: Element | null = null;
    for (let at: Element | null = passage.within; at; at = at.parent) {
      if (first.get(at) !== index || (held.get(at) ?? 0) > most || at.tag === 'body') break;
      block = at;
    }
    if (block) blocks.set(block, reason);
  });
  return blocks;
}

/** A post that the article shows: a quotation in what is named a widget or a sharing box. */
const isEmbedded = (passage: Passage, reason: DropReason | null) =>
  passage.kind === 'quote' && (reason === 'share' || reason === 'widget');

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
