import { z } from 'zod';
import { openedReading } from '#/server/assignment/opened.ts';
import type { Student, Teacher } from '#/server/classroom/member.ts';
import { act, type Tx } from '#/server/db/database.ts';
import { AppError } from '#/server/errors.ts';
import { type Context, member, router, staff, student, teacher } from '#/server/trpc/init.ts';
import { keptOf, reanchor, spanBetween } from './anchor.ts';
import { type Gloss, sameTerm, standsIn } from './glosses.ts';
import { type Highlight, studyLimits } from './highlight.ts';
import { percentOf, shareOf, wordsIn } from './pace.ts';
import { glossSchema, noteSchema, passageShape, sentencesSchema, termSchema } from './schema.ts';
import {
  addSentencesRead,
  changeHighlight,
  countHighlights,
  createHighlight,
  findHighlight,
  glossedElsewhere,
  glossesOf,
  highlightsOf,
  holdGlosses,
  putGlosses,
  readersOf,
  removeGloss,
  sentencesRead,
} from './store.ts';

const classId = z.uuid();
const one = { classId, assignmentId: z.uuid() };
const ofMine = { classId, highlightId: z.uuid(), version: z.int().min(1) };

async function change(
  ctx: Context & { member: Student },
  { highlightId, version }: { highlightId: string; version: number },
  to: Parameters<typeof changeHighlight>[4],
) {
  if (await changeHighlight(ctx.db, ctx.member, highlightId, version, to)) return { version: version + 1 };
  throw new AppError((await findHighlight(ctx.db, ctx.member, highlightId)) ? 'conflict' : 'not-found');
}

/** Glosses added to those of an assignment: a term that is there already is explained anew, one that the reading lacks is left out. */
async function addGlosses(
  tx: Tx,
  ctx: Context & { member: Teacher },
  assignmentId: string,
  added: readonly Pick<Gloss, 'term' | 'gloss'>[],
): Promise<number> {
  const { reading } = await openedReading(tx, ctx.member, assignmentId, ctx.now);
  await holdGlosses(tx, ctx.member, assignmentId);
  const there = await glossesOf(tx, ctx.member, assignmentId);
  const put = added
    .filter(({ term }) => standsIn(reading.text, reading.analysis.blocks, term))
    .map(each => ({ ...each, id: there.find(({ term }) => sameTerm(term, each.term))?.id ?? null }));
  if (there.length + put.filter(each => each.id === null).length > studyLimits.glosses)
    throw new AppError('too-large', { field: 'term' });
  await putGlosses(tx, ctx.member, assignmentId, put);
  return put.length;
}

export const studyRouter = router({
  /** What a student keeps of a reading, what they have read of it, and how many words its sentences have. Nobody else can ask. */
  mine: student.input(z.strictObject(one)).query(async ({ ctx, input }) => {
    const { assignment, reading } = await openedReading(ctx.db, ctx.member, input.assignmentId, ctx.now);
    const [rows, progress] = await Promise.all([
      highlightsOf(ctx.db, ctx.member, assignment.readingId),
      sentencesRead(ctx.db, ctx.member, assignment.id),
    ]);
    const highlights = rows.map((row): Highlight => {
      const { id, quote, note, version, start, end } = row;
      const at = row.readingNumber === reading.number ? { start, end } : reanchor(row, reading.text);
      return { id, quote, note, version, at };
    });
    const { text, language, analysis } = reading;
    return {
      highlights,
      read: progress?.sentences ?? [],
      lastRead: progress?.changedAt ?? null,
      words: wordsIn(text, analysis.sentences, language),
    };
  }),

  /** Keeps a passage, with a note or without; `id` is the page's own choice, so that sending it again changes nothing. */
  keep: student
    .input(z.strictObject({ ...one, id: z.uuid(), ...passageShape, note: noteSchema }))
    .mutation(async ({ ctx, input }) => {
      const { id, from, to, note } = input;
      return act(ctx.db, async tx => {
        const { assignment, reading } = await openedReading(tx, ctx.member, input.assignmentId, ctx.now);
        const span = spanBetween(from, to, reading.text, reading.analysis.sentences);
        if (!span) throw new AppError('invalid', { field: 'from' });
        if (span.end - span.start > studyLimits.passage) throw new AppError('too-large', { field: 'from' });
        if ((await countHighlights(tx, ctx.member, assignment.readingId)) >= studyLimits.highlights)
          throw new AppError('too-large');
        const { readingId, readingNumber } = assignment;
        const kept = { ...span, ...keptOf(span, reading.text), id, readingId, readingNumber, note };
        await createHighlight(tx, ctx.member, kept);
        return { id };
      });
    }),

  /** Writes the note of a kept passage; empty leaves the highlight alone. */
  setNote: student
    .input(z.strictObject({ ...ofMine, note: noteSchema }))
    .mutation(({ ctx, input }) => change(ctx, input, { note: input.note })),

  /** Takes a kept passage away, or brings it back within a day. */
  setRemoved: student
    .input(z.strictObject({ ...ofMine, removed: z.boolean() }))
    .mutation(({ ctx, input }) => change(ctx, input, { removedAt: input.removed ? ctx.now : null })),

  /** Notes sentences that were on the student's screen for long enough. In any order, any number of times. */
  saw: student.input(z.strictObject({ ...one, sentences: sentencesSchema })).mutation(async ({ ctx, input }) => {
    const { assignment, reading } = await openedReading(ctx.db, ctx.member, input.assignmentId, ctx.now);
    const total = reading.analysis.sentences.length;
    const sentences = input.sentences.filter(sentence => sentence < total);
    if (sentences.length > 0)
      await addSentencesRead(ctx.db, ctx.member, assignment.id, { sentences, total, now: ctx.now });
    return { done: true };
  }),

  /** How far each student has read: the share and nothing finer. By name, 100 at a time. */
  readers: staff.input(z.strictObject({ ...one, cursor: z.uuid().nullable() })).query(async ({ ctx, input }) => {
    await openedReading(ctx.db, ctx.member, input.assignmentId, ctx.now);
    const { readers, next } = await readersOf(ctx.db, ctx.member, input.assignmentId, input.cursor);
    const told = readers.map(({ soFar, ...reader }) => ({
      ...reader,
      percent: soFar ? percentOf(shareOf(soFar.read, soFar.total)) : 0,
    }));
    return { readers: told, next };
  }),

  /** The words that are explained in an assignment's reading. */
  glosses: member.input(z.strictObject(one)).query(async ({ ctx, input }) => {
    const { assignment } = await openedReading(ctx.db, ctx.member, input.assignmentId, ctx.now);
    return glossesOf(ctx.db, ctx.member, assignment.id);
  }),

  /** Explains a word or phrase as it stands in the reading, or explains it anew. */
  setGloss: teacher
    .input(z.strictObject({ ...one, term: termSchema, gloss: glossSchema }))
    .mutation(async ({ ctx, input }) => {
      const { assignmentId, term, gloss } = input;
      const added = await act(ctx.db, tx => addGlosses(tx, ctx, assignmentId, [{ term, gloss }]));
      if (added === 0) throw new AppError('invalid', { field: 'term' });
      return { done: true };
    }),

  removeGloss: teacher.input(z.strictObject({ ...one, glossId: z.uuid() })).mutation(async ({ ctx, input }) => {
    if (!(await removeGloss(ctx.db, ctx.member, input.assignmentId, input.glossId))) throw new AppError('not-found');
    return { done: true };
  }),

  /** Where the same reading has its words explained already: the newest assignment in a class that the caller teaches. */
  glossesElsewhere: teacher.input(z.strictObject(one)).query(async ({ ctx, input }) => {
    const { assignment } = await openedReading(ctx.db, ctx.member, input.assignmentId, ctx.now);
    const found = await glossedElsewhere(ctx.db, ctx.member, assignment);
    return found && { title: found.title, class: found.class.name, count: found.glosses.length };
  }),

  /** Takes over the words explained there, those that stand in this revision of the reading. */
  takeOverGlosses: teacher.input(z.strictObject(one)).mutation(({ ctx, input }) =>
    act(ctx.db, async tx => {
      const { assignment } = await openedReading(tx, ctx.member, input.assignmentId, ctx.now);
      const found = await glossedElsewhere(tx, ctx.member, assignment);
      if (!found) throw new AppError('not-found');
      return { taken: await addGlosses(tx, ctx, input.assignmentId, found.glosses) };
    }),
  ),
});
