import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Database } from '#/server/db/database.ts';
import { testDatabase } from '#/server/db/testing.ts';
import { makeTalkingClass, type Rules } from '#/server/discussion/discussion.testing.ts';
import { threadOrGate } from './talk-of.ts';

let db: Database;
let school: Awaited<ReturnType<typeof makeTalkingClass>>;
beforeAll(async () => {
  db = await testDatabase();
  school = await makeTalkingClass(db);
}, 60_000);
afterAll(() => db.close());

const aWeek = 7 * 86_400_000;
const gates: Record<string, Rules> = {
  'own post first': { ownPost: true },
  'cited post first': { citedPost: true },
  'quiz first': { afterQuiz: true },
  'opened by hand': { byHand: true },
  'a date to come': { opensAt: new Date(Date.now() + aWeek) },
};

/** What a link to each of these threads leads to: the thread, the gate, or an error by its code. */
const led = async (userId: string, ids: { classId: string; assignmentId: string }, threads: readonly string[]) => {
  const call = await school.call(userId);
  return Promise.all(
    threads.map(id =>
      threadOrGate(call, ids, id).then(
        found => (found ? 'thread' : 'gate'),
        error => error.code,
      ),
    ),
  );
};

test.each(Object.keys(gates))(
  'behind the gate “%s” every link leads to the gate, whether its thread is there, is hidden, is of another discussion or was made up',
  async gate => {
    const room = await school.room(gate === 'quiz first');
    const elsewhere = await school.room();
    for (const one of [room, elsewhere]) await one.set({ afterQuiz: false });
    const there = await room.say(school.teacherId, 'What is measured?');
    const hidden = await room.say(await school.person('Author'), 'Write to me@home.example.');
    const other = await elsewhere.say(school.teacherId, 'Another reading.');
    await room.set({ afterQuiz: false, ...gates[gate] });
    await elsewhere.set({ afterQuiz: false, byHand: true });
    const student = await school.person('Student');
    const links = [there.threadId, hidden.threadId, other.threadId, randomUUID(), 'no-id'];
    expect(await led(student, room.ids, links)).toEqual(links.map(() => 'gate'));

    await room.set({ afterQuiz: false });
    const [first, ...rest] = await led(student, room.ids, links);
    expect(first).toBe('thread');
    expect(rest).toEqual(['NOT_FOUND', 'NOT_FOUND', 'NOT_FOUND', 'BAD_REQUEST']);
  },
);

test('behind a gate one’s own thread is read all the same, and a discussion that is switched off has no gate to lead to', async () => {
  const room = await school.room();
  await room.set({ afterQuiz: false });
  const student = await school.person('Student');
  const { threadId } = await room.say(student, 'Mine.');
  await room.set({ afterQuiz: false, byHand: true });
  expect(await led(student, room.ids, [threadId, randomUUID()])).toEqual(['thread', 'gate']);
  await room.set({ afterQuiz: false, on: false });
  expect(await led(student, room.ids, [threadId, randomUUID()])).toEqual(['NOT_FOUND', 'NOT_FOUND']);
});
