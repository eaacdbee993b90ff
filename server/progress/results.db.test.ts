import { randomUUID } from 'node:crypto';
import { v7 as uuid } from 'uuid';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { makeAssignment, makeClass, makeMember, makeQuiz, makeReading, makeUser } from '#/prisma/factories.ts';
import { databaseNow } from '#/server/auth/sessions.ts';
import type { Database } from '#/server/db/database.ts';
import { countingCalls, testDatabase } from '#/server/db/testing.ts';
import type { Question } from '#/server/quiz/question.ts';
import { questionSchema } from '#/server/quiz/schema.ts';
import { callerFor } from '#/server/trpc/testing.ts';

let db: Database;
let classId: string;
let teacherId: string;
let material: { readingId: string; quizId: string };
let question: Question;
let opensAt: Date;

beforeAll(async () => {
  db = await testDatabase();
  classId = await makeClass(db.client);
  teacherId = await makeUser(db.client, { canTeach: true });
  await makeMember(db.client, classId, teacherId, 'TEACHER');
  const readingId = await makeReading(db.client, teacherId);
  material = { readingId, quizId: await makeQuiz(db.client, teacherId, readingId) };
  const rows = await db.client.quizQuestion.findMany({ where: { quizId: material.quizId } });
  const choice = rows.map(row => questionSchema.parse(row.body)).find(each => each.kind === 'choice');
  if (!choice) throw new Error('the quiz has a choice');
  question = choice;
  opensAt = new Date((await databaseNow(db.client)).getTime() - 60_000);
}, 60_000);
afterAll(() => db.close());

const wrongAt = () => question.options.findIndex(option => !option.correct && option.misconception !== null);

/** An attempt as it is stored once it is handed in: one answer, `mark` of 4 points. */
async function handIn(assignmentId: string, membershipId: string, number: number, mark: number, right: boolean) {
  const id = uuid();
  const quiz = { quizId: material.quizId, quizNumber: 1 };
  await db.client.attempt.create({
    data: {
      classId,
      id,
      assignmentId,
      membershipId,
      number,
      ...quiz,
      seed: '-- made',
      outboxKey: 'made',
      state: 'SUBMITTED',
      receipt: 'MADE-HERE',
      submittedAt: opensAt,
      mark,
      outOf: 4,
    },
  });
  const chosen = [right ? question.options.findIndex(option => option.correct) : wrongAt()];
  await db.client.response.create({
    data: {
      classId,
      attemptId: id,
      questionId: question.id,
      ...quiz,
      answer: { kind: 'choice', chosen },
      rev: 1,
      saveKey: randomUUID(),
      mark: right ? question.points : 0,
    },
  });
  return id;
}

const join = async (displayName: string) =>
  makeMember(db.client, classId, await makeUser(db.client), 'STUDENT', { displayName });

test('statistics and scores are about the attempt that counts: the best, the first, the latest', async () => {
  const teacher = await callerFor(db, teacherId);
  const [one, two] = [await join('One'), await join('Two')];
  const results = async (counted: 'BEST' | 'FIRST' | 'LATEST' | 'AVERAGE') => {
    const assignmentId = await makeAssignment(db.client, classId, material, { opensAt, counted, attemptLimit: 3 });
    await handIn(assignmentId, one, 1, 0, false);
    await handIn(assignmentId, one, 2, 4, true);
    await handIn(assignmentId, one, 3, 1, false);
    await handIn(assignmentId, two, 1, 2, true);
    const { scores, handedIn, questions } = await teacher.progress.results({ classId, assignmentId });
    const found = questions.find(each => each.question.id === question.id);
    return {
      scores: scores.map(({ score }) => score).sort((a, b) => a - b),
      handedIn,
      right: found?.right,
      facility: found?.statistics?.facility,
      wrong: found?.distractors,
    };
  };
  const misconception = question.options[wrongAt()]?.misconception;
  const half = { handedIn: 2, right: 1, facility: 0.5, wrong: [{ misconception, count: 1 }] };
  expect(await results('BEST')).toEqual({ scores: [0.5, 1], handedIn: 2, right: 2, facility: 1, wrong: [] });
  expect(await results('FIRST')).toEqual({ ...half, scores: [0, 0.5] });
  expect(await results('LATEST')).toEqual({ ...half, scores: [0.25, 0.5] });
  expect(await results('AVERAGE')).toMatchObject({ ...half, scores: [5 / 12, 0.5] });
});

test('students come fifty at a time by name, each once, and everybody’s score is in the results', async () => {
  const teacher = await callerFor(db, teacherId);
  const assignmentId = await makeAssignment(db.client, classId, material, { opensAt });
  for (let at = 0; at < 60; at += 1) {
    const membershipId = await join(`Reader ${String(at).padStart(2, '0')}`);
    if (at % 2 === 0) await handIn(assignmentId, membershipId, 1, 2, true);
  }
  const first = await teacher.progress.students({ classId, assignmentId, cursor: null });
  expect(first.students).toHaveLength(50);
  const second = await teacher.progress.students({ classId, assignmentId, cursor: first.next });
  expect(second.next).toBeNull();
  const all = [...first.students, ...second.students];
  const people = await db.client.membership.findMany({
    where: { classId, role: 'STUDENT' },
    orderBy: [{ displayName: 'asc' }, { id: 'asc' }],
  });
  expect(all.map(each => each.membershipId)).toEqual(people.map(each => each.id));
  expect(all.filter(each => each.score === 0.5 && each.state === 'done' && each.answered === 1)).toHaveLength(30);
  const { scores } = await teacher.progress.results({ classId, assignmentId });
  expect(scores.map(({ score }) => score)).toEqual(Array(30).fill(0.5));
  expect(new Set(scores.map(({ attemptId }) => attemptId)).size).toBe(30);
});

test('who is in the quiz now stands there with how many questions are answered; who has handed in does not', async () => {
  const assignmentId = await makeAssignment(db.client, classId, material, { opensAt });
  await handIn(assignmentId, await join('Done'), 1, 2, true);
  const userId = await makeUser(db.client);
  await makeMember(db.client, classId, userId, 'STUDENT', { displayName: 'Busy' });
  const student = await callerFor(db, userId);
  const { attemptId } = await student.attempt.start({ classId, assignmentId });
  const save = { classId, attemptId, questionId: question.id, rev: 0, saveKey: randomUUID(), flagged: false };
  await student.attempt.save({ ...save, answer: { kind: 'choice', chosen: [0] } });
  const { students, questions } = await (await callerFor(db, teacherId)).progress.inQuiz({ classId, assignmentId });
  expect(students).toMatchObject([{ attemptId, displayName: 'Busy', answered: 1 }]);
  expect(students[0]?.lastSeenAt).toBeInstanceOf(Date);
  expect(questions).toBe(await db.client.quizQuestion.count({ where: { quizId: material.quizId } }));
});

test('behind a question stand the answers that count, with who gave them; behind a student their quizzes and mistakes', async () => {
  const teacher = await callerFor(db, teacherId);
  const assignmentId = await makeAssignment(db.client, classId, material, {
    opensAt,
    counted: 'LATEST',
    attemptLimit: 2,
  });
  const [ann, ben] = [await join('Ann Lee'), await join('Ben Roe')];
  await handIn(assignmentId, ann, 1, 4, true);
  const annsLast = await handIn(assignmentId, ann, 2, 0, false);
  const bens = await handIn(assignmentId, ben, 1, 4, true);
  const ofQuestion = { classId, assignmentId, questionId: question.id, cursor: null };
  const { answers, handedIn, next } = await teacher.progress.question(ofQuestion);
  const who = answers.map(({ outcome, students }) => [
    outcome,
    students.map(each => [each.displayName, each.attemptId]),
  ]);
  expect(who.toSorted()).toEqual([
    ['right', [['Ben Roe', bens]]],
    ['wrong', [['Ann Lee', annsLast]]],
  ]);
  expect([handedIn, next]).toEqual([2, null]);
  const misconception = question.options[wrongAt()]?.misconception;
  const { displayName, assignments, mistakes } = await teacher.progress.student({ classId, membershipId: ann });
  expect(displayName).toBe('Ann Lee');
  expect(assignments).toMatchObject([{ assignmentId, attemptId: annsLast, score: 0 }]);
  expect(mistakes).toMatchObject([{ misconception, places: [{ attemptId: annsLast }] }]);
});

test('the results tell which sentence the class lost points on, and how long its questions took', async () => {
  const teacher = await callerFor(db, teacherId);
  const assignmentId = await makeAssignment(db.client, classId, material, { opensAt });
  await handIn(assignmentId, await join('Cal Orr'), 1, 0, false);
  const { losses, times, reading } = await teacher.progress.results({ classId, assignmentId });
  const [cited] = question.evidence;
  const held = losses.filter(({ sentence }) => {
    const span = reading.sentences[sentence];
    return span && cited && cited.start < span.end && cited.end > span.start;
  });
  expect(held.length).toBeGreaterThan(0);
  expect(held.every(each => each.lost > 0)).toBe(true);
  expect([...times.keys()]).toEqual([question.id]);
});

test('the gradebook holds every student and quiz of the class, by the score that counts, in as many queries for few as for many', async () => {
  const group = await makeClass(db.client);
  const owner = await makeUser(db.client, { canTeach: true });
  await makeMember(db.client, group, owner, 'TEACHER');
  const { counting, taken } = countingCalls(db);
  const teacher = await callerFor(counting, owner);
  const look = async () => {
    taken();
    const page = await teacher.progress.gradebook({ classId: group, cursor: null });
    return { ...page, calls: taken() };
  };
  const assign = () => makeAssignment(db.client, group, material, { opensAt });
  const enrol = async (displayName: string) =>
    makeMember(db.client, group, await makeUser(db.client), 'STUDENT', { displayName });
  const assignmentId = await assign();
  const ann = await enrol('=Ann');
  const few = await look();
  expect(few.students).toMatchObject([{ membershipId: ann, cells: [{ state: 'not-started' }], total: null }]);
  for (let at = 0; at < 8; at += 1) await assign();
  for (let at = 0; at < 60; at += 1) await enrol(`Reader ${at}`);
  const target = { membershipId: ann };
  const exception = { opensAt: null, dueAt: null, closesAt: null, timeLimitSeconds: null, attemptLimit: null };
  await teacher.exceptions.set({
    classId: group,
    assignmentId,
    target,
    exception: { ...exception, excused: true, reason: null },
  });
  const many = await look();
  expect([many.students.length, many.columns.length, many.next !== null]).toEqual([50, 9, true]);
  expect(many.students[0]?.cells[0]).toMatchObject({ state: 'excused', score: null });
  expect(many.calls).toBe(few.calls);
});
