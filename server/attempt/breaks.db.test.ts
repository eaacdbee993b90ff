import { randomUUID } from 'node:crypto';
import { afterAll, describe, expect, test } from 'vitest';
import type { Assignment } from '#/server/assignment/assignment.ts';
import { noAccommodation } from '#/server/assignment/exceptions.ts';
import { callerFor } from '#/server/trpc/testing.ts';
import { quizClass } from './attempt.testing.ts';
import { closeOverdue } from './close.ts';

const { db, classId, teacherId, start, minutes, assign, student } = await quizClass();
afterAll(() => db.close());

/** A student with ten minutes of breaks at a quiz of twenty minutes, begun at the start; minutes and calls are counted from it. */
async function begun(rules: Partial<Assignment> = {}, breakMinutes = 10) {
  const assignmentId = await assign({ timeLimitSeconds: 1200, ...rules });
  const mira = await student();
  const teacher = await callerFor(db, teacherId, { now: start });
  const accommodate = (given: Partial<typeof noAccommodation>) =>
    teacher.exceptions.setAccommodation({
      classId,
      target: { membershipId: mira.membershipId },
      accommodation: { ...noAccommodation, breakMinutes, ...given },
    });
  await accommodate({});
  const at = async (count: number) => (await mira.as({ now: minutes(count) })).attempt;
  const { attemptId } = await (await at(0)).start({ classId, assignmentId });
  const one = { classId, attemptId };
  const left = async (count: number) => {
    const { remaining, pause, breaks } = await (await at(count)).time(one);
    return { work: Number(remaining) / 60_000, pause: pause && pause / 60_000, breaks: breaks / 60_000 };
  };
  return { assignmentId, mira, teacher, accommodate, at, one, left };
}

describe('a break in a timed quiz', () => {
  test('stops the clock and keeps what is left of it for later; closing by time waits as long', async () => {
    const { at, one, left } = await begun();
    expect(await left(5)).toEqual({ work: 15, pause: null, breaks: 10 });
    await (await at(5)).takeBreak(one);
    expect(await left(9)).toEqual({ work: 15, pause: 6, breaks: 0 });
    await (await at(9)).endBreak(one);
    expect(await left(9)).toEqual({ work: 15, pause: null, breaks: 6 });
    expect(await left(20)).toEqual({ work: 4, pause: null, breaks: 6 });
    await closeOverdue(db.client, minutes(23));
    expect((await (await at(23)).time(one)).state).toBe('IN_PROGRESS');
    await closeOverdue(db.client, minutes(26));
    expect((await (await at(26)).get(one)).state).toBe('AUTO_SUBMITTED');
  });

  test('ends by itself when the allowance is used up, and no other can be taken', async () => {
    const { at, one, left } = await begun();
    await (await at(2)).takeBreak(one);
    await (await at(4)).takeBreak(one);
    expect(await left(14)).toEqual({ work: 16, pause: null, breaks: 0 });
    await expect((await at(14)).takeBreak(one)).rejects.toMatchObject({ message: 'closed' });
    expect(await left(14)).toMatchObject({ work: 16 });
  });

  test('shows neither questions nor the reading; whoever saves an answer is back at work, and nothing that was saved is lost', async () => {
    const { at, one, left } = await begun();
    const before = await (await at(1)).get(one);
    const [first] = before.questions;
    await (await at(1)).takeBreak(one);
    const during = await (await at(2)).get(one);
    expect([during.questions, during.reading]).toEqual([[], null]);
    const save = { ...one, questionId: String(first?.id), rev: 0, answer: null, flagged: true };
    expect(await (await at(3)).save({ ...save, saveKey: randomUUID() })).toMatchObject({ outcome: 'saved' });
    expect(await left(3)).toEqual({ work: 19, pause: null, breaks: 8 });
    const after = await (await at(3)).get(one);
    expect(after.questions.map(each => each.flagged)).toEqual(before.questions.map(each => each.id === first?.id));
  });

  test('does not move the closing time: it lasts no longer than the clock can stand still before it', async () => {
    const { at, one, left } = await begun({ closesAt: minutes(23) });
    expect(await left(5)).toMatchObject({ work: 15, breaks: 3 });
    await (await at(5)).takeBreak(one);
    expect(await left(8)).toEqual({ work: 15, pause: null, breaks: 0 });
    const { at: later, one: other } = await begun({ closesAt: minutes(15) });
    await expect((await later(5)).takeBreak(other)).rejects.toMatchObject({ message: 'closed' });
  });

  test('that runs while a teacher gives time and another factor ends with no less than both give', async () => {
    const { at, one, left, teacher, assignmentId, accommodate } = await begun();
    await (await at(5)).takeBreak(one);
    await teacher.attempt.addTime({ classId, assignmentId, attemptId: null, minutes: 3 });
    await accommodate({ timeFactor: 1.5 });
    expect(await left(7)).toMatchObject({ work: 28, pause: 8 });
    await (await at(7)).endBreak(one);
    expect(await left(7)).toEqual({ work: 28, pause: null, breaks: 8 });
  });

  test('is seen by staff while it lasts, and is not counted as time spent on a question', async () => {
    const { at, one, teacher, assignmentId } = await begun();
    const { questions } = await (await at(1)).get(one);
    const [first] = questions.filter(each => each.question.kind === 'choice');
    await (await at(1)).takeBreak(one);
    const now = await callerFor(db, teacherId, { now: minutes(4) });
    expect((await now.progress.inQuiz({ classId, assignmentId })).students).toMatchObject([{ onBreak: true }]);
    await (await at(5)).endBreak(one);
    const answer = { kind: 'choice' as const, chosen: [0] };
    const save = { ...one, questionId: String(first?.id), rev: 0, answer, flagged: false };
    await (await at(8)).save({ ...save, saveKey: randomUUID() });
    await (await at(9)).submit(one);
    const { times } = await teacher.progress.results({ classId, assignmentId });
    expect([...times]).toEqual([[first?.id, 240]]);
  });

  test('can be handed in from, and an attempt opened again later is not on a break', async () => {
    const { at, one, left, teacher } = await begun();
    await (await at(5)).takeBreak(one);
    expect((await (await at(6)).submit(one)).state).toBe('SUBMITTED');
    await teacher.attempt.reopen({ ...one, minutes: 15, reason: 'The fire alarm rang.' });
    expect(await left(6)).toMatchObject({ work: 9, pause: null, breaks: 9 });
  });

  test('is not offered where there is no time limit, nor to a classmate without the accommodation', async () => {
    const { at, one } = await begun({ timeLimitSeconds: null, closesAt: minutes(60) });
    expect((await (await at(1)).get(one)).breaks).toBe(0);
    const { at: without, one: other } = await begun({}, 0);
    await expect((await without(1)).takeBreak(other)).rejects.toMatchObject({ message: 'closed' });
  });
});
