import { grouped } from '#/server/grouped.ts';
import { grade, type Outcome } from '#/server/quiz/grade.ts';
import type { Answer, Misconception, Question } from '#/server/quiz/question.ts';
import type { Response } from './responses-store.ts';

/** An answer that was given to a question, in stored coordinates, what it is worth and stands for, and who gave it, by name. */
export type SameAnswer = {
  answer: Answer | null;
  outcome: Outcome;
  misconception: Misconception | null;
  reason: string | null;
  students: { attemptId: string; displayName: string; proved: boolean | null }[];
};

/** The different answers to a question, the most frequent first; of equally frequent ones the first given. Blank ones stand last. */
export function answersBySameness(question: Question, responses: readonly Response[]): SameAnswer[] {
  return [...grouped(responses, each => JSON.stringify(each.answer))]
    .map(([, same]): SameAnswer => {
      const answer = same[0]?.answer ?? null;
      const { outcome, misconception, chosenReason } = grade(question, answer);
      const students = same.map(({ attemptId, displayName, proofMark }) => ({
        attemptId,
        displayName,
        proved: proofMark === null ? null : proofMark === 1,
      }));
      return { answer, outcome, misconception, reason: chosenReason, students };
    })
    .sort(
      (a, b) => Number(a.outcome === 'blank') - Number(b.outcome === 'blank') || b.students.length - a.students.length,
    );
}

/** A misconception over several quizzes: how often, and in which answers: attempt and the question's number there. */
export type OwnMistake = { misconception: Misconception; places: { attemptId: string; number: number }[] };

/** What wrong answers stand for, the most frequent first. */
export function mistakesBy(
  answers: readonly { attemptId: string; answer: Answer; question: Question; number: number }[],
): OwnMistake[] {
  const wrong = answers.flatMap(({ attemptId, answer, question, number }) => {
    const { misconception } = grade(question, answer);
    return misconception ? [{ misconception, attemptId, number }] : [];
  });
  return [...grouped(wrong, each => each.misconception)]
    .map(([misconception, places]) => ({
      misconception,
      places: places.map(({ attemptId, number }) => ({ attemptId, number })),
    }))
    .sort((a, b) => b.places.length - a.places.length || a.misconception.localeCompare(b.misconception));
}
