import { z } from 'zod';
import { recordAudit } from '#/server/classroom/audit.ts';
import { isTeacher } from '#/server/classroom/member.ts';
import { act } from '#/server/db/database.ts';
import { AppError } from '#/server/errors.ts';
import { staff, student, teacher } from '#/server/trpc/init.ts';
import { participationLimits } from './participation.ts';
import {
  listTakingPart,
  participationFor,
  saveMark,
  saveParticipationRules,
  studentByKey,
  unmaskedNames,
} from './participation-store.ts';
import { needed } from './schema.ts';
import { enter } from './sight.ts';

const one = { classId: z.uuid(), assignmentId: z.uuid() };
/** A membership, or a pseudonym. */
const key = z.string().min(1).max(80);
const worth = z.strictObject({
  wanted: z.int().min(0).max(participationLimits.wanted),
  points: z.int().min(0).max(participationLimits.points),
});

/** The procedures by which taking part in a discussion earns points. */
export const takingPart = {
  /**
   * Who has taken part, by the name that staff know in this discussion, 50 at a time: what stands, what it earned and which
   * post earned it. Where students are anonymous, a teacher gets the name too of whom a teacher has looked at before.
   */
  participation: staff.input(z.strictObject({ ...one, cursor: key.nullable() })).query(async ({ ctx, input }) => {
    const { sight } = await enter(ctx.db, ctx.member, input.assignmentId, ctx.now);
    const masked = sight.rules.anonymous;
    const { students, next } = await listTakingPart(ctx.db, ctx.member, input.assignmentId, masked, input.cursor);
    const ids = students.map(({ id }) => id);
    const { of, ...column } = await participationFor(ctx.db, input.classId, input.assignmentId, ids);
    const names =
      masked && isTeacher(ctx.member) ? await unmaskedNames(ctx.db, ctx.member, input.assignmentId, ids) : null;
    const rows = students.flatMap(({ id, key: called, name }) => {
      const how = of.get(id);
      return how ? [{ key: called, name, known: names?.get(id) ?? null, ...how }] : [];
    });
    return { ...column, masked, students: rows, next };
  }),

  /** How the student themselves took part, by which rules, and what a teacher said about it. */
  myParticipation: student.input(z.strictObject(one)).query(async ({ ctx, input }) => {
    await enter(ctx.db, ctx.member, input.assignmentId, ctx.now);
    const { membershipId } = ctx.member;
    const { of, ...column } = await participationFor(ctx.db, input.classId, input.assignmentId, [membershipId]);
    const mine = of.get(membershipId);
    if (!mine) throw new AppError('not-found');
    return { ...column, mine };
  }),

  /** Sets what taking part earns. All points follow from the new rules at once, but those set by hand. */
  configureParticipation: teacher
    .input(z.strictObject({ ...one, version: z.int().min(0), thread: worth, reply: worth, cited: worth }))
    .mutation(({ ctx, input }) =>
      act(ctx.db, async tx => {
        const { assignmentId, version, thread, reply, cited } = input;
        await enter(tx, ctx.member, assignmentId, ctx.now);
        if (!(await saveParticipationRules(tx, ctx.member, assignmentId, { thread, reply, cited }, version)))
          throw new AppError('conflict');
        await recordAudit(tx, ctx.member, 'participation-changed', assignmentId);
        return { version: version + 1 };
      }),
    ),

  /** Sets a student's points by hand, with a comment that the student reads; null lets the rules hold again. */
  setPoints: staff
    .input(
      z.strictObject({
        ...one,
        key,
        version: z.int().min(0),
        points: z.int().min(0).max(participationLimits.byHand).nullable(),
        comment: needed,
      }),
    )
    .mutation(({ ctx, input }) =>
      act(ctx.db, async tx => {
        const { assignmentId, points, comment, version } = input;
        const { sight } = await enter(tx, ctx.member, assignmentId, ctx.now);
        const { anonymous } = sight.rules;
        if (!anonymous && !z.uuid().safeParse(input.key).success) throw new AppError('not-found');
        const membershipId = await studentByKey(tx, ctx.member, assignmentId, anonymous, input.key);
        if (!membershipId) throw new AppError('not-found');
        const place = { assignmentId, membershipId };
        if (!(await saveMark(tx, ctx.member, place, { points, comment, at: ctx.now }, version)))
          throw new AppError('conflict');
        // The log must not say who is behind a pseudonym: that takes a reason.
        const subject = anonymous ? assignmentId : membershipId;
        const detail = { assignmentId, points, reason: comment, ...(anonymous ? { pseudonym: input.key } : {}) };
        await recordAudit(tx, ctx.member, 'points-set', subject, detail);
        return { version: version + 1 };
      }),
    ),
};
