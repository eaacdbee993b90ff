/** A cell of a grid, counted from 0. */
export type Place = { row: number; column: number };

const last = (size: number) => Math.max(0, size - 1);

/** Where a key leads in a grid, by the keys of the ARIA grid pattern; null for a key that does not move. It stops at the edges. */
export function stepTo(key: string, at: Place, size: { rows: number; columns: number }, ctrl = false): Place | null {
  const { row, column } = at;
  switch (key) {
    case 'ArrowDown':
      return { row: Math.min(row + 1, last(size.rows)), column };
    case 'ArrowUp':
      return { row: Math.max(row - 1, 0), column };
    case 'ArrowRight':
      return { row, column: Math.min(column + 1, last(size.columns)) };
    case 'ArrowLeft':
      return { row, column: Math.max(column - 1, 0) };
    case 'Home':
      return { row: ctrl ? 0 : row, column: 0 };
    case 'End':
      return { row: ctrl ? last(size.rows) : row, column: last(size.columns) };
    case 'PageDown':
      return { row: Math.min(row + 10, last(size.rows)), column };
    case 'PageUp':
      return { row: Math.max(row - 10, 0), column };
    default:
      return null;
  }
}

/** A typed mark, with a decimal point or comma; NaN for anything else. */
export function typedMark(text: string): number {
  const typed = text.trim();
  return /^\d{1,5}([.,]\d{1,6})?$/.test(typed) ? Number(typed.replace(',', '.')) : Number.NaN;
}
