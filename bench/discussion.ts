// npm run bench:discussion: what opening a discussion costs with 200, 2,000 and 20,000 posts, each in a database of its own (in
// memory, or on the server at DATABASE_URL): database calls and time, for a student and a teacher, of the list and of a thread;
// and what its transcript costs: time by post, parts, their size, and database calls by part.
//
// Two shapes of it: in threads of twenty, 200 posts are ten threads, and the first page of the list shows ten cards where it shows
// fifty with more posts; in threads of four it shows fifty at every size, so that only what grows can make a difference.
// `-- 4` or `-- 20` measures one of them. The sizes take turns in every round, so that what else the machine does hits all alike.

import { makeAssignment, makeClass, makeMember, makeReading, makeUser } from '#/prisma/factories.ts';
import { Prisma } from '#/prisma/generated/client.ts';
import { databaseNow } from '#/server/auth/sessions.ts';
import type { Database } from '#/server/db/database.ts';
import { countingCalls, testDatabase } from '#/server/db/testing.ts';
import { callerFor } from '#/server/trpc/testing.ts';

const sizes = [200, 2_000, 20_000];
const shapes = process.argv[2] ? [Number(process.argv[2])] : [20, 4];
const [warm, rounds] = [15, 60];

/** An id made of what it names: `words` is SQL for a text. */
const named = (words: Prisma.Sql) =>
  Prisma.sql`overlay(overlay(md5(${words}) placing '7' from 13) placing '8' from 17)::uuid`;

/** A class of 30 whose discussion holds `posts` posts in threads of `postsAThread`; the reader has read every second one. */
async function discussionOf(db: Database, posts: number, postsAThread: number) {
  const teacherId = await makeUser(db.client, { canTeach: true });
  const classId = await makeClass(db.client);
  await makeMember(db.client, classId, teacherId, 'TEACHER');
  const readingId = await makeReading(db.client, teacherId);
  const students = await Promise.all(Array.from({ length: 30 }, () => makeUser(db.client)));
  const members: string[] = [];
  for (const id of students) members.push(await makeMember(db.client, classId, id, 'STUDENT'));
  const now = await databaseNow(db.client);
  const opensAt = new Date(now.getTime() - 86_400_000);
  const assignmentId = await makeAssignment(db.client, classId, { readingId, quizId: null }, { opensAt });
  await db.client.$executeRaw`
    INSERT INTO "Thread" ("classId", id, "assignmentId", kind, sentence, start, "end", quote)
    SELECT ${classId}::uuid, ${named(Prisma.sql`${assignmentId} || 'thread' || n`)}, ${assignmentId}::uuid, 'passage', n % 8, 1 + n % 8, 9, 'words'
    FROM generate_series(1, ${Math.ceil(posts / postsAThread)}) n`;
  // As in a class, few at a time: each of them is counted by the database.
  for (let from = 1; from <= posts; from += 200) {
    const some = Prisma.sql`generate_series(${from}::int, ${from + 199}::int) n`;
    await db.client.$executeRaw`
      INSERT INTO "Post" ("classId", id, "assignmentId", "threadId", "parentId", "membershipId", source, cited, state, "clientKey")
      SELECT ${classId}::uuid, ${named(Prisma.sql`${assignmentId} || 'post' || n`)}, ${assignmentId}::uuid,
        ${named(Prisma.sql`${assignmentId} || 'thread' || 1 + (n - 1) / ${postsAThread}`)},
        CASE WHEN (n - 1) % ${postsAThread} = 0 THEN NULL ELSE ${named(Prisma.sql`${assignmentId} || 'post' || n - (n - 1) % ${postsAThread}`)} END,
        (${members}::uuid[])[1 + n % 30], 'The library lent more books than before.', true, 'VISIBLE', gen_random_uuid()
      FROM ${some}`;
    await db.client.$executeRaw`
      INSERT INTO "PostRead" SELECT ${classId}::uuid, ${members[0]}::uuid, ${named(Prisma.sql`${assignmentId} || 'post' || n`)}
      FROM ${some} WHERE n % 2 = 0 ON CONFLICT DO NOTHING`;
    // As a server does by itself, and the embedded database at every start: of an empty table's indexes all look alike. The
    // statistics stay those of a time with few posts.
    if (from === 1) await db.sql.exec('ANALYZE');
  }
  const { id: threadId } = await db.client.thread.findFirstOrThrow({ where: { classId }, orderBy: { id: 'asc' } });
  return { ids: { classId, assignmentId }, threadId, readers: { student: students[0] ?? '', teacher: teacherId } };
}

/** The middle one. */
const median = (times: number[]) => times.toSorted((a, b) => a - b)[Math.floor(times.length / 2)] ?? Number.NaN;

/** Something that is opened, time and again: which size it belongs to, how it is done, how long it took. */
type Opened = { posts: number; what: string; open: () => Promise<unknown>; times: number[]; calls: number };

/** A database with a discussion of so many posts, what is opened of it, and how many calls it took. */
async function room(posts: number, postsAThread: number) {
  const db = await testDatabase();
  const { counting, taken } = countingCalls(db);
  const { ids, threadId, readers } = await discussionOf(db, posts, postsAThread);
  const opened: Opened[] = [];
  for (const [who, userId] of Object.entries(readers)) {
    const { assignment, discussion } = await callerFor(counting, userId);
    const list = { ...ids, sort: 'passage', filter: 'all', sentence: null, cursor: null } as const;
    // What a page asks for, as it asks: together.
    const around = () => [assignment.get(ids), discussion.marks(ids), discussion.counts(ids)];
    const pages = {
      list: () => Promise.all([...around(), discussion.threads(list), discussion.draft({ ...ids, parentId: null })]),
      thread: () => Promise.all([...around(), discussion.thread({ classId: ids.classId, threadId, cursor: null })]),
    };
    for (const [page, open] of Object.entries(pages))
      opened.push({ posts, what: `${who}, ${page}`, open, times: [], calls: 0 });
  }
  const { discussion } = await callerFor(counting, readers.teacher);
  const transcript = (cursor: string | null) => discussion.transcript({ ...ids, cursor });
  return { db, opened, transcript, taken };
}

async function measure(postsAThread: number) {
  console.log(`\nIn threads of ${postsAThread}:`);
  const rooms = [];
  for (const posts of sizes) rooms.push(await room(posts, postsAThread));
  for (let round = 0; round < warm + rounds; round += 1)
    for (const { opened, taken } of rooms)
      for (const one of opened) {
        taken();
        const from = performance.now();
        await one.open();
        if (round < warm) continue;
        one.times.push(performance.now() - from);
        one.calls = Math.max(one.calls, taken());
      }
  const all = rooms.flatMap(({ opened }) => opened);
  for (const what of new Set(all.map(one => one.what))) {
    const theirs = all.filter(one => one.what === what);
    const times = theirs.map(one => median(one.times));
    const calls = new Set(theirs.map(one => one.calls));
    console.log(
      `${what.padEnd(16)} ${theirs.map((one, size) => `${one.posts}: ${times[size]?.toFixed(1)} ms`).join('  ')}  largest against smallest ${((times.at(-1) ?? 0) / (times[0] ?? 0)).toFixed(2)}  database calls ${[...calls].join(', ')}${calls.size === 1 ? ' at every size' : ''}`,
    );
  }
  for (const [size, { transcript, taken, db }] of rooms.entries()) {
    const posts = sizes[size] ?? 0;
    taken();
    const from = performance.now();
    let parts = 0;
    let largest = 0;
    let cursor: string | null = null;
    do {
      const part = await transcript(cursor);
      parts += 1;
      largest = Math.max(largest, JSON.stringify(part).length);
      cursor = part.next;
    } while (cursor);
    const each = ((performance.now() - from) / posts) * 1000;
    console.log(
      `transcript       ${posts}: ${each.toFixed(0)} µs a post, ${parts} parts of at most ${Math.round(largest / 1000)} kB, ${taken() / parts} database calls each`,
    );
    await db.close();
  }
}

for (const shape of shapes) await measure(shape);
process.exit(0);
