import { type Cell, dash } from '#/server/csv.ts';
import type { Column } from './book.ts';
import type { BookRow } from './reading-book.ts';

export const gradesFileKinds = ['plain', 'canvas', 'moodle', 'classroom'] as const;
/** For what a file of the gradebook is made. */
export type GradesFileKind = (typeof gradesFileKinds)[number];

/** The words of the plain file, its word for a cell without a mark, and what a column for taking part is called beside its quiz. */
export type FileWords = { name: string; userName: string; total: string; excused: string; takingPart: string };

const percent = (share: number | null) => (share === null ? null : Math.round(share * 10_000) / 100);

/** A name cut before its last word, as systems want it that keep both apart. */
function parted(displayName: string): { first: string; last: string } {
  const words = displayName.trim().split(/\s+/);
  return words.length < 2
    ? { first: '', last: displayName }
    : { first: words.slice(0, -1).join(' '), last: words.at(-1) ?? '' };
}

type Line = { row: Pick<BookRow, 'displayName' | 'total' | 'cells'>; userName: string };

/** The titles of columns, each once: all three systems know a column by its title, and would fill the second with the first's marks. */
function titlesOf(columns: readonly Column[], words: FileWords, known: (title: string) => string): string[] {
  const seen = new Set<string>();
  return columns.map(({ kind, title }) => {
    const name = known(kind === 'PARTICIPATION' ? `${title}: ${words.takingPart}` : title);
    let own = name;
    for (let count = 2; seen.has(own); count += 1) own = `${name}, ${count}`;
    seen.add(own);
    return own;
  });
}

/**
 * A title as Canvas's import takes it: a number in brackets at its end is read as the id of an assignment of Canvas's, and a title
 * with the name of one of its own totals is left out.
 */
const forCanvas = (title: string) =>
  title.replace(/\((\d+)\)$/, '[$1]').replace(/\b(Current|Final|Override) (Score|Points|Grade|Status)\b/g, '$1-$2');

/**
 * The head rows and the row of a student in a file of the gradebook. Marks are points, an excused cell has none. Columns:
 * - Canvas's gradebook import (`lib/gradebook_importer.rb`): Student, ID, SIS User ID, SIS Login ID, Section, then assignments by
 *   title; a second row of points possible; students found by login, else by name; `EX` for excused.
 * - Moodle's CSV grade import (`grade/import/csv/classes/load_data.php`): columns are mapped by hand, a user known by `Username`
 *   among others; a dash is no grade, and an empty cell of a new item would be 0.
 * - Google Classroom has no documented import, so what it exports is followed (Last Name, First Name, Email Address; a row of points).
 */
export function gradesFile(
  kind: GradesFileKind,
  columns: readonly Column[],
  words: FileWords,
): { head: Cell[][]; lineOf: (line: Line) => Cell[] } {
  const titles = titlesOf(columns, words, kind === 'canvas' ? forCanvas : title => title);
  const points = columns.map(column => column.outOf);
  const marks = (cells: Line['row']['cells'], excused: Cell, none: Cell = null) =>
    cells.map(({ state, mark }) => (state === 'excused' ? excused : (mark ?? none)));
  switch (kind) {
    case 'plain':
      return {
        head: [
          [words.name, words.userName, words.total, ...columns.map((each, at) => `${titles[at]} (${each.outOf})`)],
        ],
        lineOf: ({ row, userName }) => [
          ...[row.displayName, userName, percent(row.total)],
          ...marks(row.cells, words.excused),
        ],
      };
    case 'canvas':
      return {
        head: [
          ['Student', 'ID', 'SIS User ID', 'SIS Login ID', 'Section', ...titles],
          ['    Points Possible', null, null, null, null, ...points],
        ],
        lineOf: ({ row, userName }) => {
          const { first, last } = parted(row.displayName);
          const name = first ? `${last}, ${first}` : last;
          return [name, null, null, userName, null, ...marks(row.cells, 'EX')];
        },
      };
    case 'moodle':
      return {
        head: [['First name', 'Last name', 'Username', ...titles]],
        lineOf: ({ row, userName }) => {
          const { first, last } = parted(row.displayName);
          return [first, last, userName, ...marks(row.cells, dash, dash)];
        },
      };
    case 'classroom':
      return {
        head: [
          ['Last Name', 'First Name', 'Email Address', ...titles],
          ['Points', null, null, ...points],
        ],
        lineOf: ({ row, userName }) => {
          const { first, last } = parted(row.displayName);
          return [last, first, userName, ...marks(row.cells, null)];
        },
      };
  }
}
