import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { makeClass, makeMember, makeUser } from '#/prisma/factories.ts';
import type { Database } from '#/server/db/database.ts';
import { testDatabase } from '#/server/db/testing.ts';
import { decide } from '#/server/discussion/discussion.testing.ts';
import { callerFor } from '#/server/trpc/testing.ts';
import { makeStudentOfRecord, planted } from './records.testing.ts';
import { eraseOverdue } from './retention.ts';

let db: Database;
beforeAll(async () => {
  db = await testDatabase();
}, 60_000);
afterAll(() => db.close());

/** How many rows of each table of the whole database hold the planted name, in any column. */
async function dump(): Promise<Record<string, number>> {
  const tables = await db.sql.query<{ name: string }>(
    `SELECT table_name AS name FROM information_schema.tables WHERE table_schema = 'public'`,
  );
  const found: Record<string, number> = {};
  for (const { name } of tables) {
    const [row] = await db.sql.query<{ count: number }>(
      `SELECT count(*)::int AS count FROM "${name}" t WHERE t::text ILIKE '%zebulonia%' OR t::text ILIKE '%quartzmire%'`,
    );
    if (row?.count) found[name] = row.count;
  }
  return found;
}

describe('a student who has left a name everywhere', () => {
  let world: Awaited<ReturnType<typeof makeStudentOfRecord>>;
  const who = () => ({ classId: world.classId, membershipId: world.membershipId });
  beforeAll(async () => {
    world = await makeStudentOfRecord(db);
    const { call, teacherId, talk, otherId } = world;
    const typed = await talk.say(otherId, 'I think that Zebulonia is wrong.', null, 4);
    const discussion = (await call(teacherId, 4)).discussion;
    await decide(db, discussion, { classId: world.classId, postId: typed.postId }, 'fine');
    const { postId } = await talk.say(otherId, 'Nothing here.', null, 4);
    const { version } = await db.client.post.findFirstOrThrow({ where: { id: postId } });
    const on = [{ postId, version }];
    await discussion.decide({ classId: world.classId, decision: 'return', reason: 'Leave Zebulonia out of it', on });
    await leaveMarks();
  }, 120_000);

  /** What teachers leave about a student: on the list, in groups, exceptions, marks and words, each with the name in it. */
  async function leaveMarks() {
    const { classId, membershipId, quiz, talk, attemptId, userId, quizId, start } = world;
    const teacher = await world.call(world.teacherId, 4);
    const rows = [{ line: 2, id: 'quartzmire-77', name: planted.name, groups: ['With Zebulonia'] }];
    await teacher.roster.import({ classId, rows, mark: (await teacher.roster.plan({ classId, rows })).mark });
    const target = { membershipId };
    const later = { opensAt: null, dueAt: null, closesAt: new Date(start.getTime() + 86_400_000).toISOString() };
    const exception = {
      ...later,
      timeLimitSeconds: null,
      attemptLimit: 2,
      excused: false,
      reason: 'Zebulonia was ill',
    };
    await teacher.exceptions.set({ ...talk.ids, target, exception });
    const { questionId, rev } = await db.client.response.findFirstOrThrow({ where: { attemptId } });
    const words = { comment: 'Well seen, Zebulonia.', reason: 'Zebulonia meant the other one' };
    await teacher.attempt.markByHand({ classId, attemptId, questionId, mark: 0, ...words, rev, version: 0 });
    await teacher.attempt.saveComment({ classId, text: 'Ask Zebulonia how.' });
    const column = { column: null, categoryId: null, title: 'Poster', outOf: 10, hidden: false, removed: false };
    await teacher.progress.setColumn({ classId, ...column });
    const { id } = await db.client.gradeColumn.findFirstOrThrow({ where: { classId } });
    const grade = { column: { kind: 'HAND' as const, id }, mark: 7, reason: 'Zebulonia drew it', version: 0 };
    await teacher.progress.setGrade({ classId, membershipId, ...grade });
    const points = { key: membershipId, version: 1, points: 2, comment: 'Zebulonia again' };
    await teacher.discussion.setPoints({ ...talk.ids, ...points });
    await teacher.study.setGloss({ ...quiz.ids, term: 'library', gloss: 'Where Zebulonia reads.' });
    const { version } = await db.client.quiz.findUniqueOrThrow({ where: { id: quizId } });
    await teacher.quiz.rename({ quizId, version, title: 'A quiz for Zebulonia' });
    await teacher.classroom.rename({ classId, name: 'Zebulonia and the others' });
    const address = `${planted.userName}@home.example`;
    await db.client.digest.create({ data: { userId, address, hour: 7, zone: 'UTC' } });
  }

  test('is nowhere after the act but where others typed it, and these places were told before', async () => {
    const teacher = (await world.call(world.teacherId, 5)).records;
    const before = await dump();
    expect(Object.keys(before)).toEqual(
      expect.arrayContaining([
        'User',
        'Membership',
        'Post',
        'PostRevision',
        'PostDraft',
        'PostReport',
        'Response',
        'Highlight',
        'Digest',
        'Exception',
        'HandMark',
        'GradeEntry',
        'ParticipationMark',
        'AuditEvent',
        'Group',
        'SavedComment',
        'Gloss',
        'Quiz',
        'Class',
      ]),
    );
    const marks = () =>
      db.client.response.findMany({
        where: { attemptId: world.attemptId },
        select: { questionId: true, mark: true },
        orderBy: { questionId: 'asc' },
      });
    const earned = await marks();
    const places = await teacher.places(who());
    expect(places.posts.map(post => post.excerpt)).toEqual(['I think that Zebulonia is wrong.', 'Nothing here.']);

    await teacher.erase({ ...who(), typedName: planted.name, words: 'keep' });
    const { Post: inPosts, ...elsewhere } = await dump();
    expect(elsewhere).toEqual(Object.fromEntries(places.tables.map(({ table, count }) => [table, count])));
    // What is about the student alone is gone or emptied; what is left are words of a teacher's own about the class.
    expect(Object.keys(elsewhere).sort()).toEqual(['AuditEvent', 'Class', 'Gloss', 'Group', 'Quiz', 'SavedComment']);
    expect(inPosts).toBe(places.posts.length);
    expect(await marks()).toEqual(earned);
  });

  test('leaves threads, replies and counts as they were, by the name of a former student', async () => {
    const mine = await db.client.post.findUniqueOrThrow({
      where: { classId_id: { classId: world.classId, id: world.own.postId } },
      include: { replies: true, revisions: true, membership: true },
    });
    expect(mine).toMatchObject({ state: 'VISIBLE', source: 'The library lent more books.', revisions: [] });
    expect(mine.membership).toMatchObject({ displayName: 'A former student', status: 'REMOVED' });
    expect(mine.replies).toHaveLength(1);
    const page = await (await world.as(world.otherId, 6)).thread({
      classId: world.classId,
      threadId: world.own.threadId,
      cursor: null,
    });
    expect(JSON.stringify(page)).toContain('A former student');
  });

  test('is gone from the class and the account: nobody signs in, brings them back or takes their record out', async () => {
    expect(await db.client.user.findUnique({ where: { id: world.userId } })).toBeNull();
    expect(await db.client.session.count({ where: { userId: world.userId } })).toBe(0);
    const call = await world.call(world.teacherId, 6);
    const { people } = await call.classroom.people({ classId: world.classId, cursor: null });
    expect(people.map(one => one.membershipId)).not.toContain(world.membershipId);
    for (const again of [call.classroom.bringBack(who()), call.records.takeOut(who()), call.records.places(who())])
      await expect(again).rejects.toMatchObject({ code: 'NOT_FOUND' });
    const rows = await db.client.auditEvent.findMany({ where: { action: 'student-erased' } });
    expect(rows).toMatchObject([{ subject: world.membershipId, detail: { words: 'keep' } }]);
  });
});

test('the name must be typed as it stands, and then the words of all posts go where the teacher says so', async () => {
  const world = await makeStudentOfRecord(db);
  const { classId, membershipId, userId } = world;
  const elsewhere = await makeClass(db.client);
  await makeMember(db.client, elsewhere, userId, 'STUDENT');
  const teacher = (await world.call(world.teacherId, 5)).records;
  const wrong = teacher.erase({ classId, membershipId, typedName: 'Zebulonia', words: 'remove' });
  await expect(wrong).rejects.toMatchObject({ code: 'BAD_REQUEST' });
  expect(await db.client.postDraft.count({ where: { classId, membershipId } })).toBe(1);
  await teacher.erase({ classId, membershipId, typedName: planted.name, words: 'remove' });
  const posts = await db.client.post.findMany({ where: { classId, membershipId } });
  expect(posts.length).toBeGreaterThan(3);
  for (const post of posts) expect(post).toMatchObject({ state: 'REMOVED', source: '' });
  // The other class still holds the account, and its name there.
  expect(await db.client.user.findUnique({ where: { id: userId } })).toMatchObject({ displayName: planted.name });
});

test('a class erases its students once its months in the archive are over, not a day before, and only where it was set so', async () => {
  const classId = await makeClass(db.client);
  const userId = await makeUser(db.client, { displayName: 'Ida Long' });
  const membershipId = await makeMember(db.client, classId, userId, 'STUDENT');
  const teacherId = await makeUser(db.client, { canTeach: true });
  await makeMember(db.client, classId, teacherId, 'TEACHER');
  const name = async () =>
    (await db.client.membership.findUniqueOrThrow({ where: { classId_id: { classId, id: membershipId } } }))
      .displayName;
  const archivedAt = new Date('2026-01-31T12:00:00Z');
  await db.client.class.update({ where: { id: classId }, data: { archivedAt } });
  await eraseOverdue(db.client, new Date('2036-01-01T00:00:00Z'));
  expect(await name()).toBe('Ida Long');
  const teacher = (await callerFor(db, teacherId)).records;
  await teacher.setRetention({ classId, months: 1 });
  expect(await teacher.retentions()).toMatchObject([{ classId, months: 1, archivedAt }]);
  await eraseOverdue(db.client, new Date('2026-02-28T11:59:00Z'));
  expect(await name()).toBe('Ida Long');
  await eraseOverdue(db.client, new Date('2026-02-28T12:00:00Z'));
  await eraseOverdue(db.client, new Date('2026-02-28T12:00:00Z'));
  expect(await name()).toBe('A former student');
  expect(await db.client.user.findUnique({ where: { id: userId } })).toBeNull();
  const rows = await db.client.auditEvent.findMany({ where: { classId }, orderBy: { id: 'asc' } });
  expect(rows.map(({ action, actorId }) => [action, actorId === null])).toEqual([
    ['retention-set', false],
    ['student-erased', true],
  ]);
});
