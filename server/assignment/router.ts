import { z } from 'zod';
import { recordAudit } from '#/server/classroom/audit.ts';
import { act } from '#/server/db/database.ts';
import { AppError } from '#/server/errors.ts';
import { findRevision } from '#/server/reading/store.ts';
import { member, router, staff, teacher } from '#/server/trpc/init.ts';
import { defaultReview } from './assignment.ts';
import { newerQuiz } from './newer-quiz-router.ts';
import { shownReading } from './opened.ts';
import { phaseOf } from './policy.ts';
import { misplacedDate, rulesShape } from './schema.ts';
import {
  createAssignment,
  findAssignment,
  isDiscussed,
  leaveOutDiscussion,
  listAssignments,
  moveDeadlines,
  ownsMaterial,
  updateAssignment,
} from './store.ts';

const classId = z.uuid();
const one = { classId, assignmentId: z.uuid() };
const seen = { ...one, version: z.int().min(1) };

const iso = (date: Date | null) => date?.toISOString() ?? null;

export const assignmentRouter = router({
  ...newerQuiz,

  list: member.input(z.strictObject({ classId, cursor: z.uuid().nullable() })).query(async ({ ctx, input }) => {
    const { assignments, next } = await listAssignments(ctx.db, ctx.member, input.cursor);
    return { assignments: assignments.map(({ lastClosesAt: _, ...assignment }) => assignment), next };
  }),

  /** The assignment and the reading that it pins. Before it opens a student sees when, and not what. */
  get: member.input(z.strictObject(one)).query(async ({ ctx, input }) => {
    const found = await findAssignment(ctx.db, ctx.member, input.assignmentId);
    if (!found) throw new AppError('not-found');
    // When the last of the class is done would tell a student that somebody has longer.
    const { lastClosesAt: _, ...assignment } = found;
    const phase = phaseOf(assignment, ctx.now);
    const { role, timeZone } = ctx.member;
    const revision = await shownReading(ctx.db, ctx.member, found, ctx.now);
    if (!revision) return { assignment, phase, role, timeZone, reading: null };
    const { title, byline, source, publishedOn, language, text, analysis } = revision;
    const reading = {
      title,
      byline,
      source,
      publishedOn,
      language,
      text,
      blocks: analysis.blocks,
      sentences: analysis.sentences,
    };
    return { assignment, phase, role, timeZone, reading };
  }),

  create: teacher
    .input(
      z.strictObject({
        classId,
        readingId: z.uuid(),
        readingNumber: z.int().min(1),
        quizId: z.uuid().nullable(),
        quizNumber: z.int().min(1).nullable(),
        ...rulesShape,
        review: rulesShape.review.default(defaultReview),
        waitMinutes: rulesShape.waitMinutes.default(0),
        lateLossPercent: rulesShape.lateLossPercent.default(0),
        holdMarks: rulesShape.holdMarks.default(false),
        backAllowed: rulesShape.backAllowed.default(true),
        forms: rulesShape.forms.default('ONE'),
        readingShown: rulesShape.readingShown.default(true),
        discussed: z.boolean().default(true),
      }),
    )
    .mutation(async ({ ctx, input }) => {
      const { classId: _, discussed, ...given } = input;
      const rules = { ...given, readingBeside: given.readingBeside && given.readingShown };
      const misplaced = misplacedDate(rules);
      if (misplaced) throw new AppError('invalid', { field: misplaced });
      if (!rules.readingShown && !rules.quizId && !discussed) throw new AppError('invalid', { field: 'readingShown' });
      return act(ctx.db, async tx => {
        if (!(await ownsMaterial(tx, ctx.member, rules))) throw new AppError('not-found');
        const assignmentId = await createAssignment(tx, ctx.member, rules);
        if (!discussed) await leaveOutDiscussion(tx, ctx.member, assignmentId);
        await recordAudit(tx, ctx.member, 'assignment-created', assignmentId);
        return { assignmentId };
      });
    }),

  /** Changes dates and rules. A later closing time also moves the deadline of attempts that are under way. */
  update: teacher.input(z.strictObject({ ...seen, ...rulesShape })).mutation(async ({ ctx, input }) => {
    const { classId: _, assignmentId, version, ...given } = input;
    const rules = { ...given, readingBeside: given.readingBeside && given.readingShown };
    const misplaced = misplacedDate(rules);
    if (misplaced) throw new AppError('invalid', { field: misplaced });
    return act(ctx.db, async tx => {
      if (!(await updateAssignment(tx, ctx.member, assignmentId, version, rules))) throw new AppError('conflict');
      const { quizId } = (await findAssignment(tx, ctx.member, assignmentId)) ?? {};
      if (!rules.readingShown && !quizId && !(await isDiscussed(tx, ctx.member, assignmentId)))
        throw new AppError('invalid', { field: 'readingShown' });
      const dates = { opensAt: iso(rules.opensAt), dueAt: iso(rules.dueAt), closesAt: iso(rules.closesAt) };
      await moveDeadlines(tx, ctx.member, assignmentId, { onlyLater: false });
      await recordAudit(tx, ctx.member, 'assignment-changed', assignmentId, dates);
      return { version: version + 1 };
    });
  }),

  setWithdrawn: teacher.input(z.strictObject({ ...seen, withdrawn: z.boolean() })).mutation(({ ctx, input }) =>
    act(ctx.db, async tx => {
      const change = { withdrawnAt: input.withdrawn ? ctx.now : null };
      if (!(await updateAssignment(tx, ctx.member, input.assignmentId, input.version, change)))
        throw new AppError('conflict');
      await recordAudit(
        tx,
        ctx.member,
        input.withdrawn ? 'assignment-withdrawn' : 'assignment-brought-back',
        input.assignmentId,
      );
      return { version: input.version + 1 };
    }),
  ),

  /** Shows every student who has handed in what the matrix shows after closing, at once and for good. */
  release: teacher.input(z.strictObject(seen)).mutation(({ ctx, input }) =>
    act(ctx.db, async tx => {
      if (!(await updateAssignment(tx, ctx.member, input.assignmentId, input.version, { releasedAt: ctx.now })))
        throw new AppError('conflict');
      await recordAudit(tx, ctx.member, 'answers-released', input.assignmentId);
      return { version: input.version + 1 };
    }),
  ),

  /** The members' reading with all that the engine read, for staff. */
  material: staff.input(z.strictObject(one)).query(async ({ ctx, input }) => {
    const assignment = await findAssignment(ctx.db, ctx.member, input.assignmentId);
    const reading = assignment && (await findRevision(ctx.db, assignment.readingId, assignment.readingNumber));
    if (!reading) throw new AppError('not-found');
    return reading;
  }),
});
