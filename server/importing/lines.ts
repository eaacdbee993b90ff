import { foldLine } from '#/server/article/blocks.ts';
import { cleanCharacters } from '#/server/importing/characters.ts';
import { endsSentence } from '#/server/importing/shape.ts';

/** One line of a pasted text, trimmed and never empty; `gap` and `gapAfter` say whether blank lines part it from its neighbours. */
export type Line = { text: string; gap: boolean; gapAfter: boolean };

/**
 * The non-blank lines of a pasted text. Text that was broken at a fixed width (mail, terminals) is put together again:
 * then a line is a whole paragraph. Cells of a line with tabs are parted by ` | `.
 */
export function linesOf(text: string): Line[] {
  const rows = cleanCharacters(text)
    .split('\n')
    .map(row => foldLine(row.trim().includes('\t') ? cells(row) : row));
  const groups: string[][] = [];
  let open: string[] = [];
  for (const row of [...rows, '']) {
    if (row !== '') open.push(row);
    else if (open.length > 0) {
      groups.push(open);
      open = [];
    }
  }
  const joined = isHardWrapped(groups) ? groups.map(unwrap) : groups;
  return joined.flatMap(group =>
    group.map((row, at) => ({ text: row, gap: at === 0, gapAfter: at === group.length - 1 })),
  );
}

const cells = (row: string) =>
  row
    .split('\t')
    .map(cell => cell.trim())
    .filter(cell => cell !== '')
    .join(' | ');

/** Lines of nearly one length, between 45 and 100, most of which stop in the middle of a sentence. */
function isHardWrapped(groups: string[][]): boolean {
  const inner = groups.flatMap(group => group.slice(0, -1));
  if (inner.length < 4) return false;
  const lengths = inner.map(row => row.length).sort((a, b) => a - b);
  const long = lengths[Math.floor(lengths.length * 0.9)] ?? 0;
  if (long < 45 || long > 100) return false;
  const full = inner.filter(row => row.length > long * 0.7 && row.length <= long * 1.3);
  const broken = full.filter(row => !endsSentence(row));
  return full.length >= inner.length * 0.75 && broken.length >= full.length * 0.6;
}

function unwrap(group: string[]): string[] {
  const longest = Math.max(...group.map(row => row.length));
  const paragraphs: string[] = [];
  let open = '';
  for (const row of group) {
    open = open === '' ? row : `${open} ${row}`;
    if (row.length < longest * 0.7 && endsSentence(row)) {
      paragraphs.push(open);
      open = '';
    }
  }
  return open === '' ? paragraphs : [...paragraphs, open];
}
