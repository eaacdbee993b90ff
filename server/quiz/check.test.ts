import { expect, test } from 'vitest';
import { harbour } from '#/server/quiz/analysis.testing.ts';
import { candidates } from '#/server/quiz/build.ts';
import { problems } from '#/server/quiz/check.ts';
import { option, question } from '#/server/quiz/question.testing.ts';
import type { Question } from '#/server/quiz/question.ts';

const text = 'The town repaired 7 bridges in spring. A fair was held on the green.';
const good = question({ evidence: [{ id: null, start: 0, end: 38 }] });
const codes = (more: Partial<Question>) => problems({ ...good, ...more }, text).map(problem => problem.code);

test('a sound question has no problem, nor has any that the builder makes', () => {
  expect(problems(good, text)).toEqual([]);
  const article = harbour();
  for (const made of candidates(article, 5))
    expect([made.prompt, problems(made, article.text)]).toEqual([made.prompt, []]);
});

test.each<[string, Partial<Question>]>([
  ['empty-prompt', { prompt: '  ' }],
  ['too-few-options', { options: [option('7', true)], key: [0] }],
  ['no-right-option', { options: [option('4', false), option('7', false)], key: [] }],
  ['too-many-right-options', { options: [option('4', true), option('7', true)], key: [0, 1] }],
  ['no-wrong-option', { kind: 'multiple', options: [option('4', true), option('7', true)], key: [0, 1] }],
  ['duplicate-options', { options: [option('7', true), option(' 7 ', false)], key: [0] }],
  ['empty-option', { options: [option('7', true), option('', false)], key: [0] }],
  ['key-does-not-fit', { key: [2] }],
  ['key-not-in-evidence', { evidence: [{ id: null, start: 39, end: text.length }] }],
  ['no-evidence', { evidence: [] }],
  ['evidence-out-of-range', { evidence: [{ id: null, start: 10, end: 1000 }] }],
  ['evidence-out-of-range', { evidence: [{ id: null, start: 10, end: 10 }] }],
  ['points-out-of-range', { points: 101 }],
  ['points-out-of-range', { points: Number.NaN }],
  ['prompt-gives-key', { prompt: 'The town repaired 7 bridges: how many?' }],
  [
    'number-not-finite',
    { kind: 'number', options: [], key: { value: Number.POSITIVE_INFINITY, unit: null, tolerance: 0 } },
  ],
  ['tolerance-not-valid', { kind: 'number', options: [], key: { value: 7, unit: null, tolerance: -1 } }],
  ['no-accepted-text', { kind: 'text', options: [], key: [] }],
  ['empty-accepted-text', { kind: 'text', options: [], key: ['green', '...'] }],
  ['too-few-pairs', { kind: 'matching', options: [], left: ['a'], right: ['b'], key: [[0, 0]] }],
  [
    'key-does-not-fit',
    {
      kind: 'matching',
      options: [],
      left: ['a', 'b'],
      right: ['c', 'd'],
      key: [
        [0, 0],
        [0, 1],
      ],
    },
  ],
  ['duplicate-items', { kind: 'ordering', options: [], left: ['a', 'A'], key: [0, 1] }],
  ['empty-item', { kind: 'ordering', options: [], left: ['a', ''], key: [0, 1] }],
  ['key-does-not-fit', { kind: 'ordering', options: [], left: ['a', 'b'], key: [0, 0] }],
])('%s is found', (code, more) => {
  expect(codes(more)).toContain(code);
});

test('what a teacher may judge is a warning, what cannot be graded is an error', () => {
  expect(problems({ ...good, evidence: [] }, text)).toEqual([{ code: 'no-evidence', severity: 'warning', at: null }]);
  expect(problems({ ...good, options: [option('7', true), option('7', false)], key: [0] }, text)).toContainEqual({
    code: 'duplicate-options',
    severity: 'error',
    at: 1,
  });
});
