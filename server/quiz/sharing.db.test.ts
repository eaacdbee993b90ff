import { afterAll, beforeAll, expect, test } from 'vitest';
import { makeReading, makeUser } from '#/prisma/factories.ts';
import { databaseNow } from '#/server/auth/sessions.ts';
import type { Database } from '#/server/db/database.ts';
import { testDatabase } from '#/server/db/testing.ts';
import { failure } from '#/server/trpc/init.ts';
import { callerFor } from '#/server/trpc/testing.ts';

type Call = Awaited<ReturnType<typeof callerFor>>;
let db: Database;
let ownerId: string;
let owner: Call;
let colleague: Call;
let readingId: string;
let quizId: string;
let start: Date;

const day = 86_400_000;
const codeOf = (work: Promise<unknown>) =>
  work.then(
    () => 'done',
    error => failure(error).code,
  );

beforeAll(async () => {
  db = await testDatabase();
  start = await databaseNow(db.client);
  ownerId = await makeUser(db.client, { canTeach: true, displayName: 'Ms Sharer' });
  owner = await callerFor(db, ownerId);
  colleague = await callerFor(db, await makeUser(db.client, { canTeach: true }));
  readingId = await makeReading(db.client, ownerId);
  ({ quizId } = await owner.quiz.create({ readingId, number: 1, count: 5 }));
  const { version } = await owner.quiz.keepAll({ quizId, version: 1 });
  await owner.quiz.publish({ quizId, version });
}, 60_000);
afterAll(() => db.close());

test('a colleague is told what a link copies, and gets the reading and the quiz as their own, with whose they were', async () => {
  const { token } = await owner.quiz.share({ readingId, quizId, days: 7 });
  const { draft } = await owner.quiz.get({ quizId });
  const told = await colleague.quiz.shared({ token });
  expect(told).toMatchObject({ from: 'Ms Sharer', own: false, quiz: { questions: draft.questions.length } });
  const copy = await colleague.quiz.takeCopy({ token });
  const mine = await colleague.reading.get({ readingId: copy.readingId, number: null });
  const theirs = await owner.reading.get({ readingId, number: null });
  const { readingId: _, createdAt: __, ...content } = theirs;
  expect(mine).toMatchObject(content);
  const { readings } = await colleague.reading.list({ cursor: null });
  expect(readings).toMatchObject([{ id: copy.readingId, copiedFrom: 'Ms Sharer' }]);
  const copied = await colleague.quiz.get({ quizId: String(copy.quizId) });
  const asked = (all: typeof draft.questions) => all.map(({ question: { id: ___, ...rest } }) => rest);
  expect(asked(copied.draft.questions)).toEqual(asked(draft.questions));
  expect(copied.draft.questions.every(one => one.status === 'KEPT')).toBe(true);
  expect(await codeOf(owner.reading.get({ readingId: copy.readingId, number: null }))).toBe('not-found');
  expect((await owner.quiz.shares({ readingId })).shares).toMatchObject([{ copies: 1 }]);
});

test('a link that has ended, was ended, or never was is not found; of its token only a hash is kept', async () => {
  const { token } = await owner.quiz.share({ readingId, quizId: null, days: 1 });
  expect((await colleague.quiz.shared({ token })).quiz).toBeNull();
  const dump = JSON.stringify(await db.client.share.findMany());
  expect(dump).not.toContain(token);
  const tomorrow = await callerFor(db, ownerId, { now: new Date(start.getTime() + day + 60_000) });
  expect(await codeOf(tomorrow.quiz.takeCopy({ token }))).toBe('not-found');
  const { shares } = await owner.quiz.shares({ readingId });
  expect(await codeOf(colleague.quiz.unshare({ shareId: String(shares[0]?.id) }))).toBe('not-found');
  await owner.quiz.unshare({ shareId: String(shares[0]?.id) });
  expect(await codeOf(colleague.quiz.takeCopy({ token }))).toBe('not-found');
  expect(await codeOf(colleague.quiz.shared({ token: 'never' }))).toBe('not-found');
});

test('nobody shares what is not theirs, a quiz that is not published, or a reading that was removed', async () => {
  expect(await codeOf(colleague.quiz.share({ readingId, quizId: null, days: 7 }))).toBe('not-found');
  const other = await makeReading(db.client, ownerId);
  expect(await codeOf(owner.quiz.share({ readingId: other, quizId, days: 7 }))).toBe('not-found');
  const draft = await owner.quiz.create({ readingId: other, number: 1, count: 2 });
  expect(await codeOf(owner.quiz.share({ readingId: other, quizId: draft.quizId, days: 7 }))).toBe('not-found');
  const { token } = await owner.quiz.share({ readingId: other, quizId: null, days: 7 });
  await owner.reading.remove({ readingId: other });
  expect(await codeOf(colleague.quiz.takeCopy({ token }))).toBe('not-found');
});
