import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Database } from '#/server/db/database.ts';
import { countingCalls, testDatabase } from '#/server/db/testing.ts';
import { callerFor } from '#/server/trpc/testing.ts';
import { makeTalkingClass } from './discussion.testing.ts';

let db: Database;
let counting: Database;
let taken: () => number;
let school: Awaited<ReturnType<typeof makeTalkingClass>>;
beforeAll(async () => {
  db = await testDatabase();
  school = await makeTalkingClass(db);
  ({ counting, taken } = countingCalls(db));
}, 60_000);
afterAll(() => db.close());

test('readers who look at a thread at once ask the database for little more than one thing each', async () => {
  const { ids, set, say } = await school.room();
  await set({ afterQuiz: false });
  const { classId } = ids;
  const root = await say(school.teacherId, 'Which verbs does the article use?');
  for (let count = 1; count < 12; count += 1) await say(school.teacherId, `And who says number ${count}?`, root.postId);
  const readers: Awaited<ReturnType<typeof callerFor>>[] = [];
  for (let count = 0; count < 60; count += 1)
    readers.push(await callerFor(counting, await school.person(`Reader ${count}`)));
  taken();
  const seen = await Promise.all(
    readers.map(reader => reader.discussion.thread({ classId, threadId: root.threadId, cursor: null })),
  );
  expect(seen.every(({ posts }) => posts.length === 12 && posts.every(post => post.unread))).toBe(true);
  // One each, and some thirty that all of them share.
  expect(taken()).toBeLessThan(readers.length + 40);
});

test('opening a discussion asks the database as often with many posts as with few', async () => {
  const reader = await callerFor(counting, await school.person('Ada Opens'));
  const asked: number[] = [];
  for (const threads of [2, 30]) {
    const { ids, set, say } = await school.room();
    await set({ afterQuiz: false });
    for (let count = 0; count < threads; count += 1) {
      const { postId } = await say(school.teacherId, `Question ${count}.`);
      await say(school.teacherId, `And one more on ${count}.`, postId);
    }
    taken();
    const list = { ...ids, sort: 'passage', filter: 'all', sentence: null, cursor: null } as const;
    const found = await reader.discussion.threads(list);
    await reader.discussion.marks(ids);
    expect(found.threads).toHaveLength(threads);
    asked.push(taken());
  }
  expect(asked[1]).toBe(asked[0]);
});

test('the queue of a class asks the database as often with many cases as with few', async () => {
  const staff = await callerFor(counting, school.teacherId);
  const asked: number[] = [];
  const { set, say } = await school.room();
  await set({ afterQuiz: false, approval: 'ALL' });
  const root = await say(school.teacherId, 'What is measured?');
  for (const cases of [2, 12]) {
    const { classId } = school;
    while ((await db.client.post.count({ where: { classId, state: 'HELD' } })) < cases)
      await say(await school.person('Held'), 'An answer @Held may read.', root.postId);
    taken();
    const queue = await staff.discussion.queue({ classId, cursor: null });
    expect(queue.cases).toHaveLength(cases);
    expect(queue.cases.every(one => one.above.map(post => post.id).join() === root.postId)).toBe(true);
    asked.push(taken());
  }
  expect(asked[1]).toBe(asked[0]);
});

test('readers of different rights who look at once each see what they would see alone', async () => {
  const [open, gated] = [await school.room(), await school.room()];
  await open.set({ afterQuiz: false, approval: 'ALL', anonymous: true });
  await gated.set({ afterQuiz: false, ownPost: true });
  const { classId } = open.ids;
  const [ada, bo, stranger] = [
    await school.person('Ada Crowd'),
    await school.person('Bo Crowd'),
    await school.person('Cy'),
  ];
  await db.client.membership.updateMany({ where: { classId, userId: stranger }, data: { status: 'REMOVED' } });
  const root = await open.say(school.teacherId, 'A question for all.');
  const held = await open.say(ada, 'Only Ada and the teacher may read kingfisher.', root.postId);
  const closed = await gated.say(school.teacherId, 'Behind the gate stands a heron.');
  const readers = await Promise.all([ada, bo, school.teacherId, stranger].map(id => callerFor(db, id)));
  const looks = () =>
    readers.flatMap(({ discussion }) => [
      () => discussion.thread({ classId, threadId: root.threadId, cursor: null }),
      () => discussion.thread({ classId, threadId: closed.threadId, cursor: null }),
      () => discussion.counts(open.ids),
      () => discussion.counts(gated.ids),
    ]);
  const told = (look: () => Promise<unknown>) =>
    look().then(
      answer => answer,
      (error: Error) => error.message,
    );
  const alone: unknown[] = [];
  for (const look of looks()) alone.push(await told(look));
  expect(await Promise.all(looks().map(told))).toEqual(alone);
  const words = alone.map(answer => JSON.stringify(answer));
  /** Which looks hold a word: Ada's are 0 to 3, Bo's 4 to 7, the teacher's 8 to 11, the stranger's 12 to 15. */
  const holding = (word: string) => [...words.keys()].filter(look => words[look]?.includes(word));
  expect(holding('kingfisher')).toEqual([0, 8]);
  expect(holding('heron')).toEqual([9]);
  expect(words.slice(12)).toEqual(Array(4).fill('"not-found"'));
  expect(held.state).toBe('held');
});
