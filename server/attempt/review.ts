import type { Span } from '#/server/article/article.ts';
import type { ReviewRow } from '#/server/assignment/assignment.ts';
import type { Outcome } from '#/server/quiz/grade.ts';
import { markOf, worth } from '#/server/quiz/proof.ts';
import type { PublicQuestion, Shuffle, ShuffleRules } from '#/server/quiz/public.ts';
import { publicQuestion, shownAnswer } from '#/server/quiz/public.ts';
import type { Answer, Misconception, Question } from '#/server/quiz/question.ts';
import type { Response } from './attempt.ts';
import { type HandMark, heldBy, outcomeByHand } from './by-hand.ts';
import { unanswered } from './marking.ts';

/** What a review shows of one question; null for everything that the review matrix does not allow yet. */
export type ReviewedQuestion = {
  id: string;
  points: number;
  dropped: boolean;
  /** That the key was mended, and why where the right answer may be seen; null when it was not, or outcomes are hidden. */
  mended: { reasons: string[] } | null;
  question: PublicQuestion;
  answer: Answer | null;
  outcome: Outcome | null;
  mark: number | null;
  /** What a person said of it, and why its mark is not the key's; with the marks. */
  comment: string | null;
  byHand: { reason: string | null } | null;
  /** For staff alone: what a change of its mark must be sent with. */
  stood: { rev: number; version: number; mark: number | null } | null;
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
  | {
      kind: 'number';
      value: number;
      unit: string | null;
      tolerance: number;
      also: { value: number; unit: string | null }[];
    }
  | { kind: 'text'; accepted: string[] }
  | { kind: 'matching'; pairs: (number | null)[] }
  | { kind: 'ordering'; order: number[] }
  | { kind: 'open' };

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
      return { kind, value: key.value, unit: key.unit, tolerance: key.tolerance, also: key.also ?? [] };
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
    case 'open':
      return { kind };
  }
}

/** One question of a review, built by picking what `rows` allow and nothing else. */
export function reviewQuestion(
  question: Question,
  response: Response | null,
  shuffle: Shuffle,
  rules: ShuffleRules,
  rows: ReadonlySet<ReviewRow>,
  dropped: boolean,
  reasons: readonly string[] = [],
  given: HandMark | null = null,
): ReviewedQuestion {
  const { answer: graded, proofMark } = markOf(question, response ?? { answer: null, cited: null });
  const told = rows.has('feedback');
  const hand = heldBy(given, response);
  const mark = hand ? hand.mark : response ? response.mark : unanswered(question);
  // What was overruled is told by the mark: the key's own verdict would contradict it.
  const outcome = hand ? outcomeByHand(hand.mark, worth(question)) : graded.outcome;
  return {
    id: question.id,
    points: worth(question),
    dropped,
    mended:
      reasons.length > 0 && rows.has('outcome') ? { reasons: rows.has('right-answer') ? [...reasons] : [] } : null,
    question: publicQuestion(question, rules),
    answer: rows.has('response') && response?.answer ? shownAnswer(response.answer, question, shuffle) : null,
    outcome: rows.has('outcome') ? outcome : null,
    mark: rows.has('marks') ? (outcome === 'to-mark' ? null : (mark ?? 0)) : null,
    comment: rows.has('marks') ? (hand?.comment ?? null) : null,
    byHand: rows.has('marks') && hand ? { reason: hand.reason } : null,
    stood: null,
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
