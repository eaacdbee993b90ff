import { stringify } from 'csv-stringify/sync';

/** A dash and nothing else: no formula, and the mark of systems that take an empty cell for 0. */
export const dash = Object.freeze({ dash: true });
export type Cell = string | number | null | typeof dash;

/** What stands before a text and is not seen: a spreadsheet drops some of it and then reads the rest as a formula. */
const unseen = /^[\p{C}\p{Z}]+/u;

/**
 * Rows as CSV: RFC 4180 with lines that end in CR LF, and with `first` the mark by which spreadsheets know UTF-8. A text that a
 * spreadsheet could take for a formula gets an apostrophe before it; numbers stay numbers.
 */
export function csvOf(rows: readonly (readonly Cell[])[], first: boolean): string {
  const shown = rows.map(row => row.map(cell => (typeof cell === 'string' ? cell.replace(unseen, '') : cell)));
  return stringify(shown, {
    ...{ bom: first, record_delimiter: '\r\n', escape_formulas: true },
    cast: { object: () => ({ value: '-', escape_formulas: false }) },
  });
}
