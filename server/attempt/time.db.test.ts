import { randomUUID } from 'node:crypto';
import { afterAll, describe, expect, test } from 'vitest';
import { moveDeadlines } from '#/server/assignment/store.ts';
import { databaseNow } from '#/server/auth/sessions.ts';
import type { Teacher } from '#/server/classroom/member.ts';
import { act } from '#/server/db/database.ts';
import { createCaller } from '#/server/trpc/root.ts';
import { callerFor, contextFor } from '#/server/trpc/testing.ts';
import { quizClass } from './attempt.testing.ts';
import { closeOverdue } from './close.ts';
import { lockAttempt } from './store.ts';

const { db, classId, teacherId, start, minutes, assign, student, answerAll, rightAnswer } = await quizClass();
afterAll(() => db.close());

describe('time', () => {
  test('what is saved at the deadline is handed in by Lectern; what comes later is kept and does not count', async () => {
    const assignmentId = await assign({ timeLimitSeconds: 600 });
    const mira = await student();
    const call = await mira.as();
    const { attemptId } = await call.attempt.start({ classId, assignmentId });
    const taking = await answerAll(call, attemptId);
    expect(taking.deadlineAt).toEqual(minutes(10));
    const after = await mira.as({ now: minutes(12) });
    const [asked] = taking.questions;
    const late = await after.attempt.save({
      classId,
      attemptId,
      questionId: String(asked?.id),
      rev: 1,
      saveKey: randomUUID(),
      answer: null,
      flagged: false,
    });
    expect(late).toEqual({ outcome: 'late' });
    expect(await after.attempt.submit({ classId, attemptId })).toMatchObject({
      state: 'AUTO_SUBMITTED',
      submittedAt: minutes(10).toISOString(),
    });
    const { students } = await (await callerFor(db, teacherId)).progress.students({
      classId,
      assignmentId,
      cursor: null,
    });
    expect(students.find(each => each.membershipId === mira.membershipId)?.score).toBe(1);
  });

  test('a save and a submission that came in time and waited for the attempt until it was over are too late', async () => {
    const assignmentId = await assign();
    const mira = await student();
    const { attemptId } = await (await mira.as()).attempt.start({ classId, assignmentId });
    const [asked] = (await (await mira.as()).attempt.get({ classId, attemptId })).questions;
    if (!asked) throw new Error('the quiz has questions');
    const answer = await rightAnswer(asked.id, asked.question);
    const inTime = await contextFor(db, mira.userId);
    const call = createCaller(inTime);
    // The last moment of the grace is the one at which these requests came in.
    const startedAt = new Date(inTime.now.getTime() - 120_000);
    const deadlineAt = new Date(inTime.now.getTime() - 60_000);
    await db.client.attempt.update({
      where: { classId_id: { classId, id: attemptId } },
      data: { startedAt, deadlineAt },
    });
    const save = { classId, attemptId, questionId: asked.id, rev: 0, saveKey: randomUUID(), answer, flagged: false };
    const waiting = await act(db.client, async tx => {
      await lockAttempt(tx, { classId, id: attemptId });
      const saved = call.attempt.save(save);
      const submitted = call.attempt.submit({ classId, attemptId });
      while ((await databaseNow(tx)).getTime() <= inTime.now.getTime());
      return { saved, submitted };
    });
    expect(await waiting.saved).toEqual({ outcome: 'late' });
    expect(await waiting.submitted).toMatchObject({
      state: 'AUTO_SUBMITTED',
      submittedAt: deadlineAt.toISOString(),
    });
    expect(await db.client.response.findFirstOrThrow({ where: { attemptId } })).toMatchObject({
      rev: 0,
      answer: null,
      mark: null,
    });
  });

  test('a start that waited for another act of the student until the closing is refused', async () => {
    const assignmentId = await assign();
    const mira = await student();
    const inTime = await contextFor(db, mira.userId);
    await db.client.assignment.update({
      where: { classId_id: { classId, id: assignmentId } },
      data: { closesAt: new Date(inTime.now.getTime() + 1) },
    });
    const started = await act(db.client, async tx => {
      await tx.$queryRaw`SELECT id FROM "Membership" WHERE id = ${mira.membershipId}::uuid FOR UPDATE`;
      const call = createCaller(inTime).attempt.start({ classId, assignmentId });
      while ((await databaseNow(tx)).getTime() <= inTime.now.getTime());
      return { outcome: call.catch(error => error.message) };
    });
    expect(await started.outcome).toBe('closed');
  });

  test('a start that meets a change of dates half-way gets the deadline of the new dates', async () => {
    const assignmentId = await assign();
    const call = await (await student()).as();
    const begun = await act(db.client, async tx => {
      await tx.assignment.update({
        where: { classId_id: { classId, id: assignmentId } },
        data: { closesAt: minutes(5) },
      });
      const started = call.attempt.start({ classId, assignmentId });
      await databaseNow(tx);
      await moveDeadlines(tx, { classId } as Teacher, assignmentId, { onlyLater: false });
      return { started };
    });
    const { attemptId } = await begun.started;
    const { deadlineAt } = await db.client.attempt.findFirstOrThrow({ where: { id: attemptId } });
    expect(deadlineAt).toEqual(minutes(5));
  });

  test('a closing time that is moved to before an attempt’s start ends it at its start, not earlier', async () => {
    const assignmentId = await assign({ timeLimitSeconds: 600 });
    const mira = await student();
    const { attemptId } = await (await mira.as()).attempt.start({ classId, assignmentId });
    const teacher = { classId } as Teacher;
    const deadline = async (closesAt: Date | null, timeLimitSeconds: number | null) => {
      await db.client.assignment.update({
        where: { classId_id: { classId, id: assignmentId } },
        data: { closesAt, timeLimitSeconds },
      });
      await act(db.client, tx => moveDeadlines(tx, teacher, assignmentId, { onlyLater: false }));
      return (await db.client.attempt.findFirstOrThrow({ where: { id: attemptId } })).deadlineAt;
    };
    expect(await deadline(minutes(-5), 600)).toEqual(start);
    expect(await deadline(minutes(-5), null)).toEqual(start);
    expect(await deadline(minutes(5), 600)).toEqual(minutes(5));
    expect(await deadline(null, 600)).toEqual(minutes(10));
    expect(await deadline(null, null)).toBeNull();
  });

  test('an answer that came too late is shown to the teacher in words, and counts once they say so', async () => {
    const assignmentId = await assign({ timeLimitSeconds: 600 });
    const mira = await student();
    const call = await mira.as();
    const { attemptId } = await call.attempt.start({ classId, assignmentId });
    const { questions } = await call.attempt.get({ classId, attemptId });
    const after = await mira.as({ now: minutes(12) });
    for (const { id, question } of questions)
      await after.attempt.save({
        classId,
        attemptId,
        questionId: id,
        rev: 0,
        saveKey: randomUUID(),
        answer: await rightAnswer(id, question),
        flagged: false,
      });
    const teacher = await callerFor(db, teacherId);
    const line = async () => {
      const { students } = await teacher.progress.students({ classId, assignmentId, cursor: null });
      const found = students.find(each => each.membershipId === mira.membershipId);
      if (!found) throw new Error('the student stands in the results');
      return found;
    };
    const { late, score } = await line();
    expect(score).toBe(0);
    expect(late.map(each => each.questionId).sort()).toEqual(questions.map(each => each.id).sort());
    for (const { questionId, question, answer } of late)
      expect(answer).toEqual(await rightAnswer(questionId, question));
    for (const { questionId } of late) await teacher.progress.countRecovered({ classId, attemptId, questionId });
    expect(await line()).toMatchObject({ late: [], score: 1, answered: questions.length });
  });

  test('a save within the minute after the deadline still counts', async () => {
    const assignmentId = await assign({ timeLimitSeconds: 600 });
    const mira = await student();
    const { attemptId } = await (await mira.as()).attempt.start({ classId, assignmentId });
    const call = await mira.as({ now: new Date(minutes(10).getTime() + 59_000) });
    const [asked] = (await call.attempt.get({ classId, attemptId })).questions;
    const save = {
      classId,
      attemptId,
      questionId: String(asked?.id),
      rev: 0,
      saveKey: randomUUID(),
      answer: null,
      flagged: true,
    };
    expect(await call.attempt.save(save)).toMatchObject({ outcome: 'saved' });
  });

  test('the job closes what nobody looks at again, once', async () => {
    const assignmentId = await assign({ timeLimitSeconds: 600 });
    const mira = await student();
    const { attemptId } = await (await mira.as()).attempt.start({ classId, assignmentId });
    await closeOverdue(db.client, minutes(10));
    expect((await db.client.attempt.findFirstOrThrow({ where: { id: attemptId } })).state).toBe('IN_PROGRESS');
    await Promise.all([closeOverdue(db.client, minutes(12)), closeOverdue(db.client, minutes(12))]);
    expect(await db.client.attempt.findFirstOrThrow({ where: { id: attemptId } })).toMatchObject({
      state: 'AUTO_SUBMITTED',
      mark: 0,
    });
  });

  test('options stay where the student saw them when the teacher changes the shuffle in the middle', async () => {
    const assignmentId = await assign();
    const mira = await student();
    const call = await mira.as();
    const { attemptId } = await call.attempt.start({ classId, assignmentId });
    const { questions } = await call.attempt.get({ classId, attemptId });
    await db.client.assignment.update({
      where: { classId_id: { classId, id: assignmentId } },
      data: { shuffleOptions: false, shuffleQuestions: true },
    });
    expect((await call.attempt.get({ classId, attemptId })).questions).toEqual(questions);
    for (const { id, question } of questions)
      await call.attempt.save({
        classId,
        attemptId,
        questionId: id,
        rev: 0,
        saveKey: randomUUID(),
        answer: await rightAnswer(id, question),
        flagged: false,
      });
    await call.attempt.submit({ classId, attemptId });
    const { students } = await (await callerFor(db, teacherId)).progress.students({
      classId,
      assignmentId,
      cursor: null,
    });
    expect(students.find(each => each.membershipId === mira.membershipId)).toMatchObject({ score: 1 });
  });

  test('before the opening and after the closing nothing can be started; extending moves the deadline of who is at it', async () => {
    const early = await assign({ opensAt: minutes(10) });
    const call = await (await student()).as();
    await expect(call.attempt.start({ classId, assignmentId: early })).rejects.toMatchObject({ message: 'not-open' });
    expect((await call.assignment.get({ classId, assignmentId: early })).reading).toBeNull();
    const closing = await assign({ closesAt: minutes(5) });
    const { attemptId } = await call.attempt.start({ classId, assignmentId: closing });
    const late = await (await student()).as({ now: minutes(6) });
    await expect(late.attempt.start({ classId, assignmentId: closing })).rejects.toMatchObject({ message: 'closed' });
    const teacher = await callerFor(db, teacherId, { now: start });
    const { assignment } = await teacher.assignment.get({ classId, assignmentId: closing });
    const {
      readingId: _,
      readingNumber: __,
      quizId: ___,
      quizNumber: ____,
      releasedAt: _____,
      marksReleasedAt: _________,
      withdrawnAt: ______,
      excused: _______,
      accommodation: ________,
      id,
      version,
      ...rules
    } = assignment;
    const iso = { opensAt: rules.opensAt.toISOString(), dueAt: null, closesAt: minutes(30).toISOString() };
    await teacher.assignment.update({ ...rules, ...iso, assignmentId: id, version });
    expect((await call.attempt.get({ classId, attemptId })).deadlineAt).toEqual(minutes(30));
    await expect(teacher.assignment.update({ ...rules, ...iso, assignmentId: id, version })).rejects.toMatchObject({
      message: 'conflict',
    });
  });
});
