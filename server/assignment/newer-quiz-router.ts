import { z } from 'zod';
import { recordAudit } from '#/server/classroom/audit.ts';
import type { Teacher } from '#/server/classroom/member.ts';
import { act, type Tx } from '#/server/db/database.ts';
import { AppError } from '#/server/errors.ts';
import { findQuestions, newestRevision } from '#/server/quiz/store.ts';
import { type Context, teacher } from '#/server/trpc/init.ts';
import { holdStarts } from './exceptions-store.ts';
import { fits, quizChange } from './newer-quiz.ts';
import { begunAt, findAssignment, ownsMaterial, updateAssignment } from './store.ts';

const one = { classId: z.uuid(), assignmentId: z.uuid() };

/** What a newer revision of an assignment's quiz would change; null where there is none, or it is not the teacher's own or on another revision of the reading. */
async function newerOf(db: Tx | Context['db'], member: Teacher, assignmentId: string) {
  const assignment = await findAssignment(db, member, assignmentId);
  if (!assignment) throw new AppError('not-found');
  const { quizId, quizNumber } = assignment;
  const newest = quizId === null ? null : await newestRevision(db, quizId);
  if (quizId === null || quizNumber === null || newest === null || newest.number <= quizNumber) return null;
  if (!(await ownsMaterial(db, member, { ...assignment, quizNumber: newest.number }))) return null;
  const [older, newer, begun] = await Promise.all([
    findQuestions(db, quizId, quizNumber),
    findQuestions(db, quizId, newest.number),
    begunAt(db, member, assignment.id),
  ]);
  const change = quizChange(older, newer);
  return { from: quizNumber, ...newest, change, ...begun, fits: fits(change, begun) };
}

/** An assignment and the newer revisions of its quiz. */
export const newerQuiz = {
  /** The newest revision of the quiz where it is newer than the one that is set: what it changes, who has begun, and whether the assignment can move to it. */
  newerQuiz: teacher
    .input(z.strictObject(one))
    .query(({ ctx, input }) => newerOf(ctx.db, ctx.member, input.assignmentId)),

  /** Moves the assignment to the newest revision, which must be the one that the teacher saw. Whoever has begun keeps theirs; attempts that begin from now on have the newer. */
  moveToNewerQuiz: teacher
    .input(z.strictObject({ ...one, version: z.int().min(1), number: z.int().min(1) }))
    .mutation(({ ctx, input }) =>
      act(ctx.db, async tx => {
        await holdStarts(tx, ctx.member, input.assignmentId);
        const newer = await newerOf(tx, ctx.member, input.assignmentId);
        if (!newer) throw new AppError('not-found');
        if (newer.number !== input.number) throw new AppError('conflict');
        if (!newer.fits) throw new AppError('closed');
        if (!(await updateAssignment(tx, ctx.member, input.assignmentId, input.version, { quizNumber: newer.number })))
          throw new AppError('conflict');
        const detail = { from: newer.from, to: newer.number, running: newer.running };
        await recordAudit(tx, ctx.member, 'quiz-moved', input.assignmentId, detail);
        return { version: input.version + 1 };
      }),
    ),
};
