import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { makeAssignment, makeClass, makeMember, makeQuiz, makeReading, makeUser } from '#/prisma/factories.ts';
import type { Assignment } from '#/server/assignment/assignment.ts';
import { moveDeadlines } from '#/server/assignment/store.ts';
import { databaseNow } from '#/server/auth/sessions.ts';
import type { Teacher } from '#/server/classroom/member.ts';
import type { Database } from '#/server/db/database.ts';
import { act } from '#/server/db/database.ts';
import { testDatabase } from '#/server/db/testing.ts';
import type { Answer, Question } from '#/server/quiz/question.ts';
import { questionSchema } from '#/server/quiz/schema.ts';
import { createCaller } from '#/server/trpc/root.ts';
import { type Circumstances, callerFor, contextFor } from '#/server/trpc/testing.ts';
import { closeOverdue } from './close.ts';
import { lockAttempt } from './store.ts';

let db: Database;
let classId: string;
let teacherId: string;
let material: { readingId: string; quizId: string };
let start: Date;

beforeAll(async () => {
  db = await testDatabase();
  classId = await makeClass(db.client);
  teacherId = await makeUser(db.client, { canTeach: true });
  await makeMember(db.client, classId, teacherId, 'TEACHER');
  const readingId = await makeReading(db.client, teacherId);
  material = { readingId, quizId: await makeQuiz(db.client, teacherId, readingId) };
  start = await databaseNow(db.client);
}, 60_000);
afterAll(() => db.close());

const minutes = (count: number) => new Date(start.getTime() + count * 60_000);
const assign = (given: Partial<Assignment> = {}) =>
  makeAssignment(db.client, classId, material, { opensAt: minutes(-60), ...given });

async function student(to: string = classId) {
  const userId = await makeUser(db.client);
  const membershipId = await makeMember(db.client, to, userId, 'STUDENT');
  return {
    userId,
    membershipId,
    as: (circumstances: Circumstances = {}) => callerFor(db, userId, { now: start, ...circumstances }),
  };
}

/** The right answer to a question as this attempt shows it, found the way a person would: by the words. */
async function rightAnswer(
  questionId: string,
  shown: { options: string[]; left: string[]; right: string[] },
): Promise<Answer> {
  const row = await db.client.quizQuestion.findFirstOrThrow({ where: { id: questionId } });
  const question: Question = questionSchema.parse(row.body);
  const { key, kind } = question;
  if (kind === 'choice' || kind === 'multiple') {
    const texts = new Set(question.options.filter(option => option.correct).map(option => option.text));
    return { kind, chosen: shown.options.flatMap((text, at) => (texts.has(text) ? [at] : [])) };
  }
  if (kind === 'number' || kind === 'text')
    return { kind, text: Array.isArray(key) ? String(key[0]) : `${key.value}${key.unit === '%' ? '%' : ''}` };
  if (kind === 'matching') {
    const pairs = new Map(
      (key as [number, number][]).map(([left, right]) => [question.left[left], question.right[right]]),
    );
    return { kind, pairs: shown.left.map(text => shown.right.indexOf(pairs.get(text) ?? '')) };
  }
  if (kind === 'open') return { kind, text: 'Because the text says so.' };
  return { kind, order: (key as number[]).map(at => shown.left.indexOf(question.left[at] ?? '')) };
}

async function answerAll(call: Awaited<ReturnType<typeof callerFor>>, attemptId: string) {
  const taking = await call.attempt.get({ classId, attemptId });
  for (const { id, question } of taking.questions) {
    const saved = await call.attempt.save({
      classId,
      attemptId,
      questionId: id,
      rev: 0,
      saveKey: randomUUID(),
      answer: await rightAnswer(id, question),
      flagged: false,
    });
    expect(saved.outcome).toBe('saved');
  }
  return taking;
}

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
