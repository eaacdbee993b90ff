import type { Option, Question } from '#/server/quiz/question.ts';

/** An option for tests. */
export function option(text: string, correct: boolean, more: Partial<Option> = {}): Option {
  return {
    text,
    correct,
    misconception: correct ? null : 'other-figure',
    reason: `About ${text}.`,
    span: null,
    ...more,
  };
}

/** A question for tests: a choice with four options, of which the second is right. */
export function question(more: Partial<Question> = {}): Question {
  return {
    id: 'q1',
    kind: 'choice',
    rule: 'figure-choice',
    prompt: 'How many bridges did the town repair?',
    passage: null,
    asks: null,
    options: [option('4', false), option('7', true), option('9', false), option('12', false)],
    left: [],
    right: [],
    key: [1],
    points: 1,
    evidence: [{ id: 'f1', start: 0, end: 10 }],
    feedback: null,
    proof: null,
    ...more,
  };
}
