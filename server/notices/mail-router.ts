import { z } from 'zod';
import { emailAddress } from '#/server/auth/email.ts';
import { takeOne } from '#/server/auth/limits.ts';
import type { Person } from '#/server/auth/person.ts';
import { AppError } from '#/server/errors.ts';
import { type Context, open, signedIn } from '#/server/trpc/init.ts';
import { confirmation, confirmed, confirmToken, mailing, stopped } from './digest.ts';
import { findDigest, mailOwner, removeDigest, saveDigest } from './digest-store.ts';
import { nextAt } from './digest-time.ts';
import { sendMail } from './mail.ts';
import { hearingsOf } from './store.ts';

const token = z.strictObject({ token: z.string().max(600) });
const zones = new Set(Intl.supportedValuesOf('timeZone')).add('UTC');
const zone = z.string().refine(name => zones.has(name));

/** Whether somebody may have a daily mail: they teach or assist somewhere, or learn in a class that allows it. */
async function mayHaveMail(ctx: Context & { person: Person }): Promise<boolean> {
  return ctx.person.canTeach || (await hearingsOf(ctx.db, ctx.person.userId)).some(one => one.staff || one.mail);
}

/** The procedures of the daily mail. An address gets nothing but the question whether it is wanted, until its owner has said yes. */
export const mailProcedures = {
  mail: signedIn.query(async ({ ctx }) => {
    const { userId } = ctx.person;
    const [digest, owner] = await Promise.all([findDigest(ctx.db, userId), mailOwner(ctx.db, userId)]);
    return {
      available: mailing() !== null,
      allowed: await mayHaveMail(ctx),
      suggested: owner.email,
      digest: digest && { address: digest.address, hour: digest.hour, confirmed: digest.confirmedAt !== null },
    };
  }),

  /** Asks for a daily mail at an hour of one's day. A new address is asked first; of one that is confirmed the hour changes. */
  setMail: signedIn
    .input(z.strictObject({ address: z.string().max(300), hour: z.int().min(0).max(23), zone }))
    .mutation(async ({ ctx, input }) => {
      const { userId } = ctx.person;
      const settings = mailing();
      if (!settings) throw new AppError('unavailable');
      if (!(await mayHaveMail(ctx))) throw new AppError('closed');
      const address = emailAddress(input.address);
      if (!address) throw new AppError('invalid', { field: 'address' });
      const [before, owner] = await Promise.all([findDigest(ctx.db, userId), mailOwner(ctx.db, userId)]);
      const given = { address, hour: input.hour, zone: input.zone };
      if (before?.address === address && before.confirmedAt) {
        const next = nextAt(ctx.now, owner.timeZone ?? input.zone, input.hour);
        await saveDigest(ctx.db, userId, { ...given, confirmedAt: before.confirmedAt, nextAt: next });
        return { asked: false };
      }
      await takeOne(ctx.db, 'mail-address', userId);
      await saveDigest(ctx.db, userId, { ...given, confirmedAt: null, nextAt: null });
      const mail = confirmation(address, confirmToken(userId, address, ctx.now), owner.language, settings.appUrl);
      await sendMail(settings.mail, mail).catch(() => {
        throw new AppError('unavailable');
      });
      return { asked: true };
    }),

  stopMail: signedIn.mutation(({ ctx }) => removeDigest(ctx.db, ctx.person.userId)),

  /** Begins the daily mail, by the token that only the address was sent. */
  confirmMail: open.input(token).mutation(async ({ ctx, input }) => {
    const found = confirmed(input.token, ctx.now);
    const digest = found && (await findDigest(ctx.db, found.userId));
    if (!digest || digest.address !== found.address) throw new AppError('not-found');
    const { userId, address, hour } = digest;
    const owner = await mailOwner(ctx.db, userId);
    const next = nextAt(ctx.now, owner.timeZone ?? digest.zone, hour);
    await saveDigest(ctx.db, userId, { address, hour, zone: digest.zone, confirmedAt: ctx.now, nextAt: next });
  }),

  /** Ends the daily mail, by the token that every one of them holds. */
  stopMailBy: open.input(token).mutation(async ({ ctx, input }) => {
    const userId = stopped(input.token);
    if (!userId) throw new AppError('not-found');
    await removeDigest(ctx.db, userId);
  }),
};
