import { type PublicProof, publicProof, shownCited } from '#/server/quiz/proof.ts';
import { type PublicQuestion, publicQuestion, shownAnswer, shuffleOf } from '#/server/quiz/public.ts';
import type { Answer, Cited, Question } from '#/server/quiz/question.ts';
import { seeded } from '#/server/random.ts';
import { type Attempt, orderRules, type Response } from './attempt.ts';

/** A question as a student takes it: public fields only, and what is saved for it in the positions that are shown. */
export type AskedQuestion = {
  id: string;
  points: number;
  question: PublicQuestion;
  answer: Answer | null;
  /** The second step, if one is asked, and the sentence that is pointed at. */
  proof: PublicProof | null;
  cited: Cited | null;
  flagged: boolean;
  rev: number;
  savedAt: string | null;
};

/** The shuffle in which this attempt shows a question. */
export function attemptShuffle(attempt: Pick<Attempt, 'seed'>, question: Question) {
  return shuffleOf(question, orderRules(attempt));
}

/** The order in which this attempt asks its questions; it depends on ids and the attempt's seed, on nothing of the key. */
export function askedInOrder(questions: readonly Question[], attempt: Pick<Attempt, 'seed'>): Question[] {
  const { attemptSeed, shuffleQuestions } = orderRules(attempt);
  return shuffleQuestions ? seeded(`${attemptSeed} questions`).shuffle([...questions]) : [...questions];
}

/** The questions as the student may see them while taking the quiz, built by picking fields; `beside` says whether the reading is. */
export function askedQuestions(
  questions: readonly Question[],
  responses: readonly Response[],
  attempt: Pick<Attempt, 'seed'>,
  beside: boolean,
): AskedQuestion[] {
  const saved = new Map(responses.map(response => [response.questionId, response]));
  return askedInOrder(questions, attempt).map(question => {
    const response = saved.get(question.id);
    return {
      id: question.id,
      points: question.points,
      question: publicQuestion(question, orderRules(attempt)),
      answer: response?.answer ? shownAnswer(response.answer, question, attemptShuffle(attempt, question)) : null,
      proof: publicProof(question, attempt.seed, beside),
      cited: shownCited(response?.cited ?? null, question, attempt.seed, beside),
      flagged: response?.flagged ?? false,
      rev: response?.rev ?? 0,
      savedAt: response && response.rev > 0 ? response.savedAt.toISOString() : null,
    };
  });
}
