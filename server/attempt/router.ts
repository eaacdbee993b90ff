import { z } from 'zod';
import { columnOf, deadlineOf, isOver, phaseOf, shownRows } from '#/server/assignment/policy.ts';
import { droppedQuestions, findAssignment, holdAssignment } from '#/server/assignment/store.ts';
import { isStaff, isStudent, type Student } from '#/server/classroom/member.ts';
import { act } from '#/server/db/database.ts';
import { AppError } from '#/server/errors.ts';
import { shownCited, storedCited } from '#/server/quiz/proof.ts';
import { shownAnswer, storedAnswer } from '#/server/quiz/public.ts';
import { findQuestions } from '#/server/quiz/store.ts';
import { findRevision } from '#/server/reading/store.ts';
import { type Context, member, router, student } from '#/server/trpc/init.ts';
import { orderRules } from './attempt.ts';
import { closeIfOver, closeWith } from './close.ts';
import { reviewQuestion } from './review.ts';
import { isStorable, saveInput } from './schema.ts';
import {
  classAttempt,
  createAttempt,
  everyoneDone,
  findResponse,
  keepRecovered,
  lockStudent,
  ownAttempt,
  ownAttempts,
  putResponse,
  responsesOf,
} from './store.ts';
import { askedInOrder, askedQuestions, attemptShuffle } from './taking.ts';

const one = { classId: z.uuid(), attemptId: z.uuid() };
const ofAssignment = { classId: z.uuid(), assignmentId: z.uuid() };

async function assignmentOf(ctx: Context & { member: Student }, assignmentId: string) {
  const assignment = await findAssignment(ctx.db, ctx.member, assignmentId);
  if (!assignment) throw new AppError('not-found');
  return assignment;
}

export const attemptRouter = router({
  /** The student's own attempts and whether another may be started. */
  mine: student.input(z.strictObject(ofAssignment)).query(async ({ ctx, input }) => {
    const assignment = await assignmentOf(ctx, input.assignmentId);
    const before = await ownAttempts(ctx.db, ctx.member, assignment.id);
    const attempts = await Promise.all(
      before.map(attempt =>
        isOver(attempt.deadlineAt, ctx.now) ? act(ctx.db, tx => closeIfOver(tx, attempt, ctx.now)) : attempt,
      ),
    );
    const running = attempts.find(attempt => attempt.state === 'IN_PROGRESS') ?? null;
    const left = assignment.attemptLimit === null ? null : Math.max(0, assignment.attemptLimit - attempts.length);
    const done = await everyoneDone(ctx.db, ctx.member, assignment.id);
    return {
      now: ctx.now,
      running: running && { attemptId: running.id, deadlineAt: running.deadlineAt },
      left,
      mayStart: assignment.quizId !== null && phaseOf(assignment, ctx.now) === 'open' && running === null && left !== 0,
      attempts: attempts
        .filter(attempt => attempt.state !== 'IN_PROGRESS')
        .map(({ id, number, state, submittedAt, mark, outOf, ...rest }) => {
          const rows = shownRows(assignment, columnOf(assignment, { state, submittedAt }, done, ctx.now));
          const told = rows.has('marks');
          return {
            attemptId: id,
            number,
            state,
            submittedAt,
            receipt: rest.receipt,
            mark: told ? mark : null,
            outOf: told ? outOf : null,
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
      if (assignment.attemptLimit !== null && before.length >= assignment.attemptLimit)
        throw new AppError('no-attempts-left');
      // Whoever may already see the answers cannot take the quiz once more with them.
      const everyone = await everyoneDone(tx, ctx.member, assignment.id);
      if (assignment.releasedAt || (current && columnOf(assignment, current, everyone, now) === 'after-closing'))
        throw new AppError('closed');
      const quiz = { quizId: assignment.quizId, quizNumber: assignment.quizNumber };
      const start = { number: before.length + 1, startedAt: now, deadlineAt: deadlineOf(assignment, now) };
      return { attemptId: await createAttempt(tx, ctx.member, assignment, quiz, start) };
    }),
  ),

  /** All that a student's browser needs to take the quiz, and nothing of the key. */
  get: student.input(z.strictObject(one)).query(async ({ ctx, input }) => {
    const found = await ownAttempt(ctx.db, ctx.member, input.attemptId);
    if (!found) throw new AppError('not-found');
    const attempt = isOver(found.deadlineAt, ctx.now)
      ? await act(ctx.db, tx => closeIfOver(tx, found, ctx.now))
      : found;
    const assignment = await assignmentOf(ctx, attempt.assignmentId);
    const [questions, responses, revision] = await Promise.all([
      findQuestions(ctx.db, attempt.quizId, attempt.quizNumber),
      responsesOf(ctx.db, attempt),
      assignment.readingBeside ? findRevision(ctx.db, assignment.readingId, assignment.readingNumber) : null,
    ]);
    const { state, number, startedAt, deadlineAt, receipt, submittedAt, outboxKey } = attempt;
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
      questions: askedQuestions(questions, responses, attempt, assignment.readingBeside),
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
  save: student.input(saveInput).mutation(({ ctx, input }) =>
    act(ctx.db, async tx => {
      const attempt = await ownAttempt(tx, ctx.member, input.attemptId, true);
      if (!attempt) throw new AppError('not-found');
      const now = await ctx.clock(tx);
      const assignment = await findAssignment(tx, ctx.member, attempt.assignmentId);
      const question = (await findQuestions(tx, attempt.quizId, attempt.quizNumber)).find(
        each => each.id === input.questionId,
      );
      if (!assignment || !question) throw new AppError('not-found');
      if (input.answer && !isStorable(JSON.stringify(input.answer).replaceAll('\\u0000', '\0')))
        throw new AppError('invalid', { field: 'answer' });
      const shuffle = attemptShuffle(attempt, question);
      const answer = input.answer && storedAnswer(input.answer, question, shuffle);
      if (input.answer && !answer) throw new AppError('invalid', { field: 'answer' });
      const cited = input.cited && storedCited(input.cited, question, attempt.seed);
      if (input.cited && cited === null) throw new AppError('invalid', { field: 'cited' });
      const before = await findResponse(tx, attempt, question.id);
      if (before && before.saveKey === input.saveKey)
        return { outcome: 'saved' as const, rev: before.rev, savedAt: before.savedAt.toISOString() };
      if (attempt.state !== 'IN_PROGRESS' || isOver(attempt.deadlineAt, now)) {
        const closed = await closeIfOver(tx, attempt, now);
        const newer = { answer, cited };
        if (JSON.stringify({ answer: before?.answer ?? null, cited: before?.cited ?? null }) !== JSON.stringify(newer))
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

  /** Hands the attempt in and gives its receipt; handing in again gives the same one. */
  submit: student.input(z.strictObject(one)).mutation(({ ctx, input }) =>
    act(ctx.db, async tx => {
      const found = await ownAttempt(tx, ctx.member, input.attemptId, true);
      if (!found) throw new AppError('not-found');
      const now = await ctx.clock(tx);
      const attempt = await closeIfOver(tx, found, now);
      const { state, receipt, submittedAt } =
        attempt.state === 'IN_PROGRESS' ? await closeWith(tx, attempt, 'SUBMITTED', now) : attempt;
      return { state, receipt, submittedAt: submittedAt?.toISOString() ?? null };
    }),
  ),

  /** An attempt with what the review matrix shows of it now; staff see all. */
  review: member.input(z.strictObject(one)).query(async ({ ctx, input }) => {
    const { member: viewer } = ctx;
    const attempt = isStaff(viewer)
      ? await classAttempt(ctx.db, viewer, input.attemptId)
      : isStudent(viewer)
        ? await ownAttempt(ctx.db, viewer, input.attemptId)
        : null;
    const assignment = attempt && (await findAssignment(ctx.db, viewer, attempt.assignmentId));
    if (!attempt || !assignment || (attempt.state === 'IN_PROGRESS' && !isStaff(viewer)))
      throw new AppError('not-found');
    const done = await everyoneDone(ctx.db, viewer, assignment.id);
    const column = isStaff(viewer) ? null : columnOf(assignment, attempt, done, ctx.now);
    const rows =
      column === null
        ? new Set(['response', 'outcome', 'marks', 'feedback', 'right-answer', 'evidence'] as const)
        : shownRows(assignment, column);
    const [questions, responses, drops, revision] = await Promise.all([
      findQuestions(ctx.db, attempt.quizId, attempt.quizNumber),
      responsesOf(ctx.db, attempt),
      droppedQuestions(ctx.db, viewer, assignment.id),
      rows.has('evidence') ? findRevision(ctx.db, assignment.readingId, assignment.readingNumber) : null,
    ]);
    const given = new Map(responses.map(response => [response.questionId, response]));
    const dropped = new Set(drops.map(drop => drop.questionId));
    return {
      assignmentId: assignment.id,
      title: assignment.title,
      number: attempt.number,
      state: attempt.state,
      receipt: attempt.receipt,
      submittedAt: attempt.submittedAt,
      closesAt: assignment.closesAt,
      column,
      mark: rows.has('marks') ? attempt.mark : null,
      outOf: rows.has('marks') ? attempt.outOf : null,
      questions: askedInOrder(questions, attempt).map(question =>
        reviewQuestion(
          question,
          given.get(question.id) ?? null,
          attemptShuffle(attempt, question),
          orderRules(attempt),
          rows,
          dropped.has(question.id),
        ),
      ),
      reading: revision && {
        text: revision.text,
        blocks: revision.analysis.blocks,
        sentences: revision.analysis.sentences,
      },
    };
  }),
});
