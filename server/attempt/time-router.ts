import { z } from 'zod';
import { breakAt, breakLeft } from '#/server/assignment/breaks.ts';
import { columnOf } from '#/server/assignment/policy.ts';
import { findAssignment } from '#/server/assignment/store.ts';
import { recordAudit } from '#/server/classroom/audit.ts';
import type { Student } from '#/server/classroom/member.ts';
import { act, type Tx } from '#/server/db/database.ts';
import { AppError } from '#/server/errors.ts';
import { type Context, student, teacher } from '#/server/trpc/init.ts';
import { backToWork, beginBreak, breaksOf } from './breaks-store.ts';
import { timeLeft } from './clock.ts';
import { closeIfOver } from './close.ts';
import { classAttempt, everyoneDone, extendAttempts, lockAttempt, ownAttempt, reopenAttempt } from './store.ts';

const one = { classId: z.uuid(), attemptId: z.uuid() };
const ofAssignment = { classId: z.uuid(), assignmentId: z.uuid() };

/** The student's attempt, locked, closed if its time is over, with its assignment. */
async function running(ctx: Context & { member: Student }, tx: Tx, attemptId: string) {
  const found = await ownAttempt(tx, ctx.member, attemptId, true);
  const assignment = found && (await findAssignment(tx, ctx.member, found.assignmentId));
  if (!assignment) throw new AppError('not-found');
  const now = await ctx.clock(tx);
  return { attempt: await closeIfOver(tx, found, now), assignment, now };
}

/** The time of an attempt: how much is left, and what a teacher gives. */
export const timing = {
  /** How much time is left, as the server counts it: a teacher may have given more since the page was made, or an accommodation. */
  time: student.input(z.strictObject(one)).query(async ({ ctx, input }) => {
    const attempt = await ownAttempt(ctx.db, ctx.member, input.attemptId);
    const assignment = attempt && (await findAssignment(ctx.db, ctx.member, attempt.assignmentId));
    if (!assignment) throw new AppError('not-found');
    return { state: attempt.state, ...timeLeft(assignment, attempt, await breaksOf(ctx.db, attempt), ctx.now) };
  }),

  /**
   * Stops the clock for as long as the student's allowance of breaks and the closing time let it; meanwhile no question is
   * shown. Asked again in a break it changes nothing; refused where no break is left.
   */
  takeBreak: student
    .meta({ whileArchived: true })
    .input(z.strictObject(one))
    .mutation(({ ctx, input }) =>
      act(ctx.db, async tx => {
        const { attempt, assignment, now } = await running(ctx, tx, input.attemptId);
        const breaks = await breaksOf(tx, attempt);
        const left = breakLeft(assignment, attempt, breaks, now);
        if (!breakAt(breaks, now)) {
          if (attempt.state !== 'IN_PROGRESS' || left <= 0) throw new AppError('closed');
          await beginBreak(tx, attempt, left, now);
        }
        return { onBreak: true };
      }),
    ),

  /** Ends a break; what is left of it can be taken later. Without one it changes nothing. */
  endBreak: student
    .meta({ whileArchived: true })
    .input(z.strictObject(one))
    .mutation(({ ctx, input }) =>
      act(ctx.db, async tx => {
        const { attempt, assignment, now } = await running(ctx, tx, input.attemptId);
        if (attempt.state === 'IN_PROGRESS') await backToWork(tx, attempt, assignment, now);
        return { onBreak: false };
      }),
    ),

  /** Gives more time to one running attempt, or with null to all of the assignment that have a deadline. It stands on top of limit and closing. */
  addTime: teacher
    .input(z.strictObject({ ...ofAssignment, attemptId: z.uuid().nullable(), minutes: z.int().min(1).max(240) }))
    .mutation(({ ctx, input }) =>
      act(ctx.db, async tx => {
        const attempts = await extendAttempts(tx, ctx.member, input.assignmentId, input.attemptId, input.minutes * 60);
        if (input.attemptId && attempts === 0) throw new AppError('not-found');
        const detail = { assignmentId: input.assignmentId, minutes: input.minutes, attempts };
        await recordAudit(tx, ctx.member, 'time-added', input.attemptId ?? input.assignmentId, detail);
        return { attempts };
      }),
    ),

  /**
   * Opens a handed-in attempt once more, for so many minutes, with what was saved. Refused while another of the same student
   * runs, and once its student may see the answers.
   */
  reopen: teacher
    .input(z.strictObject({ ...one, minutes: z.int().min(1).max(1440), reason: z.string().trim().min(1).max(500) }))
    .mutation(({ ctx, input }) =>
      act(ctx.db, async tx => {
        const found = await classAttempt(tx, ctx.member, input.attemptId);
        if (!found) throw new AppError('not-found');
        const attempt = await lockAttempt(tx, found);
        const assignment = await findAssignment(tx, ctx.member, attempt.assignmentId);
        if (!assignment) throw new AppError('not-found');
        const now = await ctx.clock(tx);
        const everyone = await everyoneDone(tx, ctx.member, assignment.id);
        if (attempt.state === 'IN_PROGRESS' || columnOf(assignment, attempt, everyone, now) === 'after-closing')
          throw new AppError('closed');
        if (!(await reopenAttempt(tx, attempt, new Date(now.getTime() + input.minutes * 60_000))))
          throw new AppError('conflict');
        const detail = { assignmentId: assignment.id, minutes: input.minutes, reason: input.reason };
        await recordAudit(tx, ctx.member, 'attempt-reopened', attempt.id, detail);
        return { reopened: true };
      }),
    ),
};
