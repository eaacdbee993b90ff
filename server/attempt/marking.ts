import { total } from '#/server/quiz/grade.ts';
import { markOf, worth } from '#/server/quiz/proof.ts';
import type { Question } from '#/server/quiz/question.ts';
import type { Response } from './attempt.ts';
import { type Given, heldBy } from './by-hand.ts';

/** What a response earns by its key: `mark` in all, null while a person has to give it; `proofMark` 1 or 0 for the sentence pointed at, null for none. */
export type Earned = { mark: number | null; proofMark: 0 | 1 | null };

/**
 * What the responses of an attempt earn by question id, and the sum over the questions that count: what was given by hand,
 * else what the key gives; `toMark` answers wait for a person and add nothing. A question without a response has no mark of its own.
 */
export function markAttempt(
  questions: readonly Question[],
  responses: readonly Pick<Response, 'questionId' | 'answer' | 'cited' | 'rev'>[],
  dropped: ReadonlySet<string>,
  byHand: ReadonlyMap<string, Given> = new Map(),
): { marks: Map<string, Earned>; mark: number; outOf: number; toMark: number } {
  const given = new Map(responses.map(response => [response.questionId, response]));
  const marks = new Map<string, Earned>();
  for (const question of questions) {
    const response = given.get(question.id);
    if (response) marks.set(question.id, markOf(question, response));
  }
  const counting = questions.filter(question => !dropped.has(question.id));
  const earned = counting.map(question => {
    const hand = heldBy(byHand.get(question.id), given.get(question.id) ?? null);
    const byKey = marks.get(question.id);
    return hand ? hand.mark : byKey ? byKey.mark : unanswered(question);
  });
  return {
    marks,
    mark: total(earned.map(mark => mark ?? 0)),
    outOf: total(counting.map(worth)),
    toMark: earned.filter(mark => mark === null).length,
  };
}

/** What a question earns that has no response at all: nothing, but where everybody is right. */
export function unanswered(question: Question): number {
  return markOf(question, { answer: null, cited: null }).mark ?? 0;
}
