import { importTree } from '#/server/importing/html.ts';
import type { ImportResult } from '#/server/importing/imported.ts';
import { importLimits } from '#/server/importing/limits.ts';
import { bodySizeOf, linesOfPage, type PdfLine, type PdfPage, runningHeads } from '#/server/importing/pdf-lines.ts';
import { type PdfParagraph, paragraphsOf } from '#/server/importing/pdf-paragraphs.ts';
import { documentOf, type Plant, plantTree, titled } from '#/server/importing/plant.ts';
import { FileRefused } from '#/server/importing/refused.ts';
import { countWords, endsSentence } from '#/server/importing/shape.ts';

/** Below this many letters a page, a PDF holds pictures of text rather than text. */
const lettersOfAPage = 20;

/**
 * Reads a PDF that holds text: lines joined into paragraphs, headings by their size, running heads and page numbers left
 * out as such. Nothing in it is run or fetched, pictures and forms are not read. Throws `FileRefused`.
 */
export async function importPdf(bytes: Uint8Array): Promise<ImportResult> {
  const { pages, title } = await textOf(bytes);
  const lines = pages.flatMap(linesOfPage);
  const letters = lines.reduce((sum, line) => sum + line.text.length, 0);
  if (letters < pages.length * lettersOfAPage) throw new FileRefused('scanned');
  if (letters > importLimits.text * 2) throw new FileRefused('too-long');
  const heads = runningHeads(
    lines,
    pages.map(page => page.height),
  );
  const about = { title: null, author: null, published: null };
  const body = plantsOf(lines.filter(line => !heads.has(line)));
  const root = plantTree(documentOf({ ...about, title }, [...titled(body, title), ...headPlants(heads)]));
  return root ? importTree(root) : { ok: false, code: 'too-many-nodes' };
}

/** Each running head once, however many pages say it. */
const headPlants = (heads: Set<PdfLine>): Plant[] =>
  [...new Set([...heads].map(line => line.text))].map(text => ({ tag: 'running-head', holds: [text] }));

async function textOf(bytes: Uint8Array): Promise<{ pages: PdfPage[]; title: string | null }> {
  const { getDocument } = await import('unpdf/pdfjs');
  const loading = getDocument({
    data: new Uint8Array(bytes),
    verbosity: 0,
    isEvalSupported: false,
    disableFontFace: true,
    useSystemFonts: false,
    enableXfa: false,
  });
  try {
    const pdf = await loading.promise;
    if (pdf.numPages > importLimits.pages) throw new FileRefused('too-long');
    const pages: PdfPage[] = [];
    for (let number = 1; number <= pdf.numPages; number++) {
      const page = await pdf.getPage(number);
      const { items } = await page.getTextContent();
      const runs = items.flatMap(item => {
        if (!('str' in item)) return [];
        const [, tilt, , size, x, y] = item.transform as number[];
        const isUpright = Math.abs(tilt ?? 1) < 0.01;
        return isUpright
          ? [
              {
                text: item.str,
                x: x ?? 0,
                y: y ?? 0,
                width: item.width,
                size: Math.abs(size ?? 0),
                font: item.fontName,
              },
            ]
          : [];
      });
      pages.push({ height: (page.view[3] ?? 0) - (page.view[1] ?? 0), runs });
    }
    return { pages, title: titleIn(await pdf.getMetadata()) };
  } catch (error) {
    if (error instanceof FileRefused) throw error;
    const name = error instanceof Error ? error.name : '';
    throw new FileRefused(name === 'PasswordException' ? 'locked' : 'damaged');
  }
}

/** The title that a PDF states, unless it is the name of a file. */
function titleIn({ info }: { info: object }): string | null {
  const title = 'Title' in info && typeof info.Title === 'string' ? info.Title.trim() : '';
  return countWords(title) < 3 || /\.\w{2,4}$|^microsoft word\b|^untitled/i.test(title) ? null : title;
}

/** Headings are larger than the body, or short lines that are no sentence above one that is. */
function plantsOf(lines: PdfLine[]): Plant[] {
  const body = bodySizeOf(lines);
  const paragraphs = paragraphsOf(lines);
  const largest = Math.max(...paragraphs.slice(0, 6).map(paragraph => paragraph.size));
  const title = largest > body * 1.25 ? paragraphs.find(paragraph => paragraph.size === largest) : undefined;
  return paragraphs.map((paragraph, index): Plant => {
    const { kind, text, cells } = paragraph;
    if (kind === 'row') return { tag: 'tr', holds: cells.map(cell => ({ tag: 'td', holds: [cell] })) };
    if (paragraph === title) return { tag: 'h1', holds: [text] };
    if (isHeading(paragraph, paragraphs[index + 1], body)) return { tag: 'h2', holds: [text] };
    return { tag: kind === 'item' ? 'li' : 'p', holds: [text] };
  });
}

function isHeading(paragraph: PdfParagraph, next: PdfParagraph | undefined, body: number): boolean {
  const { kind, text, size, lines, isSetOff } = paragraph;
  const count = countWords(text);
  if (count === 0 || /[.,;:!]["'”’)]?$/.test(text)) return false;
  if (size > body * 1.12) return count <= 25;
  if (kind === 'item' || lines > 1 || count > 14 || !/^["'“‘\p{Lu}\p{N}]/u.test(text)) return false;
  if (next === undefined || next.kind === 'row' || next.size < body * 0.9) return false;
  return isSetOff || (next.kind === 'text' && next.lines > 1 && endsSentence(next.text));
}
