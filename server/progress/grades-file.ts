import type { Cell } from '#/server/csv.ts';
import type { Column } from './book.ts';
import type { BookRow } from './reading-book.ts';

export const gradesFileKinds = ['plain', 'canvas', 'moodle', 'classroom'] as const;
/** For what a file of the gradebook is made. */
export type GradesFileKind = (typeof gradesFileKinds)[number];

/** The words of the plain file, and its word for a cell without a mark. */
export type FileWords = { name: string; userName: string; total: string; excused: string };

const percent = (share: number | null) => (share === null ? null : Math.round(share * 10_000) / 100);

/** A name cut before its last word, as systems want it that keep both apart. */
function parted(displayName: string): { first: string; last: string } {
  const words = displayName.trim().split(/\s+/);
  return words.length < 2
    ? { first: '', last: displayName }
    : { first: words.slice(0, -1).join(' '), last: words.at(-1) ?? '' };
}

type Line = { row: Pick<BookRow, 'displayName' | 'total' | 'cells'>; userName: string };

/**
 * The head rows and the row of a student in a file of the gradebook. Marks are points, an excused cell has none (in Canvas
 * `EX`). Columns: Canvas's gradebook import (Student, ID, SIS User ID, SIS Login ID, Section, then assignments; a second row
 * of points possible); Moodle's grade import maps columns by hand, and knows a user by `Username`; Google Classroom has no
 * documented import, so its own export is followed (Last Name, First Name, Email Address; a row of points).
 */
export function gradesFile(
  kind: GradesFileKind,
  columns: readonly Column[],
  words: FileWords,
): { head: Cell[][]; lineOf: (line: Line) => Cell[] } {
  const titles = columns.map(column => column.title);
  const points = columns.map(column => column.outOf);
  const marks = (cells: Line['row']['cells'], excused: string | null) =>
    cells.map(({ state, mark }) => (state === 'excused' ? excused : mark));
  switch (kind) {
    case 'plain':
      return {
        head: [[words.name, words.userName, words.total, ...columns.map(each => `${each.title} (${each.outOf})`)]],
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
          return [first, last, userName, ...marks(row.cells, null)];
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
