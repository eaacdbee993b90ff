import { fetchRequestHandler } from '@trpc/server/adapters/fetch';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { makeUser } from '#/prisma/factories.ts';
import type { Database } from '#/server/db/database.ts';
import { testDatabase } from '#/server/db/testing.ts';
import { failure } from './init.ts';
import { appRouter } from './root.ts';
import { callerFor, contextFor } from './testing.ts';

let db: Database;
let userId: string;
let call: Awaited<ReturnType<typeof callerFor>>;
beforeAll(async () => {
  db = await testDatabase();
  userId = await makeUser(db.client, { canTeach: true });
  call = await callerFor(db, userId);
}, 60_000);
afterAll(() => db.close());

const reading = (title: string, text: string) =>
  call.reading.create({
    title,
    byline: null,
    source: null,
    publishedOn: null,
    blocks: [{ kind: 'paragraph', text, hidden: false }],
    dropped: [],
  });

test.each(['\0', 'half a \ud800 character', 'the other \udc00'])(
  'a text with %j, which no column can hold, is refused beside its field, and nothing is made',
  async bad => {
    for (const [act, field] of [
      [() => call.classroom.create({ name: bad, timeZone: 'Europe/Berlin' }), 'name'],
      [() => reading(bad, 'A plain sentence.'), 'title'],
      [() => reading('A title', bad), 'blocks.0.text'],
    ] as const)
      expect(await act().then(() => null, failure)).toEqual({ code: 'invalid', field, detail: null });
    expect(await db.client.class.count()).toBe(0);
    expect(await db.client.reading.count()).toBe(0);
  },
);

test('a call without an input comes with an empty body, and one that needs an input is refused with it', async () => {
  const post = async (procedure: string) => {
    const body = { method: 'POST', headers: { 'content-type': 'application/json' } };
    const answer = await fetchRequestHandler({
      endpoint: '/api/trpc',
      req: new Request(`http://localhost/api/trpc/${procedure}`, body),
      router: appRouter,
      createContext: () => contextFor(db, userId),
      allowMethodOverride: true,
    });
    return answer.status;
  };
  expect(await post('classroom.list')).toBe(200);
  expect(await post('classroom.create')).toBe(400);
});

test('a title is kept without what would turn the line around that it stands in', async () => {
  const { readingId } = await reading('\u202eRain\u202c over\n Lisbon', 'It rained.');
  expect((await db.client.readingRevision.findFirstOrThrow({ where: { readingId } })).title).toBe('Rain over Lisbon');
});
