import { afterAll, beforeAll, expect, test } from 'vitest';
import { makeClass } from '#/prisma/factories.ts';
import { databaseNow } from '#/server/auth/sessions.ts';
import type { Database } from '#/server/db/database.ts';
import { testDatabase } from '#/server/db/testing.ts';
import { decide, makeTalkingClass } from '#/server/discussion/discussion.testing.ts';
import { digestFor } from './digest.ts';

let db: Database;
let school: Awaited<ReturnType<typeof makeTalkingClass>>;
const people: Record<string, string> = {};
beforeAll(async () => {
  db = await testDatabase();
  school = await makeTalkingClass(db);
  people.asker = await school.person('Asker');
  people.classmate = await school.person('Classmate');
  people.assistant = await school.person('Assistant', 'ASSISTANT');
  people.teacher = school.teacherId;
  people.stranger = await school.person('Stranger', 'STUDENT', await makeClass(db.client));
  people.removed = await school.person('Removed');
  for (const userId of Object.values(people)) {
    const { classId, id: membershipId } = await db.client.membership.findFirstOrThrow({ where: { userId } });
    await db.client.hearing.create({ data: { classId, membershipId, hears: 'ALL' } });
  }
  await db.client.class.updateMany({ data: { mail: true } });
}, 60_000);
afterAll(() => db.close());

const states = ['visible', 'held', 'returned', 'hidden', 'removed'] as const;
const gates = {
  open: {},
  'own post first': { ownPost: true },
  'cited post first': { citedPost: true },
  'quiz first': { afterQuiz: true },
  'opened by hand': { byHand: true },
  'a date to come': { opensAt: new Date(Date.now() + 7 * 86_400_000) },
  'switched off': { on: false },
  anonymous: { anonymous: true },
};

let run = 0;

/** A post of each state that answers and mentions the readers; the words and the writers' names are canaries. */
async function written(gate: keyof typeof gates) {
  run += 1;
  const room = await school.room(gate === 'quiz first');
  await room.set({ afterQuiz: false });
  const { classId } = school;
  const mask = 'anonymous' in gates[gate];
  if (mask) await room.set({ afterQuiz: false, anonymous: true });
  const { postId: parentId } = await room.say(String(people.asker), 'What do you think?', null, 3 * run - 40);
  const asTeacher = await school.as(school.teacherId);
  for (const state of states) {
    const writer = await school.person(`Name${state}${run}`);
    const contact = state === 'held' ? ' me@home.example' : '';
    const said = `canary${state}${run} @Asker @Ms Adeyemi @Assistant${contact}`;
    const { postId } = await room.say(writer, said, parentId);
    for (const reader of [people.classmate, people.removed, people.stranger]) {
      const membership = await db.client.membership.findFirst({ where: { userId: String(reader), classId } });
      const number = 90 + Object.values(people).indexOf(String(reader));
      if (!membership) continue;
      await db.client.mention.create({ data: { classId, postId, number, membershipId: membership.id } });
      const post = await db.client.post.findFirstOrThrow({ where: { id: postId } });
      const source = `${post.source} \u0002${number}\u0003`;
      await db.client.post.updateMany({ where: { id: postId }, data: { source } });
    }
    if (state === 'returned') await decide(db, asTeacher, { classId, postId }, 'return');
    if (state === 'hidden') await decide(db, asTeacher, { classId, postId }, 'hide');
    if (state === 'removed') await (await school.as(writer)).remove({ classId, postId });
  }
  await db.client.membership.updateMany({ where: { userId: String(people.removed) }, data: { status: 'REMOVED' } });
  await room.set({ afterQuiz: false, ...gates[gate] });
}

/** The daily mail of a reader, whatever it is about. */
async function mail(userId: string): Promise<string> {
  const reader = { userId, address: 'reader@home.example', language: 'en' };
  const sent = await digestFor(db.client, reader, new Date(0), await databaseNow(db.client), 'http://lectern.example');
  return sent ? sent.mail.subject + sent.mail.text + sent.mail.html : '';
}

/** All that the notices tell a reader. */
async function everything(userId: string): Promise<string> {
  const { notices } = await school.call(userId);
  const told: unknown[] = [await notices.count(), await notices.hearing(), await mail(userId)];
  for (let cursor: string | null = null; ; ) {
    const page = await notices.inbox({ cursor });
    told.push(page);
    cursor = page.next;
    if (cursor === null) return JSON.stringify(told);
  }
}

test.each(Object.keys(gates) as (keyof typeof gates)[])(
  'gate “%s”: the inbox tells of the posts that are the reader’s to see, and of no other a word, a name or that it is there',
  async gate => {
    await written(gate);
    const open = gate === 'open' || gate === 'anonymous';
    const expected = {
      teacher: ['visible', 'held', 'returned', 'hidden'],
      assistant: ['visible', 'held', 'returned', 'hidden'],
      asker: open || gate === 'own post first' ? ['visible'] : [],
      classmate: open ? ['visible'] : [],
      stranger: [],
      removed: [],
    };
    for (const [reader, seen] of Object.entries(expected)) {
      const all = await everything(String(people[reader]));
      const named = states.filter(state => all.includes(`Name${state}${run}`));
      const heard = states.filter(state => all.includes(`canary${state}${run}`));
      // Lines of one thread are one: of its posts the words of one are told.
      for (const state of heard) expect(seen, `${reader} ${state}`).toContain(state);
      expect(heard.length, reader).toBe(Math.min(seen.length, 1));
      if (gate === 'anonymous') expect(named, reader).toEqual([]);
      else expect(named, reader).toEqual(heard);
      if (gate === 'anonymous')
        expect(await mail(String(people[reader])), reader).not.toMatch(new RegExp(`canary[a-z]+${run}(?!\\d)`));
      const { notices } = await (await school.call(String(people[reader]))).notices.inbox({ cursor: null });
      const posts = notices.filter(one => one.excerpt.includes(`canary`) && one.excerpt.includes(`${run} `));
      expect(
        posts.reduce((sum, one) => sum + one.posts, 0),
        reader,
      ).toBe(seen.length);
    }
    await db.client.membership.updateMany({ where: { userId: String(people.removed) }, data: { status: 'ACTIVE' } });
  },
  180_000,
);
