import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { csvOf } from '#/server/csv.ts';
import type { Cell, Column } from './book.ts';
import { gradesFile, gradesFileKinds } from './grades-file.ts';

const column = (title: string, outOf: number): Column => ({
  ...{ kind: 'HAND', id: title, title, outOf, categoryId: null, hidden: false },
});
const cell = (mark: number | null, state: Cell['state'] = 'done'): Cell => ({
  ...{ mark, state, score: null, overruled: false, reason: null, version: 0 },
});
const words = { name: 'Name', userName: 'User name', total: 'Total', excused: 'excused', takingPart: 'taking part' };
const columns = [column('Essay', 10), column('Quiz, one', 6)];
const ada = {
  row: { displayName: 'Ada Maria Brandt', total: 0.825, cells: [cell(7.5), cell(null, 'excused')] },
  userName: 'ada.b',
};

test.each([
  ['plain', ['Name,User name,Total,Essay (10),"Quiz, one (6)"', 'Ada Maria Brandt,ada.b,82.5,7.5,excused']],
  [
    'canvas',
    [
      'Student,ID,SIS User ID,SIS Login ID,Section,Essay,"Quiz, one"',
      'Points Possible,,,,,10,6',
      '"Brandt, Ada Maria",,,ada.b,,7.5,EX',
    ],
  ],
  ['moodle', ['First name,Last name,Username,Essay,"Quiz, one"', 'Ada Maria,Brandt,ada.b,7.5,-']],
  [
    'classroom',
    ['Last Name,First Name,Email Address,Essay,"Quiz, one"', 'Points,,,10,6', 'Brandt,Ada Maria,ada.b,7.5,'],
  ],
] as const)('the file for %s has the columns that it knows', (kind, lines) => {
  const { head, lineOf } = gradesFile(kind, columns, words);
  expect(csvOf([...head, lineOf(ada)], false)).toBe(`${lines.join('\r\n')}\r\n`);
});

test.each([
  ['canvas', ['Essay', 'Essay: taking part', 'Essay, 2', 'Unit [3]', 'The Final-Grade']],
  ['moodle', ['Essay', 'Essay: taking part', 'Essay, 2', 'Unit (3)', 'The Final Grade']],
] as const)(
  'in the file for %s each column has a title of its own, and none that means something else there',
  (kind, expected) => {
    const part = { ...column('Essay', 4), kind: 'PARTICIPATION' as const };
    const all = [column('Essay', 10), part, column('Essay', 3), column('Unit (3)', 1), column('The Final Grade', 1)];
    expect(gradesFile(kind, all, words).head[0]?.slice(-5)).toEqual(expected);
  },
);

test('who has no mark has none in Moodle, and not 0', () => {
  const { lineOf } = gradesFile('moodle', columns, words);
  const cells = [cell(null, 'not-started'), cell(0)];
  const line = lineOf({ row: { displayName: 'Bo', total: null, cells }, userName: 'bo' });
  expect(csvOf([line], false)).toBe(',Bo,bo,-,0\r\n');
});

const attacks = ['../../../shared/attacks', '../../../../shared/attacks']
  .map(place => path.join(import.meta.dirname, place, 'csv-formula.json'))
  .find(existsSync);
const formulas: string[] = [
  '=A1',
  '+2*3',
  '-2+cmd',
  '@SUM(A1)',
  '\t=2',
  ' =A1',
  ...(attacks ? JSON.parse(readFileSync(attacks, 'utf8')).cells : []),
];

test.each(gradesFileKinds)('no name, user name or title begins a formula in the file for %s', kind => {
  for (const text of formulas) {
    const { head, lineOf } = gradesFile(kind, [column(text, 1)], words);
    const line = lineOf({ row: { displayName: text, total: null, cells: [cell(1)] }, userName: text });
    for (const row of csvOf([...head, line], false).split('\r\n'))
      for (const part of row.split(/,(?=(?:[^"]*"[^"]*")*[^"]*$)/))
        expect(part.replace(/^"/, '')).not.toMatch(/^[=+\-@\t\r\n\u00a0\ufeff＝＋－＠ ]/);
  }
});
