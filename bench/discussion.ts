// npm run bench:discussion: what opening a discussion costs with 200, 2,000 and 20,000 posts: database calls and time, for a
// student and a teacher (`-- 4`: threads of four posts, not of twenty); and what its transcript costs: time by post, parts, their size, and database calls by part. On a database of its own: in memory, or on the server at
// DATABASE_URL.

import { makeAssignment, makeClass, makeMember, makeReading, makeUser } from '#/prisma/factories.ts';
import { Prisma } from '#/prisma/generated/client.ts';
import { databaseNow } from '#/server/auth/sessions.ts';
import type { Database } from '#/server/db/database.ts';
import { testDatabase } from '#/server/db/testing.ts';
import { callerFor } from '#/server/trpc/testing.ts';

const sizes = [200, 2_000, 20_000];
/** At twenty a thread, 200 posts are ten threads, and the first page of the list a fifth of what it is with more; at four it is full at every size. */
const postsAThread = Number(process.argv[2] ?? 20);
const rounds = 25;

/** An id made of what it names: `words` is SQL for a text. */
const named = (words: Prisma.Sql) =>
  Prisma.sql`overlay(overlay(md5(${words}) placing '7' from 13) placing '8' from 17)::uuid`;

/** A class of 30 whose discussion holds `posts` posts in threads of `postsAThread`; the reader has read every second one. */
async function discussionOf(db: Database, posts: number) {
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
  }
  return { ids: { classId, assignmentId }, readers: { student: students[0] ?? '', teacher: teacherId } };
}

/** The middle one. */
const median = (times: number[]) => times.sort((a, b) => a - b)[Math.floor(times.length / 2)] ?? Number.NaN;

const db = await testDatabase();
let calls = 0;
const client = db.client.$extends({
  query: {
    $allOperations({ args, query }) {
      calls += 1;
      return query(args);
    },
  },
}) as unknown as Database['client'];
const least: Record<string, number> = {};
for (const posts of sizes) {
  const { ids, readers } = await discussionOf(db, posts);
  for (const [who, userId] of Object.entries(readers)) {
    const { discussion } = await callerFor({ ...db, client }, userId);
    const open = async () => {
      const list = { ...ids, sort: 'passage', filter: 'all', sentence: null, cursor: null } as const;
      await Promise.all([discussion.threads(list), discussion.marks(ids)]);
    };
    for (let round = 0; round < 5; round += 1) await open();
    calls = 0;
    const times: number[] = [];
    for (let round = 0; round < rounds; round += 1) {
      const from = performance.now();
      await open();
      times.push(performance.now() - from);
    }
    const time = median(times);
    least[who] ??= time;
    console.log(
      `${String(posts).padStart(6)} posts  ${who.padEnd(8)} ${calls / rounds} database calls  ${time.toFixed(1).padStart(6)} ms  ${(time / least[who]).toFixed(2)} of the smallest`,
    );
  }
  const { discussion } = await callerFor({ ...db, client }, readers.teacher);
  calls = 0;
  let parts = 0;
  let largest = 0;
  const from = performance.now();
  let cursor: string | null = null;
  do {
    const part = await discussion.transcript({ ...ids, cursor });
    parts += 1;
    largest = Math.max(largest, JSON.stringify(part).length);
    cursor = part.next;
  } while (cursor);
  const each = (performance.now() - from) / posts;
  least.transcript ??= each;
  console.log(
    `${String(posts).padStart(6)} posts  transcript ${(each * 1000).toFixed(0).padStart(6)} µs a post  ${(each / least.transcript).toFixed(2)} of the smallest, ${parts} parts of at most ${Math.round(largest / 1000)} kB, ${calls / parts} database calls each`,
  );
}
await db.close();
process.exit(0);
