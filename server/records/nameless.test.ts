import { expect, test } from 'vitest';
import type { Question } from '#/server/quiz/question.ts';
import { nameless, patternOf, wordsOfNames } from './nameless.ts';

const question: Question = {
  id: 'q',
  kind: 'text',
  rule: 'by-hand',
  prompt: 'Who?',
  passage: null,
  asks: null,
  options: [],
  left: [],
  right: [],
  key: ['Ada Brandt'],
  points: 1,
  evidence: [],
  feedback: null,
  proof: null,
};

test('typed words go, but for the right answer; numbers keep their digits, choices stay', () => {
  expect(nameless(question, { kind: 'text', text: 'ada brandt' })).toEqual({ kind: 'text', text: 'ada brandt' });
  expect(nameless(question, { kind: 'text', text: 'Zebulonia' })).toEqual({ kind: 'text', text: '' });
  const number: Question = { ...question, kind: 'number', key: { value: 12, unit: null, tolerance: 0 } };
  expect(nameless(number, { kind: 'number', text: 'Zeb says 13.5 %' })).toEqual({ kind: 'number', text: '13.5 %' });
  expect(nameless(question, { kind: 'choice', chosen: [1] })).toEqual({ kind: 'choice', chosen: [1] });
});

test('a person is looked for by each of their names, a short one as a whole word', () => {
  expect(wordsOfNames(['Zoë Ng', 'zoë.n'])).toEqual(['zoë', 'ng']);
  expect(patternOf(['zebulonia', 'ng'])).toBe('\\m(zebulonia|ng\\M)');
});
