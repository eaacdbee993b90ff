import { randomBytes } from 'node:crypto';
import { z } from 'zod';
import { createAccount, setOneTimePassword } from '#/server/auth/accounts.ts';
import { skeleton } from '#/server/auth/display-name.ts';
import { checkLimit, countAgainst } from '#/server/auth/limits.ts';
import { oneTimeDays, oneTimePassword } from '#/server/auth/one-time.ts';
import { isStrong } from '#/server/auth/password-rule.ts';
import { hashPassword } from '#/server/auth/passwords.ts';
import { displayNameSchema, passwordSchema, timeZoneSchema, userNameSchema } from '#/server/auth/schema.ts';
import { endSessions } from '#/server/auth/sessions.ts';
import { act } from '#/server/db/database.ts';
import { AppError } from '#/server/errors.ts';
import { type Context, member, open, router, signedIn, staff, teacher, teaches } from '#/server/trpc/init.ts';
import { recordAudit } from './audit.ts';
import { codeOf, typedCode } from './join-code.ts';
import type { Teacher } from './member.ts';
import {
  auditOf,
  classByCode,
  classesOf,
  countTeachers,
  createClass,
  findClass,
  findPersonOf,
  joinClass,
  peopleOf,
  staffNames,
  updateClass,
  updateMembership,
  worksForClasses,
} from './store.ts';

const classId = z.uuid();
const who = { classId, membershipId: z.uuid() };
const className = z.string().trim().min(1).max(120);
const code = z.string().max(100);

const newCode = () => codeOf(randomBytes(64));

/** The class behind a typed code. Wrong codes are counted against the browser; after too many even a right one must wait. */
async function classOfCode(ctx: Context, typed: string) {
  const browser = ctx.browser ?? 'none';
  await checkLimit(ctx.db, 'code', browser);
  const clean = typedCode(typed);
  const found = clean && (await classByCode(ctx.db, clean));
  if (!clean || !found) {
    await countAgainst(ctx.db, 'code', browser);
    throw new AppError('code-unknown', { field: 'code' });
  }
  return { ...found, code: clean };
}

/** How somebody stands in a class who joins it now: too many by one code within the hour wait for a teacher's approval. */
async function statusOfNext(ctx: Context, joinCode: string) {
  return (await countAgainst(ctx.db, 'code-joins', joinCode)) ? ('PENDING' as const) : ('ACTIVE' as const);
}

/** Refuses a student's name that could be taken for that of somebody who teaches the class. */
async function refuseStaffName(ctx: Context, id: string, displayName: string) {
  const names = await staffNames(ctx.db, id);
  if (names.some(name => skeleton(name) === skeleton(displayName)))
    throw new AppError('name-taken', { field: 'displayName' });
}

type AsTeacher = Context & { member: Teacher };

async function personOf(ctx: AsTeacher, membershipId: string) {
  const person = await findPersonOf(ctx.db, ctx.member, membershipId);
  if (!person) throw new AppError('not-found');
  return person;
}

export const classroomRouter = router({
  list: signedIn.query(({ ctx }) => classesOf(ctx.db, ctx.person)),

  create: teaches.input(z.strictObject({ name: className, timeZone: timeZoneSchema })).mutation(({ ctx, input }) =>
    act(ctx.db, async tx => {
      const made = await createClass(tx, ctx.person, { ...input, joinCode: newCode() });
      await recordAudit(tx, made, 'class-created', null);
      return { classId: made.classId };
    }),
  ),

  get: member.input(z.strictObject({ classId })).query(async ({ ctx }) => ({
    ...(await findClass(ctx.db, ctx.member)),
    role: ctx.member.role,
    displayName: ctx.member.displayName,
  })),

  rename: teacher.input(z.strictObject({ classId, name: className })).mutation(({ ctx, input }) =>
    act(ctx.db, async tx => {
      await updateClass(tx, ctx.member, { name: input.name });
      await recordAudit(tx, ctx.member, 'class-renamed', null);
      return { done: true };
    }),
  ),

  /** Lets students of the class have a daily mail about it sent to an address of theirs, or ends that. */
  setMail: teacher.input(z.strictObject({ classId, on: z.boolean() })).mutation(({ ctx, input }) =>
    act(ctx.db, async tx => {
      await updateClass(tx, ctx.member, { mail: input.on });
      await recordAudit(tx, ctx.member, 'mail-allowed', null, { on: input.on });
      return { done: true };
    }),
  ),

  people: staff
    .input(z.strictObject({ classId, cursor: z.uuid().nullable() }))
    .query(({ ctx, input }) => peopleOf(ctx.db, ctx.member, input.cursor)),

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
      await refuseStaffName(ctx, found.id, displayName);
      if (!isStrong(input.password, 'student', [displayName, userName]))
        throw new AppError('password-weak', { field: 'password' });
      const passwordHash = await hashPassword(input.password);
      const status = await statusOfNext(ctx, found.code);
      const joined = await act(ctx.db, async tx => {
        const account = { userName, displayName, passwordHash, canTeach: false, timeZone: null };
        const userId = await createAccount(tx, account);
        return userId && joinClass(tx, found.id, { userId, displayName, status });
      });
      if (joined === null) {
        // Counted like a wrong code, so that a code does not let anybody find out who has an account.
        await countAgainst(ctx.db, 'code', ctx.browser ?? 'none');
        throw new AppError('name-taken', { field: 'userName' });
      }
      return { classId: found.id, userName, waits: joined === 'waits' };
    }),

  /** Takes the signed-in account into one more class. */
  joinClass: signedIn.input(z.strictObject({ code })).mutation(async ({ ctx, input }) => {
    const found = await classOfCode(ctx, input.code);
    const { userId, displayName } = ctx.person;
    await refuseStaffName(ctx, found.id, displayName);
    const status = await statusOfNext(ctx, found.code);
    const outcome = await act(ctx.db, tx => joinClass(tx, found.id, { userId, displayName, status }));
    if (outcome === 'removed') throw new AppError('code-off', { field: 'code' });
    return { classId: found.id, waits: outcome === 'waits' };
  }),

  renamePerson: teacher
    .input(z.strictObject({ ...who, displayName: displayNameSchema }))
    .mutation(async ({ ctx, input }) => {
      const person = await personOf(ctx, input.membershipId);
      if (person.role === 'STUDENT') await refuseStaffName(ctx, ctx.member.classId, input.displayName);
      return act(ctx.db, async tx => {
        await updateMembership(tx, ctx.member, person.id, { displayName: input.displayName });
        await recordAudit(tx, ctx.member, 'member-renamed', person.id);
        return { done: true };
      });
    }),

  /** Takes a person out of the class: from the next call on they are strangers to it. Their work stays. */
  remove: teacher.input(z.strictObject(who)).mutation(async ({ ctx, input }) => {
    const person = await personOf(ctx, input.membershipId);
    if (person.status === 'REMOVED') return { done: true };
    return act(ctx.db, async tx => {
      if (person.role === 'TEACHER' && (await countTeachers(tx, ctx.member)) <= 1) throw new AppError('last-teacher');
      await updateMembership(tx, ctx.member, person.id, { status: 'REMOVED' });
      await recordAudit(tx, ctx.member, 'member-removed', person.id);
      return { done: true };
    });
  }),

  /** Brings a removed person back with all their work, or lets one in who waits for approval. */
  bringBack: teacher.input(z.strictObject(who)).mutation(async ({ ctx, input }) => {
    const person = await personOf(ctx, input.membershipId);
    if (person.status === 'ACTIVE') return { done: true };
    return act(ctx.db, async tx => {
      await updateMembership(tx, ctx.member, person.id, { status: 'ACTIVE' });
      await recordAudit(
        tx,
        ctx.member,
        person.status === 'PENDING' ? 'member-approved' : 'member-brought-back',
        person.id,
      );
      return { done: true };
    });
  }),

  setRole: teacher
    .input(z.strictObject({ ...who, role: z.enum(['ASSISTANT', 'STUDENT']) }))
    .mutation(async ({ ctx, input }) => {
      const person = await personOf(ctx, input.membershipId);
      if (person.role === 'TEACHER') throw new AppError('forbidden');
      return act(ctx.db, async tx => {
        await updateMembership(tx, ctx.member, person.id, { role: input.role });
        await recordAudit(tx, ctx.member, 'member-role-set', person.id, { role: input.role });
        return { done: true };
      });
    }),

  /** A one-time password for a student of the class, shown this once; their sessions end. Nobody who teaches or assists anywhere can be taken over so. */
  giveOneTimePassword: teacher.input(z.strictObject(who)).mutation(async ({ ctx, input }) => {
    const person = await personOf(ctx, input.membershipId);
    if (person.status !== 'ACTIVE' || (await worksForClasses(ctx.db, person.userId))) throw new AppError('forbidden');
    const password = oneTimePassword(randomBytes(16));
    const passwordHash = await hashPassword(password);
    const until = new Date(ctx.now.getTime() + oneTimeDays * 86_400_000);
    return act(ctx.db, async tx => {
      await setOneTimePassword(tx, person.userId, passwordHash, until);
      await endSessions(tx, person.userId, { except: null }, ctx.now);
      await recordAudit(tx, ctx.member, 'one-time-password-given', person.id);
      return { userName: person.user.userName, displayName: person.displayName, password, until: until.toISOString() };
    });
  }),

  /** A new code (joining by the old one ends at once), or none. */
  setCode: teacher.input(z.strictObject({ classId, on: z.boolean() })).mutation(({ ctx, input }) =>
    act(ctx.db, async tx => {
      const joinCode = input.on ? newCode() : null;
      await updateClass(tx, ctx.member, { joinCode });
      await recordAudit(tx, ctx.member, input.on ? 'code-renewed' : 'code-switched', null, { on: input.on });
      return { joinCode };
    }),
  ),

  audit: staff
    .input(z.strictObject({ classId, cursor: z.uuid().nullable() }))
    .query(({ ctx, input }) => auditOf(ctx.db, ctx.member, input.cursor)),
});
