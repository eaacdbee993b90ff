import { total } from '#/server/quiz/grade.ts';
import { markOf, worth } from '#/server/quiz/proof.ts';
import type { Question } from '#/server/quiz/question.ts';
import type { Response } from './attempt.ts';

/** What a response earns: `mark` in all, and `proofMark` 1 or 0 for the sentence pointed at, null for none. */
export type Earned = { mark: number; proofMark: 0 | 1 | null };

/** What the responses of an attempt earn by question id, and the sum over the questions that count. A question without a response has no mark of its own. */
export function markAttempt(
  questions: readonly Question[],
  responses: readonly Pick<Response, 'questionId' | 'answer' | 'cited'>[],
  dropped: ReadonlySet<string>,
): { marks: Map<string, Earned>; mark: number; outOf: number } {
  const given = new Map(responses.map(response => [response.questionId, response]));
  const marks = new Map<string, Earned>();
  for (const question of questions) {
    const response = given.get(question.id);
    if (response) marks.set(question.id, markOf(question, response));
  }
  const counting = questions.filter(question => !dropped.has(question.id));
  return {
    marks,
    mark: total(counting.map(question => marks.get(question.id)?.mark ?? 0)),
    outOf: total(counting.map(worth)),
  };
}
