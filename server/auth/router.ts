import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { act } from '#/server/db/database.ts';
import { env } from '#/server/env.ts';
import { AppError } from '#/server/errors.ts';
import { seeded } from '#/server/random.ts';
import { open, router, signedInAtAll } from '#/server/trpc/init.ts';
import { createAccount, ownPasswordHash, setOwnPassword, updateAccount } from './accounts.ts';
import { clearLimit, takeOne } from './limits.ts';
import { isStrong } from './password-rule.ts';
import { hashPassword, verifyPassword } from './passwords.ts';
import { displayNameSchema, emailSchema, lookSchema, passwordSchema, profileSchema, timeZoneSchema } from './schema.ts';
import { endSessions, listSessions } from './sessions.ts';
import { proposeUserName } from './user-name.ts';

export const accountRouter = router({
  me: signedInAtAll.query(({ ctx }) => ctx.person),

  /** How a teacher's account comes to be here. */
  signUpRule: open.query(() => env().teacherSignup),

  /** Makes a teacher's account. Whether the address has one already is not told: signing in with it will tell its owner. */
  signUpTeacher: open
    .input(
      z.strictObject({
        email: emailSchema,
        displayName: displayNameSchema,
        password: passwordSchema,
        timeZone: timeZoneSchema.nullable(),
      }),
    )
    .mutation(async ({ ctx, input }) => {
      const rule = env().teacherSignup;
      const domain = input.email.split('@')[1] ?? '';
      if (rule.who === 'nobody' || (rule.who === 'domains' && !rule.domains.includes(domain)))
        throw new AppError('signup-closed');
      if (!isStrong(input.password, 'teacher', [input.displayName, input.email.split('@')[0] ?? '']))
        throw new AppError('password-weak', { field: 'password' });
      // The narrowest first: who is stopped there takes nothing from all others.
      await takeOne(ctx.db, 'sign-up', ctx.browser ?? 'none');
      if (ctx.address) await takeOne(ctx.db, 'sign-up-address', ctx.address);
      await takeOne(ctx.db, 'sign-ups', 'all');
      const { email, displayName, timeZone } = input;
      const passwordHash = await hashPassword(input.password);
      const account = { email, displayName, timeZone, canTeach: true, passwordHash };
      // A proposed user name can be somebody's already: without another try the account would silently not be there.
      let made: string | null = null;
      for (let tries = 0; made === null && tries < 3; tries += 1)
        made = await createAccount(ctx.db, {
          ...account,
          userName: proposeUserName(displayName, seeded(randomUUID())),
        });
      return { done: true };
    }),

  proposeUserName: open.input(z.strictObject({ displayName: displayNameSchema })).query(({ input }) => ({
    userName: proposeUserName(input.displayName, seeded(randomUUID())),
  })),

  updateProfile: signedInAtAll.input(profileSchema).mutation(async ({ ctx, input }) => {
    await updateAccount(ctx.db, ctx.person, input);
    return { done: true };
  }),

  /** How readings look to whoever asks, as they set it while reading. */
  setLook: signedInAtAll.input(lookSchema).mutation(async ({ ctx, input }) => {
    await updateAccount(ctx.db, ctx.person, input);
    return { done: true };
  }),

  /** Changes the password; every other session of the account ends with the old one. */
  changePassword: signedInAtAll
    .input(z.strictObject({ current: passwordSchema, next: passwordSchema }))
    .mutation(async ({ ctx, input }) => {
      await takeOne(ctx.db, 'sign-in', ctx.person.userId);
      if (!(await verifyPassword(await ownPasswordHash(ctx.db, ctx.person), input.current)))
        throw new AppError('password-wrong', { field: 'current' });
      await clearLimit(ctx.db, 'sign-in', ctx.person.userId);
      const whose = ctx.person.canTeach ? 'teacher' : 'student';
      if (input.next === input.current || !isStrong(input.next, whose, [ctx.person.displayName, ctx.person.userName]))
        throw new AppError('password-weak', { field: 'next' });
      const passwordHash = await hashPassword(input.next);
      return act(ctx.db, async tx => {
        await setOwnPassword(tx, ctx.person, passwordHash);
        return { ended: await endSessions(tx, ctx.person.userId, { except: ctx.person.sessionId }, ctx.now) };
      });
    }),

  sessions: signedInAtAll.query(async ({ ctx }) => {
    const sessions = await listSessions(ctx.db, ctx.person, ctx.now);
    return sessions.map(session => ({ ...session, current: session.id === ctx.person.sessionId }));
  }),

  endSession: signedInAtAll.input(z.strictObject({ sessionId: z.uuid() })).mutation(async ({ ctx, input }) => ({
    ended: await endSessions(ctx.db, ctx.person.userId, input, ctx.now),
  })),

  endOtherSessions: signedInAtAll.mutation(async ({ ctx }) => ({
    ended: await endSessions(ctx.db, ctx.person.userId, { except: ctx.person.sessionId }, ctx.now),
  })),
});
