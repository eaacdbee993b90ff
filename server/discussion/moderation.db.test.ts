import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Database } from '#/server/db/database.ts';
import { testDatabase } from '#/server/db/testing.ts';
import { decide, makeTalkingClass } from './discussion.testing.ts';

let db: Database;
let school: Awaited<ReturnType<typeof makeTalkingClass>>;
beforeAll(async () => {
  db = await testDatabase();
  school = await makeTalkingClass(db);
}, 60_000);
afterAll(() => db.close());

async function room(rules = {}) {
  const made = await school.room();
  await made.set({ afterQuiz: false, ...rules });
  return made;
}

test('an edit does not take a report off the list of the teacher', async () => {
  const { say } = await room();
  const [writer, reader] = [await school.person('Ana'), await school.person('Bo')];
  const { postId } = await say(writer, 'Rude words.');
  const { classId } = school;
  await (await school.as(reader)).report({ classId, postId, reason: 'Rude.' });
  const { version } = await db.client.post.findFirstOrThrow({ where: { id: postId } });
  await (await school.as(writer)).edit({ classId, postId, version, source: 'Innocent words.' });
  const { cases } = await (await school.as(school.teacherId)).queue({ classId, cursor: null });
  expect(cases.find(one => one.post.id === postId)?.why).toEqual([{ kind: 'reports', count: 1, words: [] }]);
});

test('the queue names the watched words that a post holds, in whatever letters they are written', async () => {
  const { say } = await room({ words: ['idiot'] });
  const { postId } = await say(await school.person('Eve'), 'What an 1d1ot.');
  const { cases } = await (await school.as(school.teacherId)).queue({ classId: school.classId, cursor: null });
  expect(cases.find(one => one.post.id === postId)?.why).toEqual([{ kind: 'words', count: 0, words: ['idiot'] }]);
});

test('who is muted, or comes after the end, or finds the thread locked, does not write by editing either', async () => {
  const { say, set } = await room();
  const writer = await school.person('Cy');
  const { classId } = school;
  const { postId, threadId } = await say(writer, 'As it was.');
  const staff = await school.as(school.teacherId);
  const edit = async () =>
    (await school.as(writer)).edit({ classId, postId, version: 1, source: 'Something else.' }).then(
      () => 'done',
      error => error.message,
    );
  await staff.lock({ classId, threadId, on: true });
  expect(await edit()).toBe('closed');
  await staff.lock({ classId, threadId, on: false });
  await staff.mute({ classId, postId, hours: 1 });
  expect(await edit()).toBe('muted');
  await staff.mute({ classId, postId, hours: 0 });
  await set({ afterQuiz: false, closesAt: school.start });
  expect(await edit()).toBe('closed');
  await set({ afterQuiz: false });
  expect(await edit()).toBe('done');
});

test('the log of a mute in an anonymous discussion names the post, not the student behind it', async () => {
  const { say } = await room({ anonymous: true });
  const writer = await school.person('Di');
  const { postId } = await say(writer, 'Who knows me?');
  const { classId } = school;
  await (await school.as(school.teacherId)).mute({ classId, postId, hours: 1 });
  const { membershipId } = await db.client.post.findFirstOrThrow({ where: { id: postId } });
  expect(await db.client.auditEvent.count({ where: { classId, action: 'member-muted', subject: postId } })).toBe(1);
  expect(await db.client.auditEvent.count({ where: { classId, action: 'member-muted', subject: membershipId } })).toBe(
    0,
  );
});

test('a reply under two hidden posts keeps its place under two placeholders', async () => {
  const { say } = await room();
  const [one, two] = [await school.person('Eli'), await school.person('Flo')];
  const root = await say(one, 'Root.');
  const middle = await say(one, 'Middle.', root.postId);
  const leaf = await say(two, 'Leaf.', middle.postId);
  const { classId } = school;
  const staff = await school.as(school.teacherId);
  for (const { postId } of [root, middle]) await decide(db, staff, { classId, postId }, 'hide');
  const { posts } = await (await school.as(two)).thread({ classId, threadId: root.threadId, cursor: null });
  expect(posts.map(post => [post.id, post.parentId, post.author?.name ?? null])).toEqual([
    [root.postId, null, null],
    [middle.postId, root.postId, null],
    [leaf.postId, middle.postId, 'Flo'],
  ]);
});

test('that a post was reported is told by no list of a classmate', async () => {
  const { ids, say } = await room();
  const [writer, reporter, reader] = [
    await school.person('Uli'),
    await school.person('Vera'),
    await school.person('Wes'),
  ];
  const { classId } = school;
  const { postId } = await say(writer, 'Something to look at.');
  await (await school.as(reporter)).report({ classId, postId, reason: '' });
  const waiting = async (userId: string) =>
    (await (await school.as(userId)).threads({ ...ids, sort: 'new', filter: 'held', sentence: null, cursor: null }))
      .threads.length;
  expect(await waiting(reader)).toBe(0);
  expect(await waiting(school.teacherId)).toBe(1);
});

test('before the quiz is in, a draft is compared with nothing: the reading may be hidden', async () => {
  const made = await school.room(true);
  const student = await school.as(await school.person('Xara'));
  await expect(student.compare({ ...made.ids, source: '> The town library lent 12 books' })).rejects.toThrow('closed');
});

test('reports of staff come before a teacher, and never hide a post with or without a student’s', async () => {
  const { say } = await room();
  const [writer, reader, assistant] = [
    await school.person('Yara'),
    await school.person('Zeno'),
    await school.person('Aide', 'ASSISTANT'),
  ];
  const { classId } = school;
  const { postId } = await say(writer, 'Look at this.');
  for (const by of [assistant, school.teacherId, reader]) {
    await (await school.as(by)).report({ classId, postId, reason: '' });
    const post = await db.client.post.findFirstOrThrow({ where: { id: postId } });
    expect([post.state, post.waits]).toEqual(['VISIBLE', 'reports']);
  }
});

test('a muted student is told until when, reads on, and gets the sentence for it when writing all the same', async () => {
  const { ids, say } = await room();
  const writer = await school.person('Bruno');
  const { classId } = school;
  const { postId, threadId } = await say(writer, 'Too loud.');
  await (await school.as(school.teacherId)).mute({ classId, postId, hours: 24 });
  const until = new Date(school.start.getTime() + 24 * 3_600_000);
  const call = await school.as(writer, 5);
  const { gate, posts, mayReply } = await call.thread({ classId, threadId, cursor: null });
  expect(gate).toMatchObject({ open: true, mayPost: false, mutedUntil: until });
  expect([posts.length, mayReply]).toEqual([1, false]);
  await expect(say(writer, 'Again.', null, 5)).rejects.toThrow('muted');
  const list = { ...ids, sort: 'new', filter: 'all', sentence: null, cursor: null } as const;
  expect((await (await school.as(writer, 60 * 24 + 1)).threads(list)).gate).toMatchObject({
    mayPost: true,
    mutedUntil: null,
  });
});

test('a thread that begins at a question says so, and only questions that the assignment asks are named', async () => {
  const made = await school.room(true);
  await made.set({ afterQuiz: false });
  const { id: questionId } = await db.client.quizQuestion.findFirstOrThrow({ where: { quizId: school.quizId } });
  const call = await school.as(school.teacherId);
  const start = (anchor: Parameters<typeof call.post>[0]['anchor']) =>
    call.post({ ...made.ids, parentId: null, anchor, source: 'Why?', clientKey: crypto.randomUUID() });
  const { threadId } = await start({ kind: 'passage', start: 0, end: 9, questionId });
  const { thread } = await call.thread({ classId: school.classId, threadId, cursor: null });
  expect(thread.anchor).toMatchObject({ kind: 'passage', start: 0, end: 9, fromQuestion: true });
  await expect(start({ kind: 'question', questionId: crypto.randomUUID() })).rejects.toThrow('invalid');
  await expect(start({ kind: 'question' })).rejects.toThrow('invalid');
});

test('a decision that is taken back leaves the reports as they were, and its reporters no less believed', async () => {
  const { say } = await room();
  const [writer, ...readers] = await Promise.all(['Gil', 'Hana', 'Ito'].map(name => school.person(name)));
  const { classId } = school;
  const staff = await school.as(school.teacherId);
  const { postId } = await say(String(writer), 'Two find this rude.');
  for (const reader of readers) await (await school.as(reader)).report({ classId, postId, reason: '' });
  for (const decision of ['fine', 'approve', 'fine'] as const) {
    const { undo } = await decide(db, staff, { classId, postId }, decision);
    await staff.undo({ classId, decisionId: undo });
  }
  const { cases } = await staff.queue({ classId, cursor: null });
  expect(cases.find(one => one.post.id === postId)).toMatchObject({
    post: { state: 'held' },
    why: [{ kind: 'reports', count: 2 }],
  });
  // Three reports found fine would have silenced both of them.
  const other = await say(String(writer), 'And this too.');
  for (const reader of readers) await (await school.as(reader)).report({ classId, postId: other.postId, reason: '' });
  expect((await db.client.post.findFirstOrThrow({ where: { id: other.postId } })).state).toBe('HELD');
});

test('what a teacher found fine are those words: changed words can be reported again, by the same readers too, and are hidden', async () => {
  const { say } = await room();
  const [writer, ...readers] = await Promise.all(['Jo', 'Kai', 'Lia'].map(name => school.person(name)));
  const { classId } = school;
  const { postId } = await say(String(writer), 'Harmless words.');
  const state = async () => (await db.client.post.findFirstOrThrow({ where: { id: postId } })).state;
  const report = async (minutes: number) => {
    for (const reader of readers) await (await school.as(reader, minutes)).report({ classId, postId, reason: '' });
  };
  await report(1);
  await decide(db, await school.as(school.teacherId, 2), { classId, postId }, 'fine');
  await report(3);
  expect(await state()).toBe('VISIBLE');
  const { version } = await db.client.post.findFirstOrThrow({ where: { id: postId } });
  await (await school.as(String(writer), 4)).edit({ classId, postId, version, source: 'Words that hurt.' });
  await report(5);
  expect(await state()).toBe('HELD');
});

test('a look behind a pseudonym stands in the way of no decision', async () => {
  const { say } = await room({ anonymous: true, approval: 'ALL' });
  const { postId } = await say(await school.person('Mo'), 'Who wrote this?');
  const { classId } = school;
  const staff = await school.as(school.teacherId);
  const { version } = await db.client.post.findFirstOrThrow({ where: { id: postId } });
  await staff.unmask({ classId, postId, reason: 'A threat.' });
  const on = [{ postId, version }];
  expect(await staff.decide({ classId, decision: 'approve', reason: null, on })).toMatchObject({ conflicts: [] });
});

test('a draft of a change stands beside the draft of a reply to the same post, and is gone once the change is saved', async () => {
  const { ids, say } = await room();
  const call = await school.as(await school.person('Nia'));
  const { postId } = await say(await school.person('Oz'), 'A post of somebody else.');
  const own = await call.post({ ...ids, parentId: postId, source: 'My own.', clientKey: crypto.randomUUID() });
  const [reply, edit] = [
    { ...ids, parentId: own.postId, editing: null },
    { ...ids, parentId: null, editing: own.postId },
  ];
  await call.saveDraft({ ...reply, source: 'An answer to myself' });
  await call.saveDraft({ ...edit, source: 'My own, changed' });
  const drafts = async () => [(await call.draft(reply)).draft?.source, (await call.draft(edit)).draft?.source];
  expect(await drafts()).toEqual(['An answer to myself', 'My own, changed']);
  await call.edit({ classId: ids.classId, postId: own.postId, version: 1, source: 'My own, changed' });
  expect(await drafts()).toEqual(['An answer to myself', undefined]);
});
