import { z } from 'zod';
import { findAssignment, holdAssignment, setDropped } from '#/server/assignment/store.ts';
import {
  addCorrection,
  correctionsOf,
  holdRunning,
  questionsAsMarked,
  regrade,
  removeCorrection,
} from '#/server/attempt/marking-store.ts';
import { tellOfMarks } from '#/server/attempt/news-store.ts';
import { recomputeMarks } from '#/server/attempt/store.ts';
import { recordAudit } from '#/server/classroom/audit.ts';
import type { Teacher } from '#/server/classroom/member.ts';
import { act, type Tx } from '#/server/db/database.ts';
import { AppError } from '#/server/errors.ts';
import { correctionKinds, mayCorrect } from '#/server/quiz/correction.ts';
import { publicAnswerSchema } from '#/server/quiz/schema.ts';
import { type Context, teacher } from '#/server/trpc/init.ts';
import { type Change, changesBetween } from './regrade.ts';
import { handedIn, namesOf } from './results-store.ts';

const one = { classId: z.uuid(), assignmentId: z.uuid() };

/** Thrown to take back what was only tried. */
class Rehearsed extends Error {
  readonly changes: Named[];
  constructor(changes: Named[]) {
    super('rehearsed');
    this.changes = changes;
  }
}

type Named = Change & { displayName: string };

async function pinnedOf(tx: Tx, member: Teacher, assignmentId: string) {
  await holdAssignment(tx, member, assignmentId);
  await holdRunning(tx, member, assignmentId);
  const assignment = await findAssignment(tx, member, assignmentId);
  if (!assignment?.quizId || !assignment.quizNumber) throw new AppError('not-found');
  const { quizId, quizNumber } = assignment;
  return { pinned: { classId: member.classId, assignmentId, quizId, quizNumber }, assignment };
}

/** Does what marks anew, tells whose marks changed by it, and sees to it that each of these students is told. */
async function changed(
  tx: Tx,
  member: Teacher,
  { assignment }: Awaited<ReturnType<typeof pinnedOf>>,
  markAnew: () => Promise<unknown>,
): Promise<Named[]> {
  const before = await handedIn(tx, member, assignment);
  await markAnew();
  const changes = changesBetween(before, await handedIn(tx, member, assignment), assignment.counted);
  const told = changes.filter(change => change.toMark === 0).map(change => ({ ...change, news: 'CHANGED' as const }));
  await tellOfMarks(tx, member, assignment.id, told);
  const names = await namesOf(
    tx,
    member,
    changes.map(change => change.membershipId),
  );
  return changes.map(change => ({ ...change, displayName: names.get(change.membershipId) ?? '' }));
}

/** Runs an act whose changes are wanted; with `rehearse` it does the same and takes all of it back. */
async function rehearsed(
  ctx: Context & { member: Teacher },
  rehearse: boolean,
  work: (tx: Tx) => Promise<Named[]>,
): Promise<{ changes: Named[] }> {
  try {
    return await act(ctx.db, async tx => {
      const changes = await work(tx);
      if (rehearse) throw new Rehearsed(changes);
      return { changes };
    });
  } catch (error) {
    if (error instanceof Rehearsed) return { changes: error.changes };
    throw error;
  }
}

const reason = z.string().trim().min(1).max(500);

/** Mending keys after publishing, and taking questions out. What a preview (`rehearse`) shows is what will be. */
export const regrading = {
  /**
   * Mends the key of a question for this assignment, with a reason, and marks what was handed in anew; tells whose marks
   * change. Marks that were given by hand stay.
   */
  correctKey: teacher
    .input(
      z.strictObject({
        ...one,
        questionId: z.uuid(),
        kind: z.enum(correctionKinds),
        answer: publicAnswerSchema,
        reason,
        rehearse: z.boolean(),
      }),
    )
    .mutation(({ ctx, input }) =>
      rehearsed(ctx, input.rehearse, async tx => {
        const { assignmentId, questionId, kind, answer, reason } = input;
        const held = await pinnedOf(tx, ctx.member, assignmentId);
        const { questions, corrections } = await questionsAsMarked(tx, held.pinned);
        const question = questions.find(each => each.id === questionId);
        if (!question) throw new AppError('not-found');
        const correction = { questionId, kind, answer };
        if (!mayCorrect(question, correction)) throw new AppError('invalid', { field: 'answer' });
        const same = JSON.stringify([kind, answer]);
        const last = corrections.findLast(each => each.questionId === questionId);
        if (last && JSON.stringify([last.kind, last.answer]) === same) return [];
        const changes = await changed(tx, ctx.member, held, async () => {
          await addCorrection(tx, ctx.member, assignmentId, { ...correction, reason });
          await regrade(tx, ctx.member, held.pinned, questionId);
        });
        const detail = { assignmentId, kind, reason, students: changes.length };
        await recordAudit(tx, ctx.member, 'key-mended', questionId, detail);
        return changes;
      }),
    ),

  /** Takes a mended key back: what was handed in is marked as if it had never been. */
  undoCorrection: teacher.input(z.strictObject({ ...one, correctionId: z.uuid() })).mutation(({ ctx, input }) =>
    rehearsed(ctx, false, async tx => {
      const held = await pinnedOf(tx, ctx.member, input.assignmentId);
      const kept = (await correctionsOf(tx, held.pinned)).find(each => each.id === input.correctionId);
      if (!kept) throw new AppError('not-found');
      const changes = await changed(tx, ctx.member, held, async () => {
        await removeCorrection(tx, ctx.member, input.assignmentId, kept.id);
        await regrade(tx, ctx.member, held.pinned, kept.questionId);
      });
      const detail = { assignmentId: input.assignmentId, reason: kept.reason, students: changes.length };
      await recordAudit(tx, ctx.member, 'key-mending-undone', kept.questionId, detail);
      return changes;
    }),
  ),

  /** Takes a question out of everybody's marks, with a reason, or puts it back (reason null); all marks are added up anew. */
  dropQuestion: teacher
    .input(
      z.strictObject({ ...one, questionId: z.uuid(), reason: reason.nullable(), rehearse: z.boolean().default(false) }),
    )
    .mutation(({ ctx, input }) =>
      rehearsed(ctx, input.rehearse, async tx => {
        const { assignmentId, questionId, reason } = input;
        const held = await pinnedOf(tx, ctx.member, assignmentId);
        const { questions } = await questionsAsMarked(tx, held.pinned);
        if (!questions.some(question => question.id === questionId)) throw new AppError('not-found');
        const changes = await changed(tx, ctx.member, held, async () => {
          await setDropped(tx, ctx.member, assignmentId, questionId, reason);
          await recomputeMarks(tx, ctx.member, assignmentId);
        });
        const detail = { assignmentId, ...(reason ? { reason } : {}), students: changes.length };
        const action = reason ? 'question-dropped' : 'question-brought-back';
        await recordAudit(tx, ctx.member, action, questionId, detail);
        return changes;
      }),
    ),
};
