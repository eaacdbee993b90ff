import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { csvOf } from './csv.ts';

/** A reader of RFC 4180 of the test's own, so that the writer is not asked about itself. */
function read(text: string): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  for (const [, quoted, plain, end] of text.matchAll(/(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n|$)/g)) {
    row.push(quoted === undefined ? (plain ?? '') : quoted.replaceAll('""', '"'));
    if (end === ',') continue;
    rows.push(row);
    row = [];
    if (end === '') break;
  }
  return rows.filter(cells => cells.length > 1 || cells[0] !== '');
}

const attacks = ['../../shared/attacks', '../../../shared/attacks']
  .map(place => path.join(import.meta.dirname, place, 'csv-formula.json'))
  .find(existsSync);
/** Texts that begin a formula in one spreadsheet or another, with the list that the project is given where it is at hand. */
const formulas: string[] = [
  '=A1&"x"',
  '+2*3',
  '-2+cmd',
  '@SUM(A1)',
  '\t=2',
  '\n=2',
  '＝A1',
  ' =A1',
  ...(attacks ? JSON.parse(readFileSync(attacks, 'utf8')).cells : []),
];
const starts = /^[\s\u00a0\ufeff=+\-@＝＋－＠]/;

describe('a table as CSV', () => {
  test.each(formulas)('%j is a text to every spreadsheet', cell => {
    const [[found = ''] = []] = read(csvOf([[cell, 'next']], false));
    expect(found).not.toMatch(starts);
    expect(found).toContain(cell.trim().replace(/^\ufeff/, ''));
  });

  test('numbers stay numbers, a negative one too; names keep their signs', () => {
    expect(csvOf([[-5, 0.5, null, "O'Brien", 'Ana, "Lu"']], false)).toBe('-5,0.5,,O\'Brien,"Ana, ""Lu"""\r\n');
  });

  test('only the first part says that it is UTF-8', () => {
    expect(csvOf([['ä']], true)).toBe('\ufeffä\r\n');
    expect(csvOf([['ä']], false)).toBe('ä\r\n');
  });

  test('whatever is written comes back, and no text begins a formula', () => {
    const cell = fc.oneof(fc.string({ unit: 'grapheme' }), fc.constantFrom(...formulas, 'a\r\nb', '"', ',', '"",'));
    fc.assert(
      fc.property(fc.array(fc.array(cell, { minLength: 2, maxLength: 4 }), { minLength: 1, maxLength: 5 }), rows => {
        const back = read(csvOf(rows, false));
        expect(back.length).toBe(rows.length);
        for (const [i, row] of rows.entries())
          for (const [j, given] of row.entries()) {
            const found = back[i]?.[j] ?? '';
            expect(found).not.toMatch(starts);
            expect(found.replace(/^'/, '')).toBe(given.replace(/^[\p{C}\p{Z}]+/u, '').replace(/^'/, ''));
          }
      }),
    );
  });
});
