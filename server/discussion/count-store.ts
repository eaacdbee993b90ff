import { Prisma, type PrismaClient } from '#/prisma/generated/client.ts';
import { batched } from '#/server/db/batch.ts';
import type { Tx } from '#/server/db/database.ts';
import { asTable, type Sight } from './sight-store.ts';

type Db = Tx | PrismaClient;

/** Posts that a reader may see, and those among them by others that they have not read. */
export type Counted = { seen: number; unread: number };

/** The column of the database's own counts that a sight of `asTable` reads. */
const counted = (table: 'c' | 'n') => {
  const alias = Prisma.raw(table);
  return Prisma.sql`(CASE WHEN s.staff THEN ${alias}.standing ELSE ${alias}.posts END)`;
};

/** The database's counts of an assignment's posts by sentence, and what the reader has read of them. */
const bySentence = {
  theirs: Prisma.sql`JOIN "SentenceCount" c ON c."classId" = s."classId" AND c."assignmentId" = s."assignmentId"`,
  read: Prisma.sql`FROM "SentenceSeen" n WHERE n."classId" = c."classId" AND n."membershipId" = s.me AND n."assignmentId" = c."assignmentId" AND n.sentence = c.sentence`,
};

/** The same by thread, for the threads named. */
const byThread = (threads: string[]) => ({
  theirs: Prisma.sql`JOIN "Thread" c ON c."classId" = s."classId" AND c."assignmentId" = s."assignmentId" AND c.id = ANY(${threads}::uuid[])`,
  read: Prisma.sql`FROM "ThreadSeen" n WHERE n."classId" = c."classId" AND n."membershipId" = s.me AND n."threadId" = c.id`,
});

/** A reader's own posts that the database's counts leave out for them: those that others do not see, or behind a gate all. */
const ownBeside = Prisma.sql`
  JOIN "Post" p ON p."classId" = s."classId" AND p."assignmentId" = s."assignmentId" AND p."membershipId" = s.me
    AND NOT s.staff AND p.state = ANY (ARRAY['HELD'::"PostState", 'RETURNED', 'HIDDEN', CASE WHEN s.open THEN 'HELD'::"PostState" ELSE 'VISIBLE' END])`;

/**
 * The one place where posts are counted for readers, out of the counts that the database keeps: `theirs` joins these to the
 * sights, `read` finds what was read of one row of it, by its key; `id` and `own` name what is counted there and among the
 * reader's own. A row for each of the sights (its place `n`) and each id; what has no post to see is left out.
 */
async function count(
  db: Db,
  sights: readonly Sight[],
  grain: { id: Prisma.Sql; theirs: Prisma.Sql; read: Prisma.Sql; own: Prisma.Sql },
) {
  return db.$queryRaw<(Counted & { n: number; id: string })[]>`
    SELECT n::int, id::text, sum(seen)::int AS seen, sum(unread)::int AS unread FROM (
      SELECT s.n, ${grain.id} AS id, ${counted('c')} AS seen, ${counted('c')} - coalesce((SELECT ${counted('n')} ${grain.read}), 0) AS unread
      FROM ${asTable(sights)} ${grain.theirs} WHERE s.open
      UNION ALL
      SELECT s.n, ${grain.own}, 1, 0 FROM ${asTable(sights)} ${ownBeside} JOIN "Thread" t ON t."classId" = p."classId" AND t.id = p."threadId") counts
    GROUP BY n, id HAVING sum(seen) > 0`;
}

/**
 * Posts counted for a person by assignment, a sight each. Indexes: the keys of SentenceCount and SentenceSeen; Post(classId,
 * assignmentId, membershipId).
 */
export async function countPosts(db: Db, sights: readonly Sight[]): Promise<Map<string, Counted>> {
  if (sights.length === 0) return new Map();
  const rows = await count(db, sights, {
    ...bySentence,
    id: Prisma.sql`c."assignmentId"`,
    own: Prisma.sql`p."assignmentId"`,
  });
  return new Map(rows.map(row => [row.id, row]));
}

/** Posts counted for a reader, by thread, for threads of one assignment; a thread without one to see is left out. Indexes: the keys of Thread and ThreadSeen; Post(classId, assignmentId, membershipId). */
export const countThreads = batched(
  async (db: Db, asked: readonly { sight: Sight; ids: readonly string[] }[]): Promise<Map<string, Counted>[]> => {
    const threads = [...new Set(asked.flatMap(one => one.ids))];
    const counts = asked.map(() => new Map<string, Counted>());
    if (threads.length === 0) return counts;
    const sights = asked.map(one => one.sight);
    const rows = await count(db, sights, {
      ...byThread(threads),
      id: Prisma.sql`c.id`,
      own: Prisma.sql`p."threadId"`,
    });
    for (const row of rows) counts[row.n - 1]?.set(row.id, row);
    return counts;
  },
);

/**
 * The discussions of a person's classes that go on, or of the classes named, that hold a post they have not read: all in which one
 * may be new to them, whether they see into these or not. Keys: Membership(classId, userId), SentenceCount, SentenceSeen.
 */
export async function mayHoldNew(
  db: Db,
  userId: string,
  classIds: readonly string[] | null,
): Promise<{ classId: string; assignmentId: string }[]> {
  const among = classIds
    ? Prisma.sql`m."classId" = ANY(${[...classIds]}::uuid[])`
    : Prisma.sql`EXISTS (SELECT 1 FROM "Class" k WHERE k.id = m."classId" AND k."archivedAt" IS NULL)`;
  return db.$queryRaw`
    SELECT DISTINCT c."classId", c."assignmentId"
    FROM "Membership" m JOIN "SentenceCount" c ON c."classId" = m."classId"
      LEFT JOIN "SentenceSeen" n ON n."classId" = c."classId" AND n."membershipId" = m.id
        AND n."assignmentId" = c."assignmentId" AND n.sentence = c.sentence
    WHERE m."userId" = ${userId}::uuid AND m.status = 'ACTIVE' AND ${among}
      AND (c.standing > coalesce(n.standing, 0) OR c.posts > coalesce(n.posts, 0))`;
}

/** How many posts of an assignment the reader may see and has not read. */
export async function countUnread(db: Db, sight: Sight): Promise<number> {
  return (await countPosts(db, [sight])).get(sight.assignmentId)?.unread ?? 0;
}

/** How much is said about each sentence, as the reader may see it, in the order of the reading. Indexes: as for `countPosts`. */
export async function countBySentence(
  db: Db,
  sight: Sight,
): Promise<{ sentence: number; posts: number; unread: number }[]> {
  const counts = await count(db, [sight], {
    ...bySentence,
    id: Prisma.sql`c.sentence`,
    own: Prisma.sql`coalesce(t.sentence, -1)`,
  });
  return counts
    .map(({ id, seen, unread }) => ({ sentence: Number(id), posts: seen, unread }))
    .filter(row => row.sentence >= 0)
    .sort((a, b) => a.sentence - b.sentence);
}
