import { afterAll, beforeAll, expect, test } from 'vitest';
import { makeMember } from '#/prisma/factories.ts';
import type { Database } from '#/server/db/database.ts';
import { countingCalls, testDatabase } from '#/server/db/testing.ts';
import { callerFor } from '#/server/trpc/testing.ts';
import { makeTalkingClass } from './discussion.testing.ts';

let db: Database;
beforeAll(async () => {
  db = await testDatabase();
}, 60_000);
afterAll(() => db.close());

type School = Awaited<ReturnType<typeof makeTalkingClass>>;

/** A class in which the user learns or teaches, with a post of its own teacher in each of so many discussions. */
async function joined(userId: string, role: 'STUDENT' | 'TEACHER', discussions: number) {
  const school = await makeTalkingClass(db);
  await makeMember(db.client, school.classId, userId, role);
  const rooms: (Awaited<ReturnType<School['room']>> & { postId: string })[] = [];
  for (let count = 0; count < discussions; count += 1) {
    const room = await school.room();
    await room.set({ afterQuiz: false });
    rooms.push({ ...room, ...(await room.say(school.teacherId, 'What is measured?')) });
  }
  return { ...school, rooms };
}

/** What is new to a person in a class, as it is told of the class, of its assignments and of their threads. */
async function told(school: School & { rooms: { ids: { classId: string; assignmentId: string } }[] }, userId: string) {
  const { classId } = school;
  const call = await school.as(userId, 1);
  const { unread, inClass } = await call.unread({
    classId,
    assignmentIds: school.rooms.map(one => one.ids.assignmentId),
  });
  let byThread = 0;
  for (const { ids } of school.rooms) {
    const list = { ...ids, sort: 'new', filter: 'all', sentence: null, cursor: null } as const;
    const { threads } = await call.threads(list).catch(() => ({ threads: [] }));
    byThread += threads.reduce((sum, thread) => sum + thread.unread, 0);
  }
  const byAssignment = Object.values(unread).reduce((sum, count) => sum + count, 0);
  return [(await call.unreadByClass())[classId] ?? 0, inClass, byAssignment, byThread];
}

test.each(['STUDENT', 'TEACHER'] as const)(
  'what is new in a class is told alike of the class, its assignments and their threads, whatever was read, hidden, gated or withdrawn (%s)',
  async role => {
    const outside = await makeTalkingClass(db);
    const me = await outside.person('Reader');
    const school = await joined(me, role, 4);
    const [read, held, gated, withdrawn] = school.rooms;
    if (!read || !held || !gated || !withdrawn) throw new Error('four rooms');
    const { classId } = school;
    const agree = async (count: number) => expect(await told(school, me)).toEqual([count, count, count, count]);
    await agree(4);

    await (await school.as(me)).read({ classId, postIds: [read.postId] });
    await agree(3);
    await read.say(me, 'One’s own post is never new.');
    await agree(3);

    await held.set({ afterQuiz: false, approval: 'ALL' });
    await held.say(await school.person('Writer'), 'This one waits.', held.postId);
    await agree(role === 'TEACHER' ? 4 : 3);

    await gated.set({ afterQuiz: false, ownPost: true });
    await agree(role === 'TEACHER' ? 4 : 2);
    await gated.say(me, 'Now I may see it.');
    await agree(role === 'TEACHER' ? 4 : 3);

    const key = { classId_id: { classId, id: withdrawn.ids.assignmentId } };
    await db.client.assignment.update({ where: key, data: { withdrawnAt: school.start } });
    await agree(role === 'TEACHER' ? 4 : 2);
  },
);

test('the classes of somebody are counted in as many queries for a few as for one, and those that they left not at all', async () => {
  const outside = await makeTalkingClass(db);
  const me = await outside.person('Reader');
  const { counting, taken } = countingCalls(db);
  const call = (await callerFor(counting, me)).discussion;
  const look = async () => {
    taken();
    const byClass = await call.unreadByClass();
    return { byClass, calls: taken() };
  };
  const first = await joined(me, 'STUDENT', 1);
  const few = await look();
  expect(few.byClass).toEqual({ [first.classId]: 1 });
  const others = [];
  for (let count = 0; count < 5; count += 1) others.push(await joined(me, 'STUDENT', 2));
  const many = await look();
  expect(many.byClass).toEqual({ [first.classId]: 1, ...Object.fromEntries(others.map(one => [one.classId, 2])) });
  expect(many.calls).toBe(few.calls);

  await db.client.membership.updateMany({
    where: { classId: first.classId, userId: me },
    data: { status: 'REMOVED' },
  });
  expect((await look()).byClass[first.classId]).toBeUndefined();
});
