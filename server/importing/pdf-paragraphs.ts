import type { PdfLine } from '#/server/importing/pdf-lines.ts';
import { bodySizeOf } from '#/server/importing/pdf-lines.ts';
import { endsSentence } from '#/server/importing/shape.ts';

/**
 * Lines that belong together, their text joined without the mark of a list; a table's rows each with their cells. `size` is
 * that of the letters; `isSetOff` says that all is in one font, and not in the one of most of the text.
 */
export type PdfParagraph = {
  kind: 'text' | 'item' | 'row';
  text: string;
  cells: string[];
  size: number;
  lines: number;
  isSetOff: boolean;
};

const bullet = /^(?:[•▪◦‣·●○■–—*-]|\(?\d{1,2}[.)]|[a-z]\))\s+(?=\S)/u;
const mark = /^[•▪◦‣·●○■–—*-]\s+/u;
const isLabel = (cell: string | undefined) =>
  cell !== undefined && /^(?:[•▪◦‣·●○■–—*-]|\(?[\da-z]{1,3}[.)]?)$/iu.test(cell);
const isCells = (line: PdfLine | undefined) => line !== undefined && line.cells.length > 1 && !isLabel(line.cells[0]);

/**
 * Joins the lines of a document into paragraphs: by the space between them, by indents, by short last lines and by changes
 * of letter size; a paragraph goes on over a column's or a page's end. Small print (notes, captions) stands in nobody's way:
 * it comes after the paragraph that it interrupts.
 */
export function paragraphsOf(lines: PdfLine[]): PdfParagraph[] {
  const body = bodySizeOf(lines);
  const main = lines.filter(line => Math.abs(line.size - body) <= body * 0.1);
  const leading = middle(steps(main)) || body * 1.2;
  const width = highest(main.map(line => line.right - line.x));
  const spelled = vocabularyOf(lines);
  const font = commonest(main.map(line => line.font));
  const joined = (own: PdfLine[]) => paragraphOf(own, spelled, font);
  const done: PdfParagraph[] = [];
  const waiting: PdfParagraph[] = [];
  let open: PdfLine[] = [];
  const close = () => {
    if (open.length > 0) done.push(joined(open));
    open = [];
  };
  let note: PdfLine[] = [];
  const closeNote = () => {
    if (note.length > 0) waiting.push(joined(note));
    note = [];
  };
  lines.forEach((line, index) => {
    const space = line.size < body * 0.88 ? line.size * 1.2 : leading;
    const isRow = isCells(line) && (isCells(lines[index - 1]) || isCells(lines[index + 1]));
    if (line.size < body * 0.88 && !isRow) {
      const before = note.at(-1);
      if (before && begins(before, line, note, { leading: space, width })) closeNote();
      note.push(line);
      return;
    }
    closeNote();
    const before = open.at(-1);
    if (isRow || (before && begins(before, line, open, { leading: space, width }))) {
      close();
      done.push(...waiting.splice(0));
    }
    if (isRow) done.push({ ...joined([line]), kind: 'row', text: line.text, cells: line.cells });
    else open.push(line);
  });
  close();
  closeNote();
  return [...done, ...waiting];
}

type Measure = { leading: number; width: number };

/** Does `line` begin a paragraph after `before`, the last of `open`? */
function begins(before: PdfLine, line: PdfLine, open: PdfLine[], { leading, width }: Measure): boolean {
  if (Math.abs(line.size - before.size) > before.size * 0.08) return true;
  if (bullet.test(line.text) || isLabel(line.cells[0])) return true;
  const down = before.y - line.y;
  const isNext = line.page === before.page && down > 0 && down < leading * 6;
  const goesOn = !endsSentence(before.text) || /^\p{Ll}/u.test(line.text);
  if (!isNext) return !goesOn;
  if (down > leading * 1.35) return true;
  const isShort = before.right - before.x < width * 0.8;
  if (isShort && (endsSentence(before.text) || isOtherFont(before, line))) return true;
  const isItem = bullet.test(open[0]?.text ?? '') || isLabel(open[0]?.cells[0]);
  const indent = line.x - before.x;
  return !isItem && indent > line.size * 0.8 && indent < line.size * 5 && endsSentence(before.text);
}

/** A heading in bold above its text, for one. */
const isOtherFont = (a: PdfLine, b: PdfLine) => a.font !== null && a.font !== b.start;

function paragraphOf(lines: PdfLine[], spelled: Set<string>, font: string | null): PdfParagraph {
  let text = '';
  for (const line of lines) text = text === '' ? line.text : join(text, line.text, spelled);
  const first = lines[0];
  const isItem = bullet.test(text) || (first !== undefined && first.cells.length > 1 && isLabel(first.cells[0]));
  return {
    kind: isItem ? 'item' : 'text',
    text: isItem ? text.replace(mark, '') : text,
    cells: [],
    size: first?.size ?? 0,
    lines: lines.length,
    isSetOff: lines.every(line => line.font !== null && line.font === first?.font && line.font !== font),
  };
}

/** Puts a word together that the line's end broke, unless the document writes it with its hyphen elsewhere. */
function join(text: string, next: string, spelled: Set<string>): string {
  const left = /([\p{L}\p{M}]+)[-\u2010\u00ad]$/u.exec(text)?.[1];
  const right = /^[\p{L}\p{M}]+/u.exec(next)?.[0];
  if (!left || !right) return `${text} ${next}`;
  const whole = `${left}${right}`.toLowerCase();
  const hyphened = `${left}-${right}`.toLowerCase();
  const keeps = spelled.has(hyphened) ? !spelled.has(whole) : !/^\p{Ll}/u.test(right) && !spelled.has(whole);
  return keeps ? `${text.slice(0, -1)}-${next}` : `${text.slice(0, -1)}${next}`;
}

/** The words of a document as they stand inside its lines. */
function vocabularyOf(lines: PdfLine[]): Set<string> {
  const words = new Set<string>();
  for (const { text } of lines)
    for (const [word] of text.toLowerCase().matchAll(/[\p{L}\p{M}]+(?:-[\p{L}\p{M}]+)*/gu)) words.add(word);
  return words;
}

/** The distances between lines that follow each other down a column. */
const steps = (lines: PdfLine[]) =>
  lines.flatMap((line, index) => {
    const before = lines[index - 1];
    const down = before ? before.y - line.y : 0;
    return before?.page === line.page && down > line.size * 0.8 && down < line.size * 3 ? [down] : [];
  });

const sorted = (values: number[]) => [...values].sort((a, b) => a - b);
const middle = (values: number[]) => sorted(values)[Math.floor(values.length / 2)] ?? 0;
const highest = (values: number[]) => sorted(values)[Math.floor(values.length * 0.9)] ?? 0;

function commonest(fonts: (string | null)[]): string | null {
  const counts = new Map<string, number>();
  for (const font of fonts) if (font !== null) counts.set(font, (counts.get(font) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1])[0]?.[0] ?? null;
}
