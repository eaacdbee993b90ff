import { z } from 'zod';
import { takeOne } from '#/server/auth/limits.ts';
import { act } from '#/server/db/database.ts';
import { AppError } from '#/server/errors.ts';
import { createReading, findOwnRevision, findRevision } from '#/server/reading/store.ts';
import { teaches } from '#/server/trpc/init.ts';
import { asMade } from './forms.ts';
import { countCopy, createShare, findShare, mostShares, removeShare, sharesOf } from './share-store.ts';
import { createQuiz, findDraft, findQuestions } from './store.ts';

const readingId = z.uuid();
const byToken = z.strictObject({ token: z.string().min(1).max(100) });

/** The procedures by which a reading with its quiz is handed on to a colleague: by a link, as a copy. */
export const sharing = {
  /** The links to an own reading that still work. */
  shares: teaches.input(z.strictObject({ readingId })).query(async ({ ctx, input }) => {
    if (!(await findOwnRevision(ctx.db, ctx.owner, input.readingId, null))) throw new AppError('not-found');
    return { shares: await sharesOf(ctx.db, ctx.owner, input.readingId, ctx.now) };
  }),

  /** Makes a link to the newest revision of an own reading, or to a published quiz on one; its token is told once. */
  share: teaches
    .input(z.strictObject({ readingId, quizId: z.uuid().nullable(), days: z.int().min(1).max(90) }))
    .mutation(async ({ ctx, input }) => {
      const expiresAt = new Date(ctx.now.getTime() + input.days * 86_400_000);
      return act(ctx.db, async tx => {
        const reading = await findOwnRevision(tx, ctx.owner, input.readingId, null);
        const quiz = input.quizId ? await findDraft(tx, ctx.owner, input.quizId) : null;
        if (!reading || (input.quizId && (quiz?.readingId !== input.readingId || quiz.latest === 0)))
          throw new AppError('not-found');
        if ((await sharesOf(tx, ctx.owner, input.readingId, ctx.now)).length >= mostShares)
          throw new AppError('too-many', { detail: { minutes: 1 } });
        const shared = {
          readingId: input.readingId,
          readingNumber: quiz?.readingNumber ?? reading.number,
          quizId: quiz?.quizId ?? null,
          quizNumber: quiz?.latest ?? null,
        };
        return { token: await createShare(tx, ctx.owner, shared, expiresAt) };
      });
    }),

  /** Ends a link at once. What was copied by it stays. */
  unshare: teaches.input(z.strictObject({ shareId: z.uuid() })).mutation(async ({ ctx, input }) => {
    if (!(await removeShare(ctx.db, ctx.owner, input.shareId))) throw new AppError('not-found');
    return { ended: true };
  }),

  /** What a link would copy, told before anything is. */
  shared: teaches.input(byToken).query(async ({ ctx, input }) => {
    const share = await findShare(ctx.db, input.token, ctx.now);
    const reading = share && (await findRevision(ctx.db, share.readingId, share.readingNumber));
    if (!reading) throw new AppError('not-found');
    const { quizId, quizNumber, quiz, owner, expiresAt } = share;
    const questions = quizId && quizNumber ? await findQuestions(ctx.db, quizId, quizNumber) : [];
    return {
      from: owner.displayName,
      own: share.ownerId === ctx.owner.userId,
      expiresAt,
      reading: {
        title: reading.title,
        byline: reading.byline,
        source: reading.source,
        sentences: reading.analysis.sentences.length,
      },
      quiz: quiz && { title: quiz.title, questions: questions.length },
    };
  }),

  /** Copies what a link hands on into one's own readings: the reading, and the quiz as a draft with all its questions kept. */
  takeCopy: teaches.input(byToken).mutation(async ({ ctx, input }) => {
    await takeOne(ctx.db, 'copy-shared', ctx.owner.userId);
    return act(ctx.db, async tx => {
      const share = await findShare(tx, input.token, ctx.now);
      const revision = share && (await findRevision(tx, share.readingId, share.readingNumber));
      if (!revision) throw new AppError('not-found');
      const { readingId: _, number: __, createdAt: ___, ...content } = revision;
      const copy = await createReading(tx, ctx.owner, content, share.ownerId);
      await countCopy(tx, share.id);
      const { quizId, quizNumber, quiz } = share;
      if (!quiz || !quizId || !quizNumber) return { readingId: copy, quizId: null };
      const questions = (await findQuestions(tx, quizId, quizNumber)).map(asMade);
      const place = { readingId: copy, readingNumber: 1, title: quiz.title, seed: quiz.quiz.seed };
      return { readingId: copy, quizId: await createQuiz(tx, ctx.owner, place, questions, 'KEPT') };
    });
  }),
};
