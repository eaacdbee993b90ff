import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { testArticle } from '#/prisma/factories.ts';
import type { Database } from '#/server/db/database.ts';
import { testDatabase } from '#/server/db/testing.ts';
import { failure } from '#/server/trpc/init.ts';
import { makeTalkingClass, type Rules } from './discussion.testing.ts';
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

/** A discussion of its own with the rules given, how to speak in it, and everything that a member can be told of it, as one text. */
async function room(rules: Rules = {}, quiz = false) {
  const { ids, set, say } = await school.room(quiz);
  await set(rules);
  const told = async (userId: string): Promise<string> => {
    const call = await school.as(userId);
    const views: unknown[] = [];
    const list = (sort: 'passage' | 'new' | 'unanswered', filter: 'all' | 'unread' | 'mine' | 'teacher' | 'held') =>
      call.threads({ ...ids, sort, filter, sentence: null, cursor: null });
    for (const sort of ['passage', 'unanswered'] as const) views.push(await list(sort, 'all'));
    for (const filter of ['all', 'unread', 'mine', 'teacher', 'held'] as const) views.push(await list('new', filter));
    const { assignmentId } = ids;
    for (const { id } of await db.client.thread.findMany({ where: { assignmentId }, select: { id: true } }))
      views.push(await call.thread({ classId, threadId: id, cursor: null }).catch(() => null));
    for (const { id } of await db.client.post.findMany({ where: { assignmentId }, select: { id: true } }))
      views.push(await call.history({ classId, postId: id }).catch(() => null));
    views.push(await call.search({ ...ids, q: 'canary', cursor: null }), await call.counts(ids), await call.marks(ids));
    return JSON.stringify(views);
  };
  return { ids, set, say, told, as: school.as, asTeacher: await school.as(teacherId) };
}

const codeOf = (promise: Promise<unknown>) =>
  promise.then(
    () => 'done',
    error => failure(error).code as string,
  );

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
    expect(waiting?.why).toEqual([{ kind: 'approval', count: 0 }]);
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

describe('anonymity', () => {
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
    expect(await db.client.auditEvent.count({ where: { classId, action: 'author-unmasked', subject: postId } })).toBe(
      1,
    );
  });
});

describe('what waits for a teacher', () => {
  test.each([
    ['a watched word', 'You are an 1d!0t.', 'words'],
    ['an address', 'Write to me: tina@home.example', 'contact'],
    ['a telephone number', 'Call me: +49 170 555 01 23', 'contact'],
  ])('%s', async (_, text, why) => {
    const { say } = await room({ words: ['idiot'] });
    const made = await say(await person('Uma'), text);
    expect(made.state).toBe('held');
    expect((await db.client.post.findFirstOrThrow({ where: { id: made.postId } })).waits).toBe(why);
  });

  test('its author is told the same of it, whatever it waits for', async () => {
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

  test('a post that says the key while a classmate has yet to hand in', async () => {
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
