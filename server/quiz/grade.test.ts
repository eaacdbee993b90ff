import fc from 'fast-check';
import { expect, test } from 'vitest';
import { countedAttempt, grade, total } from '#/server/quiz/grade.ts';
import { option, question } from '#/server/quiz/question.testing.ts';
import type { Answer } from '#/server/quiz/question.ts';

const multiple = question({
  kind: 'multiple',
  options: [
    option('a', true),
    option('b', true),
    option('c', false, { misconception: 'complement' }),
    option('d', false),
  ],
  key: [0, 1],
  points: 2,
});
const matching = question({
  kind: 'matching',
  options: [],
  left: ['x', 'y', 'z'],
  right: ['1', '2', '3'],
  key: [
    [0, 2],
    [1, 0],
    [2, 1],
  ],
  points: 3,
});
const ordering = question({ kind: 'ordering', options: [], left: ['x', 'y', 'z', 'w'], key: [2, 0, 1, 3] });
const number = question({ kind: 'number', options: [], key: { value: 41, unit: 'countries', tolerance: 0 } });
const text = question({ kind: 'text', options: [], key: ['Café Zürich', 'the café'] });

test('a choice is right or wrong, and a wrong one says what it stands for', () => {
  expect(grade(question(), { kind: 'choice', chosen: [1] })).toEqual({
    mark: 1,
    outcome: 'right',
    misconception: null,
    chosenReason: null,
  });
  expect(grade(question(), { kind: 'choice', chosen: [2] })).toEqual({
    mark: 0,
    outcome: 'wrong',
    misconception: 'other-figure',
    chosenReason: 'About 9.',
  });
  expect(grade(question(), { kind: 'choice', chosen: [1, 2] }).mark).toBe(0);
});

test('multiple response takes wrong choices off right ones, never below 0', () => {
  expect(grade(multiple, { kind: 'multiple', chosen: [0, 1] })).toMatchObject({ mark: 2, outcome: 'right' });
  expect(grade(multiple, { kind: 'multiple', chosen: [0] })).toMatchObject({ mark: 1, outcome: 'partly' });
  expect(grade(multiple, { kind: 'multiple', chosen: [0, 1, 2] })).toMatchObject({
    mark: 1,
    misconception: 'complement',
  });
  expect(grade(multiple, { kind: 'multiple', chosen: [0, 1, 2, 3] })).toMatchObject({ mark: 0, outcome: 'wrong' });
  expect(grade(multiple, { kind: 'multiple', chosen: [0, 0, 0] }).mark).toBe(1);
});

test('matching and ordering give the share of right pairs or positions', () => {
  expect(grade(matching, { kind: 'matching', pairs: [2, 1, null] })).toMatchObject({ mark: 1, outcome: 'partly' });
  expect(grade(matching, { kind: 'matching', pairs: [2, 0, 1] })).toMatchObject({ mark: 3, outcome: 'right' });
  expect(grade(ordering, { kind: 'ordering', order: [2, 1, 0, 3] })).toMatchObject({ mark: 0.5, outcome: 'partly' });
});

test('a typed number may be wrong by its unit alone', () => {
  expect(grade(number, { kind: 'number', text: 'forty-one countries' }).outcome).toBe('right');
  expect(grade(number, { kind: 'number', text: '41%' }).outcome).toBe('wrong-unit');
  expect(grade(number, { kind: 'number', text: 'lots' }).outcome).toBe('wrong');
});

test('a short text is compared without case, accents, quotation marks, spaces and trailing stops', () => {
  for (const typed of ['cafe zurich', ' “Café  Zürich”. ', 'THE CAFÉ!'])
    expect(grade(text, { kind: 'text', text: typed }).mark).toBe(1);
  expect(grade(text, { kind: 'text', text: 'cafe' }).mark).toBe(0);
});

test('nothing answered is blank, and an answer of another kind is wrong', () => {
  expect(grade(question(), null).outcome).toBe('blank');
  expect(grade(question(), { kind: 'choice', chosen: [] }).outcome).toBe('blank');
  expect(grade(number, { kind: 'number', text: '  ' }).outcome).toBe('blank');
  expect(grade(matching, { kind: 'matching', pairs: [null, null, null] }).outcome).toBe('blank');
  expect(grade(question(), { kind: 'number', text: '1' }).outcome).toBe('wrong');
});

test('any answer to any question gets a mark between 0 and its points', () => {
  const indexes = fc.array(fc.integer({ min: -2, max: 6 }), { maxLength: 8 });
  const answers: fc.Arbitrary<Answer> = fc.oneof(
    fc.record({ kind: fc.constantFrom('choice' as const, 'multiple' as const), chosen: indexes }),
    fc.record({ kind: fc.constantFrom('number' as const, 'text' as const), text: fc.string() }),
    fc.record({ kind: fc.constant('matching' as const), pairs: fc.array(fc.option(fc.integer({ min: -2, max: 6 }))) }),
    fc.record({ kind: fc.constant('ordering' as const), order: indexes }),
  );
  fc.assert(
    fc.property(fc.constantFrom(question(), multiple, matching, ordering, number, text), answers, (asked, answer) => {
      const { mark, outcome } = grade(asked, answer);
      expect(mark).toBeGreaterThanOrEqual(0);
      expect(mark).toBeLessThanOrEqual(asked.points);
      expect(outcome === 'right').toBe(mark === asked.points);
    }),
  );
});

test('the counted attempt follows the rule', () => {
  expect(countedAttempt([3, 5, 5, 4], 'best')).toEqual({ score: 5, attempt: 1 });
  expect(countedAttempt([3, 5, 4], 'latest')).toEqual({ score: 4, attempt: 2 });
  expect(countedAttempt([3, 5, 4], 'first')).toEqual({ score: 3, attempt: 0 });
  expect(countedAttempt([3, 5, 4], 'average')).toEqual({ score: 4, attempt: null });
  expect(countedAttempt([], 'best')).toBeNull();
});

test('marks add up without dust', () => {
  expect(total([0.1, 0.2, 1 / 3, 2 / 3])).toBe(1.3);
});
