import { randomBytes } from 'node:crypto';
import { z } from 'zod';
import { timeZoneSchema } from '#/server/auth/schema.ts';
import { act } from '#/server/db/database.ts';
import { AppError } from '#/server/errors.ts';
import { member, router, signedIn, staff, teacher, teaches } from '#/server/trpc/init.ts';
import { titled } from '#/server/typed.ts';
import { auditActions, recordAudit } from './audit.ts';
import { auditChoices, auditOf } from './audit-store.ts';
import { codeOf } from './join-code.ts';
import { joinProcedures } from './join-router.ts';
import { peopleProcedures } from './people-router.ts';
import { classesOf, createClass, findClass, updateClass } from './store.ts';

const classId = z.uuid();
const className = titled(120);

const newCode = () => codeOf(randomBytes(64));

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

  /** In which zone the dates of the class are shown and meant from now on. No date moves: each keeps its instant. */
  setZone: teacher.input(z.strictObject({ classId, timeZone: timeZoneSchema })).mutation(({ ctx, input }) =>
    act(ctx.db, async tx => {
      await updateClass(tx, ctx.member, { timeZone: input.timeZone });
      await recordAudit(tx, ctx.member, 'zone-set', null, { from: ctx.member.timeZone, to: input.timeZone });
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

  ...joinProcedures,
  ...peopleProcedures,

  /** A new code (joining by the old one ends at once), or none. What limits it stays, but for an end that is past. */
  setCode: teacher.input(z.strictObject({ classId, on: z.boolean() })).mutation(({ ctx, input }) =>
    act(ctx.db, async tx => {
      const joinCode = input.on ? newCode() : null;
      const { code: before } = await findClass(tx, ctx.member);
      const over = before?.codeUntil && before.codeUntil <= ctx.now;
      await updateClass(tx, ctx.member, { joinCode, ...(over ? { codeUntil: null } : {}) });
      await recordAudit(tx, ctx.member, input.on ? 'code-renewed' : 'code-switched', null, { on: input.on });
      return { joinCode };
    }),
  ),

  /** Until when the code is good, how many may join by it, and whether they wait for a teacher; null for no limit. */
  setCodeRules: teacher
    .input(
      z.strictObject({
        classId,
        codeUntil: z.iso
          .datetime()
          .transform(text => new Date(text))
          .nullable(),
        codeLimit: z.int().min(1).max(10_000).nullable(),
        codeApproval: z.boolean(),
      }),
    )
    .mutation(({ ctx, input: { classId: _, ...rules } }) =>
      act(ctx.db, async tx => {
        if (rules.codeUntil && rules.codeUntil <= ctx.now) throw new AppError('invalid', { field: 'codeUntil' });
        await updateClass(tx, ctx.member, rules);
        const detail = { ...rules, codeUntil: rules.codeUntil?.toISOString() ?? null };
        await recordAudit(tx, ctx.member, 'code-rules-set', null, detail);
        return { done: true };
      }),
    ),

  /** Puts the class into the archive, where it is read and not changed, or brings it back. */
  setArchived: teacher
    .meta({ whileArchived: true })
    .input(z.strictObject({ classId, archived: z.boolean() }))
    .mutation(({ ctx, input }) =>
      act(ctx.db, async tx => {
        if (ctx.member.archived === input.archived) return { done: true };
        await updateClass(tx, ctx.member, { archivedAt: input.archived ? ctx.now : null });
        await recordAudit(tx, ctx.member, input.archived ? 'class-archived' : 'class-brought-back', null);
        return { done: true };
      }),
    ),

  /** The log of the class, narrowed to an action, a person (who did it, or had it done to them), an assignment, and times. */
  audit: staff
    .input(
      z.strictObject({
        classId,
        cursor: z.uuid().nullable(),
        action: z.enum(auditActions).nullish(),
        person: z.uuid().nullish(),
        assignment: z.uuid().nullish(),
        from: z.coerce.date().nullish(),
        until: z.coerce.date().nullish(),
      }),
    )
    .query(({ ctx, input: { action = null, person = null, assignment = null, from = null, until = null, cursor } }) =>
      auditOf(ctx.db, ctx.member, { action, person, assignment, from, until }, cursor),
    ),

  /** By whom and by what the log can be narrowed. */
  auditChoices: staff.input(z.strictObject({ classId })).query(({ ctx }) => auditChoices(ctx.db, ctx.member)),

  /** Writes into the log that a teacher takes it out as a file. */
  noteLogTakenOut: teacher
    .meta({ whileArchived: true })
    .input(z.strictObject({ classId }))
    .mutation(({ ctx }) => act(ctx.db, tx => recordAudit(tx, ctx.member, 'log-taken-out', null))),
});
