import type { Outcome } from '#/server/quiz/grade.ts';
import type { Response } from './attempt.ts';

/** A mark that a person gave, and the revision of the response (0 for none) that it was given to. */
export type Given = { mark: number; rev: number };

/** All that a person said of one answer; `reason` is why it stands in place of the key's mark, `version` what a writer must send back. */
export type HandMark = Given & {
  questionId: string;
  comment: string | null;
  reason: string | null;
  setById: string;
  at: Date;
  version: number;
};

/** What was given by hand, where it was given to the answer as it now stands; null where it was not. */
export function heldBy<Hand extends Given>(
  hand: Hand | null | undefined,
  response: Pick<Response, 'rev'> | null,
): Hand | null {
  return hand && hand.rev === (response?.rev ?? 0) ? hand : null;
}

/** How a mark that a person gave is called: right for all of the points, wrong for none. */
export function outcomeByHand(mark: number, points: number): Extract<Outcome, 'right' | 'partly' | 'wrong'> {
  return mark >= points ? 'right' : mark > 0 ? 'partly' : 'wrong';
}
