import { z } from 'zod';
import { phaseOf } from '#/server/assignment/policy.ts';
import { droppedQuestions, findAssignment, setDropped } from '#/server/assignment/store.ts';
import { attemptsOf, classAttempt, findResponse, recomputeMarks, setMark } from '#/server/attempt/store.ts';
import { recordAudit } from '#/server/classroom/audit.ts';
import { act } from '#/server/db/database.ts';
import { AppError } from '#/server/errors.ts';
import { grade } from '#/server/quiz/grade.ts';
import { findQuestions } from '#/server/quiz/store.ts';
import { router, signedIn, staff, teacher } from '#/server/trpc/init.ts';
import { grouped, questionResults, studentResult } from './results.ts';
import { dueFor, studentsOf, taughtBy, unpublishedBy } from './store.ts';

const one = { classId: z.uuid(), assignmentId: z.uuid() };

export const progressRouter = router({
  /** What waits for whoever asks, over all their classes: what is due as a student, what goes on as a teacher. */
  home: signedIn.query(async ({ ctx }) => {
    const [due, classes, drafts] = await Promise.all([
      dueFor(ctx.db, ctx.person, ctx.now),
      taughtBy(ctx.db, ctx.person, ctx.now),
      ctx.person.canTeach ? unpublishedBy(ctx.db, ctx.person) : [],
    ]);
    return {
      now: ctx.now,
      due: due.map(({ attempts, ...assignment }) => {
        const running = attempts.some(attempt => attempt.state === 'IN_PROGRESS');
        const handedIn = attempts.filter(attempt => attempt.state !== 'IN_PROGRESS');
        const phase = phaseOf({ ...assignment, withdrawnAt: null }, ctx.now);
        const state = running
          ? 'in-progress'
          : handedIn.length > 0
            ? 'done'
            : assignment.quizId
              ? 'to-take'
              : 'to-read';
        return { ...assignment, phase, state: state as 'in-progress' | 'done' | 'to-take' | 'to-read' };
      }),
      classes,
      drafts,
    };
  }),

  /** How the class did: by student, and by question with its statistics. */
  results: staff.input(z.strictObject(one)).query(async ({ ctx, input }) => {
    const assignment = await findAssignment(ctx.db, ctx.member, input.assignmentId);
    if (!assignment) throw new AppError('not-found');
    const [people, all, drops, questions] = await Promise.all([
      studentsOf(ctx.db, ctx.member, assignment.id),
      attemptsOf(ctx.db, ctx.member, assignment.id),
      droppedQuestions(ctx.db, ctx.member, assignment.id),
      assignment.quizId && assignment.quizNumber ? findQuestions(ctx.db, assignment.quizId, assignment.quizNumber) : [],
    ]);
    const taken = grouped(all, ({ attempt }) => attempt.membershipId);
    const dropped = new Map(drops.map(drop => [drop.questionId, drop.reason]));
    const byStudent = people.map(({ id, displayName }) =>
      studentResult({ membershipId: id, displayName }, taken.get(id) ?? [], assignment.counted),
    );
    return { assignment, now: ctx.now, students: byStudent, ...byQuestion() };

    function byQuestion() {
      const { students: counted, ...rest } = questionResults(
        questions,
        people.map(({ id }) => taken.get(id) ?? []),
        assignment?.counted ?? 'BEST',
        dropped,
      );
      return { ...rest, handedIn: counted };
    }
  }),

  /** Takes a question out of everybody's marks, with a reason, or puts it back (reason null); all marks are added up anew. */
  dropQuestion: teacher
    .input(z.strictObject({ ...one, questionId: z.uuid(), reason: z.string().trim().min(1).max(500).nullable() }))
    .mutation(({ ctx, input }) =>
      act(ctx.db, async tx => {
        const assignment = await findAssignment(tx, ctx.member, input.assignmentId);
        if (!assignment?.quizId || !assignment.quizNumber) throw new AppError('not-found');
        const questions = await findQuestions(tx, assignment.quizId, assignment.quizNumber);
        if (!questions.some(question => question.id === input.questionId)) throw new AppError('not-found');
        await setDropped(tx, ctx.member, assignment.id, input.questionId, input.reason);
        const changed = await recomputeMarks(tx, ctx.member, assignment.id);
        const detail = { assignmentId: assignment.id, ...(input.reason ? { reason: input.reason } : {}) };
        await recordAudit(
          tx,
          ctx.member,
          input.reason ? 'question-dropped' : 'question-brought-back',
          input.questionId,
          detail,
        );
        return { attempts: changed };
      }),
    ),

  /** Makes an answer that came too late count. */
  countRecovered: teacher
    .input(z.strictObject({ classId: z.uuid(), attemptId: z.uuid(), questionId: z.uuid() }))
    .mutation(({ ctx, input }) =>
      act(ctx.db, async tx => {
        const attempt = await classAttempt(tx, ctx.member, input.attemptId);
        const response = attempt && (await findResponse(tx, attempt, input.questionId));
        if (!attempt || !response?.recovered) throw new AppError('not-found');
        const question = (await findQuestions(tx, attempt.quizId, attempt.quizNumber)).find(
          each => each.id === input.questionId,
        );
        if (!question) throw new AppError('not-found');
        await setMark(tx, attempt, question.id, response.recovered, grade(question, response.recovered).mark);
        await recomputeMarks(tx, ctx.member, attempt.assignmentId);
        await recordAudit(tx, ctx.member, 'answer-counted', attempt.id, { questionId: question.id });
        return { counted: true };
      }),
    ),
});
