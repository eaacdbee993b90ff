import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { type Database, openEmbedded, openServer } from '#/server/db/database.ts';
import { env } from '#/server/env.ts';
import { announce, endStreams, membershipOf, pagesOf } from './live.ts';
import { hints, streamLife } from './stream.ts';

const url = env().databaseUrl;
let db: Database;
beforeAll(async () => {
  db = url ? openServer(url) : await openEmbedded(null);
}, 60_000);
afterAll(() => db.close());

/** How much of this process streams hold on to: listeners of changes, and timers. */
function held() {
  const { emitter } = Reflect.get(globalThis, Symbol.for('lectern.live')) ?? {};
  const names: string[] = emitter?.eventNames() ?? [];
  return {
    listeners: names.reduce((sum, name) => sum + emitter.listenerCount(name), 0),
    timers: process.getActiveResourcesInfo().filter(kind => kind === 'Timeout').length,
  };
}

/** A stream with its beginning read. */
async function opened(classId: string, userId = randomUUID()) {
  const gone = new AbortController();
  const reader = hints([classId], userId, gone.signal).getReader();
  expect(new TextDecoder().decode((await reader.read()).value)).toBe('retry: 1000\n\n');
  return { gone, reader, userId };
}

/** Announces until the reader is told something, and gives that. */
async function told(reader: ReadableStreamDefaultReader<Uint8Array>, name: string) {
  let answer: ReadableStreamReadResult<Uint8Array> | null = null;
  void reader.read().then(value => {
    answer = value;
  });
  await expect
    .poll(
      async () => {
        await announce(db.client, name);
        return answer;
      },
      { timeout: 20_000 },
    )
    .not.toBeNull();
  const { done, value } = answer as unknown as ReadableStreamReadResult<Uint8Array>;
  return done ? null : new TextDecoder().decode(value);
}

test('a stream tells the class in which something changed, and nothing else', async () => {
  const [classId, userId] = [randomUUID(), randomUUID()];
  const { reader } = await opened(classId, userId);
  expect(await told(reader, classId)).toBe(`data: ${classId}\n\n`);
  expect(await told(reader, pagesOf(classId, userId))).toBe(`data: ${classId}\n\n`);
  await reader.cancel();
}, 60_000);

test('a stream ends when its reader is shut out of the class, and by itself after half a minute', async () => {
  const classId = randomUUID();
  const shut = await opened(classId);
  let last: string | null = '';
  while (last !== null) last = await told(shut.reader, membershipOf(classId, shut.userId));
  vi.useFakeTimers();
  try {
    const { reader } = await opened(classId);
    const end = reader.read();
    await vi.advanceTimersByTimeAsync(streamLife);
    expect((await end).done).toBe(true);
  } finally {
    vi.useRealTimers();
  }
}, 60_000);

test('three hundred streams opened and dropped, several times over and in every way, leave no listener and no timer behind', async () => {
  const classId = randomUUID();
  const first = await opened(classId);
  await told(first.reader, classId);
  await first.reader.cancel();
  const before = held();
  for (let round = 0; round < 6; round += 1) {
    const streams = await Promise.all(Array.from({ length: 300 }, () => opened(classId)));
    expect(held().listeners).toBe(before.listeners + 900);
    for (const [place, { gone, reader }] of streams.entries()) {
      if (place % 3 !== 0) gone.abort();
      if (place % 3 !== 1) await reader.cancel();
    }
    expect(held().listeners).toBe(before.listeners);
  }
  const late = new AbortController();
  late.abort();
  hints([classId], randomUUID(), late.signal);
  expect(held().listeners).toBe(before.listeners);
  // Others of this process may begin or end a timer meanwhile; eighteen hundred are no accident.
  expect(held().timers).toBeLessThan(before.timers + 100);
}, 60_000);

// the last one: what is about to stop in this process stays so
test('a stream ends when its process is about to stop', async () => {
  const { reader } = await opened(randomUUID());
  endStreams();
  expect((await reader.read()).done).toBe(true);
  const { reader: late } = await opened(randomUUID());
  expect((await late.read()).done).toBe(true);
}, 60_000);
