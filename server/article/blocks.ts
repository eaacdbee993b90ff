import type { Block, BlockKind } from '#/server/article/article.ts';

/** What stands between two blocks of a canonical text. */
const blank = '\n\n';

// Controls, soft hyphens, zero-width spaces and direction overrides: they show nothing, and they shift offsets or hide words.
// Joiners (U+200C, U+200D) stay, since scripts and emoji need them.
const invisible = /[\p{Cc}\u00AD\u200B\u200E\u200F\u202A-\u202E\u2060-\u2069\uFEFF\uFFF9-\uFFFB]/gu;
const loneSurrogate = /\p{Surrogate}/gu;

/** One line of plain words: NFC, no control or invisible characters, each run of white space one space, none at the ends. */
export function foldLine(text: string): string {
  const spaced = text.replace(loneSurrogate, '\uFFFD').replace(/[\s\u0085]+/g, ' ');
  return spaced.replace(invisible, '').replace(/ {2,}/g, ' ').trim().normalize('NFC');
}

/**
 * The canonical text of an article and its blocks. Each part is folded by `foldLine`; parts with nothing left are dropped;
 * the rest are joined by one blank line. Offsets are UTF-16, half-open, into the returned text.
 */
export function canonicalText(parts: { kind: BlockKind; text: string }[]): { text: string; blocks: Block[] } {
  const blocks: Block[] = [];
  const lines: string[] = [];
  let at = 0;
  for (const part of parts) {
    const line = foldLine(part.text);
    if (line === '') continue;
    blocks.push({ kind: part.kind, start: at, end: at + line.length });
    lines.push(line);
    at += line.length + blank.length;
  }
  return { text: lines.join(blank), blocks };
}

type Line = { start: number; end: number };

const lineBreak = /\r\n|[\n\r\u2028\u2029]/g;

function linesOf(text: string): Line[] {
  const lines: Line[] = [];
  let start = 0;
  const close = (end: number) => {
    let from = start;
    let to = end;
    while (from < to && /\s/.test(text[from] ?? '')) from++;
    while (to > from && /\s/.test(text[to - 1] ?? '')) to--;
    lines.push({ start: from, end: to });
  };
  for (const { 0: mark, index } of text.matchAll(lineBreak)) {
    close(index);
    start = index + mark.length;
  }
  close(text.length);
  return lines;
}

const stops = /[.!?:;…"”’')\]]$/;

/** True when the lines look like one paragraph broken at a fixed width, as in mails and old text files. */
function hardWrapped(text: string, lines: Line[]): boolean {
  if (lines.length < 2) return false;
  // Two lines alone may as well be a headline and its summary: only a small letter shows that the sentence went on.
  if (lines.length === 2 && !/^\p{Ll}/u.test(text.slice(lines[1]?.start))) return false;
  const full = lines.slice(0, -1);
  const widest = Math.max(...full.slice(0, 1000).map(l => l.end - l.start));
  if (widest < 40 || widest > 110) return false;
  let open = 0;
  for (const line of full) {
    if (line.end - line.start < widest * 0.6 || line.end - line.start > widest) return false;
    if (!stops.test(text.slice(Math.max(line.start, line.end - 1), line.end))) open++;
  }
  return open * 2 > full.length;
}

// Cells between tabs or upright strokes, or nothing but numbers: "Oda\t12\t340", "Oda | 12 | 340", "12 14.5 300".
const cells = /\S(?:[ \t]*\t[ \t]*| \| )\S/;
const onlyNumbers = /^[-+−]?[$€£]?\d[\d.,]*%?(?:\s+[-+−]?[$€£]?\d[\d.,]*%?)+$/;

function kindOf(text: string, line: Line, last: boolean): BlockKind {
  const length = line.end - line.start;
  const head = text.slice(line.start, Math.min(line.end, line.start + 120));
  if (length <= 120 && (onlyNumbers.test(head) || (cells.test(head) && !stops.test(head)))) return 'table-row';
  if (/^(?:[•▪‣◦*–-]|\d{1,2}[.)])\s+\S/.test(head)) return 'list-item';
  if (last || length > 90) return 'paragraph';
  const words = head.split(/\s+/).length;
  const ends = text[line.end - 1] ?? '';
  return words <= 12 && /^[\p{Lu}\d'‘]/u.test(head) && /[\p{L}\d'’]/u.test(ends) ? 'heading' : 'paragraph';
}

/**
 * The blocks of a text that is taken as it is: offsets point into the given text, nothing is changed.
 * A block is a paragraph: lines up to a blank line, each line for itself unless the lines are one hard-wrapped paragraph.
 * Short lines that close without a stop and have text after them are headings; lines with a bullet are list items; lines of cells or of
 * numbers alone are rows of a table.
 */
export function rawBlocks(text: string): Block[] {
  const blocks: Block[] = [];
  const lines = linesOf(text);
  const close = (group: Line[], last: boolean) => {
    const head = group[0];
    const tail = group[group.length - 1];
    if (!head || !tail) return;
    if (hardWrapped(text, group)) blocks.push({ kind: 'paragraph', start: head.start, end: tail.end });
    else
      for (const line of group)
        blocks.push({ kind: kindOf(text, line, last && line === tail), start: line.start, end: line.end });
  };
  let group: Line[] = [];
  for (const [i, line] of lines.entries()) {
    if (line.end > line.start) group.push(line);
    else {
      close(group, i === lines.length - 1);
      group = [];
    }
  }
  close(group, true);
  return blocks;
}
