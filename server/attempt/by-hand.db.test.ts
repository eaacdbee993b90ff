import { afterAll, beforeAll, expect, test } from 'vitest';
import { makeAssignment, makeClass, makeMember, makeReading, makeUser } from '#/prisma/factories.ts';
import type { Owner } from '#/server/auth/person.ts';
import { databaseNow } from '#/server/auth/sessions.ts';
import type { Database } from '#/server/db/database.ts';
import { testDatabase } from '#/server/db/testing.ts';
import { question as made } from '#/server/quiz/question.testing.ts';
import { createQuiz, findDraft, publishQuiz } from '#/server/quiz/store.ts';
import { callerFor, payload } from '#/server/trpc/testing.ts';

type Call = Awaited<ReturnType<typeof callerFor>>;
let db: Database;
let classId: string;
let teacher: Call;
let assistant: Call;
let readingId: string;
let quizId: string;
let openId: string;
let choiceId: string;

/** A quiz of an open question worth 4 points and a choice worth 1. */
beforeAll(async () => {
  db = await testDatabase();
  classId = await makeClass(db.client);
  const teacherId = await makeUser(db.client, { canTeach: true });
  const assistantId = await makeUser(db.client);
  await makeMember(db.client, classId, teacherId, 'TEACHER');
  await makeMember(db.client, classId, assistantId, 'ASSISTANT');
  teacher = await callerFor(db, teacherId);
  assistant = await callerFor(db, assistantId);
  readingId = await makeReading(db.client, teacherId);
  const owner = { userId: teacherId } as Owner;
  const open = made({ kind: 'open', rule: 'by-hand', prompt: 'Why did they come?', options: [], key: [], points: 4 });
  const place = { readingId, readingNumber: 1, title: 'Sundays', seed: 'x' };
  quizId = await createQuiz(db.client, owner, place, [open, made()]);
  const draft = await findDraft(db.client, owner, quizId);
  if (!draft) throw new Error('the quiz was made');
  const questions = draft.questions.map(one => one.question);
  await publishQuiz(db.client, draft, questions);
  openId = questions.find(each => each.kind === 'open')?.id ?? '';
  choiceId = questions.find(each => each.kind === 'choice')?.id ?? '';
}, 120_000);
afterAll(() => db.close());

const setUp = async (given: { holdMarks?: boolean } = {}) => {
  const opensAt = new Date((await databaseNow(db.client)).getTime() - 60_000);
  return makeAssignment(db.client, classId, { readingId, quizId }, { opensAt, ...given });
};

/** A new student of the class who has handed in `text` to the open question and the right option to the choice. */
async function handedIn(assignmentId: string, text: string | null, displayName = 'Mira') {
  const userId = await makeUser(db.client, { displayName });
  const membershipId = await makeMember(db.client, classId, userId, 'STUDENT');
  const student = await callerFor(db, userId);
  const { attemptId } = await student.attempt.start({ classId, assignmentId });
  const { questions } = await student.attempt.get({ classId, attemptId });
  const save = (questionId: string, answer: Parameters<Call['attempt']['save']>[0]['answer']) =>
    student.attempt.save({
      ...{ classId, attemptId, questionId, rev: 0, flagged: false, cited: null, answer },
      saveKey: crypto.randomUUID(),
    });
  if (text !== null) await save(openId, { kind: 'open', text });
  const right = questions.find(each => each.id === choiceId)?.question.options.indexOf('7') ?? -1;
  await save(choiceId, { kind: 'choice', chosen: [right] });
  await student.attempt.submit({ classId, attemptId });
  return { student, attemptId, membershipId };
}

const given = { comment: null, reason: null, rev: 1, version: 0 };
const own = async (student: Call, assignmentId: string) =>
  (await student.attempt.mine({ classId, assignmentId })).attempts[0];

test('an open answer waits, is marked with a comment, and only then does the student see a mark, and is told once', async () => {
  const assignmentId = await setUp();
  const { student, attemptId } = await handedIn(assignmentId, 'Because it opened on Sundays.');
  expect(await own(student, assignmentId)).toMatchObject({ mark: null, toMark: 1 });
  expect((await teacher.attempt.toMark({ classId, assignmentId })).questions).toMatchObject([
    { id: openId, given: 1, waiting: 1, points: 4 },
  ]);
  const waiting = async () => (await teacher.progress.home()).waiting.filter(one => one.kind === 'answers');
  expect(await waiting()).toMatchObject([{ classId, assignmentId, count: 1 }]);
  const place = { classId, attemptId, questionId: openId };
  const marked = await assistant.attempt.markByHand({ ...place, ...given, mark: 3, comment: 'Say who.' });
  expect(marked).toEqual({ version: 1, mark: 4, toMark: 0 });
  expect(await waiting()).toEqual([]);
  expect(await own(student, assignmentId)).toMatchObject({ mark: 4, outOf: 5, toMark: 0 });
  const review = await student.attempt.review({ classId, attemptId });
  expect(review.questions.find(each => each.id === openId)).toMatchObject({
    mark: 3,
    outcome: 'partly',
    comment: 'Say who.',
  });
  expect(await db.client.markNotice.findMany({ where: { classId, assignmentId } })).toMatchObject([
    { news: 'MARKED', readAt: null },
  ]);
  const log = await db.client.auditEvent.findMany({ where: { classId, action: 'answer-marked' } });
  expect(log.map(row => row.detail)).toContainEqual(expect.objectContaining({ from: null, mark: 3 }));
  expect(JSON.stringify(log)).not.toContain('Say who');
});

test('a blank open answer is worth nothing and waits for nobody', async () => {
  const assignmentId = await setUp();
  const { student } = await handedIn(assignmentId, '  \n ');
  expect(await own(student, assignmentId)).toMatchObject({ mark: 1, outOf: 5, toMark: 0 });
});

test('a mark of the key is overruled with a reason only, survives a mended key, and is taken back to what the key gives', async () => {
  const assignmentId = await setUp();
  const { student, attemptId } = await handedIn(assignmentId, null);
  const place = { classId, attemptId, questionId: choiceId };
  await expect(teacher.attempt.markByHand({ ...place, ...given, mark: 0.5 })).rejects.toThrow('invalid');
  await teacher.attempt.markByHand({ ...place, ...given, mark: 0.5, reason: 'Half of it was told.' });
  expect(await own(student, assignmentId)).toMatchObject({ mark: 0.5 });
  const mend = { classId, assignmentId, questionId: choiceId, reason: 'x', rehearse: false };
  const { changes } = await teacher.progress.correctKey({ ...mend, kind: 'EVERYONE', answer: null });
  expect(changes).toEqual([]);
  expect(await own(student, assignmentId)).toMatchObject({ mark: 0.5 });
  await teacher.attempt.markByHand({ ...place, ...given, version: 1, mark: null });
  expect(await own(student, assignmentId)).toMatchObject({ mark: 1 });
});

test('a question nobody answered can be given points, and too many points, an old version or an old answer are refused', async () => {
  const assignmentId = await setUp();
  const { student, attemptId } = await handedIn(assignmentId, null);
  const place = { classId, attemptId, questionId: openId };
  await expect(teacher.attempt.markByHand({ ...place, ...given, rev: 0, mark: 4.5 })).rejects.toThrow('invalid');
  await expect(teacher.attempt.markByHand({ ...place, ...given, rev: 1, mark: 2 })).rejects.toThrow('conflict');
  await teacher.attempt.markByHand({ ...place, ...given, rev: 0, mark: 2 });
  await expect(teacher.attempt.markByHand({ ...place, ...given, rev: 0, mark: 3 })).rejects.toThrow('conflict');
  expect(await own(student, assignmentId)).toMatchObject({ mark: 3, outOf: 5 });
});

test('an answer that is changed after its attempt was opened again waits anew; what was said of the old one is shown as old', async () => {
  const assignmentId = await setUp();
  const { student, attemptId } = await handedIn(assignmentId, 'First thought.');
  const place = { classId, attemptId, questionId: openId };
  await teacher.attempt.markByHand({ ...place, ...given, mark: 1, comment: 'Too short.' });
  await teacher.attempt.reopen({ classId, attemptId, minutes: 10, reason: 'The line was cut.' });
  await student.attempt.save({
    ...{ ...place, rev: 1, flagged: false, cited: null, answer: { kind: 'open', text: 'Second thought.' } },
    saveKey: crypto.randomUUID(),
  });
  await student.attempt.submit({ classId, attemptId });
  expect(await own(student, assignmentId)).toMatchObject({ mark: null, toMark: 1 });
  const all = { questionId: null, attemptId: null, waitingOnly: true, blind: false, cursor: 0 };
  expect((await teacher.attempt.answersToMark({ classId, assignmentId, ...all })).answers).toMatchObject([
    { text: 'Second thought.', mark: null, comment: 'Too short.', stale: true, displayName: 'Mira' },
  ]);
  await teacher.attempt.markByHand({ ...place, ...given, rev: 2, version: 1, mark: 4 });
  expect(await own(student, assignmentId)).toMatchObject({ mark: 5 });
});

test('with names hidden no payload of marking holds one', async () => {
  const assignmentId = await setUp();
  const { membershipId } = await handedIn(assignmentId, 'Because.', 'Zebulonia');
  const all = { questionId: openId, attemptId: null, waitingOnly: false, cursor: 0 };
  const blind = JSON.stringify(await teacher.attempt.answersToMark({ classId, assignmentId, ...all, blind: true }));
  expect(blind).not.toContain('Zebulonia');
  expect(blind).not.toContain(membershipId);
  const open = JSON.stringify(await teacher.attempt.answersToMark({ classId, assignmentId, ...all, blind: false }));
  expect(open).toContain('Zebulonia');
});

test('held back, no payload of the student holds a mark; released, every one does and each is told once; held again, none', async () => {
  const assignmentId = await setUp({ holdMarks: true });
  const { student, attemptId } = await handedIn(assignmentId, 'Because.');
  await teacher.attempt.markByHand({
    ...{ classId, attemptId, questionId: openId, ...given },
    mark: 2.37,
    comment: 'CANARY',
  });
  const asked = { classId, assignmentId };
  const everything = async () =>
    payload([
      await student.attempt.mine(asked),
      await student.attempt.review({ classId, attemptId }),
      await student.attempt.get({ classId, attemptId }),
      await student.assignment.get(asked),
      await student.progress.home(),
      await student.notices.inbox({ cursor: null }),
    ]);
  const before = await everything();
  for (const told of ['2.37', '3.37', 'CANARY', '"outcome":"']) expect(before).not.toContain(told);
  const { version } = await teacher.attempt.toMark(asked);
  expect(await teacher.attempt.releaseMarks({ ...asked, version, released: true })).toMatchObject({ students: 1 });
  const after = await everything();
  for (const told of ['2.37', '3.37', 'CANARY']) expect(after).toContain(told);
  expect(await db.client.markNotice.count({ where: { classId, assignmentId, readAt: null } })).toBe(1);
  await teacher.attempt.releaseMarks({ ...asked, version: version + 1, released: false });
  expect(await everything()).not.toContain('3.37');
  expect(await db.client.markNotice.count({ where: { classId, assignmentId } })).toBe(0);
});

test('a comment is kept once, offered in every class of its teacher, and forgotten', async () => {
  await teacher.attempt.saveComment({ classId, text: 'Name the source.' });
  const { comments } = await teacher.attempt.saveComment({ classId, text: ' Name the source. ' });
  expect(comments.map(each => each.text)).toEqual(['Name the source.']);
  expect((await assistant.attempt.comments({ classId })).comments).toEqual([]);
  const id = comments[0]?.id ?? '';
  await assistant.attempt.removeComment({ classId, id });
  expect((await teacher.attempt.comments({ classId })).comments).toHaveLength(1);
  expect((await teacher.attempt.removeComment({ classId, id })).comments).toEqual([]);
});
