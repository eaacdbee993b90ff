import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { testArticle } from '#/prisma/factories.ts';
import type { Database } from '#/server/db/database.ts';
import { testDatabase } from '#/server/db/testing.ts';
import { codeOf, makeTalkingClass, type Rules, tellingRoom } from './discussion.testing.ts';
import { defaultRules } from './discussion.ts';

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

describe('what a classmate may see', () => {
  test('a post that waits, was sent back, hidden or removed is told to its author and staff only, by no way there is', async () => {
    const { ids, say, told, asTeacher, as } = await room({ approval: 'ALL' });
    const [writer, other] = [await person('Ines'), await person('Omar')];
    const { postId } = await say(writer, 'My canary thought.');
    expect(await told(writer)).toContain('canary');
    expect(await told(teacherId)).toContain('canary');
    expect(await told(other)).not.toContain('canary');
    expect(await told(other)).not.toContain('Ines');

    const { cases } = await asTeacher.queue({ classId, cursor: null });
    const waiting = cases.find(one => one.post.id === postId);
    expect(waiting?.why).toEqual([{ kind: 'approval', count: 0, words: [] }]);
    const decide = async (decision: 'approve' | 'return' | 'hide') => {
      const { version } = await db.client.post.findFirstOrThrow({ where: { id: postId } });
      return asTeacher.decide({ classId, decision, reason: 'Say why.', on: [{ postId, version }] });
    };
    await decide('return');
    expect(await told(other)).not.toContain('canary');
    expect(await told(writer)).toContain('Say why.');
    await decide('hide');
    expect(await told(other)).not.toContain('canary');
    await decide('approve');
    expect(await told(other)).toContain('canary');
    await (await as(writer)).remove({ classId, postId });
    expect(await told(other)).not.toContain('canary');
    expect(await told(teacherId)).not.toContain('canary');
    expect(ids.classId).toBe(classId);
  });

  test('a returned post that is mended waits again, and a decision can be taken back', async () => {
    const { say, as, asTeacher, told } = await room({ approval: 'ALL' });
    const [writer, other] = [await person('Bea'), await person('Cem')];
    const { postId } = await say(writer, 'Too short.');
    const on = [{ postId, version: 1 }];
    const sent = await asTeacher.decide({ classId, decision: 'return', reason: 'Say more.', on });
    const again = await asTeacher.decide({ classId, decision: 'approve', reason: null, on });
    expect(again).toMatchObject({ done: [], conflicts: [postId] });
    await asTeacher.undo({ classId, decisionId: sent.undo });
    const returned = await db.client.post.findFirstOrThrow({ where: { id: postId } });
    expect(returned.state).toBe('HELD');
    const edited = await (await as(writer)).edit({
      classId,
      postId,
      version: returned.version,
      source: 'Longer now, with a canary.',
    });
    expect(edited.state).toBe('held');
    expect(await told(other)).not.toContain('canary');
  });

  test('two reports of different students hide a post until a teacher finds it fine, and then reports alone no longer do', async () => {
    const { say, as, asTeacher, told } = await room();
    const [writer, ...others] = [await person('Dan'), await person('Eva'), await person('Fay'), await person('Gus')];
    const { postId } = await say(String(writer), 'A canary sings.');
    const report = async (userId: string | undefined) =>
      (await as(String(userId))).report({ classId, postId, reason: '' });
    await report(others[0]);
    await report(others[0]);
    expect(await told(String(others[2]))).toContain('canary');
    await report(others[1]);
    expect(await told(String(others[2]))).not.toContain('canary');
    const { version } = await db.client.post.findFirstOrThrow({ where: { id: postId } });
    await asTeacher.decide({ classId, decision: 'fine', reason: null, on: [{ postId, version }] });
    expect(await told(String(others[2]))).toContain('canary');
    await report(others[2]);
    expect(await told(String(others[1]))).toContain('canary');
  });

  test('a reply under a hidden post stays, under a placeholder that tells nothing', async () => {
    const { say, asTeacher, as } = await room();
    const [writer, other] = [await person('Hal'), await person('Ivy')];
    const root = await say(writer, 'A canary at the root.');
    await say(other, 'A reply that stays.', root.postId);
    const on = [{ postId: root.postId, version: 1 }];
    await asTeacher.decide({ classId, decision: 'hide', reason: 'Not here.', on });
    const { posts } = await (await as(other)).thread({ classId, threadId: root.threadId, cursor: null });
    expect(posts.map(post => [post.author?.name ?? null, post.state])).toEqual([
      [null, 'hidden'],
      ['Ivy', 'visible'],
    ]);
    expect(JSON.stringify(posts)).not.toContain('canary');
    expect(JSON.stringify(posts)).not.toContain('Hal');
    expect(await codeOf(say(other, 'To what is hidden.', root.postId))).toBe('not-found');
  });
});

describe('gates', () => {
  test('own post first: a student is told how many posts wait and nothing of them, until they have written', async () => {
    const { ids, say, told, as } = await room({ ownPost: true });
    const [writer, other] = [await person('Jan'), await person('Kim')];
    await say(writer, 'A canary first.');
    const list = await (await as(other)).threads({
      ...ids,
      sort: 'new',
      filter: 'all',
      sentence: null,
      cursor: null,
    });
    expect(list).toMatchObject({
      threads: [],
      unread: 0,
      gate: { open: false, mayPost: true, needs: ['own-post'], waiting: 1 },
    });
    expect(await told(other)).not.toMatch(/canary|Jan/);
    await say(other, 'Mine.');
    expect(await told(other)).toContain('canary');
  });

  test('a cited post: only one that points at a sentence or quotes the reading opens the gate', async () => {
    const { ids, say, as } = await room({ citedPost: true });
    const student = await person('Lou');
    const needs = async () =>
      (await (await as(student)).threads({ ...ids, sort: 'new', filter: 'all', sentence: null, cursor: null })).gate
        .needs;
    await say(student, 'No quote here.');
    expect(await needs()).toEqual(['cited-post']);
    await say(student, `> ${testArticle[1]?.split('. ')[0]}\n\nThat is a lot.`);
    expect(await needs()).toEqual([]);
  });

  test('while the quiz is not in, nobody reads or writes, and an attempt under way closes what was open', async () => {
    const { ids, say, told } = await room({}, true);
    const student = await person('Mia');
    await say(teacherId, 'A canary for later.');
    expect(await codeOf(say(student, 'Early.'))).toBe('closed');
    expect(await told(student)).not.toContain('canary');
    const { attemptId } = await (await school.call(student)).attempt.start(ids);
    expect(await told(student)).not.toContain('canary');
    await (await school.call(student)).attempt.submit({ classId, attemptId });
    expect(await told(student)).toContain('canary');
  });

  test('an attempt under way closes the discussion of the same reading set a second time, without a quiz, too', async () => {
    const [quizzed, open] = [await room({}, true), await room({ afterQuiz: false })];
    const student = await person('Mona');
    await open.say(teacherId, 'A canary on the same reading.');
    expect(await open.told(student)).toContain('canary');
    const { attemptId } = await (await school.call(student)).attempt.start(quizzed.ids);
    expect(await open.told(student)).not.toContain('canary');
    expect(await codeOf(open.say(student, 'What is the answer?'))).toBe('closed');
    await (await school.call(student)).attempt.submit({ classId, attemptId });
    expect(await open.told(student)).toContain('canary');
  });

  test('dates and the hand of a teacher open and close it', async () => {
    const { ids, say, asTeacher } = await room({ byHand: true, opensAt: later(10), closesAt: later(20) });
    const student = await person('Ned');
    expect(await codeOf(say(student, 'Too early.', null, 5))).toBe('closed');
    expect(await codeOf(say(student, 'Not opened.', null, 15))).toBe('closed');
    const { openedAt: _, version: __, ...defaults } = defaultRules;
    const rules = { ...ids, ...defaults, words: [], opensAt: later(10), closesAt: later(20), byHand: true, open: true };
    await asTeacher.configure({ ...rules, version: 1 });
    expect(await codeOf(asTeacher.configure({ ...rules, version: 1 }))).toBe('conflict');
    expect(await codeOf(say(student, 'Now.', null, 15))).toBe('done');
    expect(await codeOf(say(student, 'Late.', null, 25))).toBe('closed');
  });
});

test('counts agree with a recount after everything that can happen to posts', async () => {
  const { ids, say, as, asTeacher } = await room();
  const [one, two] = [await person('Abe'), await person('Bob')];
  const root = await say(one, 'Root.');
  const reply = await say(two, 'Reply.', root.postId);
  await say(one, 'Deeper.', reply.postId);
  await asTeacher.decide({
    classId,
    decision: 'hide',
    reason: 'x',
    on: [{ postId: reply.postId, version: 1 }],
  });
  await (await as(one)).remove({ classId, postId: root.postId });
  const counted = await db.client.post.count({ where: { threadId: root.threadId, state: 'VISIBLE' } });
  const thread = await db.client.thread.findFirstOrThrow({ where: { id: root.threadId } });
  expect(thread.posts).toBe(counted);
  const unread = async () => (await (await as(two)).counts(ids)).unread;
  expect(await unread()).toBe(1);
  const { posts } = await (await as(two)).thread({ classId, threadId: root.threadId, cursor: null });
  await (await as(two)).read({ classId, postIds: posts.map(post => post.id) });
  expect(await unread()).toBe(0);
});
