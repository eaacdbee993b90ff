import { afterAll, beforeAll, expect, test } from 'vitest';
import { makeReading, makeUser, testArticle } from '#/prisma/factories.ts';
import type { Database } from '#/server/db/database.ts';
import { testDatabase } from '#/server/db/testing.ts';
import { callerFor } from '#/server/trpc/testing.ts';
import { placeIn } from './reanchor.ts';

type Call = Awaited<ReturnType<typeof callerFor>>;
let db: Database;
let owner: Call;
let colleague: Call;
let readingId: string;
let quizId: string;

const nothingSought = { readingId: null, kind: null, words: '', cursor: null };
const revised = (blocks: string[]) => ({
  title: 'A library that opens on Sundays',
  byline: null,
  source: null,
  publishedOn: '2024-04-09',
  blocks: blocks.map(text => ({ kind: 'paragraph' as const, text, hidden: false })),
  dropped: [],
});

beforeAll(async () => {
  db = await testDatabase();
  const ownerId = await makeUser(db.client, { canTeach: true });
  owner = await callerFor(db, ownerId);
  colleague = await callerFor(db, await makeUser(db.client, { canTeach: true }));
  readingId = await makeReading(db.client, ownerId);
  ({ quizId } = await owner.quiz.create({ readingId, number: 1, count: 6 }));
}, 60_000);
afterAll(() => db.close());

const questionsOf = async (id: string) => (await owner.quiz.get({ quizId: id })).draft.questions;
const emptyQuiz = async (on = readingId, number = 1) =>
  (await owner.quiz.create({ readingId: on, number, count: 0 })).quizId;

test('all own questions are found by reading, kind and words, a page at a time, and nobody else’s', async () => {
  const all = await questionsOf(quizId);
  const { questions } = await owner.quiz.bank(nothingSought);
  expect(new Set(questions.map(each => each.question.id))).toEqual(new Set(all.map(each => each.question.id)));
  expect((await colleague.quiz.bank(nothingSought)).questions).toEqual([]);
  const [kind = null] = all.map(each => each.question.kind);
  const alike = await owner.quiz.bank({ ...nothingSought, readingId, kind });
  expect(alike.questions).toHaveLength(all.filter(each => each.question.kind === kind).length);
  const readOf = ({ question }: (typeof all)[number]) =>
    [
      question.prompt,
      question.passage,
      ...question.options.map(option => option.text),
      ...question.left,
      ...question.right,
    ]
      .join(' ')
      .toLowerCase();
  const terms = (all.map(readOf)[0]?.match(/\p{L}{5,}/gu) ?? []).slice(-2);
  const found = await owner.quiz.bank({ ...nothingSought, words: terms.join(' ').toUpperCase() });
  const sought = all.filter(each => terms.every(term => readOf(each).includes(term)));
  expect(sought.length).toBeGreaterThan(0);
  expect(new Set(found.questions.map(each => each.question.id))).toEqual(new Set(sought.map(each => each.question.id)));
  const last = questions.at(-2)?.question.id ?? null;
  expect((await owner.quiz.bank({ ...nothingSought, cursor: last })).questions).toHaveLength(1);
});

test('a question is used again in a quiz on the same reading, once, as a copy of its own', async () => {
  const [first] = await questionsOf(quizId);
  const target = await emptyQuiz();
  const from = { quizId, questionId: String(first?.question.id) };
  const done = await owner.quiz.reuse({ quizId: target, version: 1, from });
  expect(done).toMatchObject({ reused: true, version: 2 });
  const [copy] = await questionsOf(target);
  expect(copy).toMatchObject({ status: 'KEPT', question: { ...first?.question, id: copy?.question.id } });
  expect(copy?.question.id).not.toBe(first?.question.id);
  expect(await owner.quiz.reuse({ quizId: target, version: 2, from })).toEqual({ reused: false, why: 'there-already' });
});

test('on a newer revision it stands at the words that prove it there; where they are gone, or on another reading, it is told why not', async () => {
  const before = 'The mayor cut a ribbon first.';
  const { number } = await owner.reading.revise({ readingId, reading: revised([before, ...testArticle]) });
  const target = await emptyQuiz(readingId, number);
  const all = await questionsOf(quizId);
  const from = { quizId, questionId: String(all[0]?.question.id) };
  expect(await owner.quiz.reuse({ quizId: target, version: 1, from })).toMatchObject({ reused: true });
  const [moved] = await questionsOf(target);
  const [old, now] = [
    await owner.reading.get({ readingId, number: 1 }),
    await owner.reading.get({ readingId, number }),
  ];
  const words = (text: string, evidence: { start: number; end: number }[] = []) =>
    evidence.map(({ start, end }) => text.slice(start, end));
  expect(words(now.text, moved?.question.evidence)).toEqual(words(old.text, all[0]?.question.evidence));
  expect(moved?.question.evidence[0]?.start).toBe(
    (all[0]?.question.evidence[0]?.start ?? 0) +
      now.text.indexOf(testArticle[0] ?? '') -
      old.text.indexOf(testArticle[0] ?? ''),
  );
  const proofs = words(old.text, all[0]?.question.evidence);
  const rest = testArticle.filter(block => !proofs.some(proof => block.includes(proof)));
  const without = await owner.reading.revise({ readingId, reading: revised(rest) });
  const third = await emptyQuiz(readingId, without.number);
  expect(await owner.quiz.reuse({ quizId: third, version: 1, from })).toEqual({ reused: false, why: 'proof-gone' });
  const { readingId: other } = await owner.reading.create(revised(testArticle));
  const elsewhere = await emptyQuiz(other);
  expect(await owner.quiz.reuse({ quizId: elsewhere, version: 1, from })).toEqual({
    reused: false,
    why: 'other-reading',
  });
  expect(await questionsOf(elsewhere)).toEqual([]);
});

test('words that stand twice are told apart by what is around them, or not placed at all', () => {
  const from = 'One says 40 here. Two says 40 there.';
  const second = { start: from.lastIndexOf('40'), end: from.lastIndexOf('40') + 2 };
  const moved = `A new line. ${from}`;
  expect(placeIn(from, second, moved)).toEqual({ start: second.start + 12, end: second.end + 12 });
  expect(placeIn(from, second, 'Now 40 and 40 again.')).toBeNull();
  expect(placeIn(from, second, 'Nothing of it.')).toBeNull();
});
