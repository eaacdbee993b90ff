import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  makeAssignment,
  makeClass,
  makeMember,
  makeQuiz,
  makeReading,
  makeUser,
  testArticle,
} from '#/prisma/factories.ts';
import { databaseNow } from '#/server/auth/sessions.ts';
import type { Database } from '#/server/db/database.ts';
import { testDatabase } from '#/server/db/testing.ts';
import { failure } from '#/server/trpc/init.ts';
import { callerFor } from '#/server/trpc/testing.ts';
import { forgetRemovedHighlights } from './forget.ts';
import { studyLimits } from './highlight.ts';

let db: Database;
let now: Date;
let teacherId: string;
let readingId: string;
beforeAll(async () => {
  db = await testDatabase();
  now = await databaseNow(db.client);
  teacherId = await makeUser(db.client, { canTeach: true });
  readingId = await makeReading(db.client, teacherId);
}, 60_000);
afterAll(() => db.close());

const codeOf = (work: Promise<unknown>) =>
  work.then(
    () => 'done',
    error => failure(error).code,
  );

const as = async (userId: string) => (await callerFor(db, userId)).study;

/** A class with the teacher, two students, and the reading set a minute ago. */
async function school(given: Partial<Parameters<typeof makeAssignment>[3]> = {}, quizId: string | null = null) {
  const { client } = db;
  const classId = await makeClass(client);
  await makeMember(client, classId, teacherId, 'TEACHER');
  const [ada, bo] = [await makeUser(client), await makeUser(client)];
  for (const [userId, displayName] of [
    [ada, 'Ada'],
    [bo, 'Bo'],
  ] as const)
    await makeMember(client, classId, userId, 'STUDENT', { displayName });
  const opensAt = new Date(now.getTime() - 60_000);
  const assignmentId = await makeAssignment(client, classId, { readingId, quizId }, { opensAt, ...given });
  return { classId, ada, bo, ids: { classId, assignmentId } };
}

/** The first four letters of the second sentence. */
const passage = { from: { sentence: 2, offset: 0 }, to: { sentence: 2, offset: 8 }, note: '' };

describe('a highlight', () => {
  test('is there for its student alone, also when it is sent twice', async () => {
    const { ids, ada, bo } = await school();
    const mine = await as(ada);
    const kept = { ...ids, id: randomUUID(), ...passage, note: '  Who counted? ' };
    await mine.keep(kept);
    await mine.keep(kept);
    const { highlights } = await mine.mine(ids);
    expect(highlights).toMatchObject([{ quote: 'Children', note: 'Who counted?', version: 1 }]);
    expect((await (await as(bo)).mine(ids)).highlights).toEqual([]);
    const other = { classId: ids.classId, highlightId: kept.id, version: 1 };
    expect(await codeOf((await as(bo)).setNote({ ...other, note: 'x' }))).toBe('not-found');
    expect(await codeOf((await as(bo)).setRemoved({ ...other, removed: true }))).toBe('not-found');
    expect(await codeOf((await as(teacherId)).mine(ids))).toBe('forbidden');
  });

  test('is edited, taken away and brought back; what is stale is a conflict; after a day it is gone for good', async () => {
    const { ids, ada } = await school();
    const mine = await as(ada);
    const { id } = await mine.keep({ ...ids, id: randomUUID(), ...passage });
    const one = { classId: ids.classId, highlightId: id };
    expect(await mine.setNote({ ...one, version: 1, note: 'First' })).toEqual({ version: 2 });
    expect(await codeOf(mine.setNote({ ...one, version: 1, note: 'Second' }))).toBe('conflict');
    await mine.setRemoved({ ...one, version: 2, removed: true });
    expect((await mine.mine(ids)).highlights).toEqual([]);
    await forgetRemovedHighlights(db.client, now);
    await mine.setRemoved({ ...one, version: 3, removed: false });
    expect((await mine.mine(ids)).highlights).toMatchObject([{ note: 'First' }]);
    await mine.setRemoved({ ...one, version: 4, removed: true });
    await forgetRemovedHighlights(db.client, new Date(now.getTime() + 2 * 86_400_000));
    expect(await codeOf(mine.setRemoved({ ...one, version: 5, removed: false }))).toBe('not-found');
  });

  test('stands on its words in a newer revision that the class reads, or says that they changed', async () => {
    const { ids, classId, ada } = await school();
    const mine = await as(ada);
    await mine.keep({ ...ids, id: randomUUID(), ...passage });
    await mine.keep({
      ...ids,
      id: randomUUID(),
      from: { sentence: 1, offset: 22 },
      to: { sentence: 1, offset: 31 },
      note: '480?',
    });
    const teacher = await callerFor(db, teacherId);
    const blocks = [testArticle[0]?.replace('480 books', '490 books'), ...testArticle.slice(1)].map(text => ({
      kind: 'paragraph' as const,
      text: String(text),
      hidden: false,
    }));
    const first = { kind: 'paragraph' as const, text: 'A correction was made.', hidden: false };
    const revised = { title: 'Revised', byline: null, source: null, publishedOn: null, dropped: [] };
    const { number } = await teacher.reading.revise({ readingId, reading: { ...revised, blocks: [first, ...blocks] } });
    const opensAt = new Date(now.getTime() - 1000);
    const assignmentId = await makeAssignment(
      db.client,
      classId,
      { readingId, quizId: null },
      { opensAt, readingNumber: number },
    );
    const { text } = await teacher.reading.get({ readingId, number });
    const { highlights } = await mine.mine({ classId, assignmentId });
    const found = highlights.map(({ quote, at }) => [quote, at && text.slice(at.start, at.end)]);
    expect(found).toContainEqual(['Children', 'Children']);
    expect(found).toContainEqual(['480 books', null]);
  });

  test('is refused where it names nothing, is too long, or the student has too many', async () => {
    const { ids, ada } = await school();
    const mine = await as(ada);
    const kept = (more: object) => codeOf(mine.keep({ ...ids, id: randomUUID(), ...passage, ...more }));
    expect(await kept({ to: { sentence: 1, offset: 3 } })).toBe('invalid');
    expect(await kept({ note: 'x'.repeat(studyLimits.note + 1) })).toBe('invalid');
    const { membershipId } = await db.client.membership
      .findFirstOrThrow({ where: { classId: ids.classId, userId: ada } })
      .then(({ id }) => ({ membershipId: id }));
    const row = {
      classId: ids.classId,
      membershipId,
      readingId,
      readingNumber: 1,
      start: 0,
      end: 1,
      quote: 'T',
      before: '',
      after: '',
    };
    await db.client.highlight.createMany({
      data: Array.from({ length: studyLimits.highlights }, () => ({ ...row, id: randomUUID() })),
    });
    expect(await kept({})).toBe('too-large');
  });
});

test('what cannot be read at the moment gives away neither notes nor words: before it opens, and in a quiz that hides it', async () => {
  const quizId = await makeQuiz(db.client, teacherId, readingId);
  const later = await school({ opensAt: new Date(now.getTime() + 3_600_000) });
  const hidden = await school({ readingBeside: false }, quizId);
  const before = await (await as(hidden.ada)).mine(hidden.ids);
  expect(before.words.length).toBeGreaterThan(5);
  await (await callerFor(db, hidden.ada)).attempt.start(hidden.ids);
  for (const { ids, ada } of [later, hidden]) {
    const mine = await as(ada);
    expect(await codeOf(mine.mine(ids))).toBe('not-found');
    expect(await codeOf(mine.glosses(ids))).toBe('not-found');
    expect(await codeOf(mine.saw({ ...ids, sentences: [0] }))).toBe('not-found');
    expect(await codeOf(mine.keep({ ...ids, id: randomUUID(), ...passage }))).toBe('not-found');
  }
});

describe('what was read', () => {
  test('adds up whatever comes twice, late or beyond the end, and a teacher is told the share alone', async () => {
    const { ids, ada } = await school();
    const mine = await as(ada);
    for (const sentences of [[3, 1], [1], [0, 90_000], [3, 1]]) await mine.saw({ ...ids, sentences });
    const { read, words } = await mine.mine(ids);
    expect(read).toEqual([0, 1, 3]);
    const { readers } = await (await as(teacherId)).readers({ ...ids, cursor: null });
    const share = {
      displayName: 'Ada',
      percent: Math.round((3 / words.length) * 100),
      membershipId: expect.any(String),
    };
    expect(readers).toEqual([share, { displayName: 'Bo', percent: 0, membershipId: expect.any(String) }]);
  });

  test('is complete when many pages tell of it at the same moment', async () => {
    const { ids, ada } = await school();
    const mine = await as(ada);
    const { words } = await mine.mine(ids);
    await Promise.all(
      words.map((_, sentence) => mine.saw({ ...ids, sentences: [sentence, (sentence * 7) % words.length] })),
    );
    expect((await mine.mine(ids)).read).toEqual(words.map((_, sentence) => sentence));
  });
});

describe('a list of words', () => {
  test('is the teacher’s to write and everybody’s to read; a term in other letters is explained anew', async () => {
    const { ids, ada } = await school();
    const teacher = await as(teacherId);
    await teacher.setGloss({ ...ids, term: ' volunteers', gloss: 'people who work  unpaid' });
    await teacher.setGloss({ ...ids, term: 'council', gloss: 'those who run a town' });
    await teacher.setGloss({ ...ids, term: 'Volunteers', gloss: 'who helps for nothing' });
    const seen = await (await as(ada)).glosses(ids);
    expect(seen.map(({ term, gloss }) => [term, gloss])).toEqual([
      ['council', 'those who run a town'],
      ['Volunteers', 'who helps for nothing'],
    ]);
    expect(await codeOf(teacher.setGloss({ ...ids, term: 'volunteer', gloss: 'not as it stands there' }))).toBe(
      'invalid',
    );
    await teacher.removeGloss({ ...ids, glossId: String(seen[0]?.id) });
    expect(await (await as(ada)).glosses(ids)).toHaveLength(1);
  });

  test('is taken over from another class that reads the same, and never from a colleague’s', async () => {
    const [one, other] = [await school(), await school()];
    const teacher = await as(teacherId);
    await teacher.setGloss({ ...one.ids, term: 'mayor', gloss: 'head of a town' });
    expect(await teacher.glossesElsewhere(other.ids)).toMatchObject({ class: 'A class' });
    await teacher.takeOverGlosses(other.ids);
    expect(await teacher.glosses(other.ids)).toMatchObject([{ term: 'mayor', gloss: 'head of a town' }]);
    const colleague = await makeUser(db.client, { canTeach: true });
    const theirs = await makeClass(db.client);
    await makeMember(db.client, theirs, colleague, 'TEACHER');
    const opensAt = new Date(now.getTime() - 1000);
    const assignmentId = await makeAssignment(db.client, theirs, { readingId, quizId: null }, { opensAt });
    expect(await (await as(colleague)).glossesElsewhere({ classId: theirs, assignmentId })).toBeNull();
  });
});
