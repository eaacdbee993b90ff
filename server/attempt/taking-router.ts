import { z } from 'zod';
import { breakAt } from '#/server/assignment/breaks.ts';
import { isOneWay, isOver } from '#/server/assignment/policy.ts';
import { findAssignment } from '#/server/assignment/store.ts';
import { act } from '#/server/db/database.ts';
import { AppError } from '#/server/errors.ts';
import { shownCited, storedCited } from '#/server/quiz/proof.ts';
import { shownAnswer, storedAnswer } from '#/server/quiz/public.ts';
import { countQuestions, findQuestions } from '#/server/quiz/store.ts';
import { findRevision } from '#/server/reading/store.ts';
import { student } from '#/server/trpc/init.ts';
import { backToWork, breaksOf } from './breaks-store.ts';
import { timeLeft } from './clock.ts';
import { closeIfOver, closeWith } from './close.ts';
import { saveInput } from './schema.ts';
import { findResponse, keepRecovered, leaveBehind, ownAttempt, putResponse, responsesOf } from './store.ts';
import { askedInOrder, askedQuestions, attemptShuffle } from './taking.ts';

const one = { classId: z.uuid(), attemptId: z.uuid() };

/** What a student's browser does with an attempt that was begun: shows it, saves, goes on, hands it in. */
export const taking = {
  /** All that a student's browser needs to take the quiz, and nothing of the key; in a break neither questions nor the reading. */
  get: student.input(z.strictObject(one)).query(async ({ ctx, input }) => {
    const found = await ownAttempt(ctx.db, ctx.member, input.attemptId);
    if (!found) throw new AppError('not-found');
    const attempt = isOver(found.deadlineAt, ctx.now)
      ? await act(ctx.db, tx => closeIfOver(tx, found, ctx.now))
      : found;
    const assignment = await findAssignment(ctx.db, ctx.member, attempt.assignmentId);
    if (!assignment) throw new AppError('not-found');
    const breaks = await breaksOf(ctx.db, attempt);
    const paused = attempt.state === 'IN_PROGRESS' && breakAt(breaks, ctx.now) !== null;
    const [questions, responses, revision] = await Promise.all([
      findQuestions(ctx.db, attempt.quizId, attempt.quizNumber),
      responsesOf(ctx.db, attempt),
      assignment.readingBeside && !paused ? findRevision(ctx.db, assignment.readingId, assignment.readingNumber) : null,
    ]);
    const { state, number, startedAt, deadlineAt, receipt, submittedAt, outboxKey, reached } = attempt;
    const asked = askedQuestions(questions, responses, attempt, assignment.readingBeside);
    const oneWay = isOneWay(assignment);
    return {
      attemptId: attempt.id,
      assignmentId: assignment.id,
      title: assignment.title,
      now: ctx.now,
      state,
      number,
      attemptLimit: assignment.attemptLimit,
      startedAt,
      deadlineAt,
      receipt,
      submittedAt,
      outboxKey,
      oneAtATime: assignment.oneAtATime,
      /** Where there is no way back: which question of how many it is at; only that one is told. */
      place: oneWay ? { at: reached, of: asked.length } : null,
      ...timeLeft(assignment, attempt, breaks, ctx.now),
      questions: paused ? [] : oneWay ? asked.slice(reached, reached + 1) : asked,
      reading: revision && {
        title: revision.title,
        byline: revision.byline,
        source: revision.source,
        text: revision.text,
        blocks: revision.analysis.blocks,
        sentences: revision.analysis.sentences,
      },
    };
  }),

  /**
   * Saves one answer and gives a receipt. A save that was seen before is answered as it was then; one that was made on an
   * older state is refused with the newer one; one after the end is kept apart and does not count.
   */
  save: student
    .meta({ whileArchived: true })
    .input(saveInput)
    .mutation(({ ctx, input }) =>
      act(ctx.db, async tx => {
        const attempt = await ownAttempt(tx, ctx.member, input.attemptId, true);
        if (!attempt) throw new AppError('not-found');
        const now = await ctx.clock(tx);
        const assignment = await findAssignment(tx, ctx.member, attempt.assignmentId);
        const asked = askedInOrder(await findQuestions(tx, attempt.quizId, attempt.quizNumber), attempt);
        const place = asked.findIndex(each => each.id === input.questionId);
        const question = asked[place];
        const oneWay = assignment !== null && isOneWay(assignment);
        // A question that has not been reached is not there yet.
        if (!assignment || !question || (oneWay && place > attempt.reached)) throw new AppError('not-found');
        const shuffle = attemptShuffle(attempt, question);
        const answer = input.answer && storedAnswer(input.answer, question, shuffle);
        if (input.answer && !answer) throw new AppError('invalid', { field: 'answer' });
        const cited = input.cited && storedCited(input.cited, question, attempt.seed);
        if (input.cited && cited === null) throw new AppError('invalid', { field: 'cited' });
        const before = await findResponse(tx, attempt, question.id);
        if (before && before.saveKey === input.saveKey)
          return { outcome: 'saved' as const, rev: before.rev, savedAt: before.savedAt.toISOString() };
        const leftBehind = oneWay && place < attempt.reached;
        if (attempt.state !== 'IN_PROGRESS' || leftBehind || isOver(attempt.deadlineAt, now)) {
          const closed = await closeIfOver(tx, attempt, now);
          const newer = { answer, cited };
          if (
            JSON.stringify({ answer: before?.answer ?? null, cited: before?.cited ?? null }) !== JSON.stringify(newer)
          )
            await keepRecovered(tx, closed, question.id, newer, input.saveKey);
          return { outcome: 'late' as const };
        }
        const rev = before?.rev ?? 0;
        if (input.rev !== rev)
          return {
            outcome: 'stale' as const,
            rev,
            answer: before?.answer ? shownAnswer(before.answer, question, shuffle) : null,
            cited: shownCited(before?.cited ?? null, question, attempt.seed, assignment.readingBeside),
            flagged: before?.flagged ?? false,
            savedAt: before?.savedAt.toISOString() ?? null,
          };
        // Whoever answers is not on a break.
        await backToWork(tx, attempt, assignment, now);
        await putResponse(tx, attempt, question.id, {
          answer,
          cited,
          flagged: input.flagged,
          rev: rev + 1,
          saveKey: input.saveKey,
          savedAt: now,
        });
        return { outcome: 'saved' as const, rev: rev + 1, savedAt: now.toISOString() };
      }),
    ),

  /** Goes on from the question at `from`, where there is no way back; asked again it changes nothing. */
  advance: student
    .meta({ whileArchived: true })
    .input(z.strictObject({ ...one, from: z.int().min(0).max(1000) }))
    .mutation(({ ctx, input }) =>
      act(ctx.db, async tx => {
        const found = await ownAttempt(tx, ctx.member, input.attemptId, true);
        const assignment = found && (await findAssignment(tx, ctx.member, found.assignmentId));
        if (!found || !assignment) throw new AppError('not-found');
        const now = await ctx.clock(tx);
        const attempt = await closeIfOver(tx, found, now);
        const { quizId, quizNumber, reached, state } = attempt;
        if (state !== 'IN_PROGRESS' || reached === input.from + 1) return { at: reached };
        const count = await countQuestions(tx, quizId, quizNumber);
        if (!isOneWay(assignment) || reached !== input.from || reached + 1 >= count) throw new AppError('conflict');
        await backToWork(tx, attempt, assignment, now);
        await leaveBehind(tx, attempt, input.from);
        return { at: input.from + 1 };
      }),
    ),

  /** Hands the attempt in and gives its receipt; handing in again gives the same one. */
  submit: student
    .meta({ whileArchived: true })
    .input(z.strictObject(one))
    .mutation(({ ctx, input }) =>
      act(ctx.db, async tx => {
        const found = await ownAttempt(tx, ctx.member, input.attemptId, true);
        if (!found) throw new AppError('not-found');
        const now = await ctx.clock(tx);
        const assignment = await findAssignment(tx, ctx.member, found.assignmentId);
        const attempt = await closeIfOver(tx, found, now);
        if (assignment && attempt.state === 'IN_PROGRESS') await backToWork(tx, attempt, assignment, now);
        const { state, receipt, submittedAt } =
          attempt.state === 'IN_PROGRESS' ? await closeWith(tx, attempt, 'SUBMITTED', now) : attempt;
        return { state, receipt, submittedAt: submittedAt?.toISOString() ?? null };
      }),
    ),
};
