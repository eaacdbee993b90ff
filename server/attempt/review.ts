import type { Span } from '#/server/article/article.ts';
import type { ReviewRow } from '#/server/assignment/assignment.ts';
import type { Outcome } from '#/server/quiz/grade.ts';
import { markOf, worth } from '#/server/quiz/proof.ts';
import type { PublicQuestion, Shuffle } from '#/server/quiz/public.ts';
import { publicQuestion, shownAnswer } from '#/server/quiz/public.ts';
import type { Answer, Misconception, Question } from '#/server/quiz/question.ts';
import type { Response } from './attempt.ts';

/** What a review shows of one question; null for everything that the review matrix does not allow yet. */
export type ReviewedQuestion = {
  id: string;
  points: number;
  dropped: boolean;
  question: PublicQuestion;
  answer: Answer | null;
  outcome: Outcome | null;
  mark: number | null;
  /** Why what was chosen is wrong, in the article's language. */
  reason: string | null;
  misconception: Misconception | null;
  feedback: string | null;
  rightAnswer: RightAnswer | null;
  evidence: Span[] | null;
  /** The second step, if one was asked: the sentence (index) pointed at, and with the evidence, which sentences prove and whether it is one. */
  proof: ReviewedProof | null;
};

export type ReviewedProof = {
  points: number;
  cited: number | null;
  right: boolean | null;
  proves: number[] | null;
};

/** The right answer in the positions that the student saw. */
export type RightAnswer =
  | { kind: 'choice' | 'multiple'; options: number[] }
  | { kind: 'number'; value: number; unit: string | null; tolerance: number }
  | { kind: 'text'; accepted: string[] }
  | { kind: 'matching'; pairs: (number | null)[] }
  | { kind: 'ordering'; order: number[] };

/** The key of a question in shown positions. */
export function rightAnswerOf(question: Question, shuffle: Shuffle): RightAnswer {
  const { key, kind } = question;
  switch (kind) {
    case 'choice':
    case 'multiple':
      return {
        kind,
        options: shuffle.options.flatMap((stored, shown) => (question.options[stored]?.correct ? [shown] : [])),
      };
    case 'number':
      if (Array.isArray(key)) return { kind: 'text', accepted: [] };
      return { kind, value: key.value, unit: key.unit, tolerance: key.tolerance };
    case 'text':
      return { kind, accepted: Array.isArray(key) ? key.filter(item => typeof item === 'string') : [] };
    case 'matching': {
      const right = new Map(Array.isArray(key) ? key.filter(item => Array.isArray(item)) : []);
      return {
        kind,
        pairs: shuffle.left.map(left => shuffle.right.indexOf(right.get(left) ?? -1)).map(at => (at < 0 ? null : at)),
      };
    }
    case 'ordering':
      return {
        kind,
        order: Array.isArray(key)
          ? key.flatMap(item => (typeof item === 'number' ? [shuffle.left.indexOf(item)] : []))
          : [],
      };
  }
}

/** One question of a review, built by picking what `rows` allow and nothing else. */
export function reviewQuestion(
  question: Question,
  response: Response | null,
  shuffle: Shuffle,
  rules: { attemptSeed: string; shuffleOptions: boolean },
  rows: ReadonlySet<ReviewRow>,
  dropped: boolean,
): ReviewedQuestion {
  const { answer: graded, proofMark } = markOf(question, response ?? { answer: null, cited: null });
  const told = rows.has('feedback');
  return {
    id: question.id,
    points: worth(question),
    dropped,
    question: publicQuestion(question, rules),
    answer: rows.has('response') && response?.answer ? shownAnswer(response.answer, question, shuffle) : null,
    outcome: rows.has('outcome') ? graded.outcome : null,
    mark: rows.has('marks') ? (response?.mark ?? 0) : null,
    reason: told ? graded.chosenReason : null,
    misconception: told ? graded.misconception : null,
    feedback: told ? question.feedback : null,
    rightAnswer: rows.has('right-answer') ? rightAnswerOf(question, shuffle) : null,
    evidence: rows.has('evidence') ? question.evidence.map(({ start, end }) => ({ start, end })) : null,
    proof: question.proof && {
      points: question.proof.points,
      cited: rows.has('response') ? (response?.cited ?? null) : null,
      right: rows.has('evidence') ? proofMark === 1 : null,
      proves: rows.has('evidence') ? question.proof.proves : null,
    },
  };
}
