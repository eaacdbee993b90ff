import { randomBytes } from 'node:crypto';
import { z } from 'zod';
import { takeOne } from '#/server/auth/limits.ts';
import { demoAllowed, env } from '#/server/env.ts';
import { AppError } from '#/server/errors.ts';
import { open, router, signedIn } from '#/server/trpc/init.ts';
import { hashOf, tell } from './calendar.ts';
import {
  datesOf,
  findCalendar,
  ownerOfCalendar,
  putCalendar,
  rememberTold,
  removeCalendar,
  toldBefore,
} from './store.ts';

export const calendarRouter = router({
  /** Whether the caller's calendar has an address, and since when. */
  mine: signedIn.query(({ ctx }) => findCalendar(ctx.db, ctx.owner)),

  /** Gives the caller's calendar a new address and tells it, this once; the one before leads nowhere any more. */
  renew: signedIn.mutation(async ({ ctx }) => {
    const token = randomBytes(32).toString('base64url');
    await putCalendar(ctx.db, ctx.owner, hashOf(token), ctx.now);
    return { address: new URL(`/calendar/${token}.ics`, env().appUrl).href };
  }),

  switchOff: signedIn.mutation(async ({ ctx }) => {
    await removeCalendar(ctx.db, ctx.owner);
    return { done: true };
  }),

  /** What a calendar program is told: whoever has the secret has the rights of its owner to these dates, as they are now. */
  feed: open.input(z.strictObject({ token: z.string().max(100) })).query(async ({ ctx, input }) => {
    const owner = await ownerOfCalendar(ctx.db, hashOf(input.token));
    if (!owner || (owner.demo && !demoAllowed(env(), ctx.host))) throw new AppError('not-found');
    await takeOne(ctx.db, 'calendar', owner.userId);
    const dates = await datesOf(ctx.db, owner.userId, ctx.now);
    const { told, news } = tell(dates, await toldBefore(ctx.db, dates), ctx.now);
    if (news.length > 0) await rememberTold(ctx.db, news);
    return { language: owner.language, events: told };
  }),
});
