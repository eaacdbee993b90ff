import { Prisma, type PrismaClient } from '#/prisma/generated/client.ts';
import type { PostModel, ThreadModel } from '#/prisma/generated/models.ts';
import { isTeacher } from '#/server/classroom/member.ts';
import { rowsById } from '#/server/db/batch.ts';
import type { Tx } from '#/server/db/database.ts';
import { AppError } from '#/server/errors.ts';
import { countThreads } from './count-store.ts';
import { discussionLimits } from './discussion.ts';
import { type Sight, visible } from './sight-store.ts';

type Db = Tx | PrismaClient;

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
  // A value, not a condition: the planner must look into a thread when it comes to it, not through all posts beforehand, which is
  // what it chooses where its statistics are of a time with few of them.
  const said = (more: Prisma.Sql = Prisma.empty) =>
    Prisma.sql`(SELECT true FROM "Post" p WHERE p."classId" = t."classId" AND p."threadId" = t.id AND ${visible(sight)} ${more} LIMIT 1)`;
  const filters: Record<ThreadQuery['filter'], Prisma.Sql> = {
    all: sight.open ? Prisma.sql`(t.${column} > 0 OR ${said()})` : said(),
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

const threadsWithRoots = rowsById(async (db: Db, where) => {
  const [threads, roots] = await Promise.all([
    db.thread.findMany({ where }),
    db.post.findMany({ where: { classId: where.classId, threadId: where.id, parentId: null } }),
  ]);
  const rootOf = new Map(roots.map(post => [post.threadId, post]));
  return threads.map(thread => ({ ...thread, root: rootOf.get(thread.id) ?? null }));
});

async function threadRows(db: Db, sight: Sight, ids: string[]): Promise<ThreadRow[]> {
  const { classId } = sight.member;
  const [threads, counts] = await Promise.all([
    threadsWithRoots(db, { classId, ids }),
    countThreads(db, { sight, ids }),
  ]);
  return threads.map(thread => {
    const { seen = 0, unread = 0 } = counts.get(thread.id) ?? {};
    return { ...thread, posts: seen, unread };
  });
}

/** A thread as its card, null when the reader may see no post of it. */
export async function threadCard(db: Db, sight: Sight, threadId: string): Promise<ThreadRow | null> {
  const [row] = await threadRows(db, sight, [threadId]);
  return row && row.posts > 0 ? row : null;
}

const posts = rowsById((db: Db, where) => db.post.findMany({ where }));

/**
 * The posts of a thread, oldest first, from `cursor` (the id of the last one read) on: those the reader may see, and as
 * placeholders those under which, at any depth, they may see one, and for a teacher those that can be brought back. Indexes:
 * Post(classId, threadId, id), Post(classId, parentId).
 */
export async function listPosts(
  db: Db,
  sight: Sight,
  threadId: string,
  cursor: string | null,
): Promise<{ posts: PostModel[]; next: string | null }> {
  const rows = await db.$queryRaw<{ id: string }[]>`
    SELECT p.id FROM "Post" p
    WHERE p."classId" = ${sight.member.classId}::uuid AND p."threadId" = ${threadId}::uuid
      ${cursor === null ? Prisma.empty : Prisma.sql`AND p.id > ${cursor}::uuid`}
      AND (${visible(sight)} OR (${isTeacher(sight.member)}::boolean AND p.state = 'REMOVED' AND p."removedFrom" IS NOT NULL) OR EXISTS (
        WITH RECURSIVE below AS (
          SELECT c.id, ${visible(sight, 'c')} AS seen FROM "Post" c WHERE c."classId" = p."classId" AND c."parentId" = p.id
          UNION ALL
          SELECT c.id, ${visible(sight, 'c')} FROM below b JOIN "Post" c ON c."classId" = ${sight.member.classId}::uuid AND c."parentId" = b.id
          WHERE NOT b.seen)
        SELECT 1 FROM below WHERE seen))
    ORDER BY p.id LIMIT ${discussionLimits.posts + 1}`;
  const page = rows.slice(0, discussionLimits.posts);
  const { classId } = sight.member;
  return {
    posts: await posts(db, { classId, ids: page.map(row => row.id) }),
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
  const ids = rows.slice(0, discussionLimits.page).map(row => row.id);
  const found = await posts(db, { classId: sight.member.classId, ids });
  return { posts: found, next: rows.length > ids.length ? (ids.at(-1) ?? null) : null };
}

/**
 * Everything of an assignment that the reader may see, pinned threads first, then in the order of the passages, 500 posts at
 * a time from the post `cursor` on; of what was removed, what others answer, as a placeholder. Indexes: Thread_by_place from
 * the thread of the cursor on, Post(classId, threadId, id).
 */
export async function listTranscript(db: Db, sight: Sight, cursor: string | null) {
  const { classId } = sight.member;
  const thread = Prisma.sql`NOT t.pinned, coalesce(t.start, 0), t.id`;
  const last = Prisma.sql`FROM "Post" p JOIN "Thread" t ON t."classId" = p."classId" AND t.id = p."threadId"
    WHERE p."classId" = ${classId}::uuid AND p.id = ${cursor}::uuid`;
  // The first bound is all that an index of threads can use; the second leaves out what was told of the cursor's own thread.
  const after = Prisma.sql`AND (${thread}) >= (SELECT ${thread} ${last}) AND (${thread}, p.id) > (SELECT ${thread}, p.id ${last})`;
  const rows = await db.$queryRaw<{ id: string }[]>`
    SELECT p.id FROM "Thread" t JOIN "Post" p ON p."classId" = t."classId" AND p."threadId" = t.id
    WHERE t."classId" = ${classId}::uuid AND t."assignmentId" = ${sight.assignmentId}::uuid
      AND (${visible(sight)} OR EXISTS (SELECT 1 FROM "Post" c WHERE c."classId" = p."classId" AND c."parentId" = p.id AND ${visible(sight, 'c')}))
      ${cursor === null ? Prisma.empty : after}
    ORDER BY ${thread}, p.id LIMIT ${discussionLimits.part + 1}`;
  const page = rows.slice(0, discussionLimits.part).map(row => row.id);
  const found = await db.post.findMany({
    where: { classId, id: { in: page } },
    include: { thread: true, parent: { select: { membershipId: true, state: true } } },
  });
  const byId = new Map(found.map(post => [post.id, post]));
  return {
    posts: page.flatMap(id => byId.get(id) ?? []),
    next: rows.length > page.length ? (page.at(-1) ?? null) : null,
  };
}
