import { randomUUID } from 'node:crypto';
import { afterAll, describe, expect, test } from 'vitest';
import { callerFor } from '#/server/trpc/testing.ts';
import { quizClass } from './attempt.testing.ts';

const { db, classId, teacherId, assign, student, answerAll, rightAnswer } = await quizClass();
afterAll(() => db.close());

describe('taking a quiz', () => {
  test('right answers to every kind of question earn all the points, and the receipt is the same however often one hands in', async () => {
    const assignmentId = await assign();
    const mira = await student();
    const call = await mira.as();
    const { attemptId } = await call.attempt.start({ classId, assignmentId });
    await answerAll(call, attemptId);
    const all = await Promise.all(Array.from({ length: 20 }, () => call.attempt.submit({ classId, attemptId })));
    expect(new Set(all.map(each => each.receipt)).size).toBe(1);
    expect(all[0]?.receipt).toMatch(/^[A-Z2-9]{4}-[A-Z2-9]{4}$/);
    const { students } = await (await callerFor(db, teacherId)).progress.students({
      classId,
      assignmentId,
      cursor: null,
    });
    expect(students.find(each => each.membershipId === mira.membershipId)).toMatchObject({ state: 'done', score: 1 });
  });

  test('twenty starts at once make one attempt, and a second attempt is refused when one is allowed', async () => {
    const assignmentId = await assign();
    const call = await (await student()).as();
    const started = await Promise.all(Array.from({ length: 20 }, () => call.attempt.start({ classId, assignmentId })));
    expect(new Set(started.map(each => each.attemptId)).size).toBe(1);
    await call.attempt.submit({ classId, attemptId: String(started[0]?.attemptId) });
    await expect(call.attempt.start({ classId, assignmentId })).rejects.toMatchObject({ message: 'no-attempts-left' });
  });

  test('a replayed save is answered as before; a save on an old state is refused with the newer one', async () => {
    const assignmentId = await assign();
    const call = await (await student()).as();
    const { attemptId } = await call.attempt.start({ classId, assignmentId });
    const [asked] = (await call.attempt.get({ classId, attemptId })).questions;
    const questionId = String(asked?.id);
    const save = { classId, attemptId, questionId, rev: 0, saveKey: randomUUID(), answer: null, flagged: true };
    const first = await call.attempt.save(save);
    expect(await call.attempt.save(save)).toEqual(first);
    const stale = await call.attempt.save({ ...save, saveKey: randomUUID(), flagged: false });
    expect(stale).toMatchObject({ outcome: 'stale', rev: 1, flagged: true });
    expect((await call.attempt.get({ classId, attemptId })).questions[0]).toMatchObject({ rev: 1, flagged: true });
  });

  test('of ten tabs that save at once one is accepted and nine see its answer; ten copies of one save are one save', async () => {
    const assignmentId = await assign();
    const call = await (await student()).as();
    const { attemptId } = await call.attempt.start({ classId, assignmentId });
    const { questions } = await call.attempt.get({ classId, attemptId });
    const asked = questions[0];
    if (!asked) throw new Error('the quiz has questions');
    const one = { classId, attemptId, questionId: asked.id, answer: await rightAnswer(asked.id, asked.question) };
    const tabs = await Promise.all(
      Array.from({ length: 10 }, (_, tab) =>
        call.attempt.save({ ...one, rev: 0, saveKey: randomUUID(), flagged: tab % 2 === 0 }),
      ),
    );
    expect(tabs.filter(tab => tab.outcome === 'saved')).toMatchObject([{ rev: 1 }]);
    const stale = tabs.filter(tab => tab.outcome === 'stale');
    expect(stale).toHaveLength(9);
    for (const tab of stale) expect(tab).toMatchObject({ rev: 1, answer: one.answer });
    const saveKey = randomUUID();
    const copies = await Promise.all(
      Array.from({ length: 10 }, () => call.attempt.save({ ...one, rev: 1, saveKey, flagged: true })),
    );
    for (const copy of copies) expect(copy).toEqual(copies[0]);
    expect(copies[0]).toMatchObject({ outcome: 'saved', rev: 2 });
  });

  test('an answer to a question of another quiz, or that the question cannot have, is refused', async () => {
    const assignmentId = await assign();
    const call = await (await student()).as();
    const { attemptId } = await call.attempt.start({ classId, assignmentId });
    const [asked] = (await call.attempt.get({ classId, attemptId })).questions;
    const save = { classId, attemptId, rev: 0, saveKey: randomUUID(), flagged: false };
    await expect(call.attempt.save({ ...save, questionId: randomUUID(), answer: null })).rejects.toMatchObject({
      message: 'not-found',
    });
    await expect(
      call.attempt.save({ ...save, questionId: String(asked?.id), answer: { kind: 'choice', chosen: [999] } }),
    ).rejects.toMatchObject({ message: 'invalid' });
  });
});

test('a dropped question counts for nobody, and counts again when it is put back', async () => {
  const assignmentId = await assign();
  const mira = await student();
  const call = await mira.as();
  const { attemptId } = await call.attempt.start({ classId, assignmentId });
  await answerAll(call, attemptId);
  await call.attempt.submit({ classId, attemptId });
  const teacher = await callerFor(db, teacherId);
  const before = await teacher.progress.results({ classId, assignmentId });
  const questionId = String(before.questions[0]?.question.id);
  const points = async () =>
    (await teacher.progress.students({ classId, assignmentId, cursor: null })).students.find(
      each => each.membershipId === mira.membershipId,
    )?.outOf;
  const whole = await points();
  await teacher.progress.dropQuestion({ classId, assignmentId, questionId, reason: 'Two answers are right.' });
  const after = await teacher.progress.results({ classId, assignmentId });
  expect(await points()).toBe(Number(whole) - Number(before.questions[0]?.question.points));
  expect(after.questions[0]).toMatchObject({ dropped: 'Two answers are right.', statistics: null });
  await teacher.progress.dropQuestion({ classId, assignmentId, questionId, reason: null });
  expect(await points()).toBe(whole);
  const log = await teacher.classroom.audit({ classId, cursor: null });
  expect(log.events.map(event => event.action).slice(0, 2)).toEqual(['question-brought-back', 'question-dropped']);
});
