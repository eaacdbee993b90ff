import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { makeAssignment, makeClass, makeMember, makeReading, makeUser } from '#/prisma/factories.ts';
import type { Assignment } from '#/server/assignment/assignment.ts';
import { databaseNow } from '#/server/auth/sessions.ts';
import type { Database } from '#/server/db/database.ts';
import { testDatabase } from '#/server/db/testing.ts';
import { findQuestions } from '#/server/quiz/store.ts';
import { failure } from '#/server/trpc/init.ts';
import { callerFor } from '#/server/trpc/testing.ts';

type Call = Awaited<ReturnType<typeof callerFor>>;
let db: Database;
let classId: string;
let teacher: Call;
let material: { readingId: string; quizId: string };
let start: Date;

beforeAll(async () => {
  db = await testDatabase();
  start = await databaseNow(db.client);
  classId = await makeClass(db.client);
  const teacherId = await makeUser(db.client, { canTeach: true });
  await makeMember(db.client, classId, teacherId, 'TEACHER');
  teacher = await callerFor(db, teacherId);
  const readingId = await makeReading(db.client, teacherId);
  const { quizId } = await teacher.quiz.create({ readingId, number: 1, count: 6 });
  const { version } = await teacher.quiz.keepAll({ quizId, version: 1 });
  const published = await teacher.quiz.publish({ quizId, version });
  expect(published.formed).toBeGreaterThan(1);
  material = { readingId, quizId };
}, 60_000);
afterAll(() => db.close());

const assign = (given: Partial<Assignment> = {}) =>
  makeAssignment(db.client, classId, material, { opensAt: new Date(start.getTime() - 3_600_000), ...given });

async function student(): Promise<Call> {
  const userId = await makeUser(db.client);
  await makeMember(db.client, classId, userId, 'STUDENT');
  return callerFor(db, userId);
}

async function begin(call: Call, assignmentId: string) {
  const { attemptId } = await call.attempt.start({ classId, assignmentId });
  return call.attempt.get({ classId, attemptId });
}
type Taking = Awaited<ReturnType<typeof begin>>;

const looks = ({ questions }: Taking) =>
  JSON.stringify(questions.map(({ question }) => [question.prompt, question.passage, question.options.toSorted()]));
const codeOf = (work: Promise<unknown>) =>
  work.then(
    () => 'done',
    error => failure(error).code,
  );
const saving = (attemptId: string, questionId: string) => ({
  classId,
  attemptId,
  questionId,
  rev: 0,
  saveKey: randomUUID(),
  answer: null,
  flagged: true,
});

/** Answers every choice by the words of the right option, or of a wrong one. */
async function answer(call: Call, taking: Taking, right: boolean) {
  const stored = await findQuestions(db.client, material.quizId, 1);
  for (const { id, question } of taking.questions) {
    const asked = stored.find(each => each.id === id);
    if (question.kind !== 'choice' || !asked) continue;
    const texts = new Set(asked.options.filter(option => option.correct).map(option => option.text));
    const at = question.options.findIndex(text => texts.has(text) === right);
    expect(at).toBeGreaterThanOrEqual(0);
    const given = { ...saving(taking.attemptId, id), answer: { kind: 'choice' as const, chosen: [at] } };
    await call.attempt.save(given);
  }
  await call.attempt.submit({ classId, attemptId: taking.attemptId });
}

describe('parallel forms', () => {
  test('neighbours have different forms of the same questions, a student keeps theirs, and results and review go by question', async () => {
    const closesAt = new Date(start.getTime() + 86_400_000);
    const assignmentId = await assign({ forms: 'STUDENT', attemptLimit: 2, closesAt });
    const [ann, ben] = [await student(), await student()];
    const one = await begin(ann, assignmentId);
    const other = await begin(ben, assignmentId);
    expect(other.questions.map(each => each.id)).toEqual(one.questions.map(each => each.id));
    expect(looks(other)).not.toBe(looks(one));
    expect(looks(await ann.attempt.get({ classId, attemptId: one.attemptId }))).toBe(looks(one));
    await answer(ann, one, true);
    await answer(ben, other, false);
    expect(looks(await begin(ann, assignmentId))).toBe(looks(one));
    const { questions } = await teacher.progress.results({ classId, assignmentId });
    const choices = questions.filter(each => each.question.kind === 'choice');
    for (const { statistics, right } of choices) {
      expect(statistics?.facility).toBe(0.5);
      expect(right).toBe(1);
    }
    const seen = await teacher.attempt.review({ classId, attemptId: other.attemptId });
    for (const [at, reviewed] of seen.questions.entries()) {
      expect(reviewed.question).toEqual(other.questions[at]?.question);
      if (reviewed.question.kind === 'choice') expect(reviewed.outcome).toBe('wrong');
    }
  });

  test('by retry everybody begins with the same form, and the next attempt has another', async () => {
    const assignmentId = await assign({ forms: 'RETRY', attemptLimit: null });
    const [ann, ben] = [await student(), await student()];
    const one = await begin(ann, assignmentId);
    expect(looks(await begin(ben, assignmentId))).toBe(looks(one));
    await ann.attempt.submit({ classId, attemptId: one.attemptId });
    expect(looks(await begin(ann, assignmentId))).not.toBe(looks(one));
  });

  test('without them all have the questions as they were made', async () => {
    const assignmentId = await assign();
    const one = await begin(await student(), assignmentId);
    expect(looks(await begin(await student(), assignmentId))).toBe(looks(one));
  });

  test('no browser may send forms of its own', async () => {
    const { draft } = await teacher.quiz.get({ quizId: material.quizId });
    const question = { ...draft.questions[0]?.question, forms: [{ prompt: 'x', passage: null, options: [0] }] };
    const put = { quizId: material.quizId, version: draft.version, question };
    expect(await codeOf(teacher.quiz.put(put as never))).toBe('invalid');
  });
});

describe('no way back', () => {
  const oneWay = { oneAtATime: true, backAllowed: false } as const;

  test('only the question that was reached is told or takes an answer; what was left behind is kept and does not count', async () => {
    const call = await student();
    const taking = await begin(call, await assign(oneWay));
    const asked = await findQuestions(db.client, material.quizId, 1);
    const { attemptId } = taking;
    const ids = asked.map(question => question.id);
    expect(taking.place).toEqual({ at: 0, of: ids.length });
    expect(taking.questions.map(each => each.id)).toEqual([ids[0]]);
    expect(JSON.stringify(taking)).not.toContain(asked[1]?.prompt);
    expect(await codeOf(call.attempt.save(saving(attemptId, String(ids[1]))))).toBe('not-found');
    expect(await call.attempt.save(saving(attemptId, String(ids[0])))).toMatchObject({ outcome: 'saved' });
    expect(await call.attempt.advance({ classId, attemptId, from: 0 })).toEqual({ at: 1 });
    expect(await call.attempt.advance({ classId, attemptId, from: 0 })).toEqual({ at: 1 });
    const next = await call.attempt.get({ classId, attemptId });
    expect(next.questions.map(each => each.id)).toEqual([ids[1]]);
    const back = { ...saving(attemptId, String(ids[0])), rev: 1, answer: { kind: 'number' as const, text: '1' } };
    const late = asked[0]?.kind === 'number' ? back : { ...back, answer: { kind: 'choice' as const, chosen: [0] } };
    expect(await call.attempt.save(late)).toEqual({ outcome: 'late' });
    expect(await codeOf(call.attempt.advance({ classId, attemptId, from: 3 }))).toBe('conflict');
    for (let from = 1; from < ids.length - 1; from += 1) await call.attempt.advance({ classId, attemptId, from });
    expect(await codeOf(call.attempt.advance({ classId, attemptId, from: ids.length - 1 }))).toBe('conflict');
    expect((await call.attempt.submit({ classId, attemptId })).state).toBe('SUBMITTED');
  });

  test('two tabs that go on at once leave one question behind, not two', async () => {
    const call = await student();
    const { attemptId } = await begin(call, await assign(oneWay));
    await Promise.all(Array.from({ length: 5 }, () => call.attempt.advance({ classId, attemptId, from: 0 })));
    expect((await call.attempt.get({ classId, attemptId })).place).toMatchObject({ at: 1 });
  });

  test('where one may go back, all questions are there and nothing is left behind', async () => {
    const call = await student();
    const { attemptId, questions, place } = await begin(call, await assign({ oneAtATime: true }));
    expect(place).toBeNull();
    expect(questions.length).toBeGreaterThan(1);
    expect(await codeOf(call.attempt.advance({ classId, attemptId, from: 0 }))).toBe('conflict');
  });
});

describe('the parts of an assignment', () => {
  const rules = {
    title: 'Parts',
    dueAt: null,
    closesAt: null,
    timeLimitSeconds: null,
    attemptLimit: 1,
    counted: 'BEST' as const,
    whenOverdue: 'SUBMIT' as const,
    shuffleOptions: true,
    shuffleQuestions: false,
    oneAtATime: false,
    readingBeside: true,
  };
  type Parts = { quiz: boolean; readingShown: boolean; discussed: boolean };
  const create = async ({ quiz, ...parts }: Parts) => {
    const { readingId, quizId } = material;
    const what = quiz ? { quizId, quizNumber: 1 } : { quizId: null, quizNumber: null };
    const opensAt = new Date(start.getTime() - 3_600_000).toISOString();
    const { assignmentId } = await teacher.assignment.create({
      classId,
      readingId,
      readingNumber: 1,
      ...what,
      ...rules,
      ...parts,
      opensAt,
    });
    return assignmentId;
  };
  const yes = [true, false];
  const combinations = yes.flatMap(quiz =>
    yes.flatMap(readingShown => yes.map(discussed => ({ quiz, readingShown, discussed }))),
  );

  test.each(combinations)(
    'quiz $quiz, reading $readingShown, discussion $discussed: what is left out is not there',
    async parts => {
      const { quiz, readingShown, discussed } = parts;
      if (!quiz && !readingShown && !discussed) return expect(await codeOf(create(parts))).toBe('invalid');
      const assignmentId = await create(parts);
      const call = await student();
      const { reading } = await call.assignment.get({ classId, assignmentId });
      expect(reading !== null).toBe(readingShown);
      expect(await codeOf(call.attempt.start({ classId, assignmentId }))).toBe(quiz ? 'done' : 'not-found');
      expect(await codeOf(call.discussion.counts({ classId, assignmentId }))).toBe(discussed ? 'done' : 'not-found');
      const { due } = await (await student()).progress.home();
      const step = readingShown ? 'to-read' : quiz ? 'to-take' : 'to-discuss';
      expect(due.find(each => each.id === assignmentId)).toMatchObject({ step, readingShown });
    },
  );

  test('a quiz without its reading shows it at no time, and nobody learns its words by pointing at them', async () => {
    const assignmentId = await create({ quiz: true, readingShown: false, discussed: true });
    const call = await student();
    const { reading, attemptId } = await begin(call, assignmentId);
    expect(reading).toBeNull();
    await call.attempt.submit({ classId, attemptId });
    const post = { classId, assignmentId, parentId: null, source: 'What is this about?', clientKey: randomUUID() };
    const anchor = { kind: 'passage' as const, start: 0, end: 40 };
    expect(await codeOf(call.discussion.post({ ...post, anchor }))).toBe('invalid');
    expect(await codeOf(call.discussion.post(post))).toBe('done');
  });

  test('what an assignment has left cannot be taken away by a later change', async () => {
    const assignmentId = await create({ quiz: false, readingShown: true, discussed: false });
    const { assignment } = await teacher.assignment.get({ classId, assignmentId });
    const { review, waitMinutes, lateLossPercent, backAllowed, forms, holdMarks, version } = assignment;
    const kept = {
      review,
      waitMinutes,
      lateLossPercent,
      backAllowed,
      forms,
      holdMarks,
      opensAt: assignment.opensAt.toISOString(),
    };
    const change = { classId, assignmentId, version, ...rules, ...kept, readingShown: false };
    expect(await codeOf(teacher.assignment.update(change))).toBe('invalid');
  });

  test('a discussion whose row was made by the database has the defaults of one without a row', async () => {
    const [without, made] = [await create({ quiz: true, readingShown: true, discussed: true }), await assign()];
    await db.client.discussion.create({ data: { classId, assignmentId: made } });
    const { rules: defaults } = await teacher.discussion.settings({ classId, assignmentId: without });
    const { rules: stored } = await teacher.discussion.settings({ classId, assignmentId: made });
    expect({ ...stored, version: 0 }).toEqual({ ...defaults, version: 0 });
  });
});
