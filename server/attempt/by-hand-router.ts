import { z } from 'zod';
import { findAssignment, holdAssignment, updateAssignment } from '#/server/assignment/store.ts';
import { recordAudit } from '#/server/classroom/audit.ts';
import { act } from '#/server/db/database.ts';
import { AppError } from '#/server/errors.ts';
import { markOf, worth } from '#/server/quiz/proof.ts';
import { staff, teacher } from '#/server/trpc/init.ts';
import { heldBy } from './by-hand.ts';
import {
  answersToMark,
  countToMark,
  findHandMark,
  markingLimits,
  putHandMark,
  removeComment,
  removeHandMark,
  saveComment,
  savedComments,
} from './by-hand-store.ts';
import { questionsAsMarked } from './marking-store.ts';
import { fullyMarked, tellOfMarks, untellMarks } from './news-store.ts';
import { classAttempt, findResponse, lockAttempt, recomputeMarks } from './store.ts';

const ofAssignment = { classId: z.uuid(), assignmentId: z.uuid() };
const words = (most: number) => z.string().trim().min(1).max(most);

/** Marking what no key can, and overruling what one did. */
export const markingByHand = {
  /** The questions of an assignment that a person marks, with how many answers each has and how many of them wait. */
  toMark: staff.input(z.strictObject(ofAssignment)).query(async ({ ctx, input }) => {
    const assignment = await findAssignment(ctx.db, ctx.member, input.assignmentId);
    if (!assignment) throw new AppError('not-found');
    const { id, title, quizId, quizNumber, holdMarks, marksReleasedAt, version } = assignment;
    const counts = await countToMark(ctx.db, ctx.member, id);
    const { questions } =
      quizId && quizNumber
        ? await questionsAsMarked(ctx.db, { classId: ctx.member.classId, assignmentId: id, quizId, quizNumber })
        : { questions: [] };
    return {
      title,
      holdMarks,
      marksReleasedAt,
      version,
      questions: questions.flatMap((question, index) => {
        if (question.kind !== 'open' || question.everyoneRight) return [];
        const { prompt, passage, feedback } = question;
        const { given = 0, waiting = 0 } = counts.get(question.id) ?? {};
        return [
          { id: question.id, number: index + 1, prompt, passage, feedback, points: worth(question), given, waiting },
        ];
      }),
    };
  }),

  /**
   * Answers that a person marks, to one question or, with null, to all, of all students or one attempt, a page at a time.
   * With `blind` no name is in it, and the order says nothing either.
   */
  answersToMark: staff
    .input(
      z.strictObject({
        ...ofAssignment,
        questionId: z.uuid().nullable(),
        attemptId: z.uuid().nullable(),
        waitingOnly: z.boolean(),
        blind: z.boolean(),
        cursor: z.int().min(0).max(100_000),
      }),
    )
    .query(async ({ ctx, input }) => {
      const assignment = await findAssignment(ctx.db, ctx.member, input.assignmentId);
      if (!assignment?.quizId || !assignment.quizNumber) throw new AppError('not-found');
      const { quizId, quizNumber } = assignment;
      const pinned = { classId: ctx.member.classId, assignmentId: assignment.id, quizId, quizNumber };
      const { questions } = await questionsAsMarked(ctx.db, pinned);
      const open = questions.filter(each => each.kind === 'open' && !each.everyoneRight).map(each => each.id);
      const asked = input.questionId === null ? open : open.filter(id => id === input.questionId);
      const { attemptId, waitingOnly, blind } = input;
      const where = { assignmentId: assignment.id, questions: asked, attemptId, waitingOnly, blind };
      const { answers, next } = await answersToMark(ctx.db, ctx.member, where, input.cursor);
      return {
        next,
        answers: answers.map(({ answer, displayName, membershipId: _, ...row }) => ({
          ...row,
          text: answer && 'text' in answer ? answer.text : '',
          displayName: blind ? null : displayName,
        })),
      };
    }),

  /**
   * Gives one answer of a handed-in attempt a mark, from 0 to the points of its question, with a comment that the student
   * reads. Where the key has marked already a reason is needed. A null mark takes back what was given. Refused when the
   * mark, or the answer, is another one by now.
   */
  markByHand: staff
    .input(
      z.strictObject({
        classId: z.uuid(),
        attemptId: z.uuid(),
        questionId: z.uuid(),
        mark: z.number().min(0).max(200).nullable(),
        comment: words(markingLimits.comment).nullable(),
        reason: words(markingLimits.reason).nullable(),
        rev: z.int().min(0),
        version: z.int().min(0),
      }),
    )
    .mutation(({ ctx, input }) =>
      act(ctx.db, async tx => {
        const found = await classAttempt(tx, ctx.member, input.attemptId);
        if (!found) throw new AppError('not-found');
        await holdAssignment(tx, ctx.member, found.assignmentId);
        const attempt = await lockAttempt(tx, found);
        if (attempt.state !== 'SUBMITTED' && attempt.state !== 'AUTO_SUBMITTED') throw new AppError('conflict');
        const { questions } = await questionsAsMarked(tx, attempt);
        const question = questions.find(each => each.id === input.questionId);
        if (!question) throw new AppError('not-found');
        if (input.mark !== null && input.mark > worth(question)) throw new AppError('invalid', { field: 'mark' });
        const response = await findResponse(tx, attempt, question.id);
        const stood = await findHandMark(tx, attempt, question.id);
        if ((response?.rev ?? 0) !== input.rev || (stood?.version ?? 0) !== input.version)
          throw new AppError('conflict');
        const byKey = markOf(question, response ?? { answer: null, cited: null }).mark;
        const overruled = question.kind !== 'open';
        if (input.mark !== null && overruled && input.reason === null)
          throw new AppError('invalid', { field: 'reason' });
        const place = { attemptId: attempt.id, questionId: question.id };
        const { mark, comment, reason, rev } = input;
        const written =
          mark === null
            ? stood === null || (await removeHandMark(tx, ctx.member, place, input.version))
            : await putHandMark(tx, ctx.member, place, { mark, comment, reason, rev, at: ctx.now }, input.version);
        if (!written) throw new AppError('conflict');
        await recomputeMarks(tx, ctx.member, attempt.assignmentId, attempt.id);
        const after = await lockAttempt(tx, attempt);
        const to = { mark: after.mark ?? 0, outOf: after.outOf ?? 0 };
        const from = attempt.toMark === 0 ? { mark: attempt.mark ?? 0, outOf: attempt.outOf ?? 0 } : null;
        if (after.toMark === 0 && (from === null || from.mark !== to.mark)) {
          const news = from === null ? ('MARKED' as const) : ('CHANGED' as const);
          const change = { membershipId: attempt.membershipId, news, from, to };
          await tellOfMarks(tx, ctx.member, attempt.assignmentId, [change]);
        }
        const action = mark === null ? 'mark-taken-back' : overruled ? 'mark-overruled' : 'answer-marked';
        await recordAudit(tx, ctx.member, action, attempt.membershipId, {
          assignmentId: attempt.assignmentId,
          ...place,
          from: heldBy(stood, response)?.mark ?? byKey,
          mark,
          ...(reason ? { reason } : {}),
        });
        return { version: mark === null ? 0 : input.version + 1, mark: after.mark, toMark: after.toMark };
      }),
    ),

  /** Lets students see their marks, who are told of it once, or with `released` false holds them back again. */
  releaseMarks: teacher
    .input(z.strictObject({ ...ofAssignment, version: z.int().min(1), released: z.boolean() }))
    .mutation(({ ctx, input }) =>
      act(ctx.db, async tx => {
        const { assignmentId, version, released } = input;
        const change = { marksReleasedAt: released ? ctx.now : null, ...(released ? {} : { holdMarks: true }) };
        if (!(await updateAssignment(tx, ctx.member, assignmentId, version, change))) throw new AppError('conflict');
        const students = released ? await fullyMarked(tx, ctx.member, assignmentId) : [];
        const news = { news: 'MARKED' as const, from: null, to: { mark: 0, outOf: 0 } };
        await tellOfMarks(
          tx,
          ctx.member,
          assignmentId,
          students.map(membershipId => ({ membershipId, ...news })),
        );
        if (!released) await untellMarks(tx, ctx.member, assignmentId);
        await recordAudit(tx, ctx.member, released ? 'marks-released' : 'marks-held', assignmentId, {
          students: students.length,
        });
        return { version: version + 1, students: students.length };
      }),
    ),

  /** The comments that the person keeps to use again, in all their classes. */
  comments: staff
    .input(z.strictObject({ classId: z.uuid() }))
    .query(async ({ ctx }) => ({ comments: await savedComments(ctx.db, ctx.owner) })),

  saveComment: staff
    .input(z.strictObject({ classId: z.uuid(), text: words(markingLimits.savedComment) }))
    .mutation(({ ctx, input }) =>
      act(ctx.db, async tx => {
        if (!(await saveComment(tx, ctx.owner, input.text))) throw new AppError('too-many');
        return { comments: await savedComments(tx, ctx.owner) };
      }),
    ),

  removeComment: staff.input(z.strictObject({ classId: z.uuid(), id: z.uuid() })).mutation(({ ctx, input }) =>
    act(ctx.db, async tx => {
      await removeComment(tx, ctx.owner, input.id);
      return { comments: await savedComments(tx, ctx.owner) };
    }),
  ),
};
