import { exceptionsRouter } from '#/server/assignment/exceptions-router.ts';
import { assignmentRouter } from '#/server/assignment/router.ts';
import { attemptRouter } from '#/server/attempt/router.ts';
import { accountRouter } from '#/server/auth/router.ts';
import { calendarRouter } from '#/server/calendar/router.ts';
import { classroomRouter } from '#/server/classroom/router.ts';
import { copyingRouter } from '#/server/copying/router.ts';
import { discussionRouter } from '#/server/discussion/router.ts';
import { noticesRouter } from '#/server/notices/router.ts';
import { progressRouter } from '#/server/progress/router.ts';
import { quizRouter } from '#/server/quiz/router.ts';
import { readingRouter } from '#/server/reading/router.ts';
import { recordsRouter } from '#/server/records/router.ts';
import { rosterRouter } from '#/server/roster/router.ts';
import { studyRouter } from '#/server/study/router.ts';
import { createCallerFactory, router } from './init.ts';

/** Every procedure of the product, by domain. */
export const appRouter = router({
  account: accountRouter,
  classroom: classroomRouter,
  roster: rosterRouter,
  reading: readingRouter,
  quiz: quizRouter,
  assignment: assignmentRouter,
  exceptions: exceptionsRouter,
  study: studyRouter,
  calendar: calendarRouter,
  attempt: attemptRouter,
  discussion: discussionRouter,
  copying: copyingRouter,
  notices: noticesRouter,
  progress: progressRouter,
  records: recordsRouter,
});

export type AppRouter = typeof appRouter;

/** Calls procedures in this process, with the same checks as over the network. */
export const createCaller = createCallerFactory(appRouter);
