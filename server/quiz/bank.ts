import { v7 as uuid } from 'uuid';
import { z } from 'zod';
import { act } from '#/server/db/database.ts';
import { AppError } from '#/server/errors.ts';
import { findRevision } from '#/server/reading/store.ts';
import { teaches } from '#/server/trpc/init.ts';
import { bankOf, findOwnQuestion } from './bank-store.ts';
import { problems } from './check.ts';
import { materialOf } from './material.ts';
import { withProof } from './prove.ts';
import { questionKinds } from './question.ts';
import { reanchored } from './reanchor.ts';
import { quizLimits } from './schema.ts';
import { claimVersion, findDraft, saveDraft } from './store.ts';

/** Why a question cannot be used in another quiz. */
export type NotReused = 'other-reading' | 'there-already' | 'proof-gone' | 'question-wrong';

const one = z.strictObject({ quizId: z.uuid(), questionId: z.uuid() });

/** The procedures of a teacher's bank of questions: all of their own, found and used again. */
export const bank = {
  /** One's own questions by reading, kind and words, newest first, 50 at a time. */
  bank: teaches
    .input(
      z.strictObject({
        readingId: z.uuid().nullable(),
        kind: z.enum(questionKinds).nullable(),
        words: z.string().max(200),
        cursor: z.uuid().nullable(),
      }),
    )
    .query(({ ctx, input }) => bankOf(ctx.db, ctx.owner, input)),

  /**
   * Puts a copy of an own question into an own quiz on the same reading, at the end and kept; on another revision at the words that
   * prove it there. Otherwise nothing is changed, and `why` tells.
   */
  reuse: teaches
    .input(z.strictObject({ quizId: z.uuid(), version: z.int().min(1), from: one }))
    .mutation(({ ctx, input }) =>
      act(ctx.db, async tx => {
        const draft = await findDraft(tx, ctx.owner, input.quizId);
        const found = await findOwnQuestion(tx, ctx.owner, input.from);
        const to = draft && (await findRevision(tx, draft.readingId, draft.readingNumber));
        const from = found && (await findRevision(tx, found.readingId, found.readingNumber));
        if (!draft || !to || !found || !from) throw new AppError('not-found');
        const not = (why: NotReused) => ({ reused: false as const, why });
        if (found.readingId !== draft.readingId) return not('other-reading');
        const moved =
          found.readingNumber === draft.readingNumber
            ? found.question
            : reanchored(found.question, from.text, to.analysis);
        if (!moved) return not('proof-gone');
        const same = draft.questions.some(
          ({ question }) => question.prompt === moved.prompt && question.passage === moved.passage,
        );
        if (same) return not('there-already');
        const proved = withProof(moved, materialOf(to.analysis), moved.proof?.points ?? null);
        if (problems(proved, to.text).some(problem => problem.severity === 'error')) return not('question-wrong');
        if (!(await claimVersion(tx, ctx.owner, input.quizId, input.version, ctx.now))) throw new AppError('conflict');
        if (draft.questions.length >= quizLimits.questions) throw new AppError('too-large');
        const question = { ...proved, id: uuid() };
        await saveDraft(tx, draft, [...draft.questions, { question, status: 'KEPT' }]);
        return { reused: true as const, version: input.version + 1, questionId: question.id };
      }),
    ),
};
