import { z } from 'zod';
import { setOneTimePassword } from '#/server/auth/accounts.ts';
import { endSessions } from '#/server/auth/sessions.ts';
import { recordAuditOf } from '#/server/classroom/audit.ts';
import { act } from '#/server/db/database.ts';
import { AppError } from '#/server/errors.ts';
import { announce, membershipOf } from '#/server/live/live.ts';
import { router, teacher } from '#/server/trpc/init.ts';
import { type Card, secretsFor } from './accounts.ts';
import { accountsIn, carryOut, markOf } from './import.ts';
import { absentFrom, planRoster, renamesTooMany } from './plan.ts';
import { readRoster } from './read-roster.ts';
import { groundOf, holdClass, knownIds, studentsForCards } from './roster-store.ts';
import { readSchema, rowsSchema } from './schema.ts';

const classId = z.uuid();
const idsOf = (rows: readonly { id: string }[]) => rows.flatMap(({ id }) => id || []);

export const rosterRouter = router({
  /** Who may bring in a list is told so before anything of it is read. */
  mayImport: teacher.input(z.strictObject({ classId })).query(() => ({ may: true })),

  /** Reads a list and keeps nothing of it: its rows as they stand, or the one reason why there are none. */
  read: teacher.input(readSchema).query(async ({ ctx, input }) => {
    const today = ctx.now.toISOString().slice(0, 10);
    return readRoster(input.bytes, input.chosen, today, await knownIds(ctx.db, ctx.member));
  }),

  /** What would become of the rows, each with why, and the mark by which to have just that done; nothing is written. */
  plan: teacher.input(z.strictObject({ classId, rows: rowsSchema })).query(async ({ ctx, input }) => {
    const ground = await groundOf(ctx.db, ctx.member, idsOf(input.rows));
    const plan = planRoster(input.rows, ground);
    return {
      outcomes: plan.map(({ outcome }) => outcome),
      mark: markOf(plan),
      renamesTooMany: renamesTooMany(plan, ground),
      absent: absentFrom(input.rows, ground).map(({ displayName }) => displayName),
    };
  }),

  /** Does what `plan` said of these rows, if it would still say the same; rows with something wrong are left out. Gives the new accounts' cards, this once. */
  import: teacher
    .input(z.strictObject({ classId, rows: rowsSchema, mark: z.string().max(100) }))
    .mutation(async ({ ctx, input }) => {
      const { rows, mark } = input;
      const before = planRoster(rows, await groundOf(ctx.db, ctx.member, idsOf(rows)));
      if (markOf(before) !== mark) throw new AppError('conflict');
      const secrets = await secretsFor(accountsIn(before), ctx.now);
      const { gone, ...done } = await act(ctx.db, async tx => {
        await holdClass(tx, ctx.member);
        const plan = planRoster(rows, await groundOf(tx, ctx.member, idsOf(rows)));
        if (markOf(plan) !== mark) throw new AppError('conflict');
        return carryOut(tx, ctx.member, plan, secrets);
      });
      for (const userId of gone) await announce(ctx.db, membershipOf(ctx.member.classId, userId));
      return done;
    }),

  /** The students who can have a sign-in card. */
  students: teacher
    .input(z.strictObject({ classId }))
    .query(async ({ ctx }) =>
      (await studentsForCards(ctx.db, ctx.member)).flatMap(({ mayHave, userId: _, oneTimeUntil, ...student }) =>
        mayHave ? [{ ...student, waits: oneTimeUntil !== null }] : [],
      ),
    ),

  /** New one-time passwords for students of the class, shown this once; their old passwords and sessions end. Nobody else's. */
  giveCards: teacher
    .input(z.strictObject({ classId, membershipIds: z.array(z.uuid()).min(1).max(500) }))
    .mutation(async ({ ctx, input }) => {
      const wanted = new Set(input.membershipIds);
      const who = async (db: Parameters<typeof studentsForCards>[0]) =>
        (await studentsForCards(db, ctx.member)).filter(one => one.mayHave && wanted.has(one.membershipId));
      const secrets = await secretsFor((await who(ctx.db)).length, ctx.now);
      return act(ctx.db, async tx => {
        await holdClass(tx, ctx.member);
        const students = (await who(tx)).slice(0, secrets.length);
        const cards: Card[] = [];
        for (const { userId, displayName, userName } of students) {
          const secret = secrets.pop();
          if (!secret) break;
          await setOneTimePassword(tx, userId, secret.passwordHash, secret.until);
          await endSessions(tx, userId, { except: null }, ctx.now);
          cards.push({ displayName, userName, password: secret.password, until: secret.until.toISOString() });
        }
        const given = students.map(one => one.membershipId);
        await recordAuditOf(tx, ctx.member, 'one-time-password-given', given);
        return { cards };
      });
    }),
});
