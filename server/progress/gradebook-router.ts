import { z } from 'zod';
import { tellOfMarks } from '#/server/attempt/news-store.ts';
import { recordAudit } from '#/server/classroom/audit.ts';
import { act } from '#/server/db/database.ts';
import { saveMark } from '#/server/discussion/participation-store.ts';
import { AppError } from '#/server/errors.ts';
import { staff, student, teacher } from '#/server/trpc/init.ts';
import { type Column, columnKinds, gradeStates } from './book.ts';
import {
  activeStudents,
  categoriesOf,
  changeColumn,
  createColumn,
  groupNames,
  holdColumn,
  putCategory,
  putEntry,
  removeCategory,
  userNamesOf,
} from './gradebook-store.ts';
import { bookOf, ownBookOf } from './reading-book.ts';
import { findStudent } from './responses-store.ts';

const classId = z.uuid();
const one = { classId, membershipId: z.uuid() };
const column = z.strictObject({ kind: z.enum(columnKinds), id: z.uuid() });
const outOf = z.number().positive().max(10_000);

/** A class that is narrowed by what its cells say is read whole, up to so many students. */
const mostSearched = 500;

/** The gradebook: reading, typing, weighing, and the student's own view. */
export const gradebookProcedures = {
  /**
   * The gradebook of a class by student and column, 50 students at a time by name; of a group, of students who stand so in
   * any of the columns, with the columns of one category. The same number of queries for any number of students.
   */
  gradebook: staff
    .meta({ whileArchived: true })
    .input(
      z.strictObject({
        classId,
        cursor: z.uuid().nullable(),
        groupId: z.uuid().nullable().default(null),
        state: z.enum(gradeStates).nullable().default(null),
        categoryId: z.uuid().nullable().default(null),
      }),
    )
    .query(async ({ ctx, input }) => {
      const { cursor, groupId, state, categoryId } = input;
      const [{ students, next }, groups] = await Promise.all([
        activeStudents(ctx.db, ctx.member, cursor, { groupId, ...(state ? { most: mostSearched } : {}) }),
        groupNames(ctx.db, ctx.member),
      ]);
      const shown = (one: Column) => categoryId === null || one.categoryId === categoryId;
      const { rows, columns, categories } = await bookOf(ctx.db, ctx.member, students, ctx.now, shown);
      return {
        columns,
        categories,
        groups,
        students: state ? rows.filter(row => row.cells.some(cell => cell.state === state)) : rows,
        next,
      };
    }),

  /** The line of one student with all columns, for a report on paper. */
  report: staff
    .meta({ whileArchived: true })
    .input(z.strictObject(one))
    .query(async ({ ctx, input }) => {
      const found = await findStudent(ctx.db, ctx.member, input.membershipId);
      if (!found) throw new AppError('not-found');
      return { displayName: found.displayName, ...(await bookOf(ctx.db, ctx.member, [found], ctx.now)) };
    }),

  /** A student's own line: of each column only what they may see, and the total of that alone. */
  myGrades: student
    .meta({ whileArchived: true })
    .input(z.strictObject({ classId }))
    .query(async ({ ctx }) => {
      const { rows, ...book } = await ownBookOf(ctx.db, ctx.member, ctx.now);
      return { ...book, row: rows[0] ?? null };
    }),

  /**
   * Types a mark into a cell, in points of its column, or takes back what was typed (null). In place of a quiz's own mark a
   * or taking part's own mark a
   * reason is needed, which the student reads; points for taking part are whole ones, the same that are set beside the posts.
   */
  setGrade: staff
    .input(
      z.strictObject({
        ...one,
        column,
        mark: z.number().min(0).max(10_000).nullable(),
        reason: z.string().trim().min(1).max(500).nullable(),
        version: z.int().min(0),
      }),
    )
    .mutation(({ ctx, input }) =>
      act(ctx.db, async tx => {
        const { membershipId, mark, reason, version } = input;
        const { kind, id } = input.column;
        const found = await findStudent(tx, ctx.member, membershipId);
        const held = found && (await holdColumn(tx, ctx.member, kind, id));
        if (!found || !held) throw new AppError('not-found');
        if (kind === 'PARTICIPATION' && !Number.isInteger(mark ?? 0)) throw new AppError('invalid', { field: 'mark' });
        if (kind !== 'HAND' && mark !== null && reason === null) throw new AppError('invalid', { field: 'reason' });
        const cell = async () => {
          const { columns, rows } = await bookOf(tx, ctx.member, [found], ctx.now);
          const at = columns.findIndex(each => each.kind === kind && each.id === id);
          return { column: columns[at], cell: rows[0]?.cells[at] };
        };
        const before = await cell();
        if (!before.column || !before.cell) throw new AppError('not-found');
        if (mark !== null && mark > before.column.outOf * 2) throw new AppError('invalid', { field: 'mark' });
        const put =
          kind === 'PARTICIPATION'
            ? saveMark(
                tx,
                ctx.member,
                { assignmentId: id, membershipId },
                { points: mark, comment: reason ?? '', at: ctx.now },
                version,
              )
            : putEntry(tx, ctx.member, { columnId: held.id, membershipId }, { mark, reason }, version, ctx.now);
        if (!(await put)) throw new AppError('conflict');
        const after = await cell();
        const from = before.cell.mark;
        const to = after.cell?.mark ?? null;
        const points = before.column.outOf;
        if (kind === 'QUIZ' && to !== null && from !== to)
          await tellOfMarks(tx, ctx.member, id, [
            {
              membershipId,
              news: from === null ? 'MARKED' : 'CHANGED',
              from: from === null ? null : { mark: from, outOf: points },
              to: { mark: to, outOf: points },
            },
          ]);
        await recordAudit(tx, ctx.member, mark === null ? 'grade-taken-back' : 'grade-set', membershipId, {
          ...(kind === 'HAND' ? {} : { assignmentId: id }),
          columnId: held.id,
          from,
          mark: to,
          ...(reason ? { reason } : {}),
        });
        return { cell: after.cell ?? null, from };
      }),
    ),

  /** Makes a column that is filled in by hand (`column` null), or says of any column what category it is in; of one by hand also its title, points, whether students see it, and whether it goes. */
  setColumn: teacher
    .input(
      z.strictObject({
        classId,
        column: column.nullable(),
        categoryId: z.uuid().nullable(),
        title: z.string().trim().min(1).max(200).nullable(),
        outOf: outOf.nullable(),
        hidden: z.boolean(),
        removed: z.boolean(),
      }),
    )
    .mutation(({ ctx, input }) =>
      act(ctx.db, async tx => {
        const { categoryId, title, outOf, hidden, removed } = input;
        const categories = await categoriesOf(tx, ctx.member);
        if (categoryId !== null && !categories.some(each => each.id === categoryId)) throw new AppError('not-found');
        if (input.column === null) {
          if (title === null) throw new AppError('invalid', { field: 'title' });
          if (outOf === null) throw new AppError('invalid', { field: 'outOf' });
          const columnId = await createColumn(tx, ctx.member, { title, outOf, categoryId, hidden });
          await recordAudit(tx, ctx.member, 'column-set', columnId, { columnId });
          return { columnId };
        }
        const held = await holdColumn(tx, ctx.member, input.column.kind, input.column.id);
        if (!held) throw new AppError('not-found');
        const own =
          held.kind === 'HAND'
            ? {
                ...(title === null ? {} : { title }),
                ...(outOf === null ? {} : { outOf }),
                ...(removed ? { removedAt: ctx.now } : {}),
                hidden,
              }
            : {};
        await changeColumn(tx, ctx.member, held.id, { categoryId, ...own });
        const action = removed && held.kind === 'HAND' ? 'column-removed' : 'column-set';
        await recordAudit(tx, ctx.member, action, held.assignmentId ?? held.id, { columnId: held.id, categoryId });
        return { columnId: held.id };
      }),
    ),

  /** Makes a category (`categoryId` null) or changes one. */
  setCategory: teacher
    .input(
      z.strictObject({
        classId,
        categoryId: z.uuid().nullable(),
        name: z.string().trim().min(1).max(100),
        weight: z.number().min(0).max(1000),
        dropLowest: z.int().min(0).max(50),
      }),
    )
    .mutation(({ ctx, input }) =>
      act(ctx.db, async tx => {
        const { name, weight, dropLowest } = input;
        const id = await putCategory(tx, ctx.member, input.categoryId, { name, weight, dropLowest });
        if (!id) throw new AppError('not-found');
        await recordAudit(tx, ctx.member, 'category-set', id, { weight, dropLowest });
        return { categoryId: id };
      }),
    ),

  /** Takes a category away; its columns are in none then. */
  removeCategory: teacher.input(z.strictObject({ classId, categoryId: z.uuid() })).mutation(({ ctx, input }) =>
    act(ctx.db, async tx => {
      if (!(await removeCategory(tx, ctx.member, input.categoryId))) throw new AppError('not-found');
      await recordAudit(tx, ctx.member, 'category-removed', input.categoryId);
      return { removed: true };
    }),
  ),

  /** Writes into the log that a teacher takes the scores of the class out as a file, and gives the user names that other systems know students by. */
  recordGradesTaken: teacher
    .meta({ whileArchived: true })
    .input(z.strictObject({ classId }))
    .mutation(({ ctx }) =>
      act(ctx.db, async tx => {
        await recordAudit(tx, ctx.member, 'grades-exported', null);
        return { userNames: await userNamesOf(tx, ctx.member) };
      }),
    ),
};
