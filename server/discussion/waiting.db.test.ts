import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Database } from '#/server/db/database.ts';
import { testDatabase } from '#/server/db/testing.ts';
import { codeOf, makeTalkingClass, type Rules, tellingRoom } from './discussion.testing.ts';

let db: Database;
let school: Awaited<ReturnType<typeof makeTalkingClass>>;
let classId: string;

beforeAll(async () => {
  db = await testDatabase();
  school = await makeTalkingClass(db);
  ({ classId } = school);
}, 60_000);
afterAll(() => db.close());

const person = (displayName: string) => school.person(displayName);
const room = (rules: Rules = {}, quiz = false) => tellingRoom(db, school, rules, quiz);

test.each([
  ['a watched word', 'You are an 1d!0t.', 'words'],
  ['an address', 'Write to me: tina@home.example', 'contact'],
  ['a telephone number', 'Call me: +49 170 555 01 23', 'contact'],
])('%s waits for a teacher', async (_, text, why) => {
  const { say } = await room({ words: ['idiot'] });
  const made = await say(await person('Uma'), text);
  expect(made.state).toBe('held');
  expect((await db.client.post.findFirstOrThrow({ where: { id: made.postId } })).waits).toBe(why);
});

test('the author of a post that waits is told the same of it, whatever it waits for', async () => {
  const { ids, say, as, set } = await room({ words: ['idiot'] });
  const root = await say(school.teacherId, 'Which verbs does it use?');
  const told = async (writer: string, postId: string) => {
    const { posts } = await (await as(writer)).thread({ classId, threadId: root.threadId, cursor: null });
    const post = posts.find(one => one.id === postId);
    if (!post) throw new Error('an author sees the own post');
    const { id: _, at: __, source: ___, body: ____, author: _____, ...rest } = post;
    return rest;
  };
  const [words, contact, approval] = [await person('Xan'), await person('Yara'), await person('Zoe')];
  const made = [
    { writer: words, ...(await say(words, 'You idiot.', root.postId)) },
    { writer: contact, ...(await say(contact, 'Mail zoe@home.example', root.postId)) },
  ];
  await set({ afterQuiz: false, words: ['idiot'], approval: 'ALL' });
  made.push({ writer: approval, ...(await say(approval, 'A plain answer.', root.postId)) });
  const waits = await db.client.post.findMany({ where: { assignmentId: ids.assignmentId, state: 'HELD' } });
  expect(new Set(waits.map(post => post.waits))).toEqual(new Set(['words', 'contact', 'approval']));
  expect(new Set(made.map(({ state }) => state))).toEqual(new Set(['held']));
  const views = await Promise.all(made.map(({ writer, postId }) => told(writer, postId)));
  for (const view of views) expect(view).toEqual(views[0]);
});

test('a post that says the key waits while a classmate has yet to hand in', async () => {
  const { ids, say } = await room({}, true);
  const [student] = [await person('Vic'), await person('Wim')];
  const { attemptId } = await (await school.call(student)).attempt.start(ids);
  await (await school.call(student)).attempt.submit({ classId, attemptId });
  const rows = await db.client.quizQuestion.findMany({ where: { quizId: school.quizId } });
  const keys = rows.flatMap(row =>
    (row.body as { options: { text: string; correct: boolean }[] }).options.flatMap(one =>
      one.correct ? [one.text] : [],
    ),
  );
  expect((await say(student, `I said ${keys[0]}, what did you say?`)).state).toBe('held');
  expect((await say(student, 'I liked it very much.')).state).toBe('visible');
});

test('an approved post that is edited to hold a watched word waits again', async () => {
  const { say, as, told } = await room({ words: ['idiot'] });
  const [writer, other] = [await person('Xia'), await person('Yan')];
  const { postId } = await say(writer, 'A kind word.');
  const call = await as(writer);
  expect((await call.edit({ classId, postId, version: 1, source: 'Canary, you i d i o t.' })).state).toBe('held');
  expect(await told(other)).not.toMatch(/canary|kind word/i);
});

test('a student who is muted, or too fast, is stopped; the same key twice is one post', async () => {
  const { ids, say, as, asTeacher } = await room();
  const writer = await person('Zed');
  const call = await as(writer);
  const once = { ...ids, parentId: null, source: 'Once.', clientKey: randomUUID() };
  const made = await call.post(once);
  expect(await call.post(once)).toEqual(made);
  for (let i = 0; i < 5; i += 1) await say(writer, `Number ${i}.`);
  expect(await codeOf(say(writer, 'One too many.'))).toBe('too-many');
  expect(await codeOf(say(writer, 'Later.', null, 2))).toBe('done');
  await asTeacher.mute({ classId, postId: made.postId, hours: 1 });
  expect(await codeOf(say(writer, 'Muted.', null, 4))).toBe('muted');
  expect(await codeOf(say(writer, 'Free again.', null, 70))).toBe('done');
});
