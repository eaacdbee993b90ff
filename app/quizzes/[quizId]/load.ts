import { cache } from 'react';
import { read } from '#/server/trpc/caller.ts';

/** The own quiz of a page with its reading, read once a request. */
export const loadQuiz = cache((quizId: string, page: string) =>
  read(`/quizzes/${quizId}${page}`, call => call.quiz.get({ quizId })),
);
