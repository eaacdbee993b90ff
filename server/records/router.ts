import { z } from 'zod';
import { recordAudit } from '#/server/classroom/audit.ts';
import { act } from '#/server/db/database.ts';
import { excerptOf, readMarkdown } from '#/server/discussion/markdown.ts';
import { AppError } from '#/server/errors.ts';
import { announce } from '#/server/live/live.ts';
import { member, router, signedIn, teacher } from '#/server/trpc/init.ts';
import { eraseStudent } from './erase-store.ts';
import { formerName } from './former.ts';
import { gatherRecord } from './gather.ts';
import { patternOf, wordsOfNames } from './nameless.ts';
import { postsNaming, tablesNaming } from './place-store.ts';
import { mayErase, mayTakeOut } from './policy.ts';
import { findSubject } from './record-store.ts';
import { registry, type Topic, tablesOf } from './registry.ts';
import { retentionsOf, setRetention } from './retention-store.ts';
import { countIn } from './row-store.ts';

const classId = z.uuid();
const who = { classId, membershipId: z.uuid() };

export const recordsRouter = router({
  /** Takes out all that is kept of a student: a teacher of any in the class, a student of themself (null). It is noted in the log. */
  takeOut: member
    .meta({ whileArchived: true })
    .input(z.strictObject({ classId, membershipId: z.uuid().nullable() }))
    .mutation(async ({ ctx, input }) => {
      const found = await findSubject(ctx.db, ctx.member, input.membershipId ?? ctx.member.membershipId);
      if (!found || !mayTakeOut(ctx.member, found)) throw new AppError('not-found');
      await act(ctx.db, tx => recordAudit(tx, ctx.member, 'record-taken-out', found.id));
      return gatherRecord(ctx.db, ctx.member, found, ctx.now);
    }),

  /** A student of the class, and how many rows are kept of them on each topic. */
  about: teacher.input(z.strictObject(who)).query(async ({ ctx, input }) => {
    const found = await findSubject(ctx.db, ctx.member, input.membershipId);
    if (!found || !mayTakeOut(ctx.member, found)) throw new AppError('not-found');
    const subject = { classId: input.classId, membershipId: found.id, userId: found.userId };
    const rows = new Map<Topic, number>();
    for (const table of tablesOf(({ topic }) => topic !== 'account' && topic !== 'membership')) {
      const { topic } = registry[table];
      rows.set(topic, (rows.get(topic) ?? 0) + (await countIn(ctx.db, ctx.member, table, subject)));
    }
    const kept = [...rows].filter(([, count]) => count > 0).map(([topic, count]) => ({ topic, count }));
    return { name: found.displayName, userName: found.user.userName, status: found.status, kept };
  }),

  /** Where a student's names stand, in posts and in what else the class holds, which erasing them leaves as others typed it. */
  places: teacher.input(z.strictObject(who)).query(async ({ ctx, input }) => {
    const found = await findSubject(ctx.db, ctx.member, input.membershipId);
    if (!found || !mayErase(ctx.member, found)) throw new AppError('not-found');
    const subject = { classId: input.classId, membershipId: found.id, userId: found.userId };
    const words = wordsOfNames([found.displayName, found.user.displayName, found.user.userName]);
    const posts = await postsNaming(ctx.db, ctx.member, subject, patternOf(words));
    return {
      words,
      posts: posts.map(({ source, ...post }) => ({ ...post, excerpt: excerptOf(readMarkdown(source)) })),
      tables: await tablesNaming(ctx.db, ctx.member, subject, patternOf(words)),
    };
  }),

  /** Erases a student from the class, for good, once their name is typed as the class knows it. */
  erase: teacher
    .meta({ whileArchived: true })
    .input(z.strictObject({ ...who, typedName: z.string().max(200), words: z.enum(['keep', 'remove']) }))
    .mutation(async ({ ctx, input }) => {
      const found = await findSubject(ctx.db, ctx.member, input.membershipId);
      if (!found || !mayErase(ctx.member, found)) throw new AppError('not-found');
      if (input.typedName.normalize('NFC').trim() !== found.displayName.normalize('NFC').trim())
        throw new AppError('invalid', { field: 'typedName' });
      const subject = { classId: input.classId, membershipId: found.id, userId: found.userId };
      const as = { name: formerName(ctx.person.language), words: input.words, now: ctx.now };
      await act(ctx.db, async tx => {
        await eraseStudent(tx, subject, as);
        await recordAudit(tx, ctx.member, 'student-erased', found.id, { words: input.words });
      });
      await announce(ctx.db, input.classId);
      return { done: true };
    }),

  /** The person's classes, with how long each keeps its students once it is archived. */
  retentions: signedIn.query(({ ctx }) => retentionsOf(ctx.db, ctx.person)),

  /** Sets after how many months in the archive the class's students are erased; null, as at first, for never. */
  setRetention: teacher
    .meta({ whileArchived: true })
    .input(z.strictObject({ classId, months: z.int().min(1).max(120).nullable() }))
    .mutation(({ ctx, input }) =>
      act(ctx.db, async tx => {
        await setRetention(tx, ctx.member, input.months);
        await recordAudit(tx, ctx.member, 'retention-set', null, { months: input.months });
        return { done: true };
      }),
    ),
});
