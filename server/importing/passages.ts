import type { BlockKind } from '#/server/article/article.ts';
import { foldLine } from '#/server/article/blocks.ts';
import { cleanCharacters } from '#/server/importing/characters.ts';
import { isCaptionName, isCreditName, silent } from '#/server/importing/hints.ts';
import { countWords, endsSentence } from '#/server/importing/shape.ts';
import type { Element, Node } from '#/server/importing/tree.ts';

/**
 * A run of text of a page between two block boundaries. `linked` is how many of its letters stand inside links; `within`
 * is the innermost block element that holds it; `level` is a heading's level, 0 otherwise.
 */
export type Passage = { kind: BlockKind; text: string; linked: number; within: Element; level: number };

const inline = new Set(
  `a abbr acronym b bdi bdo big br cite code data del dfn em font i ins kbd label mark nobr q rb rp rt rtc ruby s samp small span
strike strong sub sup time tt u var wbr`.split(/\s+/),
);
const gone = new Set(['rp', 'rt', 'rtc']);
const blockKind: Record<string, BlockKind> = {
  h1: 'heading',
  h2: 'heading',
  h3: 'heading',
  h4: 'heading',
  h5: 'heading',
  h6: 'heading',
  li: 'list-item',
  dd: 'list-item',
  dt: 'list-item',
  blockquote: 'quote',
  figcaption: 'caption',
  caption: 'caption',
};

/** A paragraph of at most this many words that holds the credit of a picture is its caption. */
const creditedWords = 60;

/** The passages of a tree in reading order. Rows of data tables become one passage each, their cells parted by ` | `. */
export function passagesOf(root: Element): Passage[] {
  const found: Passage[] = [];
  let text = '';
  let linked = 0;
  let credited = false;
  const flush = (within: Element) => {
    const pieces = paragraphs(cleanCharacters(text));
    for (const piece of pieces) {
      const share = pieces.length === 1 ? linked : Math.round((linked * piece.length) / Math.max(1, text.length));
      const { kind: own, level } = kindOf(within);
      const kind = credited && own === 'paragraph' && countWords(piece) <= creditedWords ? 'caption' : own;
      found.push({ kind, text: piece, linked: Math.min(share, piece.length), within, level });
    }
    text = '';
    linked = 0;
    credited = false;
  };
  const walk = (node: Node, within: Element, inLink: boolean) => {
    if (node.type === 'text') {
      text += node.value.replace(/[\n\u2028\u2029\u0085\v]/g, ' ');
      if (inLink) linked += node.value.trim().length;
      return;
    }
    if (node.type !== 'element' || silent.has(node.tag) || gone.has(node.tag)) return;
    if (node.tag === 'br') {
      text += '\n';
      return;
    }
    if (node.tag === 'tr' && isDataRow(node)) {
      flush(within);
      const cells = node.children.filter((child): child is Element => child.type === 'element');
      const passages = cells.map(cell => passagesOf(cell));
      const row = passages.map(cell => cell.map(passage => passage.text).join(' ')).filter(cell => cell !== '');
      const links = passages.flat().reduce((sum, passage) => sum + passage.linked, 0);
      if (row.length > 0)
        found.push({ kind: 'table-row', text: row.join(' | '), linked: links, within: node, level: 0 });
      return;
    }
    if (inline.has(node.tag)) {
      credited ||= isCreditName(node);
      for (const child of node.children) walk(child, within, inLink || node.tag === 'a');
      return;
    }
    flush(within);
    for (const child of node.children) walk(child, node, inLink || node.tag === 'a');
    flush(node);
  };
  for (const child of root.children) walk(child, root, false);
  flush(root);
  return found;
}

/** A line break inside a paragraph parts it only where it is doubled, or where the lines are whole sentences. */
function paragraphs(text: string): string[] {
  const apart = text.split(/\n[^\S\n]*\n\s*/);
  return apart.flatMap(part => {
    const lines = part
      .split('\n')
      .map(foldLine)
      .filter(line => line !== '');
    const whole = lines.filter(line => line.length >= 60 && endsSentence(line)).length;
    if (lines.length > 1 && whole >= lines.length * 0.6) return lines;
    return lines.length > 0 ? [lines.join(' ')] : [];
  });
}

function kindOf(within: Element): { kind: BlockKind; level: number } {
  let above = 0;
  for (let at: Element | null = within; at; at = at.parent) {
    const kind = blockKind[at.tag] ?? (above < 3 && isCaptionName(at) ? 'caption' : undefined);
    above += 1;
    if (kind === 'heading') return { kind, level: Number(at.tag[1]) };
    if (kind) return { kind, level: 0 };
  }
  return { kind: 'paragraph', level: 0 };
}

/** A row of data: more than one cell, and no cell that holds a layout's worth of text or blocks. */
function isDataRow(row: Element): boolean {
  const cells = row.children.filter((child): child is Element => child.type === 'element');
  if (cells.length < 2) return false;
  return cells.every(cell => textLength(cell, 400) < 400);
}

function textLength(root: Element, enough: number): number {
  let length = 0;
  const open: Node[] = [root];
  for (let node = open.pop(); node && length < enough; node = open.pop()) {
    if (node.type === 'text') length += node.value.trim().length;
    else if (node.type === 'element' && !silent.has(node.tag)) open.push(...node.children);
  }
  return length;
}
