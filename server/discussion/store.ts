import { randomInt } from 'node:crypto';
import { v7 as uuid } from 'uuid';
import { Prisma, type PrismaClient } from '#/prisma/generated/client.ts';
import type { PostModel, ThreadModel } from '#/prisma/generated/models.ts';
import type { Member, Staff, Student, Teacher } from '#/server/classroom/member.ts';
import type { Tx } from '#/server/db/database.ts';
import { type DiscussionRules, defaultRules, discussionLimits } from './discussion.ts';
import type { Standing } from './policy.ts';
import { pseudonymFor } from './pseudonyms.ts';

type Db = Tx | PrismaClient;

/** How far somebody sees into the discussion of one assignment: made once for a call, used by every read of it. */
export type Sight = { member: Member; assignmentId: string; rules: DiscussionRules; staff: boolean; open: boolean };

/** The posts whose words this reader may see, as a condition on the "Post" of that alias: the table of `policy.ts` in SQL. */
function visible({ member, staff, open }: Sight, alias: 'p' | 'c' = 'p'): Prisma.Sql {
  const post = Prisma.raw(alias);
  if (staff) return Prisma.sql`${post}.state <> 'REMOVED'`;
  const own = Prisma.sql`(${post}."membershipId" = ${member.membershipId}::uuid AND ${post}.state <> 'REMOVED')`;
  return open ? Prisma.sql`(${post}.state = 'VISIBLE' OR ${own})` : own;
}

/** The rules of an assignment's discussion: its row, or the defaults. */
export async function findRules(db: Db, classId: string, assignmentId: string): Promise<DiscussionRules> {
  const row = await db.discussion.findUnique({ where: { classId_assignmentId: { classId, assignmentId } } });
  if (!row) return defaultRules;
  const { classId: _, assignmentId: __, ...rules } = row;
  return rules;
}

/** Writes rules that are still as the teacher saw them; false on a conflict. */
export async function saveRules(
  tx: Tx,
  teacher: Teacher,
  assignmentId: string,
  rules: DiscussionRules,
  seen: number,
): Promise<boolean> {
  const key = { classId: teacher.classId, assignmentId };
  const next = { ...rules, version: seen + 1 };
  if (seen === 0) {
    const { count } = await tx.discussion.createMany({ data: { ...key, ...next }, skipDuplicates: true });
    return count === 1;
  }
  const { count } = await tx.discussion.updateMany({ where: { ...key, version: seen }, data: next });
  return count === 1;
}

/** How a student stands before the gate. Indexes: Post(classId, assignmentId, membershipId), Attempt's unique key. */
export async function standingOf(db: Db, student: Member, assignmentId: string, quiz: boolean): Promise<Standing> {
  const mine = { classId: student.classId, assignmentId, membershipId: student.membershipId };
  const posted = { ...mine, state: { in: ['VISIBLE', 'HELD'] as ('VISIBLE' | 'HELD')[] } };
  const [posts, citedPosts, attempts] = await Promise.all([
    db.post.count({ where: posted }),
    db.post.count({ where: { ...posted, cited: true } }),
    db.attempt.findMany({ where: mine, select: { state: true } }),
  ]);
  const taking = attempts.some(attempt => attempt.state === 'IN_PROGRESS');
  return { posts, citedPosts, quiz, taking, handedIn: !taking && attempts.length > 0 };
}

/** How many posts of others a student would see if let in. Index: Thread(classId, assignmentId, lastAt). */
export async function countWaiting(db: Db, student: Member, assignmentId: string): Promise<number> {
  const [all, own] = await Promise.all([
    db.thread.aggregate({ where: { classId: student.classId, assignmentId }, _sum: { posts: true } }),
    db.post.count({
      where: { classId: student.classId, assignmentId, membershipId: student.membershipId, state: 'VISIBLE' },
    }),
  ]);
  return Math.max(0, (all._sum.posts ?? 0) - own);
}

/** Whether a student of the class is at the assignment's quiz, or, until it has `closed`, has yet to hand it in. */
export async function someoneWorks(db: Db, classId: string, assignmentId: string, closed: boolean): Promise<boolean> {
  const key = { classId, assignmentId };
  if (closed) return (await db.attempt.count({ where: { ...key, state: 'IN_PROGRESS' } })) > 0;
  const rows = await db.$queryRaw<{ works: boolean }[]>`
    SELECT EXISTS (SELECT 1 FROM "Membership" m WHERE m."classId" = ${classId}::uuid AND m.role = 'STUDENT' AND m.status = 'ACTIVE'
      AND NOT EXISTS (SELECT 1 FROM "Attempt" t WHERE t."classId" = m."classId" AND t."assignmentId" = ${assignmentId}::uuid
        AND t."membershipId" = m.id AND t.state <> 'IN_PROGRESS')) AS works`;
  return rows[0]?.works === true;
}

/** The pseudonym of a member in an assignment, drawn at the first call. */
export async function pseudonymOf(
  db: Db,
  classId: string,
  assignmentId: string,
  membershipId: string,
): Promise<string> {
  const key = { classId, assignmentId, membershipId };
  for (let round = 0; ; round += 1) {
    const row = await db.pseudonym.findUnique({ where: { classId_assignmentId_membershipId: key } });
    if (row) return row.name;
    const draw = randomInt(1600) + (round > 20 ? 1600 * randomInt(1, 1000) : 0);
    await db.pseudonym.createMany({ data: { ...key, name: pseudonymFor(draw) }, skipDuplicates: true });
  }
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
  const { classId, membershipId } = sight.member;
  const [threads, roots, unread] = await Promise.all([
    db.thread.findMany({ where: { classId, id: { in: ids } } }),
    db.post.findMany({ where: { classId, threadId: { in: ids }, parentId: null } }),
    ids.length === 0
      ? []
      : db.$queryRaw<{ threadId: string; seen: number; unread: number }[]>`
      SELECT p."threadId", count(*)::int AS seen, count(*) FILTER (WHERE p."membershipId" <> ${membershipId}::uuid AND r."postId" IS NULL)::int AS unread
      FROM "Post" p LEFT JOIN "PostRead" r ON r."classId" = p."classId" AND r."membershipId" = ${membershipId}::uuid AND r."postId" = p.id
      WHERE p."classId" = ${classId}::uuid AND p."threadId" IN (${Prisma.join(ids.map(id => Prisma.sql`${id}::uuid`))}) AND ${visible(sight)}
      GROUP BY p."threadId"`,
  ]);
  const counts = new Map(unread.map(row => [row.threadId, row]));
  const byId = new Map(threads.map(thread => [thread.id, thread]));
  return ids.flatMap(id => {
    const thread = byId.get(id);
    if (!thread) return [];
    const count = counts.get(id);
    const root = roots.find(post => post.threadId === id) ?? null;
    return [{ ...thread, posts: count?.seen ?? 0, unread: count?.unread ?? 0, root }];
  });
}

/** One thread of the class, with its assignment; null when there is none. Whether the reader sees a post of it is the caller's next question. */
export async function findThread(db: Db, member: Member, threadId: string): Promise<ThreadModel | null> {
  return db.thread.findUnique({ where: { classId_id: { classId: member.classId, id: threadId } } });
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

/**
 * A post of the class; null when there is none. Whether the reader may see it is the caller's next question. `lock` keeps its
 * whole thread as it is until the transaction ends: acts on one thread follow one another, so its counts are never stale.
 */
export async function findPost(db: Db, member: Member, postId: string, lock = false): Promise<PostModel | null> {
  if (lock)
    await db.$queryRaw`
      SELECT t.id FROM "Thread" t WHERE t."classId" = ${member.classId}::uuid
        AND t.id = (SELECT p."threadId" FROM "Post" p WHERE p."classId" = ${member.classId}::uuid AND p.id = ${postId}::uuid) FOR UPDATE`;
  return db.post.findUnique({ where: { classId_id: { classId: member.classId, id: postId } } });
}

/** Locks the threads of posts, always in one order, so that two acts on several of them do not wait for each other. */
export async function lockThreads(tx: Tx, member: Member, postIds: string[]): Promise<void> {
  await tx.$queryRaw`
    SELECT t.id FROM "Thread" t WHERE t."classId" = ${member.classId}::uuid
      AND t.id IN (SELECT p."threadId" FROM "Post" p WHERE p."classId" = ${member.classId}::uuid AND p.id = ANY(${postIds}::uuid[]))
    ORDER BY t.id FOR UPDATE`;
}

/** The member's own post that was made with this key; null when there is none. */
export async function postByKey(db: Db, member: Member, clientKey: string): Promise<PostModel | null> {
  const { classId, membershipId } = member;
  return db.post.findUnique({ where: { classId_membershipId_clientKey: { classId, membershipId, clientKey } } });
}

/** When the member posted within the last hour, newest first. Index: Post(classId, membershipId, createdAt). */
export async function recentPosts(db: Db, member: Member, now: Date): Promise<Date[]> {
  const rows = await db.post.findMany({
    where: {
      classId: member.classId,
      membershipId: member.membershipId,
      createdAt: { gt: new Date(now.getTime() - 3_600_000) },
    },
    select: { createdAt: true },
    orderBy: { createdAt: 'desc' },
    take: discussionLimits.anHour,
  });
  return rows.map(row => row.createdAt);
}

type NewPost = Pick<PostModel, 'source' | 'cited' | 'state' | 'waits' | 'clientKey' | 'createdAt'>;
type NewThread = Pick<ThreadModel, 'kind' | 'start' | 'end' | 'sentence' | 'quote' | 'questionId'>;

/** Starts a thread with its first post. Returns the ids of both. */
export async function createThread(tx: Tx, member: Member, assignmentId: string, thread: NewThread, post: NewPost) {
  const threadId = uuid();
  await tx.thread.create({
    data: { classId: member.classId, id: threadId, assignmentId, ...thread, lastAt: post.createdAt },
  });
  return createPost(tx, member, { assignmentId, threadId, parentId: null }, post);
}

/** Adds a post to a thread and recounts it. Returns the ids of both. */
export async function createPost(
  tx: Tx,
  member: Member,
  place: { assignmentId: string; threadId: string; parentId: string | null },
  post: NewPost,
) {
  const id = uuid();
  const { classId, membershipId } = member;
  const waitsSince = post.state === 'HELD' ? post.createdAt : null;
  await tx.post.create({ data: { classId, id, membershipId, ...place, ...post, waitsSince } });
  await recount(tx, classId, place.threadId);
  return { postId: id, threadId: place.threadId };
}

/** Keeps the text before an edit as a revision, and whether everybody could read it. */
export async function keepRevision(tx: Tx, post: PostModel): Promise<void> {
  const { classId, id: postId, source } = post;
  const shown = post.state === 'VISIBLE';
  const number = (await tx.postRevision.count({ where: { classId, postId } })) + 1;
  await tx.postRevision.create({
    data: { classId, postId, number, source, shown, at: post.editedAt ?? post.createdAt },
  });
}

/** What a post said before, oldest first; for a classmate only what was shown to classmates then. */
export async function revisionsOf(db: Db, classId: string, postId: string, classmate: boolean) {
  const where = { classId, postId, ...(classmate ? { shown: true } : {}) };
  return db.postRevision.findMany({ where, orderBy: { number: 'asc' }, take: 200 });
}

type Change = Partial<
  Pick<
    PostModel,
    'source' | 'cited' | 'state' | 'waits' | 'reason' | 'decided' | 'editedAt' | 'waitsSince' | 'unmasked'
  >
>;

/** Changes a post that is still as it was seen, and recounts its thread; false on a conflict. */
export async function changePost(tx: Tx, post: PostModel, seen: number, change: Change): Promise<boolean> {
  const { count } = await tx.post.updateMany({
    where: { classId: post.classId, id: post.id, version: seen },
    data: { ...change, version: { increment: 1 } },
  });
  if (count === 1) await recount(tx, post.classId, post.threadId);
  return count === 1;
}

/** Counts anew what everybody may see of a thread. Index: Post(classId, threadId, id). */
async function recount(tx: Tx, classId: string, threadId: string): Promise<void> {
  await tx.$executeRaw`
    UPDATE "Thread" t SET posts = s.posts, "lastAt" = coalesce(s.last, t."createdAt")
    FROM (SELECT count(*)::int AS posts, max("createdAt") AS last FROM "Post"
      WHERE "classId" = ${classId}::uuid AND "threadId" = ${threadId}::uuid AND state = 'VISIBLE') s
    WHERE t."classId" = ${classId}::uuid AND t.id = ${threadId}::uuid`;
}

/** Sets what a teacher may set of a thread. */
export async function setThread(
  tx: Tx,
  staff: Staff,
  threadId: string,
  change: { pinned?: boolean; locked?: boolean },
): Promise<boolean> {
  const { count } = await tx.thread.updateMany({ where: { classId: staff.classId, id: threadId }, data: change });
  return count === 1;
}

/** Names and roles of members of the class. */
export async function namesOf(db: Db, classId: string, ids: string[]) {
  return db.membership.findMany({
    where: { classId, id: { in: [...new Set(ids)] } },
    select: { id: true, displayName: true, role: true },
  });
}

/** Pseudonyms that were drawn in an assignment, of the members named. */
export async function pseudonymsOf(db: Db, classId: string, assignmentId: string, ids: string[]) {
  return db.pseudonym.findMany({
    where: { classId, assignmentId, membershipId: { in: [...new Set(ids)] } },
    select: { membershipId: true, name: true },
  });
}

/** What hangs on posts for this reader: which they have read, their reports, all reactions. */
export async function around(db: Db, member: Member, ids: string[]) {
  const { classId, membershipId } = member;
  const mine = { classId, membershipId, postId: { in: ids } };
  const [reads, reports, reactions] = await Promise.all([
    db.postRead.findMany({ where: mine, select: { postId: true } }),
    db.postReport.findMany({ where: mine, select: { postId: true } }),
    db.$queryRaw<{ postId: string; kind: string; count: number; mine: boolean }[]>`
      SELECT "postId", kind, count(*)::int AS count, bool_or("membershipId" = ${membershipId}::uuid) AS mine
      FROM "PostReaction" WHERE "classId" = ${classId}::uuid AND "postId" = ANY(${ids}::uuid[]) GROUP BY "postId", kind`,
  ]);
  return {
    read: new Set(reads.map(row => row.postId)),
    reported: new Set(reports.map(row => row.postId)),
    reactions,
  };
}

/** Marks posts as read by the member, those that exist in the class. */
export async function markRead(db: Db, member: Member, ids: string[]): Promise<void> {
  const { classId, membershipId } = member;
  const there = await db.post.findMany({ where: { classId, id: { in: ids } }, select: { id: true } });
  await db.postRead.createMany({
    data: there.map(({ id }) => ({ classId, membershipId, postId: id })),
    skipDuplicates: true,
  });
}

/** Sets or takes back a reaction. */
export async function setReaction(db: Db, member: Member, postId: string, kind: string, on: boolean): Promise<void> {
  const key = { classId: member.classId, postId, membershipId: member.membershipId, kind };
  if (on) await db.postReaction.createMany({ data: key, skipDuplicates: true });
  else await db.postReaction.deleteMany({ where: key });
}

/** Files a report; false when this reader has reported the post before. */
export async function createReport(tx: Tx, member: Member, postId: string, reason: string): Promise<boolean> {
  const { classId, membershipId } = member;
  const { count } = await tx.postReport.createMany({
    data: { classId, postId, membershipId, reason },
    skipDuplicates: true,
  });
  return count === 1;
}

/** How many reports of a post count: open ones, of members whose reports were not found fine too often. */
export async function countReports(db: Db, classId: string, postId: string): Promise<number> {
  const rows = await db.$queryRaw<{ count: number }[]>`
    SELECT count(*)::int AS count FROM "PostReport" r WHERE r."classId" = ${classId}::uuid AND r."postId" = ${postId}::uuid AND NOT r.fine
      AND (SELECT count(*) FROM "PostReport" o WHERE o."classId" = r."classId" AND o."membershipId" = r."membershipId" AND o.fine) < ${discussionLimits.fineReports}`;
  return rows[0]?.count ?? 0;
}

/** Closes the reports of posts as found fine. */
export async function reportsFine(tx: Tx, classId: string, ids: string[]): Promise<void> {
  await tx.postReport.updateMany({ where: { classId, postId: { in: ids } }, data: { fine: true } });
}

/** How many open reports posts have. */
export async function reportCounts(db: Db, classId: string, ids: string[]): Promise<Map<string, number>> {
  const rows = await db.postReport.groupBy({
    by: ['postId'],
    where: { classId, postId: { in: ids }, fine: false },
    _count: true,
  });
  return new Map(rows.map(row => [row.postId, row._count]));
}

/** Posts that wait for a teacher, the longest waiting first, 50 at a time. Index: Post(classId, waitsSince). */
export async function listQueue(db: Db, staff: Staff, cursor: string | null) {
  const rows = await db.post.findMany({
    where: { classId: staff.classId, waitsSince: { not: null }, state: { not: 'REMOVED' } },
    orderBy: [{ waitsSince: 'asc' }, { id: 'asc' }],
    take: discussionLimits.page + 1,
    include: { parent: true, thread: { include: { assignment: { select: { title: true } } } } },
    ...(cursor ? { cursor: { classId_id: { classId: staff.classId, id: cursor } }, skip: 1 } : {}),
  });
  const cases = rows.slice(0, discussionLimits.page);
  return { cases, next: rows.length > cases.length ? (cases.at(-1)?.id ?? null) : null };
}

/** How many posts wait for a teacher. Index: Post(classId, waitsSince). */
export async function countQueue(db: Db, staff: Staff): Promise<number> {
  return db.post.count({ where: { classId: staff.classId, waitsSince: { not: null }, state: { not: 'REMOVED' } } });
}

/** Keeps what posts were before a decision, so that it can be undone. Returns the decision's id. */
export async function createDecision(tx: Tx, staff: Staff, before: PostModel[], at: Date): Promise<string> {
  const id = uuid();
  const kept = before.map(({ id: postId, state, waits, reason, decided, waitsSince, version }) => ({
    postId,
    version: version + 1,
    state,
    waits,
    reason,
    decided,
    waitsSince: waitsSince?.toISOString() ?? null,
  }));
  await tx.decision.create({ data: { classId: staff.classId, id, actorId: staff.membershipId, before: kept, at } });
  return id;
}

/** A decision of this teacher's own that is not undone yet, marked as undone by this call; null when there is none. */
export async function takeDecision(tx: Tx, staff: Staff, id: string): Promise<unknown | null> {
  const where = { classId: staff.classId, id, actorId: staff.membershipId, undone: false };
  const row = await tx.decision.findFirst({ where });
  const { count } = await tx.decision.updateMany({ where, data: { undone: true } });
  return row && count === 1 ? row.before : null;
}

/** Keeps or, with an empty text, forgets a draft. */
export async function keepDraft(
  db: Db,
  member: Member,
  draft: { assignmentId: string; place: string; source: string; at: Date },
): Promise<void> {
  const { classId, membershipId } = member;
  const key = { classId, membershipId, place: draft.place };
  if (draft.source.trim() === '') await db.postDraft.deleteMany({ where: key });
  else
    await db.postDraft.upsert({
      where: { classId_membershipId_place: key },
      create: { ...key, ...draft },
      update: { source: draft.source, at: draft.at },
    });
}

/** The member's draft for a place; null when there is none. */
export async function findDraft(db: Db, member: Member, place: string): Promise<string | null> {
  const { classId, membershipId } = member;
  const row = await db.postDraft.findUnique({
    where: { classId_membershipId_place: { classId, membershipId, place } },
  });
  return row?.source ?? null;
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

/** How many posts of an assignment the reader may see and has not read. Index: Post(classId, assignmentId, membershipId). */
export async function countUnread(db: Db, sight: Sight): Promise<number> {
  const { classId, membershipId } = sight.member;
  const rows = await db.$queryRaw<{ count: number }[]>`
    SELECT count(*)::int AS count FROM "Post" p
    WHERE p."classId" = ${classId}::uuid AND p."assignmentId" = ${sight.assignmentId}::uuid AND p."membershipId" <> ${membershipId}::uuid
      AND ${visible(sight)} AND NOT EXISTS (SELECT 1 FROM "PostRead" r WHERE r."classId" = p."classId" AND r."membershipId" = ${membershipId}::uuid AND r."postId" = p.id)`;
  return rows[0]?.count ?? 0;
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

/** Until when a member may not post; null when they may. */
export async function mutedUntil(db: Db, member: Member, now: Date): Promise<Date | null> {
  const { classId, membershipId } = member;
  const row = await db.mute.findUnique({ where: { classId_membershipId: { classId, membershipId } } });
  return row && row.until > now ? row.until : null;
}

/** Keeps a student from posting until then; a time that has passed ends it. */
export async function setMute(tx: Tx, staff: Staff, membershipId: string, until: Date): Promise<void> {
  const key = { classId: staff.classId, membershipId };
  await tx.mute.upsert({ where: { classId_membershipId: key }, create: { ...key, until }, update: { until } });
}

/** The words that the class's teacher set; null while the start list holds. */
export async function findWatched(db: Db, classId: string): Promise<string[] | null> {
  return (await db.watchedWords.findUnique({ where: { classId } }))?.words ?? null;
}

/** Sets the class's watched words. */
export async function saveWatched(tx: Tx, teacher: Teacher, words: string[]): Promise<void> {
  const { classId } = teacher;
  await tx.watchedWords.upsert({ where: { classId }, create: { classId, words }, update: { words } });
}

/** How many posts of the student everybody has seen: what counts towards the first posts that wait. */
export async function countApproved(db: Db, student: Student | Member): Promise<number> {
  return db.post.count({
    where: { classId: student.classId, membershipId: student.membershipId, state: 'VISIBLE' },
  });
}
