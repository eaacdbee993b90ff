import { afterAll, beforeEach, expect, test } from 'vitest';
import type { Database } from '#/server/db/database.ts';
import { countingCalls, testDatabase } from '#/server/db/testing.ts';
import { decide, makeTalkingClass } from '#/server/discussion/discussion.testing.ts';
import { callerFor } from '#/server/trpc/testing.ts';

let db: Database;
let school: Awaited<ReturnType<typeof makeTalkingClass>>;
let room: Awaited<ReturnType<typeof school.room>>;
let [ada, ben, cleo] = ['', '', ''];
beforeEach(async () => {
  db ??= await testDatabase();
  school = await makeTalkingClass(db);
  [ada, ben, cleo] = [await school.person('Ada'), await school.person('Ben'), await school.person('Cleo')];
  room = await school.room();
  await room.set({ afterQuiz: false });
}, 60_000);
afterAll(() => db.close());

const inbox = async (userId: string, minutes = 100) => {
  const { notices } = await school.call(userId, minutes);
  const page = await notices.inbox({ cursor: null });
  expect((await notices.count()).unread).toBe([...page.notices, ...page.waiting].filter(one => one.unread).length);
  return page;
};
const told = async (userId: string) =>
  (await inbox(userId)).notices.map(({ kind, posts, unread, author }) => ({ kind, posts, unread, author }));

test('answers in a thread are one line, a mention is told as such, and reading the post anywhere is reading its line', async () => {
  const { classId } = school;
  const { postId, threadId } = await room.say(ada, 'I begin.');
  const first = await room.say(ben, 'One answer.', postId, 1);
  await room.say(cleo, 'Another answer.', postId, 2);
  const mention = await room.say(cleo, 'Hello @Ada.', first.postId, 3);
  expect(await told(ada)).toEqual([
    { kind: 'mention', posts: 1, unread: 1, author: 'Cleo' },
    { kind: 'reply', posts: 2, unread: 2, author: 'Ben' },
  ]);
  const { notices } = await inbox(ada);
  expect(notices[1]).toMatchObject({ postId: first.postId, threadId, excerpt: 'One answer.' });

  const asAda = await school.call(ada, 101);
  await asAda.discussion.read({ classId, postIds: [first.postId] });
  expect((await told(ada)).map(one => one.unread)).toEqual([1, 1]);
  await asAda.notices.read({ classId, kind: 'reply', id: threadId });
  expect((await told(ada)).map(one => one.unread)).toEqual([1, 0]);
  const { posts } = await asAda.discussion.thread({ classId, threadId, cursor: null });
  expect(posts.filter(post => post.unread).map(post => post.id)).toEqual([mention.postId]);
  await asAda.notices.readAll();
  expect((await asAda.notices.count()).unread).toBe(0);

  const { version } = await db.client.post.findFirstOrThrow({ where: { id: mention.postId } });
  await (await school.as(cleo, 4)).edit({ classId, postId: mention.postId, version, source: 'Hello.' });
  expect((await told(ada)).map(one => one.kind)).toEqual(['reply']);
});

test('that a teacher looked at who wrote a post is told its author, beside what became of it, until it was seen', async () => {
  const { classId, teacherId } = school;
  await room.set({ afterQuiz: false, anonymous: true, approval: 'ALL' });
  const { postId, threadId } = await room.say(ada, 'Who am I?');
  const teacher = await school.as(teacherId, 2);
  await decide(db, teacher, { classId, postId }, 'approve');
  await (await school.as(teacherId, 3)).unmask({ classId, postId, reason: 'A threat.' });
  const kinds = async () => (await told(ada)).map(({ kind, unread }) => [kind, unread]);
  expect(await kinds()).toEqual([
    ['unmasked', 1],
    ['decided', 1],
  ]);
  expect(await told(ben)).toEqual([]);

  const asAda = await school.call(ada, 101);
  await asAda.notices.read({ classId, kind: 'unmasked', id: postId });
  expect(await kinds()).toEqual([
    ['unmasked', 0],
    ['decided', 1],
  ]);
  const { posts } = await asAda.discussion.thread({ classId, threadId, cursor: null });
  expect(posts[0]).toMatchObject({ unmasked: 'A threat.', news: true });
  await asAda.discussion.read({ classId, postIds: [postId] });
  expect((await told(ada)).map(one => one.unread)).toEqual([0, 0]);
});

test('an answer that waited is told when it is let through, and what becomes of a post is told its author once', async () => {
  const { classId } = school;
  const { postId } = await room.say(ada, 'I begin.');
  const held = await room.say(ben, 'Write to me@home.example', postId, 1);
  await room.say(cleo, 'At once.', postId, 2);
  expect(await told(ada)).toEqual([{ kind: 'reply', posts: 1, unread: 1, author: 'Cleo' }]);
  expect(await told(ben)).toEqual([]);
  await decide(db, await school.as(school.teacherId, 50), { classId, postId: held.postId }, 'approve');
  expect((await inbox(ada)).notices[0]).toMatchObject({ posts: 2, at: expect.any(Date) });
  expect(await told(ben)).toEqual([{ kind: 'decided', posts: 1, unread: 1, author: 'Ben' }]);

  const asBen = await school.call(ben, 60);
  const { threadId } = held;
  const { posts } = await asBen.discussion.thread({ classId, threadId, cursor: null });
  expect(posts.filter(post => post.news).map(post => post.id)).toEqual([held.postId]);
  await asBen.discussion.read({ classId, postIds: [held.postId] });
  expect((await told(ben)).map(one => one.unread)).toEqual([0]);
  await decide(db, await school.as(school.teacherId, 70), { classId, postId: held.postId }, 'hide');
  expect((await inbox(ben)).notices).toMatchObject([{ kind: 'decided', state: 'hidden', unread: 1 }]);
  expect(await told(ada)).toEqual([{ kind: 'reply', posts: 1, unread: 1, author: 'Cleo' }]);
  // A report that is found fine changed nothing for the author, and tells them nothing.
  await (await school.as(ben, 71)).report({ classId, postId, reason: '' });
  await decide(db, await school.as(school.teacherId, 72), { classId, postId }, 'fine');
  expect((await told(ada)).map(one => one.kind)).toEqual(['reply']);
});

test('posts that wait are one line a class, unread again when another comes', async () => {
  const { classId, teacherId } = school;
  for (const minutes of [1, 2, 3]) await room.say(ada, 'Write to me@home.example', null, minutes);
  expect((await inbox(teacherId)).waiting).toMatchObject([{ classId, count: 3, unread: true }]);
  expect((await inbox(ada)).waiting).toEqual([]);
  const asTeacher = await school.call(teacherId, 4);
  await asTeacher.notices.read({ classId, kind: 'waits', id: null });
  expect((await inbox(teacherId)).waiting).toMatchObject([{ count: 3, unread: false }]);
  await room.say(ada, 'Write to me@home.example', null, 5);
  expect((await inbox(teacherId)).waiting).toMatchObject([{ count: 4, unread: true }]);
});

test('one hears of all, of replies and mentions, or of nothing, class by class', async () => {
  const { classId } = school;
  const { postId } = await room.say(ada, 'I begin.');
  await room.say(ben, 'An answer.', postId, 1);
  await room.say(cleo, 'Something else.', null, 2);
  const { notices } = await school.call(ada, 3);
  expect((await notices.hearing()).classes).toMatchObject([{ classId, hears: 'REPLIES' }]);
  expect((await told(ada)).map(one => one.kind)).toEqual(['reply']);
  await notices.setHearing({ classId, hears: 'ALL' });
  expect((await told(ada)).map(one => one.kind)).toEqual(['new', 'reply']);
  await notices.setHearing({ classId, hears: 'NONE' });
  expect(await told(ada)).toEqual([]);
});

test('an inbox is read page by page, each line once', async () => {
  for (let index = 0; index < 33; index += 1) {
    const { postId } = await room.say(ada, `Thread ${index}.`, null, index);
    await room.say(index % 2 ? ben : cleo, `Answer ${index}.`, postId, index);
  }
  const { notices } = await school.call(ada, 100);
  const first = await notices.inbox({ cursor: null });
  const second = await notices.inbox({ cursor: first.next });
  expect([first.notices.length, second.notices.length, second.next]).toEqual([30, 3, null]);
  const told = [...first.notices, ...second.notices].map(one => one.excerpt);
  expect(told).toEqual(Array.from({ length: 33 }, (_, index) => `Answer ${32 - index}.`));
});

test('an inbox and its count ask the database as often with many lines in many discussions as with few', async () => {
  const { counting, taken } = countingCalls(db);
  const { notices } = await callerFor(counting, ada);
  const asked: number[] = [];
  let minutes = 0;
  for (const rooms of [1, 9]) {
    for (let count = 0; count < rooms; count += 1) {
      const one = await school.room();
      await one.set({ afterQuiz: false });
      minutes += 2;
      const { postId } = await one.say(ada, 'I begin.', null, minutes);
      for (const who of [ben, cleo]) await one.say(who, 'Hello @Ada.', postId, minutes);
    }
    taken();
    const page = await notices.inbox({ cursor: null });
    expect(page.notices.length).toBeGreaterThanOrEqual(rooms);
    await notices.count();
    asked.push(taken());
  }
  expect(asked[1]).toBe(asked[0]);
});
