import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { testArticle } from '#/prisma/factories.ts';
import type { Database } from '#/server/db/database.ts';
import { testDatabase } from '#/server/db/testing.ts';
import { decide, makeTalkingClass, type Rules } from './discussion.testing.ts';

let db: Database;
let school: Awaited<ReturnType<typeof makeTalkingClass>>;
beforeAll(async () => {
  db = await testDatabase();
  school = await makeTalkingClass(db);
}, 60_000);
afterAll(() => db.close());

const worth = {
  thread: { wanted: 1, points: 4 },
  reply: { wanted: 2, points: 2 },
  cited: { wanted: 1, points: 1 },
};

async function room(rules: Rules = {}) {
  const made = await school.room();
  await made.set({ afterQuiz: false, ...rules });
  const staff = await school.as(school.teacherId);
  await staff.configureParticipation({ ...made.ids, version: 0, ...worth });
  const list = async () => (await staff.participation({ ...made.ids, cursor: null })).students;
  return { ...made, staff, list };
}
const quote = `> ${testArticle[1]?.split('. ')[0]}`;

test('points follow from the posts that stand, and each names the post that earned it', async () => {
  const { ids, say, list, staff } = await room();
  const { classId } = ids;
  const [ada, bo] = [await school.person('Ada Golden'), await school.person('Bo Golden')];
  const root = await say(ada, `${quote}\n\nThat is a lot.`);
  const first = await say(bo, 'It is.', root.postId, 1);
  await say(bo, 'I answer myself.', first.postId, 2);
  const second = await say(bo, 'And more.', root.postId, 3);
  const third = await say(bo, 'Still more.', root.postId, 4);
  const own = await say(ada, 'Another thread.', null, 5);
  const of = async (name: string) => (await list()).find(one => one.name === name);
  expect(await of('Ada Golden')).toMatchObject({
    counts: { thread: 2, reply: 0, cited: 1 },
    earned: [
      { by: 'thread', postId: root.postId, threadId: root.threadId, points: 4 },
      { by: 'cited', postId: root.postId, threadId: root.threadId, points: 1 },
    ],
    points: 5,
  });
  expect(await of('Bo Golden')).toMatchObject({
    counts: { thread: 0, reply: 3, cited: 0 },
    earned: [{ postId: first.postId }, { postId: second.postId }],
    points: 4,
  });
  // What is hidden no longer earns, and the next one does instead.
  await decide(db, staff, { classId, postId: first.postId }, 'hide');
  await (await school.as(ada, 6)).remove({ classId, postId: root.postId });
  expect((await of('Bo Golden'))?.earned.map(one => one.postId)).toEqual([second.postId, third.postId]);
  expect(await of('Ada Golden')).toMatchObject({ points: 4, earned: [{ postId: own.postId }] });
  expect((await staff.participation({ ...ids, cursor: null })).maximum).toBe(9);
});

test('a student reads the own points, the rules and the comment, and of nobody else anything', async () => {
  const { ids, staff, say } = await room();
  const [one, two] = [await school.person('Cato Private'), await school.person('Dora Private')];
  await say(one, 'Mine.');
  const membership = await db.client.membership.findFirstOrThrow({ where: { userId: one } });
  const set = { ...ids, key: membership.id, points: 7, comment: 'Spoke well in class.' };
  await staff.setPoints({ ...set, version: 0 });
  await expect(staff.setPoints({ ...set, version: 0 })).rejects.toThrow('conflict');
  const mine = await (await school.as(one)).myParticipation(ids);
  expect(mine).toMatchObject({
    rules: worth,
    maximum: 9,
    mine: { byRules: 4, points: 7, mark: { points: 7, comment: 'Spoke well in class.', by: 'Ms Adeyemi', version: 1 } },
  });
  expect(JSON.stringify(await (await school.as(two)).myParticipation(ids))).not.toMatch(/Cato|Spoke/);
  await staff.setPoints({ ...set, points: null, version: 1 });
  expect((await (await school.as(one)).myParticipation(ids)).mine).toMatchObject({ points: 4 });
  const log = await db.client.auditEvent.findMany({ where: { action: 'points-set', subject: membership.id } });
  expect(log.map(row => row.detail)).toMatchObject([{ points: 7, reason: set.comment }, { points: null }]);
});

test('in an anonymous discussion the list, its order, the log and a comment tell no name, until a teacher has looked', async () => {
  const { ids, say, list, staff } = await room({ anonymous: true });
  const { classId } = ids;
  const people = await Promise.all(['Aa Hidden', 'Bb Hidden', 'Cc Hidden'].map(name => school.person(name)));
  const { postId } = await say(String(people[1]), 'Who am I?');
  const before = await list();
  expect(JSON.stringify(before)).not.toMatch(/Hidden/);
  const memberships = await db.client.membership.findMany({ where: { userId: { in: people } }, select: { id: true } });
  for (const { id } of memberships) expect(JSON.stringify(before)).not.toContain(id);
  expect(before.map(one => one.name)).toEqual([...before.map(one => one.name)].sort());
  const writer = before.find(one => one.counts.thread === 1);
  await staff.setPoints({ ...ids, key: writer?.key ?? '', version: 0, points: 5, comment: 'Kind.' });
  const log = await db.client.auditEvent.findMany({ where: { action: 'points-set', subject: ids.assignmentId } });
  expect(log.map(row => row.detail)).toMatchObject([{ pseudonym: writer?.key, points: 5 }]);
  expect((await list()).filter(one => one.known !== null)).toEqual([]);
  await expect(
    staff.setPoints({ ...ids, key: memberships[0]?.id ?? '', version: 0, points: 5, comment: 'x' }),
  ).rejects.toThrow('not-found');

  await staff.unmask({ classId, postId, reason: 'A threat.' });
  expect((await list()).filter(one => one.known !== null).map(one => [one.key, one.known])).toEqual([
    [writer?.key, 'Bb Hidden'],
  ]);
  const assistant = await school.as(await school.person('Aide', 'ASSISTANT'));
  expect(JSON.stringify(await assistant.participation({ ...ids, cursor: null }))).not.toMatch(/Hidden/);
});

test('the list is paged by name, nobody twice and nobody left out', async () => {
  const { ids, staff } = await room({ anonymous: true });
  const students = await db.client.membership.count({ where: { classId: ids.classId, role: 'STUDENT' } });
  for (let i = students; i < 60; i += 1) await school.person(`Many ${i}`);
  const first = await staff.participation({ ...ids, cursor: null });
  const second = await staff.participation({ ...ids, cursor: first.next });
  expect([first.students.length, second.students.length, second.next]).toEqual([50, 10, null]);
  expect(new Set([...first.students, ...second.students].map(one => one.key)).size).toBe(60);
});

test('what is removed comes back as it was: by its author for a while, by a teacher with a reason that is logged', async () => {
  const { ids, say, staff } = await room();
  const { classId } = ids;
  const [ada, bo] = [await school.person('Ada Back'), await school.person('Bo Back')];
  const seen = await say(ada, 'Seen by all.');
  const held = await say(ada, 'Write to me: me@home.example', seen.postId);
  const restore = async (userId: string, postId: string, minutes = 0, reason: string | null = null) =>
    (await school.as(userId, minutes)).restore({ classId, postId, reason }).then(
      ({ state }) => state,
      error => error.message,
    );
  const mine = await school.as(ada);
  for (const { postId } of [seen, held]) await mine.remove({ classId, postId });
  expect(await restore(bo, seen.postId)).toBe('not-found');
  expect(await restore(ada, seen.postId)).toBe('visible');
  expect(await restore(ada, held.postId)).toBe('held');
  const { cases } = await staff.queue({ classId, cursor: null });
  expect(cases.find(one => one.post.id === held.postId)?.why).toEqual([{ kind: 'contact', count: 0, words: [] }]);

  await mine.remove({ classId, postId: seen.postId });
  expect(await restore(ada, seen.postId, 31)).toBe('not-found');
  expect(await restore(school.teacherId, seen.postId, 31)).toBe('invalid');
  expect(await restore(school.teacherId, seen.postId, 31, 'She asked for it.')).toBe('visible');
  const log = await db.client.auditEvent.findMany({ where: { action: 'post-restored', subject: seen.postId } });
  expect(log.map(row => row.detail)).toEqual([{ reason: 'She asked for it.' }]);
  expect(await restore(ada, seen.postId)).toBe('not-found');
});

test('a removed post that nobody answered is a place without words to a teacher, who can bring it back, and nothing to classmates', async () => {
  const { say, staff } = await room();
  const { classId } = school;
  const [ada, bo] = [await school.person('Ada Gone'), await school.person('Bo Gone')];
  const { postId: parentId, threadId } = await say(bo, 'What is measured?');
  const { postId } = await say(ada, 'A slip of quicksilver.', parentId);
  await (await school.as(ada)).remove({ classId, postId });
  const seenBy = async (call: typeof staff) => (await call.thread({ classId, threadId, cursor: null })).posts;
  expect((await seenBy(staff)).find(post => post.id === postId)).toMatchObject({
    author: null,
    body: [],
    state: 'removed',
    restorable: true,
  });
  expect(JSON.stringify(await seenBy(staff))).not.toContain('quicksilver');
  expect((await seenBy(await school.as(bo))).map(post => post.id)).toEqual([parentId]);
});

test('the past of a post tells what was held, reported, decided and changed, with the words before', async () => {
  const { ids, say, staff } = await room({ anonymous: true });
  const { classId } = ids;
  const [ada, bo] = [await school.person('Ada Past'), await school.person('Bo Past')];
  const { postId } = await say(ada, 'Call me: +49 170 555 01 23');
  await decide(db, staff, { classId, postId }, 'return');
  const { version } = await db.client.post.findFirstOrThrow({ where: { id: postId } });
  await (await school.as(ada, 1)).edit({ classId, postId, version, source: 'Call nobody.' });
  await decide(db, staff, { classId, postId }, 'approve');
  await (await school.as(bo, 2)).report({ classId, postId, reason: 'Still rude.' });
  const { events } = await staff.past({ classId, postId });
  const told = events.map(({ kind, what, reason, body }) => [kind, what, reason, JSON.stringify(body)?.slice(0, 400)]);
  expect(new Set(told.map(([kind, what, reason]) => `${kind} ${what} ${reason}`))).toEqual(
    new Set([
      'posted null null',
      'held contact null',
      'decided return Because.',
      'edited null null',
      'held approval null',
      'decided approve Because.',
      'reported null Still rude.',
      'held reports null',
    ]),
  );
  expect(told.find(([kind]) => kind === 'posted')?.[3]).toContain('+49 170');
  expect(JSON.stringify(events)).not.toMatch(/Ada|Bo Past/);
  expect(events.find(one => one.kind === 'decided')?.by).toBe('Ms Adeyemi');
});

test('a transcript has every part of a discussion once, in the order of the passages, without a word of what was removed', async () => {
  const { ids, staff } = await room();
  const { classId, assignmentId } = ids;
  const member = await db.client.membership.findFirstOrThrow({ where: { classId, role: 'STUDENT' } });
  const base = { classId, assignmentId, cited: false, state: 'VISIBLE' as const, source: 'Filler.' };
  const threads = Array.from({ length: 3 }, () => randomUUID());
  await db.client.thread.createMany({
    data: threads.map((id, i) => ({
      classId,
      assignmentId,
      id,
      kind: 'passage',
      start: 30 - i * 10,
      end: 40 - i * 10,
    })),
  });
  await db.client.post.createMany({
    data: threads.flatMap(threadId =>
      Array.from({ length: 240 }, () => ({
        ...base,
        id: randomUUID(),
        threadId,
        membershipId: member.id,
        clientKey: randomUUID(),
      })),
    ),
  });
  const first = await staff.transcript({ ...ids, cursor: null });
  const second = await staff.transcript({ ...ids, cursor: first.next });
  const all = [...first.posts, ...second.posts];
  expect([first.posts.length, second.posts.length, second.next]).toEqual([500, 220, null]);
  expect(new Set(all.map(one => one.postId)).size).toBe(720);
  expect([...new Set(all.map(one => one.anchor.start))]).toEqual([10, 20, 30]);
});
