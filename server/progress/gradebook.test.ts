import { expect, test } from 'vitest';
import { nothingOfTheirOwn } from '#/server/assignment/exceptions.ts';
import { gradesOf } from './gradebook.ts';

const quizzes = [
  { id: 'one', counted: 'BEST' as const, dueAt: null },
  { id: 'two', counted: 'AVERAGE' as const, dueAt: null },
  { id: 'three', counted: 'LATEST' as const, dueAt: new Date('2026-11-02T08:00Z') },
];
const attempt = (membershipId: string, assignmentId: string, mark: number, outOf: number, running = false) => ({
  id: `${membershipId} ${assignmentId} ${mark}`,
  membershipId,
  assignmentId,
  mark,
  outOf,
  kept: 1,
  toMark: 0,
  running,
});

const now = new Date('2026-11-02T09:00Z');
const none = { state: 'not-started', score: null };
const excuse = {
  opensAt: null,
  dueAt: null,
  closesAt: null,
  timeLimitSeconds: null,
  attemptLimit: null,
  excused: true,
};
const standing = (assignmentId: string, membershipId: string) =>
  membershipId === 'bo' && assignmentId === 'two' ? { ...nothingOfTheirOwn, student: excuse } : nothingOfTheirOwn;

const hasRead = (assignmentId: string, membershipId: string) => membershipId === 'cy' && assignmentId !== 'two';

test('each quiz counts by its own rule, and the mean is over what is handed in and not excused', () => {
  const attempts = [
    // Ada: best of 3/4 and 2/4 is 0.75; the average of 1/2 and 2/2 is 0.75; of 1/5 and 4/5 the latest is 0.8. Mean 2.3 / 3.
    attempt('ada', 'one', 3, 4),
    attempt('ada', 'one', 2, 4),
    attempt('ada', 'two', 1, 2),
    attempt('ada', 'two', 2, 2),
    attempt('ada', 'three', 1, 5),
    attempt('ada', 'three', 4, 5),
    // Bo: 1/4, excused from the second whatever was handed in, taking the third.
    attempt('bo', 'one', 1, 4),
    attempt('bo', 'two', 2, 2),
    attempt('bo', 'three', 0, 5, true),
  ];
  const students = ['ada', 'bo', 'cy'].map(id => ({ id, displayName: id }));
  const [ada, bo, cy] = gradesOf(students, quizzes, attempts, standing, hasRead, now);
  expect(ada?.cells.map(cell => cell.score)).toEqual([0.75, 0.75, 0.8]);
  expect(ada?.mean).toBeCloseTo(2.3 / 3, 12);
  expect(bo?.cells).toEqual([
    { state: 'done', score: 0.25 },
    { state: 'excused', score: null },
    { state: 'in-progress', score: null },
  ]);
  expect(bo?.mean).toBe(0.25);
  // Cy has read something for the first and for the third, which is due: late says more.
  const reading = { state: 'reading', score: null };
  expect(cy).toMatchObject({ mean: null, cells: [reading, none, { state: 'late', score: null }] });
});
