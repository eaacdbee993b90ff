import { expect, test } from 'vitest';
import { stepTo, typedMark } from './grid.ts';

const size = { rows: 3, columns: 4 };
test.each([
  ['ArrowDown', 0, 0, false, 1, 0],
  ['ArrowDown', 2, 0, false, 2, 0],
  ['ArrowUp', 0, 1, false, 0, 1],
  ['ArrowRight', 1, 3, false, 1, 3],
  ['ArrowLeft', 1, 2, false, 1, 1],
  ['Home', 2, 3, false, 2, 0],
  ['Home', 2, 3, true, 0, 0],
  ['End', 0, 0, false, 0, 3],
  ['End', 0, 0, true, 2, 3],
  ['PageDown', 0, 1, false, 2, 1],
] as const)('%s from %i, %i (Ctrl: %s) leads to %i, %i', (key, row, column, ctrl, toRow, toColumn) => {
  expect(stepTo(key, { row, column }, size, ctrl)).toEqual({ row: toRow, column: toColumn });
});

test('other keys lead nowhere', () => {
  expect(stepTo('a', { row: 0, column: 0 }, size)).toBeNull();
});

test.each([
  ['4', 4],
  [' 4.5 ', 4.5],
  ['4,5', 4.5],
  ['', Number.NaN],
  ['-1', Number.NaN],
  ['1e3', Number.NaN],
  ['0x10', Number.NaN],
  ['4.5.6', Number.NaN],
])('%j is read as the mark %d', (text, mark) => {
  expect(typedMark(text)).toBe(mark);
});
