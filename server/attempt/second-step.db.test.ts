import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { makeAssignment, makeQuiz, makeReading } from '#/prisma/factories.ts';
import type { Assignment } from '#/server/assignment/assignment.ts';
import { questionSchema } from '#/server/quiz/schema.ts';
import { callerFor } from '#/server/trpc/testing.ts';
import { quizClass } from './attempt.testing.ts';

const { db, classId, teacherId, minutes, student, rightAnswer } = await quizClass();
afterAll(() => db.close());

describe('the second step', () => {
  let asking: { readingId: string; quizId: string; quizNumber: number };

  /** The quiz of the other tests, with the proof asked for everywhere and worth two points. */
  beforeAll(async () => {
    const readingId = await makeReading(db.client, teacherId);
    const quizId = await makeQuiz(db.client, teacherId, readingId);
    const teacher = await callerFor(db, teacherId);
    let { version } = (await teacher.quiz.get({ quizId })).draft;
    ({ version } = await teacher.quiz.askProof({ quizId, version, questionId: null, points: 2 }));
    const { number } = await teacher.quiz.publish({ quizId, version });
    asking = { readingId, quizId, quizNumber: number };
  });
  const assigned = (given: Partial<Assignment> = {}) => {
    const { quizNumber, ...made } = asking;
    return makeAssignment(db.client, classId, made, { opensAt: minutes(-60), quizNumber, ...given });
  };
  const stepOf = async (questionId: string) => {
    const row = await db.client.quizQuestion.findFirstOrThrow({
      where: { id: questionId, number: asking.quizNumber },
    });
    const step = questionSchema.parse(row.body).proof;
    if (!step) throw new Error('the question asks for its proof');
    const wrong = Array.from({ length: step.of }, (_, at) => at).find(at => !step.proves.includes(at));
    return { ...step, right: Number(step.proves[0]), wrong: Number(wrong) };
  };
  async function begun(given: Partial<Assignment> = {}) {
    const assignmentId = await assigned(given);
    const mira = await student();
    const call = await mira.as();
    const { attemptId } = await call.attempt.start({ classId, assignmentId });
    const { questions } = await call.attempt.get({ classId, attemptId });
    const asked = questions.filter(question => question.proof);
    expect(asked.length).toBeGreaterThan(2);
    const save = (questionId: string, rev: number) => ({
      classId,
      attemptId,
      questionId,
      rev,
      saveKey: randomUUID(),
      answer: null,
      flagged: false,
    });
    return { assignmentId, mira, call, attemptId, asked, save };
  }

  test('is saved with the answer as one: replayed, refused and shown with it, beside the reading and without', async () => {
    for (const readingBeside of [true, false]) {
      const { call, attemptId, asked, save } = await begun({ readingBeside });
      const [first] = asked;
      if (!first) throw new Error('a question asks for its proof');
      const { right, of, offers } = await stepOf(first.id);
      expect(first.proof).toEqual({
        points: 2,
        of: readingBeside ? of : 0,
        offers: readingBeside ? [] : expect.any(Array),
      });
      expect(first.proof?.offers.toSorted()).toEqual(readingBeside ? [] : offers.map(each => each.text).toSorted());
      const at = first.proof?.offers.indexOf(offers.find(each => each.sentence === right)?.text ?? '') ?? -1;
      const cited = readingBeside ? { sentence: right } : { offer: at };
      const answer = await rightAnswer(first.id, first.question);
      const sent = { ...save(first.id, 0), answer, cited };
      const saved = await call.attempt.save(sent);
      expect(await call.attempt.save(sent)).toEqual(saved);
      expect(await call.attempt.save({ ...save(first.id, 0) })).toMatchObject({ outcome: 'stale', answer, cited });
      const again = (await call.attempt.get({ classId, attemptId })).questions.find(each => each.id === first.id);
      expect(again).toMatchObject({ rev: 1, answer, cited });
      const strange = readingBeside ? { sentence: of } : { offer: offers.length };
      await expect(call.attempt.save({ ...save(first.id, 1), cited: strange })).rejects.toMatchObject({
        message: 'invalid',
      });
    }
  });

  test('adds its points, is reviewed with the evidence, told apart in the results, and dropped with its question', async () => {
    const { assignmentId, mira, call, attemptId, asked, save } = await begun({ closesAt: minutes(60) });
    const [both, guessed, proofOnly, unproved] = asked;
    if (!both || !guessed || !proofOnly || !unproved) throw new Error('four questions ask for their proof');
    for (const [each, isRight] of [
      [both, true],
      [guessed, false],
    ] as const) {
      const { right, wrong } = await stepOf(each.id);
      const answer = await rightAnswer(each.id, each.question);
      await call.attempt.save({ ...save(each.id, 0), answer, cited: { sentence: isRight ? right : wrong } });
    }
    const { right } = await stepOf(proofOnly.id);
    await call.attempt.save({ ...save(proofOnly.id, 0), cited: { sentence: right } });
    const answer = await rightAnswer(unproved.id, unproved.question);
    await call.attempt.save({ ...save(unproved.id, 0), answer });
    await call.attempt.submit({ classId, attemptId });
    const of = (review: Awaited<ReturnType<typeof call.attempt.review>>, id: string) =>
      review.questions.find(each => each.id === id);
    const soon = await (await mira.as({ now: minutes(30) })).attempt.review({ classId, attemptId });
    expect(soon.mark).toBe(3 + 1 + 2 + 1);
    expect(of(soon, guessed.id)?.proof).toMatchObject({ cited: expect.any(Number), right: null, proves: null });
    const closed = await (await mira.as({ now: minutes(62) })).attempt.review({ classId, attemptId });
    expect(of(closed, both.id)).toMatchObject({ mark: 3, points: 3, proof: { points: 2, right: true } });
    expect(of(closed, guessed.id)).toMatchObject({ mark: 1, points: 3, outcome: 'right', proof: { right: false } });
    expect(of(closed, proofOnly.id)).toMatchObject({ mark: 2, outcome: 'blank', proof: { right: true } });
    expect(of(closed, unproved.id)).toMatchObject({ mark: 1, outcome: 'right', proof: { cited: null } });
    const teacher = await callerFor(db, teacherId);
    const { questions } = await teacher.progress.results({ classId, assignmentId });
    const none = { both: 0, answerOnly: 0, proofOnly: 0, neither: 0 };
    const casesOf = (id: string) => questions.find(each => each.question.id === id)?.proof;
    expect(casesOf(both.id)).toEqual({ ...none, both: 1 });
    expect(casesOf(guessed.id)).toEqual({ ...none, answerOnly: 1 });
    expect(casesOf(unproved.id)).toEqual(none);
    await teacher.progress.dropQuestion({ classId, assignmentId, questionId: both.id, reason: 'Too easy.' });
    const { mark, outOf } = await db.client.attempt.findFirstOrThrow({ where: { id: attemptId } });
    expect([mark, outOf]).toEqual([4, Number(soon.outOf) - 3]);
  });

  test('that comes too late is kept and shown to the teacher, and counts once they say so', async () => {
    const { assignmentId, mira, attemptId, asked, save } = await begun({ timeLimitSeconds: 600 });
    const [first] = asked;
    if (!first) throw new Error('a question asks for its proof');
    const { right } = await stepOf(first.id);
    const after = await mira.as({ now: minutes(12) });
    const late = { ...save(first.id, 0), cited: { sentence: right } };
    expect(await after.attempt.save(late)).toEqual({ outcome: 'late' });
    const teacher = await callerFor(db, teacherId);
    const line = async () =>
      (await teacher.progress.students({ classId, assignmentId, cursor: null })).students.find(
        each => each.membershipId === mira.membershipId,
      );
    expect(await line()).toMatchObject({ mark: 0, late: [{ questionId: first.id, answer: null, cited: right }] });
    await teacher.progress.countRecovered({ classId, attemptId, questionId: first.id });
    expect(await line()).toMatchObject({ mark: 2, late: [] });
  });

  test('of two quizzes that prove by other sentences looks the same to a student, byte for byte', async () => {
    for (const readingBeside of [true, false]) {
      const { call, attemptId } = await begun({ readingBeside });
      const before = await call.attempt.get({ classId, attemptId });
      const { quizId } = asking;
      const rows = await db.client.quizQuestion.findMany({ where: { quizId, number: asking.quizNumber } });
      const number = asking.quizNumber + (readingBeside ? 1 : 2);
      await db.client.quizRevision.create({ data: { quizId, number, title: 'Other', points: 1 } });
      for (const row of rows) {
        const question = questionSchema.parse(row.body);
        const others = question.proof?.offers.filter(each => !question.proof?.proves.includes(each.sentence)) ?? [];
        const proof = question.proof && { ...question.proof, proves: others.slice(0, 1).map(each => each.sentence) };
        const body = JSON.parse(JSON.stringify({ ...question, proof, evidence: [{ id: 'f9', start: 1, end: 2 }] }));
        await db.client.quizQuestion.create({ data: { ...row, number, body } });
      }
      await db.client.attempt.update({
        where: { classId_id: { classId, id: attemptId } },
        data: { quizNumber: number },
      });
      const after = await call.attempt.get({ classId, attemptId });
      expect(JSON.stringify(after.questions)).toBe(JSON.stringify(before.questions));
      expect(JSON.stringify(after)).not.toContain('"proves"');
    }
  });
});
