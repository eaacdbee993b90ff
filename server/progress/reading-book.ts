import type { PrismaClient } from '#/prisma/generated/client.ts';
import { standingsIn } from '#/server/assignment/exceptions-store.ts';
import { marksHeld } from '#/server/assignment/policy.ts';
import { ownStandings } from '#/server/attempt/reviewing.ts';
import type { Member } from '#/server/classroom/member.ts';
import type { Tx } from '#/server/db/database.ts';
import { participationIn } from '#/server/discussion/participation-store.ts';
import { type Category, type Cell, type Column, cellOf, type Entry, type Part, totalOf } from './book.ts';
import { gradesOf, type Standing } from './gradebook.ts';
import { attemptsIn, categoriesOf, columnsOf, entriesIn, pointsIn, quizzesOf, readersIn } from './gradebook-store.ts';
import { withKept } from './results-store.ts';

type Db = Tx | PrismaClient;

/** One student's line: a cell for every column, in their order, and the total with what it is made of. */
export type BookRow = {
  membershipId: string;
  displayName: string;
  cells: Cell[];
  total: number | null;
  parts: Part[];
  /** Columns, by index, with a score that does not count, for they are in no category. */
  left: number[];
};
export type Book = { columns: Column[]; categories: Category[]; rows: BookRow[] };

/**
 * The gradebook of these students: a column for every quiz and for taking part in every discussion that gives points and hides
 * nobody, by opening, then those that are filled in by hand. `where` leaves out columns, as those of another category. The number of queries is the same for any number.
 */
export async function bookOf(
  db: Db,
  member: Member,
  students: readonly { id: string; displayName: string }[],
  now: Date,
  where: (column: Column) => boolean = () => true,
): Promise<Book> {
  const [quizzes, categories, said] = await Promise.all([
    quizzesOf(db, member),
    categoriesOf(db, member),
    columnsOf(db, member),
  ]);
  const ids = students.map(each => each.id);
  const assignments = quizzes.map(each => each.id);
  const [taken, standing, hasRead, points, participation, entry] = await Promise.all([
    attemptsIn(db, member, ids, assignments),
    standingsIn(db, member, assignments, ids),
    readersIn(db, member, ids, assignments),
    pointsIn(db, member, assignments),
    participationIn(db, member.classId, assignments, ids),
    entriesIn(
      db,
      member,
      said.map(each => each.id),
      ids,
    ),
  ]);
  const attempts = await withKept(db, member, quizzes, taken);
  const grades = new Map(
    gradesOf(students, quizzes, attempts, standing, hasRead, now).map(row => [row.membershipId, row.cells]),
  );
  const saidOf = (kind: Column['kind'], assignmentId: string) =>
    said.find(each => each.kind === kind && each.assignmentId === assignmentId);
  type Filled = {
    column: Column;
    own: (membershipId: string) => Standing;
    typed: (membershipId: string) => Entry | undefined;
  };
  const typedIn = (one?: { id: string }) => (membershipId: string) => one && entry(one.id, membershipId);
  const nothing: Standing = { state: 'not-started', score: null };
  const filled = [
    ...quizzes.flatMap(({ id, title }, at): Filled[] => {
      const about = saidOf('QUIZ', id);
      const taking = participation.get(id);
      const part = saidOf('PARTICIPATION', id);
      const named = (kind: Column['kind'], outOf: number, one: typeof about): Column => ({
        ...{ kind, id, title, outOf },
        ...{ categoryId: one?.categoryId ?? null, hidden: false },
      });
      return [
        {
          column: named('QUIZ', points.get(id) ?? 0, about),
          own: membershipId => grades.get(membershipId)?.[at] ?? nothing,
          typed: typedIn(about),
        },
        ...(taking
          ? [
              {
                column: named('PARTICIPATION', taking.maximum, part),
                own: (membershipId: string): Standing => ({
                  state: 'done',
                  score: (taking.points.get(membershipId) ?? 0) / taking.maximum,
                }),
                typed: (membershipId: string) => taking.typed.get(membershipId),
              },
            ]
          : []),
      ];
    }),
    ...said.flatMap(({ id, kind, title, outOf, categoryId, hidden }): Filled[] =>
      kind === 'HAND' && title !== null && outOf !== null
        ? [{ column: { kind, id, title, outOf, categoryId, hidden }, own: () => nothing, typed: typedIn({ id }) }]
        : [],
    ),
  ].filter(({ column }) => where(column));
  const columns = filled.map(each => each.column);
  return {
    columns,
    categories,
    rows: students.map(({ id, displayName }) => {
      const cells = filled.map(({ column, own, typed }) => cellOf(column, own(id), typed(id)));
      return { membershipId: id, displayName, cells, ...totalOf(columns, cells, categories) };
    }),
  };
}

/**
 * A student's own gradebook: of each column only what they may see at `now`, and the total of that alone; `later` are the
 * quizzes of which no mark is shown yet.
 */
export async function ownBookOf(
  db: Db,
  student: Member,
  now: Date,
): Promise<Book & { later: { id: string; title: string }[] }> {
  const { membershipId: id, displayName } = student;
  const all = await bookOf(db, student, [{ id, displayName }], now);
  const quizzes = all.columns.filter(each => each.kind === 'QUIZ');
  const standings = await ownStandings(
    db,
    student,
    quizzes.map(each => each.id),
    now,
  );
  const open = new Set(
    standings
      .filter(each => each.shown || (each.attempts.length === 0 && !marksHeld(each.assignment)))
      .map(each => each.assignment.id),
  );
  const places = all.columns.flatMap((column, at) =>
    (column.kind === 'QUIZ' ? open.has(column.id) : !column.hidden) ? [at] : [],
  );
  const columns = places.flatMap(at => all.columns[at] ?? []);
  return {
    columns,
    categories: all.categories,
    rows: all.rows.map(row => {
      const cells = places.flatMap(at => row.cells[at] ?? []);
      return { ...row, cells, ...totalOf(columns, cells, all.categories) };
    }),
    later: quizzes.filter(each => !open.has(each.id)).map(({ id: quiz, title }) => ({ id: quiz, title })),
  };
}
