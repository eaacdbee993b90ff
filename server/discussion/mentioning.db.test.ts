import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Database } from '#/server/db/database.ts';
import { testDatabase } from '#/server/db/testing.ts';
import { makeTalkingClass } from './discussion.testing.ts';

let db: Database;
let school: Awaited<ReturnType<typeof makeTalkingClass>>;
const who = { ada: '', ben: '', cleo: '', assistant: '' };
beforeAll(async () => {
  db = await testDatabase();
  school = await makeTalkingClass(db);
  for (const [key, name] of [
    ['ada', 'Ada Moss'],
    ['ben', 'Ben Carter'],
    ['cleo', 'Cleo Ruiz'],
  ] as const)
    who[key] = await school.person(name);
  who.assistant = await school.person('Mr Okafor', 'ASSISTANT');
}, 60_000);
afterAll(() => db.close());

const namesFor = async (userId: string, ids: { classId: string; assignmentId: string }, asked = '') =>
  (await (await school.as(userId)).mentionable({ ...ids, asked })).people.map(({ name }) => name);

test('one may mention the teachers, and classmates whose posts one may see; staff may mention the class', async () => {
  const { ids, set, say } = await school.room();
  await set({ afterQuiz: false, ownPost: true });
  await say(who.ben, 'I begin.');
  expect(await namesFor(who.ada, ids)).toEqual(['Mr Okafor', 'Ms Adeyemi']);
  await say(who.ada, 'So do I.');
  expect(await namesFor(who.ada, ids)).toEqual(['Ben Carter', 'Mr Okafor', 'Ms Adeyemi']);
  expect(await namesFor(who.ada, ids, 'cart')).toEqual(['Ben Carter']);
  expect(await namesFor(school.teacherId, ids)).toEqual(['Ada Moss', 'Ben Carter', 'Cleo Ruiz', 'Mr Okafor']);
});

test('a mention is kept as an id and told by the name that each reader knows, and an edit keeps it', async () => {
  const { ids, set, say } = await school.room();
  await set({ afterQuiz: false });
  await say(who.ben, 'I begin.');
  const { postId, threadId } = await say(who.ada, 'Ask @ben carter, or @Cleo Ruiz.');
  const row = await db.client.post.findFirstOrThrow({ where: { id: postId } });
  // Of Cleo, whose posts nobody has seen, Ada is told nothing: what she typed stays words.
  expect(row.source).toMatch(/^Ask \S+, or @Cleo Ruiz\.$/);
  const call = await school.as(who.ada);
  const read = async (userId: string) => {
    const { posts } = await (await school.as(userId)).thread({ classId: ids.classId, threadId, cursor: null });
    return posts.find(post => post.id === postId);
  };
  expect((await read(who.ada))?.source).toBe('Ask @Ben Carter, or @Cleo Ruiz.');
  expect(JSON.stringify((await read(who.ben))?.body)).toContain('{"kind":"mention","name":"Ben Carter","me":true}');
  await db.client.membership.updateMany({ where: { userId: who.ben }, data: { displayName: 'Benjamin Carter' } });
  expect(JSON.stringify((await read(who.cleo))?.body)).toContain(
    '{"kind":"mention","name":"Benjamin Carter","me":false}',
  );
  await call.edit({ classId: ids.classId, postId, version: row.version, source: 'Better: @Benjamin Carter.' });
  expect(await db.client.mention.count({ where: { postId } })).toBe(1);
  const [was] = (await call.history({ classId: ids.classId, postId })).revisions;
  expect(JSON.stringify(was?.body)).toContain('"name":"Benjamin Carter"');
  await db.client.membership.updateMany({ where: { userId: who.ben }, data: { displayName: 'Ben Carter' } });
});

test('behind pseudonyms nobody is found, mentioned, shown or searched for by their name or id', async () => {
  const { ids, set, say } = await school.room();
  await set({ afterQuiz: false, anonymous: true });
  await say(who.ben, 'I begin.');
  const { id: membershipId } = await db.client.membership.findFirstOrThrow({ where: { userId: who.ben } });
  const mask = (await namesFor(who.ada, ids)).find(name => !/ Okafor| Adeyemi/.test(name));
  for (const reader of [who.ada, school.teacherId]) {
    expect(await namesFor(reader, ids)).toContain(mask);
    expect(await namesFor(reader, ids, 'Ben')).toEqual([]);
  }
  const { threadId } = await say(who.ada, `@${mask} and @Ben Carter.`);
  const call = await school.as(who.cleo);
  const all = JSON.stringify([
    await call.thread({ classId: ids.classId, threadId, cursor: null }),
    await call.search({ ...ids, q: membershipId, cursor: null }),
    await call.search({ ...ids, q: 'begin', cursor: null }),
  ]);
  expect(all).toContain(`{"kind":"mention","name":"${mask}","me":false}`);
  expect(all).not.toContain(membershipId);
  // What Ada herself typed as words, in her post and in the excerpt of it, is no mention.
  expect(all.match(/Ben Carter/g)).toHaveLength(2);
  expect(await db.client.mention.count({ where: { membershipId, classId: ids.classId } })).toBe(2);
});
