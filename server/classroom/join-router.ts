import { z } from 'zod';
import { createAccount } from '#/server/auth/accounts.ts';
import { checkLimit, countAgainst, isUsedUp } from '#/server/auth/limits.ts';
import { isStrong } from '#/server/auth/password-rule.ts';
import { hashPassword } from '#/server/auth/passwords.ts';
import { displayNameSchema, passwordSchema, userNameSchema } from '#/server/auth/schema.ts';
import { act } from '#/server/db/database.ts';
import { AppError } from '#/server/errors.ts';
import { type Context, open, signedIn } from '#/server/trpc/init.ts';
import { isCodeGood, typedCode } from './join-code.ts';
import { refuseStaffName } from './staff-name.ts';
import { classByCode, joinClass } from './store.ts';

const code = z.string().max(100);

/** The class behind a typed code. Wrong codes are counted against the browser; after too many even a right one must wait. */
async function classOfCode(ctx: Context, typed: string) {
  const browser = ctx.browser ?? 'none';
  await checkLimit(ctx.db, 'code', browser);
  const clean = typedCode(typed);
  const found = clean && (await classByCode(ctx.db, clean));
  if (!clean || !found) {
    await countAgainst(ctx.db, 'code', browser);
    await countAgainst(ctx.db, 'wrong-codes', 'all');
    throw new AppError('code-unknown', { field: 'code' });
  }
  if (!isCodeGood(found, ctx.now)) throw new AppError('code-off', { field: 'code' });
  return { ...found, joinCode: clean };
}

/**
 * Whether who joins now waits for a teacher whatever the class says: too many joined by this code within the hour, or too
 * many wrong codes were typed on the whole installation, by someone who may have found this one by trying.
 */
async function isCrowded(ctx: Context, joinCode: string): Promise<boolean> {
  const many = await countAgainst(ctx.db, 'code-joins', joinCode);
  return many || (await isUsedUp(ctx.db, 'wrong-codes', 'all'));
}

/** Refuses who was not let in; says whether who was waits. */
function letIn(outcome: Awaited<ReturnType<typeof joinClass>>): { waits: boolean } {
  if (outcome === 'shut-out' || outcome === 'off') throw new AppError('code-off', { field: 'code' });
  return { waits: outcome === 'waits' };
}

export const joinProcedures = {
  /** What a code opens, before anything is typed in vain. */
  lookUpCode: open
    .input(z.strictObject({ code }))
    .mutation(async ({ ctx, input }) => ({ className: (await classOfCode(ctx, input.code)).name })),

  /** Makes a student's account and takes it into the class of the code: both, or neither. The user name is given as it was kept. */
  join: open
    .input(z.strictObject({ code, displayName: displayNameSchema, userName: userNameSchema, password: passwordSchema }))
    .mutation(async ({ ctx, input }) => {
      const { displayName, userName } = input;
      const found = await classOfCode(ctx, input.code);
      await refuseStaffName(ctx.db, found.id, displayName);
      if (!isStrong(input.password, 'student', [displayName, userName]))
        throw new AppError('password-weak', { field: 'password' });
      const passwordHash = await hashPassword(input.password);
      const crowded = await isCrowded(ctx, found.joinCode);
      const joined = await act(ctx.db, async tx => {
        const account = { userName, displayName, passwordHash, canTeach: false, timeZone: null };
        const userId = await createAccount(tx, account);
        // Refused in here, so that nobody who is not let in leaves an account behind.
        return userId === null ? null : letIn(await joinClass(tx, found, { userId, displayName }, crowded));
      });
      if (joined === null) {
        // Counted like a wrong code, so that a code does not let anybody find out who has an account.
        await countAgainst(ctx.db, 'code', ctx.browser ?? 'none');
        throw new AppError('name-taken', { field: 'userName' });
      }
      return { classId: found.id, userName, ...joined };
    }),

  /** Takes the signed-in account into one more class. */
  joinClass: signedIn.input(z.strictObject({ code })).mutation(async ({ ctx, input }) => {
    const found = await classOfCode(ctx, input.code);
    const { userId, displayName } = ctx.person;
    await refuseStaffName(ctx.db, found.id, displayName);
    const crowded = await isCrowded(ctx, found.joinCode);
    const outcome = await act(ctx.db, tx => joinClass(tx, found, { userId, displayName }, crowded));
    return { classId: found.id, ...letIn(outcome) };
  }),
};
