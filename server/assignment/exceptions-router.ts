import { z } from 'zod';
import { recordAudit } from '#/server/classroom/audit.ts';
import { groupsOf, isNameTaken, putGroup, removeGroup, studentsByName } from '#/server/classroom/groups-store.ts';
import { act } from '#/server/db/database.ts';
import { AppError } from '#/server/errors.ts';
import { router, staff, teacher } from '#/server/trpc/init.ts';
import { nothingOfTheirOwn, rulesFor } from './exceptions.ts';
import {
  accommodationFor,
  holdStarts,
  holdStudents,
  isOfClass,
  listExceptions,
  putAccommodation,
  putException,
  removeException,
} from './exceptions-store.ts';
import { misplacedDate, rulesShape } from './schema.ts';
import { findAssignment, moveDeadlines } from './store.ts';

const classId = z.uuid();
const ofAssignment = { classId, assignmentId: z.uuid() };
const target = z.union([z.strictObject({ membershipId: z.uuid() }), z.strictObject({ groupId: z.uuid() })]);
const subjectOf = (whom: z.infer<typeof target>) => ('groupId' in whom ? whom.groupId : whom.membershipId);
const exception = z.strictObject({
  opensAt: rulesShape.opensAt.nullable(),
  dueAt: rulesShape.dueAt,
  closesAt: rulesShape.closesAt,
  timeLimitSeconds: rulesShape.timeLimitSeconds,
  attemptLimit: rulesShape.attemptLimit,
  excused: z.boolean(),
  reason: z.string().trim().max(500).nullable(),
});
const accommodation = z.strictObject({
  timeFactor: z.number().min(1).max(3),
  breakMinutes: z.int().min(0).max(240),
  noClock: z.boolean(),
  largerText: z.boolean(),
  extraAttempts: z.int().min(0).max(100),
});

// Whatever changes what somebody has moves the deadlines of attempts that run, and only to later.
const later = { onlyLater: true };

export const exceptionsRouter = router({
  /** The exceptions of an assignment, and whom one can be given to. */
  list: staff.input(z.strictObject(ofAssignment)).query(async ({ ctx, input }) => {
    const assignment = await findAssignment(ctx.db, ctx.member, input.assignmentId);
    if (!assignment) throw new AppError('not-found');
    const [exceptions, students, groups] = await Promise.all([
      listExceptions(ctx.db, ctx.member, assignment.id),
      studentsByName(ctx.db, ctx.member),
      groupsOf(ctx.db, ctx.member),
    ]);
    return { exceptions, students, groups: groups.map(({ id, name }) => ({ id, name })) };
  }),

  /** Gives a student or a group other dates and limits, or excuses them; in place of what they had. */
  set: teacher.input(z.strictObject({ ...ofAssignment, target, exception })).mutation(({ ctx, input }) =>
    act(ctx.db, async tx => {
      await holdStarts(tx, ctx.member, input.assignmentId);
      const assignment = await findAssignment(tx, ctx.member, input.assignmentId);
      if (!assignment || !(await isOfClass(tx, ctx.member, input.target))) throw new AppError('not-found');
      const misplaced = misplacedDate(rulesFor(assignment, { ...nothingOfTheirOwn, student: input.exception }));
      if (misplaced) throw new AppError('invalid', { field: misplaced });
      const id = await putException(tx, ctx.member, assignment.id, input.target, input.exception);
      await moveDeadlines(tx, ctx.member, assignment.id, later);
      const { opensAt, dueAt, closesAt, reason, ...limits } = input.exception;
      await recordAudit(tx, ctx.member, 'exception-set', subjectOf(input.target), {
        assignmentId: assignment.id,
        ...limits,
        opensAt: opensAt?.toISOString() ?? null,
        dueAt: dueAt?.toISOString() ?? null,
        closesAt: closesAt?.toISOString() ?? null,
        ...(reason ? { reason } : {}),
      });
      return { exceptionId: id };
    }),
  ),

  /** Takes an exception away. Attempts that run keep the deadline they have. */
  remove: teacher.input(z.strictObject({ classId, exceptionId: z.uuid() })).mutation(({ ctx, input }) =>
    act(ctx.db, async tx => {
      const removed = await removeException(tx, ctx.member, input.exceptionId);
      if (!removed) throw new AppError('not-found');
      const { assignmentId, groupId, membershipId } = removed;
      await recordAudit(tx, ctx.member, 'exception-removed', groupId ?? membershipId, { assignmentId });
      return { removed: true };
    }),
  ),

  /** The groups of the class with their members, and all students by name. */
  groups: staff.input(z.strictObject({ classId })).query(async ({ ctx }) => {
    const [groups, students] = await Promise.all([groupsOf(ctx.db, ctx.member), studentsByName(ctx.db, ctx.member)]);
    return { groups, students };
  }),

  /** Makes a group, or changes its name and members. */
  setGroup: teacher
    .input(
      z.strictObject({
        classId,
        groupId: z.uuid().nullable(),
        name: z.string().trim().min(1).max(100),
        members: z.array(z.uuid()).max(1000),
      }),
    )
    .mutation(({ ctx, input }) =>
      act(ctx.db, async tx => {
        await holdStudents(tx, ctx.member);
        if (await isNameTaken(tx, ctx.member, input.name, input.groupId))
          throw new AppError('invalid', { field: 'name' });
        const groupId = await putGroup(tx, ctx.member, input);
        if (!groupId) throw new AppError('not-found');
        await moveDeadlines(tx, ctx.member, null, later);
        await recordAudit(tx, ctx.member, 'group-set', groupId, { members: input.members.length });
        return { groupId };
      }),
    ),

  /** Takes a group away, and with it what it alone gave to its members. */
  removeGroup: teacher.input(z.strictObject({ classId, groupId: z.uuid() })).mutation(({ ctx, input }) =>
    act(ctx.db, async tx => {
      if (!(await removeGroup(tx, ctx.member, input.groupId))) throw new AppError('not-found');
      await recordAudit(tx, ctx.member, 'group-removed', input.groupId);
      return { removed: true };
    }),
  ),

  /** What a student or a group has in every quiz of the class; null for nothing. */
  accommodation: staff
    .input(z.strictObject({ classId, target }))
    .query(({ ctx, input }) => accommodationFor(ctx.db, ctx.member, input.target)),

  /** Gives a student or a group an accommodation, in force everywhere at once; null takes it away. */
  setAccommodation: teacher
    .input(z.strictObject({ classId, target, accommodation: accommodation.nullable() }))
    .mutation(({ ctx, input }) =>
      act(ctx.db, async tx => {
        await holdStudents(tx, ctx.member);
        if (!(await isOfClass(tx, ctx.member, input.target))) throw new AppError('not-found');
        await putAccommodation(tx, ctx.member, input.target, input.accommodation);
        await moveDeadlines(tx, ctx.member, null, later);
        await recordAudit(tx, ctx.member, 'accommodation-set', subjectOf(input.target), input.accommodation);
        return { set: true };
      }),
    ),
});
