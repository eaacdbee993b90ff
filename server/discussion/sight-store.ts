import { Prisma, type PrismaClient } from '#/prisma/generated/client.ts';
import type { PostModel, ThreadModel } from '#/prisma/generated/models.ts';
import type { Member } from '#/server/classroom/member.ts';
import type { Tx } from '#/server/db/database.ts';
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

const counted = Prisma.sql`count(*)::int AS seen, count(*) FILTER (WHERE p."membershipId" <> s.me AND r."postId" IS NULL)::int AS unread`;
const withReads = Prisma.sql`LEFT JOIN "PostRead" r ON r."classId" = p."classId" AND r."membershipId" = s.me AND r."postId" = p.id`;

/**
 * The one place where posts are counted for readers: by assignment, or, given the threads of one assignment, by thread. What
 * has no post to see is left out. Indexes: Post(classId, assignmentId, membershipId), Post(classId, threadId, id).
 */
export async function countPosts(
  db: Db,
  sights: readonly Sight[],
  threads: string[] | null = null,
): Promise<Map<string, Counted>> {
  if (sights.length === 0 || threads?.length === 0) return new Map();
  // Threads are found by their own index: named with the assignment too, a database without statistics takes the wider one.
  const rows = threads
    ? await db.$queryRaw<(Counted & { id: string })[]>`
        SELECT p."threadId" AS id, ${counted} FROM ${asTable(sights)} JOIN "Post" p ON p."classId" = s."classId" AND p."threadId" = ANY(${threads}::uuid[])
        ${withReads} WHERE ${visibleInTable} GROUP BY p."threadId"`
    : await db.$queryRaw<(Counted & { id: string })[]>`
        SELECT p."assignmentId" AS id, ${counted} FROM ${asTable(sights)} JOIN "Post" p ON p."classId" = s."classId" AND p."assignmentId" = s."assignmentId"
        ${withReads} WHERE ${visibleInTable} GROUP BY p."assignmentId"`;
  return new Map(rows.map(({ id, ...counts }) => [id, counts]));
}

export type ThreadRow = ThreadModel & { unread: number; root: PostModel | null };
export type ThreadQuery = {
  sort: 'passage' | 'new' | 'unanswered';
  filter: 'all' | 'unread' | 'mine' | 'teacher' | 'held';
  sentence: number | null;
  cursor: string | null;
};

/**
 * One page of an assignment's threads of which the reader may see a post, pinned ones first; `next` is the last thread's id.
 * Unread and first posts are read for the page alone. Indexes: Thread(classId, assignmentId, lastAt), Post(classId, threadId, id).
 */
export async function listThreads(
  db: Db,
  sight: Sight,
  query: ThreadQuery,
): Promise<{ threads: ThreadRow[]; next: string | null }> {
  const { member, assignmentId } = sight;
  const me = Prisma.sql`${member.membershipId}::uuid`;
  const said = (more: Prisma.Sql) =>
    Prisma.sql`EXISTS (SELECT 1 FROM "Post" p WHERE p."classId" = t."classId" AND p."threadId" = t.id AND ${visible(sight)} ${more})`;
  const filters: Record<ThreadQuery['filter'], Prisma.Sql> = {
    all: Prisma.empty,
    unread: Prisma.sql`AND p."membershipId" <> ${me} AND NOT EXISTS (SELECT 1 FROM "PostRead" r WHERE r."classId" = p."classId" AND r."membershipId" = ${me} AND r."postId" = p.id)`,
    mine: Prisma.sql`AND p."membershipId" = ${me}`,
    teacher: Prisma.sql`AND EXISTS (SELECT 1 FROM "Membership" m WHERE m."classId" = p."classId" AND m.id = p."membershipId" AND m.role <> 'STUDENT')`,
    // That a classmate's post was reported is for teachers to know.
    held: sight.staff
      ? Prisma.sql`AND p."waitsSince" IS NOT NULL`
      : Prisma.sql`AND p."waitsSince" IS NOT NULL AND p."membershipId" = ${me}`,
  };
  const place = {
    passage: Prisma.sql`lpad(coalesce(t.start, 0)::text, 8, '0') || t.id::text`,
    new: Prisma.sql`lpad((9999999999999 - (extract(epoch FROM t."lastAt") * 1000)::bigint)::text, 14, '0') || t.id::text`,
    unanswered: Prisma.sql`lpad((9999999999999 - (extract(epoch FROM t."lastAt") * 1000)::bigint)::text, 14, '0') || t.id::text`,
  }[query.sort];
  const order = Prisma.sql`(CASE WHEN t.pinned THEN '0' ELSE '1' END) || ${place}`;
  const rows = await db.$queryRaw<{ id: string; place: string }[]>`
    SELECT t.id, ${order} AS place FROM "Thread" t
    WHERE t."classId" = ${member.classId}::uuid AND t."assignmentId" = ${assignmentId}::uuid AND ${said(filters[query.filter])}
      ${query.sort === 'unanswered' ? Prisma.sql`AND t.posts <= 1` : Prisma.empty}
      ${query.sentence === null ? Prisma.empty : Prisma.sql`AND t.sentence = ${query.sentence}`}
      ${query.cursor === null ? Prisma.empty : Prisma.sql`AND ${order} > ${query.cursor}`}
    ORDER BY place LIMIT ${discussionLimits.page + 1}`;
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
  return ids.flatMap(id => {
    const thread = byId.get(id);
    if (!thread) return [];
    const count = counts.get(id);
    const root = roots.find(post => post.threadId === id) ?? null;
    return [{ ...thread, posts: count?.seen ?? 0, unread: count?.unread ?? 0, root }];
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

/** How many posts of an assignment the reader may see and has not read. */
export async function countUnread(db: Db, sight: Sight): Promise<number> {
  return (await countPosts(db, [sight])).get(sight.assignmentId)?.unread ?? 0;
}

/** How much is said about each sentence, as the reader may see it. */
export async function countBySentence(
  db: Db,
  sight: Sight,
): Promise<{ sentence: number; posts: number; unread: number }[]> {
  const { classId, membershipId } = sight.member;
  return db.$queryRaw`
    SELECT t.sentence, count(*)::int AS posts, count(*) FILTER (WHERE p."membershipId" <> ${membershipId}::uuid AND r."postId" IS NULL)::int AS unread
    FROM "Thread" t JOIN "Post" p ON p."classId" = t."classId" AND p."threadId" = t.id
      LEFT JOIN "PostRead" r ON r."classId" = p."classId" AND r."membershipId" = ${membershipId}::uuid AND r."postId" = p.id
    WHERE t."classId" = ${classId}::uuid AND t."assignmentId" = ${sight.assignmentId}::uuid AND t.sentence IS NOT NULL AND ${visible(sight)}
    GROUP BY t.sentence ORDER BY t.sentence`;
}
