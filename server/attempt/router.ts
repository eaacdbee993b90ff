import { z } from 'zod';
import { daysLate, keptShare, nextStart } from '#/server/assignment/late.ts';
import {
  columnOf,
  deadlineOf,
  formFor,
  isOneWay,
  isOver,
  marksHeld,
  phaseOf,
  shownRows,
} from '#/server/assignment/policy.ts';
import { findAssignment, holdAssignment } from '#/server/assignment/store.ts';
import { recordAudit } from '#/server/classroom/audit.ts';
import type { Student } from '#/server/classroom/member.ts';
import { act } from '#/server/db/database.ts';
import { AppError } from '#/server/errors.ts';
import { formCount } from '#/server/quiz/forms.ts';
import { shownCited, storedCited } from '#/server/quiz/proof.ts';
import { shownAnswer, storedAnswer } from '#/server/quiz/public.ts';
import { countQuestions, findQuestions } from '#/server/quiz/store.ts';
import { findRevision } from '#/server/reading/store.ts';
import { type Context, member, router, student, teacher } from '#/server/trpc/init.ts';
import { orderRules } from './attempt.ts';
import { markingByHand } from './by-hand-router.ts';
import { closeIfOver, closeWith } from './close.ts';
import { reviewFor } from './reviewing.ts';
import { saveInput } from './schema.ts';
import {
  classAttempt,
  countBegun,
  createAttempt,
  everyoneDone,
  extendAttempts,
  findResponse,
  keepRecovered,
  leaveBehind,
  lockAttempt,
  lockStudent,
  ownAttempt,
  ownAttempts,
  putResponse,
  reopenAttempt,
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
  ...markingByHand,

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
      noClock: assignment.accommodation.noClock,
      largerText: assignment.accommodation.largerText,
      /** Where there is no way back: which question of how many it is at; only that one is told. */
      place: oneWay ? { at: reached, of: asked.length } : null,
      questions: oneWay ? asked.slice(reached, reached + 1) : asked,
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

  /** How much time is left, as the server counts it: a teacher may have given more since the page was made. */
  time: student.input(z.strictObject(one)).query(async ({ ctx, input }) => {
    const attempt = await ownAttempt(ctx.db, ctx.member, input.attemptId);
    if (!attempt) throw new AppError('not-found');
    const { deadlineAt, state } = attempt;
    return { state, remaining: deadlineAt && deadlineAt.getTime() - ctx.now.getTime() };
  }),

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
        const attempt = await closeIfOver(tx, found, await ctx.clock(tx));
        const { quizId, quizNumber, reached, state } = attempt;
        if (state !== 'IN_PROGRESS' || reached === input.from + 1) return { at: reached };
        const count = await countQuestions(tx, quizId, quizNumber);
        if (!isOneWay(assignment) || reached !== input.from || reached + 1 >= count) throw new AppError('conflict');
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
        const attempt = await closeIfOver(tx, found, now);
        const { state, receipt, submittedAt } =
          attempt.state === 'IN_PROGRESS' ? await closeWith(tx, attempt, 'SUBMITTED', now) : attempt;
        return { state, receipt, submittedAt: submittedAt?.toISOString() ?? null };
      }),
    ),

  /** An attempt with what the review matrix shows of it now; staff see all. */
  review: member
    .input(z.strictObject(one))
    .query(({ ctx, input }) => reviewFor(ctx.db, ctx.member, input.attemptId, ctx.now)),
});
