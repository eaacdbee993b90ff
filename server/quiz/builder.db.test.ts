import { afterAll, beforeAll, expect, test } from 'vitest';
import { makeUser } from '#/prisma/factories.ts';
import type { Database } from '#/server/db/database.ts';
import { testDatabase } from '#/server/db/testing.ts';
import { failure } from '#/server/trpc/init.ts';
import { callerFor } from '#/server/trpc/testing.ts';

type Call = Awaited<ReturnType<typeof callerFor>>;
let db: Database;
let owner: Call;
let colleague: Call;
let student: Call;
let nobody: Call;

const block = (text: string) => ({ kind: 'paragraph' as const, text, hidden: false });
const reading = {
  title: 'Libraries of Arle',
  byline: null,
  source: 'Written for this test',
  publishedOn: '2021-04-01',
  blocks: [
    block('The town of Arle opened 14 libraries in 2019.'),
    block('Of the visitors, 62 percent are children: 40 percent come alone and 22 percent come with a parent.'),
    block('“We never expected so many readers in a single winter,” said librarian Ada Nkemelu.'),
    block('The council spent $3 million on the buildings and hired 85 people by March 2021.'),
    { kind: 'caption' as const, text: 'A reader in Arle', hidden: true },
  ],
  dropped: [{ kind: 'paragraph' as const, text: 'Home', reason: 'menu' as const, at: 0 }],
};

const codeOf = (work: Promise<unknown>) =>
  work.then(
    () => 'done',
    error => failure(error).code,
  );

beforeAll(async () => {
  db = await testDatabase();
  owner = await callerFor(db, await makeUser(db.client, { canTeach: true }));
  colleague = await callerFor(db, await makeUser(db.client, { canTeach: true }));
  student = await callerFor(db, await makeUser(db.client));
  nobody = await callerFor(db, null);
}, 60_000);
afterAll(() => db.close());

async function newQuiz() {
  const { readingId } = await owner.reading.create(reading);
  const { quizId } = await owner.quiz.create({ readingId, number: null, count: 5 });
  const { draft } = await owner.quiz.get({ quizId });
  return { readingId, quizId, draft };
}

test('a reading comes back with what the engine read, its report, and without its hidden caption in the text', async () => {
  const { readingId } = await owner.reading.create(reading);
  const got = await owner.reading.get({ readingId, number: null });
  expect(got).toMatchObject({ number: 1, title: reading.title, imported: { dropped: reading.dropped } });
  expect(got.text).not.toContain('A reader in Arle');
  expect(got.analysis.figures.length).toBeGreaterThan(4);
});

test('no page is fetched by its address unless a setting turns that on', async () => {
  expect(await owner.reading.mayImport()).toEqual({ byAddress: false });
  expect(await codeOf(owner.reading.import({ kind: 'address', address: 'https://news.example/' }))).toBe('forbidden');
});

test('mending makes a new revision and leaves the old one as it was', async () => {
  const { readingId } = await owner.reading.create(reading);
  const title = 'Libraries, mended';
  expect(await owner.reading.revise({ readingId, reading: { ...reading, title } })).toEqual({ number: 2 });
  expect((await owner.reading.get({ readingId, number: 1 })).title).toBe(reading.title);
  expect((await owner.reading.get({ readingId, number: null })).title).toBe(title);
});

test('what a colleague owns is not found, a student may not build, and nobody must sign in', async () => {
  const { readingId, quizId, draft } = await newQuiz();
  const seen = { quizId, version: draft.version };
  const tries = (call: Call) =>
    Promise.all(
      [
        call.reading.get({ readingId, number: null }),
        call.reading.revise({ readingId, reading }),
        call.reading.remove({ readingId }),
        call.quiz.create({ readingId, number: null, count: 3 }),
        call.quiz.get({ quizId }),
        call.quiz.keepAll(seen),
        call.quiz.publish(seen),
        call.quiz.rename({ ...seen, title: 'Mine' }),
        call.quiz.remove({ quizId }),
      ].map(codeOf),
    );
  expect(new Set(await tries(colleague))).toEqual(new Set(['not-found']));
  expect(new Set(await tries(student))).toEqual(new Set(['forbidden']));
  expect(new Set(await tries(nobody))).toEqual(new Set(['not-signed-in']));
  expect((await colleague.reading.list({ cursor: null })).readings).toEqual([]);
});

test('the second of two writers who saw the same version is told of the conflict, and nothing of theirs is written', async () => {
  const { quizId, draft } = await newQuiz();
  const questionId = draft.questions[0]?.question.id ?? '';
  const seen = { quizId, version: draft.version, questionId };
  await owner.quiz.setStatus({ ...seen, status: 'KEPT' });
  expect(await codeOf(owner.quiz.setStatus({ ...seen, status: 'DROPPED' }))).toBe('conflict');
  expect((await owner.quiz.get({ quizId })).draft.questions[0]?.status).toBe('KEPT');
});

test('only kept questions are published, and a published revision outlives every change of the draft', async () => {
  const { quizId, draft } = await newQuiz();
  const [first] = draft.questions;
  if (!first) throw new Error('the reading gives no question');
  expect(await codeOf(owner.quiz.publish({ quizId, version: 1 }))).toBe('nothing-kept');
  await owner.quiz.setStatus({ quizId, version: 1, questionId: first.question.id, status: 'KEPT' });
  expect(await owner.quiz.publish({ quizId, version: 2 })).toMatchObject({ number: 1, version: 3 });
  await owner.quiz.put({ quizId, version: 3, question: { ...first.question, prompt: 'Another prompt?' } });
  const stored = await db.client.quizQuestion.findMany({ where: { quizId } });
  expect(stored).toHaveLength(1);
  expect(stored[0]?.body).toMatchObject({ prompt: first.question.prompt });
  await expect(db.client.quizQuestion.updateMany({ where: { quizId }, data: { points: 9 } })).rejects.toThrow();
});

test('a question whose options hold no right one is refused, and a key that is not in its evidence is told', async () => {
  const { quizId, draft } = await newQuiz();
  const question = {
    ...(draft.questions[0]?.question ?? { id: 'new' }),
    id: 'new',
    kind: 'number' as const,
    rule: 'by-hand' as const,
    prompt: 'How many people were hired?',
    passage: null,
    asks: 'people',
    options: [],
    left: [],
    right: [],
    key: { value: 86, unit: null, tolerance: 0 },
    points: 1,
    evidence: [{ start: 0, end: 45, id: null }],
    feedback: null,
  };
  expect((await owner.quiz.check({ quizId, question })).map(one => one.code)).toEqual(['key-not-in-evidence']);
  const wrong = { ...question, kind: 'choice' as const, key: [] };
  expect(await codeOf(owner.quiz.put({ quizId, version: draft.version, question: wrong }))).toBe('question-wrong');
});

test('unknown fields, empty titles and readings without a shown block are refused', async () => {
  const extra = { ...reading, ownerId: 'somebody else' };
  expect(await codeOf(owner.reading.create(extra))).toBe('invalid');
  expect(await codeOf(owner.reading.create({ ...reading, title: ' ' }))).toBe('invalid');
  expect(await codeOf(owner.reading.create({ ...reading, blocks: [{ ...block('x'), hidden: true }] }))).toBe('invalid');
});
