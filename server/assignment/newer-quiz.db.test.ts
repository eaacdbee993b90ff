import { afterAll, describe, expect, test } from 'vitest';
import { makeMember, makeUser } from '#/prisma/factories.ts';
import { quizClass } from '#/server/attempt/attempt.testing.ts';
import type { Question } from '#/server/quiz/question.ts';
import { callerFor } from '#/server/trpc/testing.ts';

const { db, classId, teacherId, material, minutes, assign, student, answerAll } = await quizClass();
afterAll(() => db.close());

const teacher = () => callerFor(db, teacherId, { now: minutes(0) });

/** Publishes the quiz once more with its first question changed so; its new number. */
async function republish(change: (question: Question) => Question): Promise<number> {
  const call = await teacher();
  const { draft } = await call.quiz.get({ quizId: material.quizId });
  const [first] = draft.questions;
  if (!first) throw new Error('the quiz has questions');
  const { version } = await call.quiz.put({
    quizId: material.quizId,
    version: draft.version,
    question: change(first.question),
  });
  return (await call.quiz.publish({ quizId: material.quizId, version })).number;
}

const inOtherWords = (question: Question) => ({ ...question, prompt: `${question.prompt} (again)` });
const forMorePoints = (question: Question) => ({ ...question, points: question.points + 1 });

describe('a newer revision of the quiz that is set', () => {
  test('is told with what it changes; who has begun keeps theirs, and who begins then has the newer', async () => {
    const quizNumber = await republish(inOtherWords);
    const assignmentId = await assign({ quizNumber, attemptLimit: 2 });
    const [mira, ben] = [await student(), await student()];
    const asked = async (who: typeof mira, attemptId: string) =>
      (await (await who.as()).attempt.get({ classId, attemptId })).questions.map(each => each.question.prompt);
    const { attemptId } = await (await mira.as()).attempt.start({ classId, assignmentId });
    const before = await asked(mira, attemptId);
    const number = await republish(inOtherWords);
    const call = await teacher();
    const newer = await call.assignment.newerQuiz({ classId, assignmentId });
    expect(newer).toMatchObject({ from: quizNumber, number, begun: 1, running: 1, fits: true });
    expect(newer?.change).toEqual({ added: [], removed: [], remade: [], reworded: [1] });
    await call.assignment.moveToNewerQuiz({ classId, assignmentId, version: 1, number });
    expect(await asked(mira, attemptId)).toEqual(before);
    const other = await (await ben.as()).attempt.start({ classId, assignmentId });
    expect((await asked(ben, other.attemptId))[0]).not.toBe(before[0]);
    expect(await call.assignment.newerQuiz({ classId, assignmentId })).toBeNull();
    const { events } = await call.classroom.audit({ classId, cursor: null });
    expect(events[0]).toMatchObject({ action: 'quiz-moved', detail: { from: quizNumber, to: number, running: 1 } });
    // Both are one quiz in the results, and a mended key reaches both.
    for (const [who, id] of [
      [mira, attemptId],
      [ben, other.attemptId],
    ] as const) {
      await answerAll(await who.as(), id);
      await (await who.as()).attempt.submit({ classId, attemptId: id });
    }
    const results = await call.progress.results({ classId, assignmentId });
    expect(results.questions.map(each => each.statistics?.facility)).toEqual(results.questions.map(() => 1));
    // a wrong option that every form of its question has
    const [mendable] = results.questions.flatMap(({ question }) => {
      const at = question.options.findIndex(
        (option, i) => !option.correct && (question.forms ?? []).every(form => form.options.includes(i)),
      );
      return question.kind === 'choice' && at >= 0 ? [{ questionId: String(question.id), at }] : [];
    });
    if (!mendable) throw new Error('the quiz has a choice');
    const { questionId } = mendable;
    const key = { kind: 'choice' as const, chosen: [mendable.at] };
    const mend = { classId, assignmentId, questionId, kind: 'KEY' as const, answer: key, reason: 'It was the other.' };
    const { changes } = await call.progress.correctKey({ ...mend, rehearse: true });
    expect(changes.map(each => each.membershipId).sort()).toEqual([mira.membershipId, ben.membershipId].sort());
  });

  test('with another worth of a question can be moved to while nobody has begun, and not after', async () => {
    const quizNumber = await republish(inOtherWords);
    const [free, begun] = [await assign({ quizNumber }), await assign({ quizNumber })];
    await (await (await student()).as()).attempt.start({ classId, assignmentId: begun });
    const number = await republish(forMorePoints);
    const call = await teacher();
    expect((await call.assignment.newerQuiz({ classId, assignmentId: begun }))?.fits).toBe(false);
    await expect(
      call.assignment.moveToNewerQuiz({ classId, assignmentId: begun, version: 1, number }),
    ).rejects.toMatchObject({ message: 'closed' });
    const move = { classId, assignmentId: free, version: 1, number };
    await expect(call.assignment.moveToNewerQuiz({ ...move, number: number - 1 })).rejects.toThrow('conflict');
    await expect(call.assignment.moveToNewerQuiz({ ...move, version: 9 })).rejects.toThrow('conflict');
    expect(await call.assignment.moveToNewerQuiz(move)).toEqual({ version: 2 });
    expect((await call.assignment.get({ classId, assignmentId: free })).assignment.quizNumber).toBe(number);
  });

  test('is no matter of a colleague who teaches the class and does not own the quiz', async () => {
    const quizNumber = await republish(inOtherWords);
    const assignmentId = await assign({ quizNumber });
    const number = await republish(inOtherWords);
    const colleagueId = await makeUser(db.client, { canTeach: true });
    await makeMember(db.client, classId, colleagueId, 'TEACHER');
    const colleague = await callerFor(db, colleagueId, { now: minutes(0) });
    expect(await colleague.assignment.newerQuiz({ classId, assignmentId })).toBeNull();
    await expect(colleague.assignment.moveToNewerQuiz({ classId, assignmentId, version: 1, number })).rejects.toThrow(
      'not-found',
    );
  });
});
