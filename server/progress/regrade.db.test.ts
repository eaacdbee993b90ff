import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { makeAssignment, makeClass, makeMember, makeQuiz, makeReading, makeUser } from '#/prisma/factories.ts';
import { databaseNow } from '#/server/auth/sessions.ts';
import type { Database } from '#/server/db/database.ts';
import { testDatabase } from '#/server/db/testing.ts';
import { corrected } from '#/server/quiz/correction.ts';
import { grade } from '#/server/quiz/grade.ts';
import { question as made, option } from '#/server/quiz/question.testing.ts';
import type { Question } from '#/server/quiz/question.ts';
import { questionSchema } from '#/server/quiz/schema.ts';
import { callerFor } from '#/server/trpc/testing.ts';

let db: Database;
let classId: string;
let assignmentId: string;
let question: Question;
let teacher: Awaited<ReturnType<typeof callerFor>>;
let student: Awaited<ReturnType<typeof callerFor>>;
let attemptId: string;
let wrong: number;

/** Three students: one chose the right option, one a wrong one, one handed in nothing. */
beforeAll(async () => {
  db = await testDatabase();
  classId = await makeClass(db.client);
  const teacherId = await makeUser(db.client, { canTeach: true });
  await makeMember(db.client, classId, teacherId, 'TEACHER');
  const readingId = await makeReading(db.client, teacherId);
  const quizId = await makeQuiz(db.client, teacherId, readingId);
  const rows = await db.client.quizQuestion.findMany({ where: { quizId } });
  const choice = rows.map(row => questionSchema.parse(row.body)).find(each => each.kind === 'choice');
  if (!choice) throw new Error('the quiz has a choice');
  question = choice;
  wrong = question.options.findIndex(each => !each.correct);
  const opensAt = new Date((await databaseNow(db.client)).getTime() - 60_000);
  assignmentId = await makeAssignment(db.client, classId, { readingId, quizId }, { opensAt });
  teacher = await callerFor(db, teacherId);
  for (const [displayName, correct] of [
    ['Right', true],
    ['Wrong', false],
    ['Silent', null],
  ] as const) {
    const userId = await makeUser(db.client);
    await makeMember(db.client, classId, userId, 'STUDENT', { displayName });
    student = await callerFor(db, userId);
    ({ attemptId } = await student.attempt.start({ classId, assignmentId }));
    if (correct !== null) {
      const { questions } = await student.attempt.get({ classId, attemptId });
      const text = question.options[correct ? question.options.findIndex(each => each.correct) : wrong]?.text ?? '';
      const shown = questions.find(each => each.id === question.id)?.question.options.indexOf(text) ?? -1;
      await student.attempt.save({
        ...{ classId, attemptId, questionId: question.id, rev: 0, flagged: false, cited: null },
        saveKey: crypto.randomUUID(),
        answer: { kind: 'choice', chosen: [shown] },
      });
    }
    await student.attempt.submit({ classId, attemptId });
  }
}, 60_000);
afterAll(() => db.close());

const marks = async () => ({
  attempts: await db.client.attempt.findMany({ where: { classId }, orderBy: { id: 'asc' } }),
  responses: await db.client.response.findMany({ where: { classId }, orderBy: { attemptId: 'asc' } }),
});
const asks = (kind: 'ACCEPT' | 'KEY' | 'EVERYONE', rehearse: boolean) => ({
  ...{ classId, assignmentId, questionId: question.id, kind, rehearse, reason: 'The text says both.' },
  answer: kind === 'EVERYONE' ? null : { kind: 'choice' as const, chosen: [wrong] },
});
const shifts = (changes: { displayName: string; from: { mark: number }; to: { mark: number } }[]) =>
  changes.map(({ displayName, from, to }) => [displayName, from.mark, to.mark]).toSorted();

const golden = [
  ['ACCEPT', [['Wrong', 0, 1]]],
  [
    'KEY',
    [
      ['Right', 1, 0],
      ['Wrong', 0, 1],
    ],
  ],
  [
    'EVERYONE',
    [
      ['Silent', 0, 1],
      ['Wrong', 0, 1],
    ],
  ],
] as const;

test.each(golden)(
  'a key mended by %s: the preview changes nothing, applying does what it showed, again does nothing, undoing gives the exact marks back',
  async (kind, share) => {
    const expected = share.map(([name, from, to]) => [name, from * question.points, to * question.points]);
    const before = await marks();
    expect(shifts((await teacher.progress.correctKey(asks(kind, true))).changes)).toEqual(expected);
    expect(await marks()).toEqual(before);
    expect((await teacher.progress.results({ classId, assignmentId })).corrections).toEqual([]);

    expect(shifts((await teacher.progress.correctKey(asks(kind, false))).changes)).toEqual(expected);
    const after = await marks();
    expect((await teacher.progress.correctKey(asks(kind, false))).changes).toEqual([]);
    expect(await marks()).toEqual(after);

    const { corrections } = await teacher.progress.results({ classId, assignmentId });
    expect(corrections).toHaveLength(1);
    for (const { id } of corrections) {
      await teacher.progress.undoCorrection({ classId, assignmentId, correctionId: id });
    }
    expect(await marks()).toEqual(before);
  },
);

test('a student is told of a mended key in the review, and why only when the right answer may be seen', async () => {
  await teacher.progress.correctKey(asks('EVERYONE', false));
  const mendedFor = async (caller: typeof student) =>
    (await caller.attempt.review({ classId, attemptId })).questions.find(each => each.id === question.id);
  const reason = 'The text says both.';
  expect(await mendedFor(student)).toMatchObject({ mended: { reasons: [reason] }, outcome: 'right' });
  await makeMember(db.client, classId, await makeUser(db.client), 'STUDENT', { displayName: 'Still to come' });
  const early = await mendedFor(student);
  expect(early?.rightAnswer).toBeNull();
  expect(JSON.stringify(early)).not.toContain(reason);
  expect(await mendedFor(teacher)).toMatchObject({
    mended: { reasons: [reason] },
    outcome: 'right',
    mark: question.points,
  });
});

test('an answer that does not fit the question mends nothing and is said beside its field', async () => {
  const odd = { ...asks('KEY', false), answer: { kind: 'text' as const, text: 'no option' } };
  await expect(teacher.progress.correctKey(odd)).rejects.toThrow();
});

test.each([
  ['number', '12 %', made({ kind: 'number', options: [], key: { value: 7, unit: '%', tolerance: 0 } })],
  ['text', 'Lagos', made({ kind: 'text', options: [], key: ['Abuja'] })],
] as const)('another %s is right beside the first, or instead of it', (kind, text, asked) => {
  const first = kind === 'number' ? '7 %' : 'Abuja';
  const marked = (by: 'ACCEPT' | 'KEY', typed: string) =>
    grade(corrected(asked, [{ questionId: 'q1', kind: by, answer: { kind, text } }]), { kind, text: typed }).mark;
  expect([marked('ACCEPT', text), marked('ACCEPT', first)]).toEqual([1, 1]);
  expect([marked('KEY', text), marked('KEY', first)]).toEqual([1, 0]);
});

test('a correction twice is the same as once', () => {
  const asked = made({ options: [option('4', false), option('7', true), option('9', false), option('12', false)] });
  const correction = fc.record({
    questionId: fc.constant('q1'),
    kind: fc.constantFrom('ACCEPT' as const, 'KEY' as const, 'EVERYONE' as const),
    answer: fc.integer({ min: 0, max: 3 }).map(at => ({ kind: 'choice' as const, chosen: [at] })),
  });
  fc.assert(
    fc.property(fc.array(correction, { maxLength: 4 }), correction, (before, last) => {
      expect(corrected(asked, [...before, last, last])).toEqual(corrected(asked, [...before, last]));
    }),
  );
});
