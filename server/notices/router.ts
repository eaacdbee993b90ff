import { z } from 'zod';
import { readMarkNotices } from '#/server/attempt/news-store.ts';
import { isStaff } from '#/server/classroom/member.ts';
import { act } from '#/server/db/database.ts';
import { sightsOf } from '#/server/discussion/sights.ts';
import { AppError } from '#/server/errors.ts';
import { announce, pagesOf } from '#/server/live/live.ts';
import { member, router, signedIn } from '#/server/trpc/init.ts';
import { countInbox, inboxOf, waitingFor } from './inbox.ts';
import { mailProcedures } from './mail-router.ts';
import { markLines } from './marks.ts';
import { hears, noticeKinds } from './notices.ts';
import { heardIn, hearingsOf, readLines, seeQueues, setHears } from './store.ts';

const classId = z.uuid();

export const noticesRouter = router({
  ...mailProcedures,

  /** What the person is told of, a page at a time; on the first one also where posts wait for them as a teacher. */
  inbox: signedIn.input(z.strictObject({ cursor: z.string().max(80).nullable() })).query(async ({ ctx, input }) => {
    const { userId } = ctx.person;
    const [page, waiting, marks] = await Promise.all([
      inboxOf(ctx.db, userId, ctx.now, { cursor: input.cursor, unreadOnly: false }),
      input.cursor === null ? waitingFor(ctx.db, userId) : [],
      input.cursor === null ? markLines(ctx.db, userId, ctx.now, false) : [],
    ]);
    return { ...page, waiting, marks };
  }),

  count: signedIn.query(async ({ ctx }) => ({ unread: await countInbox(ctx.db, ctx.person.userId, ctx.now) })),

  /** Marks one line as read: the posts of a kind in a thread, one's own that was decided on, or what waits in the class. */
  read: member
    .meta({ whileArchived: true })
    .input(z.strictObject({ classId, kind: z.enum([...noticeKinds, 'waits', 'marks']), id: z.uuid().nullable() }))
    .mutation(async ({ ctx, input: { classId, kind, id } }) => {
      if (kind === 'waits') {
        if (!isStaff(ctx.member)) throw new AppError('forbidden');
        await act(ctx.db, tx => seeQueues(tx, [ctx.member], ctx.now));
        return announce(ctx.db, pagesOf(classId, ctx.person.userId));
      }
      if (id === null) throw new AppError('invalid', { field: 'id' });
      const { userId } = ctx.person;
      if (kind === 'marks') {
        if (!z.uuid().safeParse(id).success) throw new AppError('invalid', { field: 'id' });
        const place = { classId: ctx.member.classId, assignmentId: id };
        return act(ctx.db, tx => readMarkNotices(tx, userId, [place], ctx.now));
      }
      const sights = await sightsOf(ctx.db, userId, await heardIn(ctx.db, userId, true), ctx.now);
      await readLines(
        ctx.db,
        userId,
        sights.filter(sight => sight.member.classId === ctx.member.classId),
        { kind, id },
      );
      await announce(ctx.db, pagesOf(classId, userId));
    }),

  readAll: signedIn.mutation(async ({ ctx }) => {
    const { userId } = ctx.person;
    const sights = await sightsOf(ctx.db, userId, await heardIn(ctx.db, userId, true), ctx.now);
    await readLines(ctx.db, userId, sights, null);
    const classes = await hearingsOf(ctx.db, userId);
    const taught = classes.filter(one => one.staff);
    const marks = await markLines(ctx.db, userId, ctx.now, true);
    await act(ctx.db, async tx => {
      await seeQueues(tx, taught, ctx.now);
      await readMarkNotices(tx, userId, marks, ctx.now);
    });
    for (const { classId: of } of classes) await announce(ctx.db, pagesOf(of, userId));
  }),

  /** What the person wants to hear of, class by class. */
  hearing: signedIn.query(async ({ ctx }) => ({
    classes: (await hearingsOf(ctx.db, ctx.person.userId)).map(({ classId, className, hears }) => ({
      classId,
      className,
      hears,
    })),
  })),

  setHearing: member
    .input(z.strictObject({ classId, hears: z.enum(hears) }))
    .mutation(({ ctx, input }) => setHears(ctx.db, ctx.member, input.hears)),
});
