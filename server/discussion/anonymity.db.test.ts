import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Database } from '#/server/db/database.ts';
import { testDatabase } from '#/server/db/testing.ts';
import { makeTalkingClass, type Rules, tellingRoom } from './discussion.testing.ts';

let db: Database;
let school: Awaited<ReturnType<typeof makeTalkingClass>>;
let classId: string;
let teacherId: string;

beforeAll(async () => {
  db = await testDatabase();
  school = await makeTalkingClass(db);
  ({ classId, teacherId } = school);
}, 60_000);
afterAll(() => db.close());

const later = (minutes: number) => new Date(school.start.getTime() + minutes * 60_000);
const person = (displayName: string) => school.person(displayName);
const room = (rules: Rules = {}, quiz = false) => tellingRoom(db, school, rules, quiz);

test('what a classmate receives is the same to the byte whoever wrote it, pseudonym and ids apart', async () => {
  const { ids, told, as } = await room({ anonymous: true });
  const [one, two, reader] = [await person('Orla Quist'), await person('Pim Rahman'), await person('Reader')];
  const seen: string[] = [];
  for (const writer of [one, two]) {
    const call = await as(writer);
    const made = await call.post({
      ...ids,
      parentId: null,
      source: 'Same words.',
      clientKey: randomUUID(),
    });
    const { posts } = await (await as(reader)).thread({ classId, threadId: made.threadId, cursor: null });
    const name = posts[0]?.author?.name ?? '';
    seen.push(
      JSON.stringify(posts).replaceAll(name, 'NAME').replaceAll(made.postId, 'ID').replaceAll(made.threadId, 'ID'),
    );
  }
  expect(seen[0]).toBe(seen[1]);
  expect(await told(reader)).not.toMatch(/Orla|Quist|Pim|Rahman/);
  expect(await told(teacherId)).not.toMatch(/Orla|Quist|Pim|Rahman/);
});

test('an id tells when a post was written to the minute only, and posts still follow one another', async () => {
  const { say } = await room({});
  const writer = await person('Sol Tembe');
  const made: { threadId: string; postId: string }[] = [];
  for (const words of ['One.', 'Two.', 'Three.']) made.push(await say(writer, words));
  const posts = made.map(post => post.postId);
  expect([...posts].sort()).toEqual(posts);
  const times = made
    .flatMap(({ threadId, postId }) => [threadId, postId])
    .map(id => Number.parseInt(id.replace('-', '').slice(0, 12), 16));
  expect(times.filter(time => time % 60_000 !== 0)).toEqual([]);
});

test('nothing that a classmate is told holds a time finer than the minute, where a page of threads begins neither', async () => {
  const { ids, say, told, as } = await room({ anonymous: true });
  const [writer, reader] = [await person('Tam Ulrich'), await person('Reader')];
  const { postId } = await say(writer, 'A canary at first.', null, 1);
  const call = await as(writer, 2);
  await call.edit({ classId, postId, version: 1, source: 'A canary later.' });
  const all = await told(reader);
  expect(all).toContain('canary at first');
  expect(all.match(/T\d\d:\d\d:(?!00\.000Z)[\d.]+Z/g)).toBeNull();
  const { membershipId } = await db.client.post.findFirstOrThrow({ where: { id: postId } });
  const more = Array.from({ length: 50 }, () => randomUUID());
  await db.client.thread.createMany({ data: more.map(id => ({ ...ids, id, kind: 'reading' })) });
  const said = {
    ...ids,
    membershipId,
    source: 'One more.',
    cited: false,
    state: 'VISIBLE' as const,
    createdAt: later(3),
  };
  await db.client.post.createMany({
    data: more.map(threadId => ({ ...said, id: randomUUID(), threadId, clientKey: randomUUID() })),
  });
  const list = { ...ids, sort: 'new', filter: 'all', sentence: null } as const;
  const { next } = await (await as(reader)).threads({ ...list, cursor: null });
  expect(Number(next?.split(' ')[1]) % 60_000).toBe(0);
  const rest = await (await as(reader)).threads({ ...list, cursor: next });
  expect(rest.threads.map(thread => thread.excerpt)).toEqual(['A canary later.']);
});

test('a teacher learns the name for a reason that goes into the log and is told to the student', async () => {
  const { say, as, asTeacher } = await room({ anonymous: true });
  const writer = await person('Sol Tembe');
  const { postId, threadId } = await say(writer, 'Who am I?');
  expect(await asTeacher.unmask({ classId, postId, reason: 'A threat.' })).toEqual({ name: 'Sol Tembe' });
  const { posts } = await (await as(writer)).thread({ classId, threadId, cursor: null });
  expect(posts[0]?.unmasked).toBe('A threat.');
  expect(await db.client.auditEvent.count({ where: { classId, action: 'author-unmasked', subject: postId } })).toBe(1);
});
