import { Prisma, type PrismaClient } from '#/prisma/generated/client.ts';
import type { PostModel, ThreadModel } from '#/prisma/generated/models.ts';
import type { Member } from '#/server/classroom/member.ts';
import type { Tx } from '#/server/db/database.ts';
import { AppError } from '#/server/errors.ts';
import { type DiscussionRules, discussionLimits } from './discussion.ts';

type Db = Tx | PrismaClient;

/** How far somebody sees into the discussion of one assignment: made once for a call, used by every read of it. */
export type Sight = { member: Member; assignmentId: string; rules: DiscussionRules; staff: boolean; open: boolean };

/** Who looks: SQL for their membership, whether they are staff, and whether the discussion is open to them. */
type Eyes = { me: Prisma.Sql; staff: Prisma.Sql; open: Prisma.Sql };

/** The posts whose words a reader may see, as a condition on the "Post" of that alias: the table of `policy.ts` in SQL. */
function visibleTo({ me, staff, open }: Eyes, alias: 'p' | 'c'): Prisma.Sql {
  const post = Prisma.raw(alias);
  return Prisma.sql`(${post}.state <> 'REMOVED' AND (${staff} OR ${post}."membershipId" = ${me} OR (${open} AND ${post}.state = 'VISIBLE')))`;
}

const visible = ({ member, staff, open }: Sight, alias: 'p' | 'c' = 'p') =>
  visibleTo(
    {
      me: Prisma.sql`${member.membershipId}::uuid`,
      staff: Prisma.sql`${staff}::boolean`,
      open: Prisma.sql`${open}::boolean`,
    },
    alias,
  );

/** Several sights as a table `s` with the columns classId, assignmentId, me, staff and open. */
export function asTable(sights: readonly Sight[]): Prisma.Sql {
  return Prisma.sql`unnest(${sights.map(one => one.member.classId)}::uuid[], ${sights.map(one => one.assignmentId)}::uuid[],
    ${sights.map(one => one.member.membershipId)}::uuid[], ${sights.map(one => one.staff)}::boolean[], ${sights.map(one => one.open)}::boolean[])
    AS s("classId", "assignmentId", me, staff, open)`;
}

/** The posts `p` whose words the sight in the row `s` of `asTable` lets its reader see. */
export const visibleInTable = visibleTo(
  { me: Prisma.sql`s.me`, staff: Prisma.sql`s.staff`, open: Prisma.sql`s.open` },
  'p',
);

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
  theirs: Prisma.sql`JOIN "Thread" c ON c."classId" = s."classId" AND c.id = ANY(${threads}::uuid[])`,
  read: Prisma.sql`FROM "ThreadSeen" n WHERE n."classId" = c."classId" AND n."membershipId" = s.me AND n."threadId" = c.id`,
});

/** A reader's own posts that the database's counts leave out for them: those that others do not see, or behind a gate all. */
const ownBeside = Prisma.sql`
  JOIN "Post" p ON p."classId" = s."classId" AND p."assignmentId" = s."assignmentId" AND p."membershipId" = s.me
    AND NOT s.staff AND p.state <> 'REMOVED' AND (NOT s.open OR p.state <> 'VISIBLE')`;

/**
 * The one place where posts are counted for readers, out of the counts that the database keeps: `theirs` joins these to the
 * sights, `read` finds what was read of one row of it, by its key; `id` and `own` name what is counted there and among the
 * reader's own. What has no post to see is left out.
 */
async function count(
  db: Db,
  sights: readonly Sight[],
  grain: { id: Prisma.Sql; theirs: Prisma.Sql; read: Prisma.Sql; own: Prisma.Sql },
) {
  const rows = await db.$queryRaw<(Counted & { id: string })[]>`
    SELECT id::text, sum(seen)::int AS seen, sum(unread)::int AS unread FROM (
      SELECT ${grain.id} AS id, ${counted('c')} AS seen, ${counted('c')} - coalesce((SELECT ${counted('n')} ${grain.read}), 0) AS unread
      FROM ${asTable(sights)} ${grain.theirs} WHERE s.open
      UNION ALL
      SELECT ${grain.own}, 1, 0 FROM ${asTable(sights)} ${ownBeside} JOIN "Thread" t ON t."classId" = p."classId" AND t.id = p."threadId") counts
    GROUP BY id HAVING sum(seen) > 0`;
  return new Map(rows.map(({ id, ...counts }) => [id, counts]));
}

/**
 * Posts counted for readers: by assignment, or, given the threads of one assignment, by thread. Indexes: the keys of
 * SentenceCount, SentenceSeen, Thread and ThreadSeen; Post(classId, assignmentId, membershipId).
 */
export async function countPosts(
  db: Db,
  sights: readonly Sight[],
  threads: string[] | null = null,
): Promise<Map<string, Counted>> {
  if (sights.length === 0 || threads?.length === 0) return new Map();
  if (!threads)
    return count(db, sights, {
      ...bySentence,
      id: Prisma.sql`c."assignmentId"`,
      own: Prisma.sql`p."assignmentId"`,
    });
  return count(db, sights, { ...byThread(threads), id: Prisma.sql`c.id`, own: Prisma.sql`p."threadId"` });
}

export type ThreadRow = ThreadModel & { unread: number; root: PostModel | null };
export type ThreadQuery = {
  sort: 'passage' | 'new' | 'unanswered';
  filter: 'all' | 'unread' | 'mine' | 'teacher' | 'held';
  sentence: number | null;
  cursor: string | null;
};

/** Where a page of threads goes on: the three things they are sorted by, of the last thread shown. */
const place = /^(true|false) (\d{1,16}) ([0-9a-f-]{36})$/;

/** What the sorts go by, in the order of an index of "Thread" each, forwards or backwards; times in milliseconds. */
const sorts = {
  passage: {
    shown: Prisma.sql`(NOT t.pinned) || ' ' || coalesce(t.start, 0) || ' ' || t.id`,
    order: Prisma.sql`(NOT t.pinned), coalesce(t.start, 0), t.id`,
    after: ([flag, at, id]: string[]) =>
      Prisma.sql`((NOT t.pinned), coalesce(t.start, 0), t.id) > (${flag === 'true'}, ${Number(at)}::int, ${id}::uuid)`,
  },
  new: {
    shown: Prisma.sql`t.pinned || ' ' || (extract(epoch FROM t."lastAt") * 1000)::bigint || ' ' || t.id`,
    order: Prisma.sql`t.pinned DESC, t."lastAt" DESC, t.id DESC`,
    after: ([flag, at, id]: string[]) =>
      Prisma.sql`(t.pinned, t."lastAt", t.id) < (${flag === 'true'}, ${new Date(Number(at))}, ${id}::uuid)`,
  },
};

/**
 * One page of an assignment's threads of which the reader may see a post, pinned ones first; `next` is where the next page
 * begins. What is read of a thread is read for the page alone. Indexes: Thread_by_place, Thread_by_time, Post(classId, threadId, id).
 */
export async function listThreads(
  db: Db,
  sight: Sight,
  query: ThreadQuery,
): Promise<{ threads: ThreadRow[]; next: string | null }> {
  const { member, assignmentId } = sight;
  const me = Prisma.sql`${member.membershipId}::uuid`;
  const column = Prisma.raw(sight.staff ? 'standing' : 'posts');
  const said = (more: Prisma.Sql = Prisma.empty) =>
    Prisma.sql`EXISTS (SELECT 1 FROM "Post" p WHERE p."classId" = t."classId" AND p."threadId" = t.id AND ${visible(sight)} ${more})`;
  const filters: Record<ThreadQuery['filter'], Prisma.Sql> = {
    all: said(),
    unread: sight.open
      ? Prisma.sql`t.${column} > coalesce((SELECT n.${column} FROM "ThreadSeen" n
          WHERE n."classId" = t."classId" AND n."membershipId" = ${me} AND n."threadId" = t.id), 0)`
      : Prisma.sql`false`,
    mine: said(Prisma.sql`AND p."membershipId" = ${me}`),
    teacher: said(
      Prisma.sql`AND EXISTS (SELECT 1 FROM "Membership" m WHERE m."classId" = p."classId" AND m.id = p."membershipId" AND m.role <> 'STUDENT')`,
    ),
    // That a classmate's post was reported is for teachers to know.
    held: said(
      sight.staff
        ? Prisma.sql`AND p."waitsSince" IS NOT NULL`
        : Prisma.sql`AND p."waitsSince" IS NOT NULL AND p."membershipId" = ${me}`,
    ),
  };
  const sort = sorts[query.sort === 'passage' ? 'passage' : 'new'];
  const from = query.cursor === null ? null : place.exec(query.cursor);
  if (query.cursor !== null && !from) throw new AppError('invalid', { field: 'cursor' });
  const rows = await db.$queryRaw<{ id: string; place: string }[]>`
    SELECT t.id, ${sort.shown} AS place FROM "Thread" t
    WHERE t."classId" = ${member.classId}::uuid AND t."assignmentId" = ${assignmentId}::uuid AND ${filters[query.filter]}
      ${query.sort === 'unanswered' ? Prisma.sql`AND t.posts <= 1` : Prisma.empty}
      ${query.sentence === null ? Prisma.empty : Prisma.sql`AND t.sentence = ${query.sentence}`}
      ${from ? Prisma.sql`AND ${sort.after(from.slice(1))}` : Prisma.empty}
    ORDER BY ${sort.order} LIMIT ${discussionLimits.page + 1}`;
  const page = rows.slice(0, discussionLimits.page);
  const threads = await threadRows(
    db,
    sight,
    page.map(row => row.id),
  );
  return { threads, next: rows.length > page.length ? (page.at(-1)?.place ?? null) : null };
}

async function threadRows(db: Db, sight: Sight, ids: string[]): Promise<ThreadRow[]> {
  const { classId } = sight.member;
  const [threads, roots, counts] = await Promise.all([
    db.thread.findMany({ where: { classId, id: { in: ids } } }),
    db.post.findMany({ where: { classId, threadId: { in: ids }, parentId: null } }),
    countPosts(db, [sight], ids),
  ]);
  const byId = new Map(threads.map(thread => [thread.id, thread]));
  const rootOf = new Map(roots.map(post => [post.threadId, post]));
  return ids.flatMap(id => {
    const thread = byId.get(id);
    if (!thread) return [];
    const { seen = 0, unread = 0 } = counts.get(id) ?? {};
    return [{ ...thread, posts: seen, unread, root: rootOf.get(id) ?? null }];
  });
}

/** A thread as its card, null when the reader may see no post of it. */
export async function threadCard(db: Db, sight: Sight, threadId: string): Promise<ThreadRow | null> {
  const [row] = await threadRows(db, sight, [threadId]);
  return row && row.posts > 0 ? row : null;
}

/**
 * The posts of a thread, oldest first, from `cursor` (the id of the last one read) on: those the reader may see, and as
 * placeholders those under which, at any depth, they may see one. Indexes: Post(classId, threadId, id), Post(classId, parentId).
 */
export async function listPosts(
  db: Db,
  sight: Sight,
  threadId: string,
  cursor: string | null,
): Promise<{ posts: (PostModel & { seen: boolean })[]; next: string | null }> {
  const rows = await db.$queryRaw<{ id: string; seen: boolean }[]>`
    SELECT p.id, ${visible(sight)} AS seen FROM "Post" p
    WHERE p."classId" = ${sight.member.classId}::uuid AND p."threadId" = ${threadId}::uuid
      ${cursor === null ? Prisma.empty : Prisma.sql`AND p.id > ${cursor}::uuid`}
      AND (${visible(sight)} OR EXISTS (
        WITH RECURSIVE below AS (
          SELECT c.id, ${visible(sight, 'c')} AS seen FROM "Post" c WHERE c."classId" = p."classId" AND c."parentId" = p.id
          UNION ALL
          SELECT c.id, ${visible(sight, 'c')} FROM below b JOIN "Post" c ON c."classId" = ${sight.member.classId}::uuid AND c."parentId" = b.id
          WHERE NOT b.seen)
        SELECT 1 FROM below WHERE seen))
    ORDER BY p.id LIMIT ${discussionLimits.posts + 1}`;
  const page = rows.slice(0, discussionLimits.posts);
  const posts = await db.post.findMany({
    where: { classId: sight.member.classId, id: { in: page.map(row => row.id) } },
    orderBy: { id: 'asc' },
  });
  const seen = new Set(page.filter(row => row.seen).map(row => row.id));
  return {
    posts: posts.map(post => ({ ...post, seen: seen.has(post.id) })),
    next: rows.length > page.length ? (page.at(-1)?.id ?? null) : null,
  };
}

/** Posts that the reader may see and that hold the words, newest first. Index: Post_words (words), then Post(classId, assignmentId, …). */
export async function searchPosts(db: Db, sight: Sight, words: string, cursor: string | null) {
  const rows = await db.$queryRaw<{ id: string }[]>`
    SELECT p.id FROM "Post" p
    WHERE p."classId" = ${sight.member.classId}::uuid AND p."assignmentId" = ${sight.assignmentId}::uuid AND ${visible(sight)}
      AND to_tsvector('simple', p.source) @@ websearch_to_tsquery('simple', ${words})
      ${cursor === null ? Prisma.empty : Prisma.sql`AND p.id < ${cursor}::uuid`}
    ORDER BY p.id DESC LIMIT ${discussionLimits.page + 1}`;
  const page = rows.slice(0, discussionLimits.page).map(row => row.id);
  const posts = await db.post.findMany({
    where: { classId: sight.member.classId, id: { in: page } },
    orderBy: { id: 'desc' },
  });
  return { posts, next: rows.length > page.length ? (page.at(-1) ?? null) : null };
}

/**
 * Everything of an assignment that the reader may see, in the order of the passages, 500 posts at a time from the post `cursor`
 * on; of what was removed, what others answer, as a placeholder. Indexes: Thread(classId, assignmentId, lastAt), Post(classId, threadId, id).
 */
export async function listTranscript(db: Db, sight: Sight, cursor: string | null) {
  const { classId } = sight.member;
  const place = Prisma.sql`coalesce(t.start, -1), t.id, p.id`;
  const rows = await db.$queryRaw<{ id: string }[]>`
    SELECT p.id FROM "Thread" t JOIN "Post" p ON p."classId" = t."classId" AND p."threadId" = t.id
    WHERE t."classId" = ${classId}::uuid AND t."assignmentId" = ${sight.assignmentId}::uuid
      AND (${visible(sight)} OR EXISTS (SELECT 1 FROM "Post" c WHERE c."classId" = p."classId" AND c."parentId" = p.id AND ${visible(sight, 'c')}))
      ${
        cursor === null
          ? Prisma.empty
          : Prisma.sql`AND (${place}) > (SELECT ${place} FROM "Post" p JOIN "Thread" t ON t."classId" = p."classId" AND t.id = p."threadId"
              WHERE p."classId" = ${classId}::uuid AND p.id = ${cursor}::uuid)`
      }
    ORDER BY ${place} LIMIT ${discussionLimits.part + 1}`;
  const page = rows.slice(0, discussionLimits.part).map(row => row.id);
  const found = await db.post.findMany({
    where: { classId, id: { in: page } },
    include: { thread: true, parent: { select: { membershipId: true, state: true } } },
  });
  const byId = new Map(found.map(post => [post.id, post]));
  const posts = page.flatMap(id => byId.get(id) ?? []);
  return { posts, next: rows.length > page.length ? (page.at(-1) ?? null) : null };
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
  return [...counts]
    .map(([id, { seen, unread }]) => ({ sentence: Number(id), posts: seen, unread }))
    .filter(row => row.sentence >= 0)
    .sort((a, b) => a.sentence - b.sentence);
}
