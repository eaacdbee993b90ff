import { describe, expect, test } from 'vitest';
import { type ReviewColumn, type ReviewRow, reviewColumns, reviewRows } from '#/server/assignment/assignment.ts';
import { shownRows } from '#/server/assignment/policy.ts';
import { shuffleOf } from '#/server/quiz/public.ts';
import { question as made, option } from '#/server/quiz/question.testing.ts';
import { reviewQuestion } from './review.ts';

const rules = { attemptSeed: 's', shuffleOptions: false };
const question = made({
  options: [option('4', false, { reason: 'REASON' }), option('7', true), option('9', false)],
  feedback: 'FEEDBACK',
  evidence: [{ id: 'f1', start: 3, end: 10 }],
  points: 2,
});
const response = {
  ...{
    questionId: 'q1',
    answer: { kind: 'choice' as const, chosen: [0] },
    cited: null,
    proofMark: null,
    flagged: false,
  },
  ...{ rev: 1, saveKey: 'k', savedAt: new Date(0), mark: 0, recovered: null, recoveredCited: null },
};

/** What one row of the matrix lets a student see, and nothing else does. */
const shownBy: Record<ReviewRow, [field: string, value: unknown][]> = {
  response: [['answer', { kind: 'choice', chosen: [0] }]],
  outcome: [['outcome', 'wrong']],
  marks: [['mark', 0]],
  feedback: [
    ['feedback', 'FEEDBACK'],
    ['reason', 'REASON'],
    ['misconception', 'other-figure'],
  ],
  'right-answer': [['rightAnswer', { kind: 'choice', options: [1] }]],
  evidence: [['evidence', [{ start: 3, end: 10 }]]],
};

const cells = reviewColumns.flatMap(column => reviewRows.map(row => [column, row] as const));
const matrixWith = (column: ReviewColumn, rows: ReviewRow[]) => ({
  ...{ during: [], 'right-after': [], 'while-open': [], 'after-closing': [] },
  [column]: rows,
});
const reviewed = (column: ReviewColumn, at: ReviewColumn, rows: ReviewRow[], held: boolean) => {
  const assignment = { review: matrixWith(column, rows), holdMarks: held, marksReleasedAt: null };
  const shown = shownRows(assignment, at);
  return reviewQuestion(question, response, shuffleOf(question, rules), rules, shown, false) as Record<string, unknown>;
};
const fields = Object.values(shownBy).flat();

describe('the review matrix, cell by cell', () => {
  test.each(cells)('%s, %s: shows that alone, and in no other column', (column, row) => {
    const own = new Map(shownBy[row]);
    const seen = reviewed(column, column, [row], false);
    for (const [field, value] of fields) expect(seen[field], field).toEqual(own.has(field) ? value : null);
    for (const other of reviewColumns.filter(each => each !== column)) {
      const elsewhere = reviewed(column, other, [row], false);
      for (const [field] of fields) expect(elsewhere[field], `${field} in ${other}`).toBeNull();
    }
  });

  test.each(cells)('%s, %s, while marks are held back: shows nothing but the answer', (column, row) => {
    const seen = reviewed(column, column, [row], true);
    for (const [field, value] of fields)
      expect(seen[field], field).toEqual(row === 'response' && field === 'answer' ? value : null);
  });

  test('a mark that a person gave is shown with marks and right or wrong, its comment with marks alone', () => {
    const hand = {
      questionId: 'q1',
      mark: 2,
      rev: 1,
      comment: 'C',
      reason: 'R',
      setById: 'm',
      at: new Date(0),
      version: 1,
    };
    const seen = (rows: ReviewRow[]) =>
      reviewQuestion(question, response, shuffleOf(question, rules), rules, new Set(rows), false, [], hand);
    expect(seen(['marks'])).toMatchObject({ mark: 2, comment: 'C', byHand: { reason: 'R' }, outcome: null });
    expect(seen(['outcome'])).toMatchObject({ mark: null, comment: null, byHand: null, outcome: 'right' });
    expect(seen(['response', 'feedback', 'right-answer', 'evidence'])).toMatchObject({
      mark: null,
      comment: null,
      byHand: null,
    });
  });
});
