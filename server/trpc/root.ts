import { quizRouter } from '#/server/quiz/router.ts';
import { readingRouter } from '#/server/reading/router.ts';
import { createCallerFactory, router } from './init.ts';

/** Every procedure of the product, by domain. */
export const appRouter = router({ reading: readingRouter, quiz: quizRouter });

export type AppRouter = typeof appRouter;

/** Calls procedures in this process, with the same checks as over the network. */
export const createCaller = createCallerFactory(appRouter);
