import { grade, total } from '#/server/quiz/grade.ts';
import type { Question } from '#/server/quiz/question.ts';
import type { Response } from './attempt.ts';

/** The marks of an attempt by question id, and their sum over the questions that count. Questions without an answer have no mark of their own. */
export function markAttempt(
  questions: readonly Question[],
  responses: readonly Response[],
  dropped: ReadonlySet<string>,
): { marks: Map<string, number>; mark: number; outOf: number } {
  const given = new Map(responses.map(response => [response.questionId, response]));
  const marks = new Map<string, number>();
  for (const question of questions) {
    const response = given.get(question.id);
    if (response) marks.set(question.id, grade(question, response.answer).mark);
  }
  const counting = questions.filter(question => !dropped.has(question.id));
  return {
    marks,
    mark: total(counting.map(question => marks.get(question.id) ?? 0)),
    outOf: total(counting.map(question => question.points)),
  };
}
