/** A run of text as a PDF places it: a baseline start, how far it goes and how large its letters are, in points. */
export type PdfRun = { text: string; x: number; y: number; width: number; size: number; font: string };
/**
 * A line of a page. Coordinates in points from the lower left corner; `cells` are the pieces that wide gaps part, and
 * `text` is all of them.
 */
export type PdfLine = {
  page: number;
  text: string;
  cells: string[];
  x: number;
  right: number;
  y: number;
  size: number;
  /** The font that the line is set in, null when it mixes several, and the one that it begins with. */
  font: string | null;
  start: string;
};
export type PdfPage = { height: number; runs: PdfRun[] };

/** A gap of this many letter sizes parts cells: word spaces of justified text stay below it. */
const cellGap = 1.8;
const wordGap = 0.15;

type Open = PdfLine & { pieces: string[] };

/** The lines of a page in the order in which the file writes them, which is the order of reading in what programs produce. */
export function linesOfPage(page: PdfPage, number: number): PdfLine[] {
  const lines: PdfLine[] = [];
  let open: Open | null = null;
  const close = () => {
    if (!open) return;
    const { pieces, ...line } = open;
    const cells = pieces.map(piece => piece.replace(/\s+/g, ' ').trim()).filter(piece => piece !== '');
    if (cells.length > 0) lines.push({ ...line, cells, text: cells.join(' ') });
    open = null;
  };
  for (const run of page.runs) {
    if (run.text.trim() === '') continue;
    if (!open || !continues(open, run)) {
      close();
      open = {
        page: number,
        text: '',
        cells: [],
        x: run.x,
        right: run.x,
        y: run.y,
        size: run.size,
        font: run.font,
        start: run.font,
        pieces: [''],
      };
    }
    const gap = run.x - open.right;
    if (gap > open.size * cellGap) open.pieces.push('');
    const last = open.pieces.length - 1;
    const before = open.pieces[last] ?? '';
    const space = before !== '' && gap > open.size * wordGap ? ' ' : '';
    open.pieces[last] = before + space + run.text;
    open.right = Math.max(open.right, run.x + run.width);
    open.size = Math.max(open.size, run.size);
    if (open.font !== run.font) open.font = null;
  }
  close();
  return lines;
}

/** On the same baseline, raised or lowered letters included, and further to the right. */
const continues = (line: PdfLine, run: PdfRun) =>
  Math.abs(run.y - line.y) < Math.max(line.size, run.size) * 0.45 && run.x > line.right - line.size;

/** The letter size in which most of a document is set. */
export function bodySizeOf(lines: PdfLine[]): number {
  const letters = new Map<number, number>();
  for (const line of lines) {
    const size = Math.round(line.size * 2) / 2;
    letters.set(size, (letters.get(size) ?? 0) + line.text.length);
  }
  return [...letters].sort((a, b) => b[1] - a[1])[0]?.[0] ?? 0;
}

const pageNumber = /^(?:page|seite|p\.)?\s*[-–—]?\s*(?:\d{1,4}|[ivxlc]{1,6})\s*[-–—]?(?:\s*(?:of|von|\/)\s*\d{1,4})?$/i;
/** What stands in the outermost lines of this share of the pages is a running head. */
const repeated = 0.3;

/** The lines that a document repeats at the head or foot of its pages, and its page numbers. */
export function runningHeads(lines: PdfLine[], heights: number[]): Set<PdfLine> {
  const size = bodySizeOf(lines);
  const edges = heights.flatMap((height, page) => {
    const own = lines.filter(line => line.page === page).sort((a, b) => b.y - a.y);
    return [...own.slice(0, 2), ...own.slice(Math.max(2, own.length - 2))].map(line => ({ line, height }));
  });
  const key = (line: PdfLine) => line.text.toLowerCase().replace(/\d+/g, '#');
  const pages = new Map<string, Set<number>>();
  for (const { line } of edges) pages.set(key(line), (pages.get(key(line)) ?? new Set()).add(line.page));
  const enough = Math.max(2, heights.length * repeated);
  const isHead = ({ line, height }: { line: PdfLine; height: number }) => {
    const inMargin = line.y < height * 0.12 || line.y > height * 0.88;
    if (inMargin && pageNumber.test(line.text)) return true;
    return line.size < size * 1.25 && (pages.get(key(line))?.size ?? 0) >= enough;
  };
  return new Set(edges.filter(isHead).map(edge => edge.line));
}
