import { randomBytes } from 'node:crypto';
import { z } from 'zod';
import { recordAudit } from '#/server/classroom/audit.ts';
import { codeOf } from '#/server/classroom/join-code.ts';
import type { Teacher } from '#/server/classroom/member.ts';
import { createClass } from '#/server/classroom/store.ts';
import { act } from '#/server/db/database.ts';
import { AppError } from '#/server/errors.ts';
import { router, teacher } from '#/server/trpc/init.ts';
import { titled } from '#/server/typed.ts';
import { copiedOf, copyAssignments } from './copy-store.ts';
import { shiftDates } from './shift.ts';

const weeks = z.int().min(-260).max(520);

export const copyingRouter = router({
  /** What a copy of the class would hold: every assignment that stands, with its dates as they are and as they would be. */
  preview: teacher.input(z.strictObject({ classId: z.uuid(), weeks })).query(async ({ ctx, input }) =>
    (await copiedOf(ctx.db, ctx.member)).map(({ id, title, ...was }) => ({
      assignmentId: id,
      title,
      was,
      is: shiftDates(was, input.weeks, ctx.member.timeZone),
    })),
  ),

  /** A new class of the teacher's with what is set in this one, so many weeks later. Nobody else is in it. */
  copy: teacher
    .meta({ whileArchived: true })
    .input(z.strictObject({ classId: z.uuid(), name: titled(120), weeks }))
    .mutation(async ({ ctx, input }) => {
      if (!ctx.person.canTeach) throw new AppError('forbidden');
      return act(ctx.db, async tx => {
        const given = { name: input.name, timeZone: ctx.member.timeZone, joinCode: codeOf(randomBytes(64)) };
        const made = (await createClass(tx, ctx.person, given)) as Teacher;
        const assignments = await copyAssignments(tx, ctx.member, made, input.weeks);
        await recordAudit(tx, ctx.member, 'class-copied', null, { to: made.classId });
        await recordAudit(tx, made, 'class-created', null, {
          from: ctx.member.classId,
          assignments,
          weeks: input.weeks,
        });
        return { classId: made.classId, assignments };
      });
    }),
});
