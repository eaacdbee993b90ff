import type { Question } from '#/server/quiz/question.ts';

/** What a newer revision of a quiz changes, as numbers of questions from 1: those of the newer for `added`, of the older else. */
export type QuizChange = {
  added: number[];
  removed: number[];
  /** Asked in other words, with other reasons or other proof; marked as before. */
  reworded: number[];
  /** Another key, other options or other points: an answer to the older says nothing of the newer. */
  remade: number[];
};

/** What an answer means and earns: equal for two stored revisions of a question, their answers can be told and marked together. */
const meaning = ({ kind, key, options, left, right, asks, points, proof }: Question) =>
  JSON.stringify([kind, key, options.map(({ text, correct }) => [text, correct]), left, right, asks, points, proof]);

/** Compares two revisions of a quiz, question by question by their ids. */
export function quizChange(older: readonly Question[], newer: readonly Question[]): QuizChange {
  const next = new Map(newer.map(question => [question.id, question]));
  const known = new Set(older.map(question => question.id));
  const numbers = (which: (question: Question, found: Question | undefined) => boolean) =>
    older.flatMap((question, at) => (which(question, next.get(question.id)) ? [at + 1] : []));
  const same = (one: Question, other: Question) => meaning(one) === meaning(other);
  return {
    added: newer.flatMap((question, at) => (known.has(question.id) ? [] : [at + 1])),
    removed: numbers((_, found) => found === undefined),
    reworded: numbers(
      (question, found) =>
        found !== undefined && same(question, found) && JSON.stringify(question) !== JSON.stringify(found),
    ),
    remade: numbers((question, found) => found !== undefined && !same(question, found)),
  };
}

/**
 * Whether an assignment can move to the newer revision. Before anybody has begun, and while no key was mended, to any; afterwards
 * only where every question is still there with its key, options and points, and none is new: all attempts are then marked,
 * counted and compared as one quiz.
 */
export function fits({ added, removed, remade }: QuizChange, { begun, mended }: { begun: number; mended: number }) {
  return begun + mended === 0 || added.length + removed.length + remade.length === 0;
}
