import { z } from 'zod';
import { daysLate, keptShare, nextStart } from '#/server/assignment/late.ts';
import { columnOf, deadlineOf, formFor, isOver, marksHeld, phaseOf, shownRows } from '#/server/assignment/policy.ts';
import { findAssignment, holdAssignment } from '#/server/assignment/store.ts';
import { act } from '#/server/db/database.ts';
import { AppError } from '#/server/errors.ts';
import { formCount } from '#/server/quiz/forms.ts';
import { member, router, student } from '#/server/trpc/init.ts';
import { orderRules } from './attempt.ts';
import { markingByHand } from './by-hand-router.ts';
import { closeIfOver } from './close.ts';
import { outages } from './outage-router.ts';
import { reviewFor } from './reviewing.ts';
import { countBegun, createAttempt, everyoneDone, lockStudent, ownAttempts } from './store.ts';
import { taking } from './taking-router.ts';
import { timing } from './time-router.ts';

const ofAssignment = { classId: z.uuid(), assignmentId: z.uuid() };

export const attemptRouter = router({
  ...taking,
  ...timing,
  ...outages,
  ...markingByHand,

  /** The student's own attempts and whether another may be started. */
  mine: student.input(z.strictObject(ofAssignment)).query(async ({ ctx, input }) => {
    const assignment = await findAssignment(ctx.db, ctx.member, input.assignmentId);
    if (!assignment) throw new AppError('not-found');
    const before = await ownAttempts(ctx.db, ctx.member, assignment.id);
    const attempts = await Promise.all(
      before.map(attempt =>
        isOver(attempt.deadlineAt, ctx.now) ? act(ctx.db, tx => closeIfOver(tx, attempt, ctx.now)) : attempt,
      ),
    );
    const running = attempts.find(attempt => attempt.state === 'IN_PROGRESS') ?? null;
    const left = assignment.attemptLimit === null ? null : Math.max(0, assignment.attemptLimit - attempts.length);
    const done = await everyoneDone(ctx.db, ctx.member, assignment.id);
    const waitsUntil = left === 0 ? null : nextStart(assignment, attempts.at(-1)?.submittedAt ?? null, ctx.now);
    return {
      now: ctx.now,
      running: running && { attemptId: running.id, deadlineAt: running.deadlineAt },
      left,
      /** Whether the marks of what was handed in are held back. */
      held: marksHeld(assignment),
      /** When the next attempt may start; null for now, or when there is none. */
      waitsUntil,
      mayStart:
        assignment.quizId !== null &&
        !assignment.excused &&
        phaseOf(assignment, ctx.now) === 'open' &&
        running === null &&
        left !== 0 &&
        waitsUntil === null,
      attempts: attempts
        .filter(attempt => attempt.state !== 'IN_PROGRESS')
        .map(({ id, number, state, submittedAt, mark, outOf, toMark, ...rest }) => {
          const rows = shownRows(assignment, columnOf(assignment, { state, submittedAt }, done, ctx.now));
          const told = rows.has('marks');
          return {
            attemptId: id,
            number,
            state,
            submittedAt,
            receipt: rest.receipt,
            kept: keptShare(assignment, submittedAt),
            daysLate: daysLate(assignment.dueAt, submittedAt),
            mark: told && toMark === 0 ? mark : null,
            outOf: told ? outOf : null,
            /** How many answers wait for a teacher to mark them. */
            toMark: told ? toMark : 0,
          };
        }),
    };
  }),

  /** Begins an attempt, or finds the one under way: however many ask at once, there is one. */
  start: student.input(z.strictObject(ofAssignment)).mutation(({ ctx, input }) =>
    act(ctx.db, async tx => {
      await lockStudent(tx, ctx.member);
      await holdAssignment(tx, ctx.member, input.assignmentId);
      const now = await ctx.clock(tx);
      const assignment = await findAssignment(tx, ctx.member, input.assignmentId);
      if (!assignment || assignment.quizId === null || assignment.quizNumber === null) throw new AppError('not-found');
      const before = await ownAttempts(tx, ctx.member, assignment.id);
      const last = before.at(-1);
      const current = last ? await closeIfOver(tx, last, now) : null;
      if (current?.state === 'IN_PROGRESS') return { attemptId: current.id };
      const phase = phaseOf(assignment, now);
      if (phase !== 'open') throw new AppError(phase === 'not-open' ? 'not-open' : 'closed');
      if (assignment.excused) throw new AppError('closed');
      if (assignment.attemptLimit !== null && before.length >= assignment.attemptLimit)
        throw new AppError('no-attempts-left');
      if (nextStart(assignment, current?.submittedAt ?? null, now)) throw new AppError('wait');
      // Whoever may already see the answers cannot take the quiz once more with them.
      const everyone = await everyoneDone(tx, ctx.member, assignment.id);
      if (assignment.releasedAt || (current && columnOf(assignment, current, everyone, now) === 'after-closing'))
        throw new AppError('closed');
      const quiz = { quizId: assignment.quizId, quizNumber: assignment.quizNumber };
      const begun = await countBegun(tx, ctx.member, assignment.id);
      const forms = before.map(attempt => orderRules(attempt).form);
      const form = formFor(assignment, forms, begun, formCount);
      const start = { number: before.length + 1, startedAt: now, deadlineAt: deadlineOf(assignment, now), form };
      return { attemptId: await createAttempt(tx, ctx.member, assignment, quiz, start) };
    }),
  ),

  /** An attempt with what the review matrix shows of it now; staff see all. */
  review: member
    .input(z.strictObject({ classId: z.uuid(), attemptId: z.uuid() }))
    .query(({ ctx, input }) => reviewFor(ctx.db, ctx.member, input.attemptId, ctx.now)),
});
