import { v7 as uuid } from 'uuid';
import { z } from 'zod';
import type { Owner } from '#/server/auth/person.ts';
import { act } from '#/server/db/database.ts';
import { AppError } from '#/server/errors.ts';
import { findOwnRevision, findRevision } from '#/server/reading/store.ts';
import { type Context, router, teaches } from '#/server/trpc/init.ts';
import { titled } from '#/server/typed.ts';
import { bank } from './bank.ts';
import { anotherLike, buildQuiz } from './build.ts';
import { problems } from './check.ts';
import { withForms } from './forms.ts';
import { materialOf } from './material.ts';
import { mayAskProof } from './proof.ts';
import { withProof } from './prove.ts';
import { draftSchema, quizLimits } from './schema.ts';
import { sharing } from './sharing.ts';
import {
  claimVersion,
  createQuiz,
  type Draft,
  type DraftQuestion,
  findDraft,
  listQuizzes,
  publishQuiz,
  removeQuiz,
  renameQuiz,
  saveDraft,
} from './store.ts';

const quizId = z.uuid();
const seen = { quizId, version: z.int().min(1) };
const title = titled(200);

type Ctx = Context & { owner: Owner };

async function draftWithReading(ctx: Ctx, id: string) {
  const draft = await findDraft(ctx.db, ctx.owner, id);
  const reading = draft && (await findRevision(ctx.db, draft.readingId, draft.readingNumber));
  if (!draft || !reading) throw new AppError('not-found');
  return { draft, reading };
}

const keptOf = (draft: Draft) => draft.questions.filter(one => one.status === 'KEPT').map(one => one.question);

/** One change of a draft: claims the version that the writer saw, then writes what `change` makes of the questions. */
async function changeDraft(
  ctx: Ctx,
  input: { quizId: string; version: number },
  change: (draft: Draft) => DraftQuestion[],
) {
  return act(ctx.db, async tx => {
    const draft = await findDraft(tx, ctx.owner, input.quizId);
    if (!draft) throw new AppError('not-found');
    if (!(await claimVersion(tx, ctx.owner, input.quizId, input.version, ctx.now))) throw new AppError('conflict');
    const questions = change(draft);
    if (questions.length > quizLimits.questions) throw new AppError('too-large');
    await saveDraft(tx, draft, questions);
    return { version: input.version + 1 };
  });
}

export const quizRouter = router({
  ...sharing,
  ...bank,

  list: teaches
    .input(z.strictObject({ readingId: z.uuid().nullable(), cursor: z.uuid().nullable() }))
    .query(({ ctx, input }) => listQuizzes(ctx.db, ctx.owner, input.readingId, input.cursor)),

  get: teaches.input(z.strictObject({ quizId })).query(({ ctx, input }) => draftWithReading(ctx, input.quizId)),

  /** The quiz as students would get it if it were published now: what is kept, with its parallel forms. */
  asPublished: teaches.input(z.strictObject({ quizId })).query(async ({ ctx, input }) => {
    const { draft, reading } = await draftWithReading(ctx, input.quizId);
    return { draft, reading, questions: withForms(reading.analysis, keptOf(draft), draft.seed) };
  }),

  create: teaches
    .input(z.strictObject({ readingId: z.uuid(), number: z.int().min(1).nullable(), count: z.int().min(0).max(50) }))
    .mutation(async ({ ctx, input }) => {
      const reading = await findOwnRevision(ctx.db, ctx.owner, input.readingId, input.number);
      if (!reading) throw new AppError('not-found');
      const seed = `${reading.readingId} ${reading.number}`;
      const built = buildQuiz(reading.analysis, { count: input.count, seed });
      const place = {
        readingId: reading.readingId,
        readingNumber: reading.number,
        title: reading.title.slice(0, 200),
        seed,
      };
      const id = await act(ctx.db, tx => createQuiz(tx, ctx.owner, place, built.questions));
      return { quizId: id, made: built.questions.length, note: built.note };
    }),

  setStatus: teaches
    .input(z.strictObject({ ...seen, questionId: z.uuid(), status: z.enum(['SUGGESTED', 'KEPT', 'DROPPED']) }))
    .mutation(({ ctx, input }) =>
      changeDraft(ctx, input, draft =>
        draft.questions.map(one => (one.question.id === input.questionId ? { ...one, status: input.status } : one)),
      ),
    ),

  keepAll: teaches
    .input(z.strictObject(seen))
    .mutation(({ ctx, input }) =>
      changeDraft(ctx, input, draft =>
        draft.questions.map(one => (one.status === 'SUGGESTED' ? { ...one, status: 'KEPT' } : one)),
      ),
    ),

  check: teaches.input(z.strictObject({ quizId, question: draftSchema })).query(async ({ ctx, input }) => {
    const { reading } = await draftWithReading(ctx, input.quizId);
    return problems(input.question, reading.text);
  }),

  /** Saves a question that its teacher wrote or changed; a new one (an id that the draft does not have) goes to the end. */
  put: teaches.input(z.strictObject({ ...seen, question: draftSchema })).mutation(async ({ ctx, input }) => {
    const { reading } = await draftWithReading(ctx, input.quizId);
    const errors = problems(input.question, reading.text).filter(problem => problem.severity === 'error');
    if (errors[0]) throw new AppError('question-wrong', { field: errors[0].code });
    const known = z.uuid().safeParse(input.question.id).success;
    const own = { ...input.question, id: known ? input.question.id : uuid() };
    // What proves it may have changed with it: the second step is worked out anew, whatever was sent.
    const question = own.proof ? withProof(own, materialOf(reading.analysis), own.proof.points) : own;
    const put: DraftQuestion = { question, status: 'KEPT' };
    const saved = await changeDraft(ctx, input, draft => {
      const at = draft.questions.findIndex(one => one.question.id === put.question.id);
      return at === -1 ? [...draft.questions, put] : draft.questions.with(at, put);
    });
    return { ...saved, questionId: put.question.id };
  }),

  another: teaches.input(z.strictObject({ ...seen, questionId: z.uuid() })).mutation(async ({ ctx, input }) => {
    const { draft, reading } = await draftWithReading(ctx, input.quizId);
    const at = draft.questions.findIndex(one => one.question.id === input.questionId);
    const like = draft.questions[at]?.question;
    if (!like) throw new AppError('not-found');
    const existing = draft.questions.map(one => one.question);
    const found = anotherLike(reading.analysis, like, existing, `${draft.seed} ${existing.length}`);
    if (!found) return { version: input.version, questionId: null };
    const question = { ...found, id: uuid() };
    const saved = await changeDraft(ctx, input, now =>
      now.questions.toSpliced(at + 1, 0, { question, status: 'SUGGESTED' }),
    );
    return { ...saved, questionId: question.id };
  }),

  /**
   * Asks for the proof of one question, or of every one that is not dropped (null), as a second step worth `points`; null
   * points take it away. Of several, those that ask already keep their points. `without` counts those that cannot ask.
   */
  askProof: teaches
    .input(
      z.strictObject({
        ...seen,
        questionId: z.uuid().nullable(),
        points: z.number().min(0).max(quizLimits.points).nullable(),
      }),
    )
    .mutation(async ({ ctx, input }) => {
      const { draft, reading } = await draftWithReading(ctx, input.quizId);
      if (input.questionId && !draft.questions.some(one => one.question.id === input.questionId))
        throw new AppError('not-found');
      const material = materialOf(reading.analysis);
      let without = 0;
      const saved = await changeDraft(ctx, input, now =>
        now.questions.map(one => {
          const { question, status } = one;
          if (input.questionId ? question.id !== input.questionId : status === 'DROPPED') return one;
          if (!input.questionId && input.points !== null && question.proof) return one;
          const asked = withProof(question, material, input.points);
          if (input.points !== null && mayAskProof(question) && !asked.proof) without += 1;
          return { question: asked, status };
        }),
      );
      return { ...saved, without };
    }),

  reorder: teaches
    .input(z.strictObject({ ...seen, order: z.array(z.uuid()).max(quizLimits.questions) }))
    .mutation(({ ctx, input }) =>
      changeDraft(ctx, input, draft => {
        const place = new Map(input.order.map((id, index) => [id, index]));
        const of = (one: DraftQuestion) => place.get(one.question.id) ?? input.order.length;
        return draft.questions.toSorted((a, b) => of(a) - of(b));
      }),
    ),

  rename: teaches.input(z.strictObject({ ...seen, title })).mutation(({ ctx, input }) =>
    act(ctx.db, async tx => {
      if (!(await findDraft(tx, ctx.owner, input.quizId))) throw new AppError('not-found');
      if (!(await claimVersion(tx, ctx.owner, input.quizId, input.version, ctx.now))) throw new AppError('conflict');
      await renameQuiz(tx, ctx.owner, input.quizId, input.title);
      return { version: input.version + 1 };
    }),
  ),

  publish: teaches.input(z.strictObject(seen)).mutation(async ({ ctx, input }) => {
    const { draft, reading } = await draftWithReading(ctx, input.quizId);
    const kept = keptOf(draft);
    if (kept.length === 0) throw new AppError('nothing-kept');
    const broken = kept.find(question =>
      problems(question, reading.text).some(problem => problem.severity === 'error'),
    );
    if (broken) throw new AppError('question-wrong', { field: broken.id });
    const formed = withForms(reading.analysis, kept, draft.seed);
    return act(ctx.db, async tx => {
      if (!(await claimVersion(tx, ctx.owner, input.quizId, input.version, ctx.now))) throw new AppError('conflict');
      const number = await publishQuiz(tx, draft, formed);
      return { number, version: input.version + 1, formed: formed.filter(question => question.forms).length };
    });
  }),

  remove: teaches.input(z.strictObject({ quizId })).mutation(async ({ ctx, input }) => {
    const outcome = await removeQuiz(ctx.db, ctx.owner, input.quizId, ctx.now);
    if (outcome === 'not-found') throw new AppError('not-found');
    if (outcome === 'in-use') throw new AppError('in-use');
    return { removed: true };
  }),
});
