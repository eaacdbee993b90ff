import { meaningOf, type Places, placesOf } from './headings.ts';
import { recordsOf } from './records.ts';
import { type Roster, RosterRefused, type RosterRow, rosterLimits } from './roster.ts';

const delimiters = [',', ';', '\t', '|'];

const firstLineOf = async (text: string, delimiter: string): Promise<string[]> => {
  for await (const { cells } of recordsOf(text, delimiter, rosterLimits.all)) return cells;
  return [];
};

/** A text whose first lines a spreadsheet wrote for itself names its own delimiter. */
function announced(text: string): { delimiter: string; rest: string; lines: number } | null {
  const match = /^sep=(.)(\r\n?|\n)/.exec(text);
  return match?.[1] ? { delimiter: match[1], rest: text.slice(match[0].length), lines: 1 } : null;
}

/** The delimiter by which most of the headings are known; of two alike the one that makes more of them, then the commoner. */
async function delimiterOf(text: string): Promise<string> {
  let best = { delimiter: ',', known: -1, cells: 0 };
  for (const delimiter of delimiters) {
    const cells = await firstLineOf(text, delimiter).catch(() => []);
    const known = cells.filter(cell => meaningOf(cell) !== null).length;
    if (known > best.known || (known === best.known && cells.length > best.cells))
      best = { delimiter, known, cells: cells.length };
  }
  return best.delimiter;
}

// What stands behind a family name without being one.
const suffix = /^(?:jr|sr|junior|senior|i{2,3}|iv|esq|phd|md)\.?$/i;

/** A full name as one says it: *Family, Given* is turned around; titles behind a comma stay where they are. */
export function spoken(name: string): string {
  const [family = '', given = '', ...more] = name.split(',').map(part => part.trim());
  return more.length > 0 || !family || !given || suffix.test(given) ? name : `${given} ${family}`;
}

/** The groups of one cell, separated by a semicolon or a bar. */
const groupsOf = (cell: string): string[] => [
  ...new Set(
    cell
      .split(/[;|]/)
      .map(group => group.trim())
      .filter(Boolean),
  ),
];

function rowOf(cells: readonly string[], places: Places, line: number): RosterRow {
  const cell = (column: keyof Places) => (places[column] === undefined ? '' : (cells[places[column]] ?? '').trim());
  const parts = [cell('given'), cell('family')].filter(Boolean).join(' ');
  return { line, id: cell('id'), name: parts || spoken(cell('name')), groups: groupsOf(cell('group')) };
}

/**
 * Reads a list of students: its delimiter is found by its headings, its columns stand in any order. A list of a single column without
 * a known heading is one of names from its first line on. Throws `RosterRefused`.
 */
export async function readList(text: string): Promise<Roster> {
  const own = announced(text);
  const rest = own?.rest ?? text;
  const delimiter = own?.delimiter ?? (await delimiterOf(rest));
  const headings = await firstLineOf(rest, delimiter);
  if (headings.length === 0) throw new RosterRefused('empty');
  const found = placesOf(headings);
  if (!found && headings.length > 1)
    throw new RosterRefused('no-name-column', headings.slice(0, 8).join(', ').slice(0, 300));
  const places = found ?? { name: 0 };
  const rows: RosterRow[] = [];
  let first = found !== null;
  for await (const { cells, line } of recordsOf(rest, delimiter, rosterLimits.rows + (found ? 1 : 0))) {
    if (!first && cells.some(cell => cell.trim())) rows.push(rowOf(cells, places, line + (own?.lines ?? 0)));
    first = false;
  }
  if (rows.length === 0) throw new RosterRefused('empty');
  const taken = Object.entries(places) as [keyof Places, number][];
  return {
    rows,
    columns: found ? taken.map(([as, at]) => ({ heading: (headings[at] ?? '').trim(), as })) : [],
    unused: found ? headings.filter((heading, at) => heading.trim() && !taken.some(([, place]) => place === at)) : [],
    aside: [],
    oneRoster: null,
  };
}
