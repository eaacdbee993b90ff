import { randomBytes } from 'node:crypto';
import { z } from 'zod';
import { setOneTimePassword } from '#/server/auth/accounts.ts';
import { oneTimeDays, oneTimePassword } from '#/server/auth/one-time.ts';
import { hashPassword } from '#/server/auth/passwords.ts';
import { displayNameSchema } from '#/server/auth/schema.ts';
import { endSessions } from '#/server/auth/sessions.ts';
import { act, type Tx } from '#/server/db/database.ts';
import { AppError } from '#/server/errors.ts';
import { announce, membershipOf } from '#/server/live/live.ts';
import { type Context, staff, teacher } from '#/server/trpc/init.ts';
import { type AuditAction, recordAudit, recordAuditOf } from './audit.ts';
import type { MembershipStatus, Teacher } from './member.ts';
import { refuseStaffName } from './staff-name.ts';
import {
  countTeachers,
  decideWaiting,
  findPersonOf,
  peopleOf,
  updateMembership,
  waitingOf,
  worksForClasses,
} from './store.ts';

const classId = z.uuid();
const who = { classId, membershipId: z.uuid() };

type AsTeacher = Context & { member: Teacher };
type Someone = NonNullable<Awaited<ReturnType<typeof findPersonOf>>>;

async function personOf(ctx: AsTeacher, membershipId: string) {
  const person = await findPersonOf(ctx.db, ctx.member, membershipId);
  if (!person) throw new AppError('not-found');
  return person;
}

async function keepATeacher(tx: Tx, member: Teacher, { role, status }: Someone) {
  if (role === 'TEACHER' && status === 'ACTIVE' && (await countTeachers(tx, member)) <= 1)
    throw new AppError('last-teacher');
}

/** Lets nobody in by this membership any more: it counts from the next call on, and whoever listens hears nothing further. */
async function shutOut(ctx: AsTeacher, person: Someone, status: MembershipStatus, action: AuditAction) {
  if (person.status === status) return { done: true };
  await act(ctx.db, async tx => {
    await keepATeacher(tx, ctx.member, person);
    await updateMembership(tx, ctx.member, person.id, { status });
    await recordAudit(tx, ctx.member, action, person.id);
  });
  await announce(ctx.db, membershipOf(ctx.member.classId, person.userId));
  return { done: true };
}

const back: Record<Exclude<MembershipStatus, 'ACTIVE'>, AuditAction> = {
  PENDING: 'member-approved',
  SUSPENDED: 'member-brought-back',
  REMOVED: 'member-brought-back',
};

export const peopleProcedures = {
  people: staff
    .input(z.strictObject({ classId, cursor: z.uuid().nullable() }))
    .query(({ ctx, input }) => peopleOf(ctx.db, ctx.member, input.cursor)),

  /** Who waits to be let in, longest first, with how many there are in all. */
  waiting: staff.input(z.strictObject({ classId })).query(({ ctx }) => waitingOf(ctx.db, ctx.member)),

  /** Lets in, or refuses, people who wait; who no longer waits stays as they are. */
  decideWaiting: teacher
    .input(z.strictObject({ classId, membershipIds: z.array(z.uuid()).min(1).max(200), letIn: z.boolean() }))
    .mutation(({ ctx, input }) =>
      act(ctx.db, async tx => {
        const decided = await decideWaiting(tx, ctx.member, input.membershipIds, input.letIn ? 'ACTIVE' : 'REMOVED');
        await recordAuditOf(tx, ctx.member, input.letIn ? 'member-approved' : 'member-refused', decided);
        return { decided: decided.length };
      }),
    ),

  renamePerson: teacher
    .input(z.strictObject({ ...who, displayName: displayNameSchema }))
    .mutation(async ({ ctx, input }) => {
      const person = await personOf(ctx, input.membershipId);
      if (person.role === 'STUDENT') await refuseStaffName(ctx.db, ctx.member.classId, input.displayName);
      return act(ctx.db, async tx => {
        await updateMembership(tx, ctx.member, person.id, { displayName: input.displayName });
        await recordAudit(tx, ctx.member, 'member-renamed', person.id);
        return { done: true };
      });
    }),

  /** Takes a person out of the class: from the next call on they are strangers to it. Their work stays. */
  remove: teacher.input(z.strictObject(who)).mutation(async ({ ctx, input }) => {
    const person = await personOf(ctx, input.membershipId);
    return shutOut(ctx, person, 'REMOVED', person.status === 'PENDING' ? 'member-refused' : 'member-removed');
  }),

  /** Keeps somebody of the class out for a time. They see that it is so, and nothing of the class. Their work stays. */
  suspend: teacher.input(z.strictObject(who)).mutation(async ({ ctx, input }) => {
    const person = await personOf(ctx, input.membershipId);
    if (person.status !== 'ACTIVE' && person.status !== 'SUSPENDED') throw new AppError('conflict');
    return shutOut(ctx, person, 'SUSPENDED', 'member-suspended');
  }),

  /** Brings a removed or suspended person back with all their work, or lets one in who waits for approval. */
  bringBack: teacher.input(z.strictObject(who)).mutation(async ({ ctx, input }) => {
    const person = await personOf(ctx, input.membershipId);
    const { status } = person;
    if (status === 'ACTIVE') return { done: true };
    return act(ctx.db, async tx => {
      await updateMembership(tx, ctx.member, person.id, { status: 'ACTIVE' });
      await recordAudit(tx, ctx.member, back[status], person.id);
      return { done: true };
    });
  }),

  /** Changes what somebody is in the class. Only an account that may teach becomes a teacher; one teacher stays. */
  setRole: teacher
    .input(z.strictObject({ ...who, role: z.enum(['TEACHER', 'ASSISTANT', 'STUDENT']) }))
    .mutation(async ({ ctx, input }) => {
      const person = await personOf(ctx, input.membershipId);
      if (person.role === input.role) return { done: true };
      if (input.role === 'TEACHER' && !person.user.canTeach) throw new AppError('forbidden');
      return act(ctx.db, async tx => {
        await keepATeacher(tx, ctx.member, person);
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
};
