import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Database } from '#/server/db/database.ts';
import { testDatabase } from '#/server/db/testing.ts';
import { makeTalkingClass } from '#/server/discussion/discussion.testing.ts';

let db: Database;
beforeAll(async () => {
  db = await testDatabase();
}, 60_000);
afterAll(() => db.close());

test('a copy has what is set, weeks later, by the same revisions and rules, and nothing and nobody of the students', async () => {
  const world = await makeTalkingClass(db);
  const { classId, teacherId } = world;
  const quiz = await world.room(true);
  const talk = await world.room();
  const studentId = await world.person('Zebulonia Quartzmire');
  await talk.say(studentId, 'Zebulonia was here.');
  await talk.set({ anonymous: true });
  const mine = await world.call(studentId);
  await mine.attempt.start(quiz.ids);
  const { assignmentId } = quiz.ids;
  const question = await db.client.quizQuestion.findFirstOrThrow({});
  const teacher = await world.call(teacherId, 9);
  await teacher.progress.dropQuestion({ classId, assignmentId, questionId: question.id, reason: 'Unclear' });
  await teacher.study.setGloss({ classId, assignmentId, term: 'library', gloss: 'a house of books' });
  const withdrawn = await world.room();
  const { version } = await db.client.assignment.findFirstOrThrow({
    where: { classId, id: withdrawn.ids.assignmentId },
  });
  await teacher.assignment.setWithdrawn({ ...withdrawn.ids, version, withdrawn: true });
  await db.client.assignment.updateMany({
    where: { classId, id: assignmentId },
    data: { dueAt: new Date('2100-03-27T22:59:00Z'), closesAt: new Date('2100-03-29T21:59:00Z') },
  });

  const preview = await teacher.copying.preview({ classId, weeks: 1 });
  const copied = await teacher.copying.copy({ classId, name: 'Next year', weeks: 1 });
  expect(copied.assignments).toBe(preview.length);

  const of = (id: string) =>
    db.client.assignment.findMany({
      where: { classId: id, withdrawnAt: null },
      include: { discussion: true, drops: true, corrections: true, glosses: true },
      orderBy: [{ opensAt: 'asc' }, { title: 'asc' }, { quizId: 'asc' }],
    });
  const [before, after] = [await of(classId), await of(copied.classId)];
  expect(
    after.map(({ readingId, readingNumber, quizId, quizNumber, review }) => [
      readingId,
      readingNumber,
      quizId,
      quizNumber,
      review,
    ]),
  ).toEqual(
    before.map(({ readingId, readingNumber, quizId, quizNumber, review }) => [
      readingId,
      readingNumber,
      quizId,
      quizNumber,
      review,
    ]),
  );
  expect(after.map(one => one.discussion?.anonymous ?? null)).toEqual(
    before.map(one => one.discussion?.anonymous ?? null),
  );
  expect(after.flatMap(one => one.drops.map(drop => drop.questionId))).toEqual([question.id]);
  expect(after.flatMap(one => one.glosses)).toMatchObject([{ term: 'library', gloss: 'a house of books' }]);
  const shifted = after.find(one => one.dueAt !== null);
  expect(shifted?.dueAt).toEqual(preview.find(one => one.assignmentId === assignmentId)?.is.dueAt);

  const members = await db.client.membership.findMany({ where: { classId: copied.classId } });
  expect(members).toMatchObject([{ userId: teacherId, role: 'TEACHER' }]);
  for (const table of [
    'Attempt',
    'Thread',
    'Post',
    'Exception',
    'GroupMember',
    'PostRead',
    'Highlight',
    'ReadingProgress',
  ])
    expect(await db.sql.query(`SELECT 1 FROM "${table}" WHERE "classId" = $1`, [copied.classId]), table).toEqual([]);
  const [trace] = await db.sql.query<{ count: number }>(
    `SELECT count(*)::int AS count FROM "Assignment" t WHERE "classId" = $1 AND t::text ILIKE '%zebulonia%'`,
    [copied.classId],
  );
  expect(trace?.count).toBe(0);
  expect((await teacher.classroom.get({ classId: copied.classId })).joinCode).toMatch(/^.{8}$/);
});

test('every date of what is copied is one that the copy knows to move or to leave empty', async () => {
  const columns = await db.sql.query<{ place: string }>(
    `SELECT table_name || '.' || column_name AS place FROM information_schema.columns
     WHERE table_schema = 'public' AND data_type LIKE 'timestamp%' AND table_name IN ('Assignment', 'Discussion', 'Participation', 'WatchedWords')
     ORDER BY 1`,
  );
  expect(columns.map(({ place }) => place)).toEqual([
    'Assignment.closesAt',
    'Assignment.createdAt',
    'Assignment.dueAt',
    'Assignment.marksReleasedAt',
    'Assignment.opensAt',
    'Assignment.releasedAt',
    'Assignment.withdrawnAt',
    'Discussion.closesAt',
    'Discussion.openedAt',
    'Discussion.opensAt',
  ]);
});
