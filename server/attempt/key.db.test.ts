import { afterAll, describe, expect, test } from 'vitest';
import { makeAssignment, makeQuiz, makeReading } from '#/prisma/factories.ts';
import type { Assignment } from '#/server/assignment/assignment.ts';
import { callerFor } from '#/server/trpc/testing.ts';
import { quizClass } from './attempt.testing.ts';

const { db, classId, teacherId, minutes, assign, student, answerAll } = await quizClass();
afterAll(() => db.close());

describe('the key', () => {
  const canary = 'KEYCANARY';

  async function planted(given: Partial<Assignment> = {}) {
    const readingId = await makeReading(db.client, teacherId);
    const quizId = await makeQuiz(db.client, teacherId, readingId);
    const teacher = await callerFor(db, teacherId);
    const { draft } = await teacher.quiz.get({ quizId });
    let { version } = draft;
    for (const { question } of draft.questions) {
      const options = question.options.map(option => ({ ...option, reason: `${canary} reason` }));
      ({ version } = await teacher.quiz.put({
        quizId,
        version,
        question: { ...question, options, feedback: `${canary} feedback` },
      }));
    }
    const { number } = await teacher.quiz.publish({ quizId, version });
    return makeAssignment(
      db.client,
      classId,
      { readingId, quizId },
      { opensAt: minutes(-60), ...given, quizNumber: number },
    );
  }

  test('stays on the server before the review rules say otherwise, and is there afterwards', async () => {
    const assignmentId = await planted({ closesAt: minutes(60) });
    const mira = await student();
    const call = await mira.as();
    const { attemptId } = await call.attempt.start({ classId, assignmentId });
    const taking = await answerAll(call, attemptId);
    expect(JSON.stringify(taking)).not.toContain(canary);
    expect(JSON.stringify(taking)).not.toMatch(/misconception|"correct"|"key"|"evidence"|"rule"/);
    await call.attempt.submit({ classId, attemptId });
    const soon = await (await mira.as({ now: minutes(30) })).attempt.review({ classId, attemptId });
    expect(JSON.stringify(soon)).not.toContain(canary);
    expect(
      soon.questions.every(
        question => question.rightAnswer === null && question.evidence === null && question.mark !== null,
      ),
    ).toBe(true);
    const closed = await (await mira.as({ now: minutes(62) })).attempt.review({ classId, attemptId });
    expect(JSON.stringify(closed)).toContain(canary);
    expect(
      closed.questions.every(question => question.rightAnswer !== null && (question.evidence?.length ?? 0) > 0),
    ).toBe(true);
  });

  test('is shown at once when the teacher releases it', async () => {
    const assignmentId = await planted();
    const mira = await student();
    const call = await mira.as();
    const { attemptId } = await call.attempt.start({ classId, assignmentId });
    await call.attempt.submit({ classId, attemptId });
    expect((await call.attempt.review({ classId, attemptId })).questions[0]?.rightAnswer).toBeNull();
    await (await callerFor(db, teacherId)).assignment.release({ classId, assignmentId, version: 1 });
    expect((await call.attempt.review({ classId, attemptId })).questions[0]?.rightAnswer).not.toBeNull();
  });

  test('once it is released, nobody takes the quiz again with it', async () => {
    const assignmentId = await planted({ attemptLimit: 3 });
    const call = await (await student()).as();
    const { attemptId } = await call.attempt.start({ classId, assignmentId });
    await call.attempt.submit({ classId, attemptId });
    await (await callerFor(db, teacherId)).assignment.release({ classId, assignmentId, version: 1 });
    await expect(call.attempt.start({ classId, assignmentId })).rejects.toMatchObject({ message: 'closed' });
  });

  test('of an attempt is for its student and the staff of its class alone', async () => {
    const assignmentId = await assign();
    const call = await (await student()).as();
    const { attemptId } = await call.attempt.start({ classId, assignmentId });
    await call.attempt.submit({ classId, attemptId });
    const classmate = await (await student()).as();
    for (const ask of ['review', 'get', 'submit'] as const)
      await expect(classmate.attempt[ask]({ classId, attemptId })).rejects.toMatchObject({ message: 'not-found' });
    expect(
      (await (await callerFor(db, teacherId)).attempt.review({ classId, attemptId })).questions[0]?.rightAnswer,
    ).not.toBeNull();
  });
});
