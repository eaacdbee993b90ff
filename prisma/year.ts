import { v7 as uuid } from 'uuid';
import type { PrismaClient } from '#/prisma/generated/client.ts';
import { analyse } from '#/server/article/analyse.ts';
import { attemptSeed, receiptCode } from '#/server/attempt/attempt.ts';
import { markAttempt } from '#/server/attempt/marking.ts';
import type { Owner } from '#/server/auth/person.ts';
import { databaseNow } from '#/server/auth/sessions.ts';
import type { Sql } from '#/server/db/migrate.ts';
import { buildQuiz } from '#/server/quiz/build.ts';
import type { Question } from '#/server/quiz/question.ts';
import { createQuiz, findQuestions, publishQuiz } from '#/server/quiz/store.ts';
import { seeded } from '#/server/random.ts';
import { type RevisionContent, revisionOf, textOf } from '#/server/reading/revision.ts';
import { createReading } from '#/server/reading/store.ts';
import { makeAssignment, makeClass, makeMember, makeUser } from './factories.ts';
import { answerTo, demoReading } from './seed.ts';

// A class as it stands at the end of a school year, in bulk: for the bench, and for whoever wants to see one.

const day = 86_400_000;

/** How much a year's class holds. */
export const yearSize = { students: 30, assignments: 40, questions: 10, posts: 150 } as const;

/** Who and what there is in a year's class; the assignment is the newest, which is still open. */
export type Year = { classId: string; teacherId: string; studentId: string; assignmentId: string };

type Made = { classId: string; members: string[]; now: Date };

/**
 * Makes a class of thirty at the end of its year: forty readings, each with a quiz of ten that all but the newest's last ten
 * students have handed in, and a discussion of 150 posts; with groups, exceptions, accommodations and late work.
 */
export async function makeYear(db: PrismaClient): Promise<Year> {
  const teacherId = await makeUser(db, { canTeach: true });
  const classId = await makeClass(db);
  await makeMember(db, classId, teacherId, 'TEACHER');
  const students: string[] = [];
  const members: string[] = [];
  for (let n = 0; n < yearSize.students; n += 1) {
    const id = await makeUser(db, { displayName: `Student ${String(n + 1).padStart(2, '0')}` });
    students.push(id);
    members.push(await makeMember(db, classId, id, 'STUDENT'));
  }
  const reading = await demoReading();
  const content = revisionOf(reading, analyse(textOf(reading)));
  const { questions } = buildQuiz(content.analysis, { count: yearSize.questions, seed: 'a year' });
  const year = { classId, members, now: await databaseNow(db) };
  await giveTheirOwn(db, year);
  let assignmentId = '';
  for (let week = 1; week <= yearSize.assignments; week += 1) {
    assignmentId = await makeWeek(db, year, teacherId, { content, questions }, week);
    // As a server does by itself over a year: plans that were made while the tables were empty are of no use.
    if (week % 8 === 1) await db.$executeRaw`ANALYZE`;
  }
  return { classId, teacherId, studentId: students.at(-1) ?? '', assignmentId };
}

/** Two groups, one with longer time, and three students with an accommodation. */
async function giveTheirOwn(db: PrismaClient, { classId, members }: Made): Promise<void> {
  for (const [name, some] of Object.entries({ Mornings: members.slice(0, 15), Afternoons: members.slice(15) })) {
    const groupId = uuid();
    await db.group.create({ data: { classId, id: groupId, name } });
    await db.groupMember.createMany({ data: some.map(membershipId => ({ classId, groupId, membershipId })) });
    if (name === 'Mornings')
      await db.accommodation.create({ data: { classId, id: uuid(), groupId, timeFactor: 1.25 } });
  }
  await db.accommodation.createMany({
    data: members.slice(0, 3).map(membershipId => ({ classId, id: uuid(), membershipId, timeFactor: 1.5 })),
  });
}

/** One week: a reading, its quiz, what everybody answered, and the discussion. */
async function makeWeek(
  db: PrismaClient,
  year: Made,
  teacherId: string,
  { content, questions }: { content: RevisionContent; questions: Question[] },
  week: number,
): Promise<string> {
  const { classId, members, now } = year;
  const owner = { userId: teacherId } as Owner;
  const title = `Week ${week}`;
  const readingId = await createReading(db, owner, { ...content, title });
  const quizId = await createQuiz(db, owner, { readingId, readingNumber: 1, title, seed: 'a year' }, questions);
  const drafts = await db.draftQuestion.findMany({
    where: { quizId },
    select: { id: true },
    orderBy: { position: 'asc' },
  });
  const draft = { quizId, readingId, readingNumber: 1, title, seed: 'a year', version: 1, latest: 0, updatedAt: now };
  const own = questions.map((question, at) => ({ ...question, id: drafts[at]?.id ?? question.id }));
  await publishQuiz(db, { ...draft, questions: [] }, own);
  const opensAt = new Date(now.getTime() - (yearSize.assignments - week) * 7 * day - 3 * day);
  const dates = {
    opensAt,
    dueAt: new Date(opensAt.getTime() + 4 * day),
    closesAt: new Date(opensAt.getTime() + 6 * day),
  };
  const rules = { title, timeLimitSeconds: 1800, lateLossPercent: 10, ...dates };
  const assignmentId = await makeAssignment(db, classId, { readingId, quizId }, rules);
  await db.exception.create({
    data: {
      classId,
      id: uuid(),
      assignmentId,
      membershipId: members[week % members.length] ?? '',
      dueAt: dates.closesAt,
    },
  });
  const done = week === yearSize.assignments ? members.slice(0, -10) : members;
  await answer(db, { classId, assignmentId, quizId, opensAt }, done);
  await discuss(db, { classId, assignmentId, opensAt }, members);
  return assignmentId;
}

/** One attempt of each of these students, right more often the further back in the list they are, and some of them late. */
async function answer(
  db: PrismaClient,
  { classId, assignmentId, quizId, opensAt }: { classId: string; assignmentId: string; quizId: string; opensAt: Date },
  members: readonly string[],
): Promise<void> {
  const random = seeded(assignmentId);
  const questions = await findQuestions(db, quizId, 1);
  const taken = members.map((membershipId, place) => {
    const id = uuid();
    const startedAt = new Date(opensAt.getTime() + (place % 6) * day * 0.9);
    const responses = questions.map((question, at) => ({
      classId,
      attemptId: id,
      questionId: question.id,
      quizId,
      quizNumber: 1,
      answer: answerTo(question, random.uniform() < 0.4 + place / 60),
      cited: null,
      rev: 1,
      saveKey: uuid(),
      savedAt: new Date(startedAt.getTime() + (at + 1) * 45_000),
    }));
    const { marks, mark, outOf } = markAttempt(questions, responses, new Set());
    const attempt = {
      classId,
      id,
      assignmentId,
      membershipId,
      number: 1,
      quizId,
      quizNumber: 1,
      seed: attemptSeed({ shuffleOptions: true, shuffleQuestions: false }, 0, id),
      outboxKey: '',
      state: 'SUBMITTED' as const,
      startedAt,
      deadlineAt: new Date(startedAt.getTime() + 1_800_000),
      submittedAt: new Date(startedAt.getTime() + 600_000),
      receipt: receiptCode(new TextEncoder().encode(id)),
      mark,
      outOf,
    };
    return {
      attempt,
      responses: responses.map(each => {
        const earned = marks.get(each.questionId);
        return { ...each, mark: earned?.mark ?? 0, proofMark: earned?.proofMark ?? null };
      }),
    };
  });
  await db.attempt.createMany({ data: taken.map(each => each.attempt) });
  await db.response.createMany({ data: taken.flatMap(each => each.responses) });
}

/** Threads of ten posts on the first sentences; two readers have read every second post. */
async function discuss(
  db: PrismaClient,
  { classId, assignmentId, opensAt }: { classId: string; assignmentId: string; opensAt: Date },
  members: readonly string[],
): Promise<void> {
  const threads = Array.from({ length: yearSize.posts / 10 }, () => uuid());
  await db.thread.createMany({
    data: threads.map((id, sentence) => ({
      classId,
      id,
      assignmentId,
      kind: 'passage',
      sentence,
      start: sentence * 10,
      end: sentence * 10 + 8,
      quote: 'of words',
      createdAt: opensAt,
    })),
  });
  const posts = threads.flatMap((threadId, thread) => {
    const root = uuid();
    return Array.from({ length: 10 }, (_, place) => ({
      classId,
      id: place === 0 ? root : uuid(),
      assignmentId,
      threadId,
      parentId: place === 0 ? null : root,
      membershipId: members[(thread * 7 + place) % members.length] ?? '',
      source: 'The study could only count what it found.',
      cited: true,
      state: 'VISIBLE' as const,
      clientKey: uuid(),
      createdAt: new Date(opensAt.getTime() + (thread * 10 + place) * 60_000),
    }));
  });
  // As in a class, few at a time: each of them is counted by the database.
  for (let from = 0; from < posts.length; from += 50) await db.post.createMany({ data: posts.slice(from, from + 50) });
  const readers = members.slice(-2);
  const read = posts.filter((_, at) => at % 2 === 0);
  await db.postRead.createMany({
    data: readers.flatMap(membershipId => read.map(post => ({ classId, membershipId, postId: post.id }))),
    skipDuplicates: true,
  });
}

/** The tables whose rows hold no class but belong to what a class uses, and by which rows. */
const material = {
  User: `"id" IN (SELECT "userId" FROM "Membership" WHERE "classId" = $1)`,
  Reading: `"id" IN (SELECT "readingId" FROM "Assignment" WHERE "classId" = $1)`,
  ReadingRevision: `"readingId" IN (SELECT "readingId" FROM "Assignment" WHERE "classId" = $1)`,
  Quiz: `"id" IN (SELECT "quizId" FROM "Assignment" WHERE "classId" = $1)`,
  QuizRevision: `"quizId" IN (SELECT "quizId" FROM "Assignment" WHERE "classId" = $1)`,
  QuizQuestion: `"quizId" IN (SELECT "quizId" FROM "Assignment" WHERE "classId" = $1)`,
  Class: '"id" = $1',
};

/**
 * Makes a class just like another one in the same database, row by row and with people, readings and quizzes of its own: every id
 * is another, made of the old one and `n`. Needs the right to switch triggers off, since a copy must count nothing twice.
 */
export async function copyYear({ query }: Sql, classId: string, n: number): Promise<void> {
  const columns = await query<{ table: string; column: string; type: string }>(
    `SELECT c.table_name AS "table", c.column_name AS "column", c.udt_name AS type FROM information_schema.columns c
     JOIN information_schema.tables t USING (table_schema, table_name)
     WHERE c.table_schema = 'public' AND t.table_type = 'BASE TABLE' ORDER BY c.table_name, c.ordinal_position`,
  );
  const tables = new Map<string, typeof columns>();
  for (const row of columns) tables.set(row.table, [...(tables.get(row.table) ?? []), row]);
  const another = (column: string) =>
    `overlay(overlay(md5("${column}"::text || '${n}') placing '7' from 13) placing '8' from 17)::uuid`;
  const unique = new Map([
    ['User.userName', `"userName" || '-${n}'`],
    ['User.email', 'NULL'],
    ['Class.joinCode', 'NULL'],
    ['QuizQuestion.body', `jsonb_set("body", '{id}', to_jsonb(${another('id')}::text))`],
  ]);
  await query("SELECT set_config('session_replication_role', 'replica', false)");
  for (const [table, all] of tables) {
    const own = all.some(each => each.column === 'classId') ? '"classId" = $1' : undefined;
    const where = own ?? material[table as keyof typeof material];
    if (!where) continue;
    const values = all.map(
      ({ column, type }) => unique.get(`${table}.${column}`) ?? (type === 'uuid' ? another(column) : `"${column}"`),
    );
    const names = all.map(({ column }) => `"${column}"`);
    await query(
      `INSERT INTO "${table}" (${names.join(', ')}) SELECT ${values.join(', ')} FROM "${table}" WHERE ${where}`,
      [classId],
    );
  }
  await query("SELECT set_config('session_replication_role', 'origin', false)");
}
