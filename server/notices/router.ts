import { z } from 'zod';
import { isStaff } from '#/server/classroom/member.ts';
import { act } from '#/server/db/database.ts';
import { sightsOf } from '#/server/discussion/sights.ts';
import { AppError } from '#/server/errors.ts';
import { member, router, signedIn } from '#/server/trpc/init.ts';
import { countInbox, inboxOf, waitingFor } from './inbox.ts';
import { mailProcedures } from './mail-router.ts';
import { hears, noticeKinds } from './notices.ts';
import { heardIn, hearingsOf, readLines, seeQueues, setHears } from './store.ts';

const classId = z.uuid();

export const noticesRouter = router({
  ...mailProcedures,

  /** What the person is told of, a page at a time; on the first one also where posts wait for them as a teacher. */
  inbox: signedIn.input(z.strictObject({ cursor: z.string().max(80).nullable() })).query(async ({ ctx, input }) => {
    const { userId } = ctx.person;
    const [page, waiting] = await Promise.all([
      inboxOf(ctx.db, userId, ctx.now, { cursor: input.cursor, unreadOnly: false }),
      input.cursor === null ? waitingFor(ctx.db, userId) : [],
    ]);
    return { ...page, waiting };
  }),

  count: signedIn.query(async ({ ctx }) => ({ unread: await countInbox(ctx.db, ctx.person.userId, ctx.now) })),

  /** Marks one line as read: the posts of a kind in a thread, one's own that was decided on, or what waits in the class. */
  read: member
    .input(z.strictObject({ classId, kind: z.enum([...noticeKinds, 'waits']), id: z.uuid().nullable() }))
    .mutation(async ({ ctx, input: { kind, id } }) => {
      if (kind === 'waits') {
        if (!isStaff(ctx.member)) throw new AppError('forbidden');
        return act(ctx.db, tx => seeQueues(tx, [ctx.member], ctx.now));
      }
      if (id === null) throw new AppError('invalid', { field: 'id' });
      const { userId } = ctx.person;
      const sights = await sightsOf(ctx.db, userId, await heardIn(ctx.db, userId, true), ctx.now);
      await readLines(
        ctx.db,
        userId,
        sights.filter(sight => sight.member.classId === ctx.member.classId),
        { kind, id },
      );
    }),

  readAll: signedIn.mutation(async ({ ctx }) => {
    const { userId } = ctx.person;
    const sights = await sightsOf(ctx.db, userId, await heardIn(ctx.db, userId, true), ctx.now);
    await readLines(ctx.db, userId, sights, null);
    const taught = (await hearingsOf(ctx.db, userId)).filter(one => one.staff);
    await act(ctx.db, tx => seeQueues(tx, taught, ctx.now));
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
