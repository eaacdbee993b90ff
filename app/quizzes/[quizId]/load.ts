import { cache } from 'react';
import type { Question } from '#/server/quiz/question.ts';
import { read } from '#/server/trpc/caller.ts';

/** The own quiz of a page with its reading, read once a request. */
export const loadQuiz = cache((quizId: string, page: string) =>
  read(`/quizzes/${quizId}${page}`, call => call.quiz.get({ quizId })),
);

/** The quiz of a page as publishing would make it, with its parallel forms. */
export const loadAsPublished = (quizId: string, page: string) =>
  read(`/quizzes/${quizId}${page}`, call => call.quiz.asPublished({ quizId }));

const letters = ['A', 'B', 'C'];

/** The form that an address asks for: its place, counted from 0, among those that the questions have, and the letters of them all. */
export function formOf(asked: string | undefined, questions: readonly Question[]) {
  const count = Math.max(1, ...questions.map(question => question.forms?.length ?? 1));
  const all = letters.slice(0, count);
  const form = Math.max(0, all.indexOf(asked ?? 'A'));
  return { form, letter: all[form] ?? 'A', all };
}
