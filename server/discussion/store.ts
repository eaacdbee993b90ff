import { v7 as uuid } from 'uuid';
import type { PrismaClient } from '#/prisma/generated/client.ts';
import type { PostModel, ThreadModel } from '#/prisma/generated/models.ts';
import type { Member, Staff } from '#/server/classroom/member.ts';
import { among, batched, rowsById } from '#/server/db/batch.ts';
import type { Tx } from '#/server/db/database.ts';
import { minute } from './discussion.ts';

type Db = Tx | PrismaClient;

const threads = rowsById((db: Db, where) => db.thread.findMany({ where }));

/** One thread of the class, with its assignment; null when there is none. Whether the reader sees a post of it is the caller's next question. */
export async function findThread(db: Db, { classId }: Member, threadId: string): Promise<ThreadModel | null> {
  const [thread] = await threads(db, { classId, ids: [threadId] });
  return thread ?? null;
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

type NewPost = Pick<PostModel, 'source' | 'cited' | 'state' | 'waits' | 'clientKey' | 'createdAt'>;
type NewThread = Pick<ThreadModel, 'kind' | 'start' | 'end' | 'sentence' | 'quote' | 'questionId'>;

/**
 * An id of a thread or post: a UUID of version 7 that holds the minute and, in place of the rest of the time, how many came
 * before. Ids stand in the order in which they were given, and tell a classmate no more than the time beside the post does.
 */
async function idAt(tx: Tx, at: Date): Promise<string> {
  const [row] = await tx.$queryRaw<{ count: bigint }[]>`SELECT nextval('"Post_order"') AS count`;
  return uuid({ msecs: minute(at).getTime(), seq: Number(row?.count ?? 0) });
}

/** Starts a thread with its first post. Returns the ids of both. */
export async function createThread(tx: Tx, member: Member, assignmentId: string, thread: NewThread, post: NewPost) {
  const threadId = await idAt(tx, post.createdAt);
  await tx.thread.create({
    data: { classId: member.classId, id: threadId, assignmentId, ...thread, lastAt: minute(post.createdAt) },
  });
  return createPost(tx, member, { assignmentId, threadId, parentId: null }, post);
}

/** Adds a post to a thread; the database counts it. Returns the ids of both. */
export async function createPost(
  tx: Tx,
  member: Member,
  place: { assignmentId: string; threadId: string; parentId: string | null },
  post: NewPost,
) {
  const id = await idAt(tx, post.createdAt);
  const { classId, membershipId } = member;
  const waitsSince = post.state === 'HELD' ? post.createdAt : null;
  await tx.post.create({ data: { classId, id, membershipId, ...place, ...post, waitsSince } });
  if (post.state === 'HELD' && post.waits) await keepHold(tx, { classId, id }, post.waits, post.createdAt);
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
    | 'source'
    | 'cited'
    | 'state'
    | 'removedFrom'
    | 'waits'
    | 'reason'
    | 'decided'
    | 'editedAt'
    | 'waitsSince'
    | 'decidedAt'
    | 'news'
  >
>;

/** Keeps that a post came before a teacher, and why; without a time, now. */
async function keepHold(tx: Tx, post: { classId: string; id: string }, kind: string, at?: Date): Promise<void> {
  const data = { classId: post.classId, postId: post.id, kind, ...(at ? { at } : {}) };
  await tx.postHold.createMany({ data, skipDuplicates: true });
}

/** Changes a post that is still as it was seen; the database counts anew; what comes before a teacher by it is kept. False on a conflict. */
export async function changePost(tx: Tx, post: PostModel, seen: number, change: Change): Promise<boolean> {
  const { count } = await tx.post.updateMany({
    where: { classId: post.classId, id: post.id, version: seen },
    data: { ...change, version: { increment: 1 } },
  });
  if (count !== 1) return false;
  const { waits, editedAt } = change;
  if (waits && (waits !== post.waits || post.waitsSince === null))
    await keepHold(tx, post, waits, editedAt ?? undefined);
  return true;
}

/** Keeps when and why a teacher looked at who wrote a post, which is news to its author. Nobody who works on the post is in their way by it. */
export async function keepUnmasked(tx: Tx, { classId, id }: PostModel, reason: string, at: Date): Promise<void> {
  await tx.post.updateMany({ where: { classId, id }, data: { unmasked: reason, unmaskedAt: at, unmaskedNews: true } });
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

/** What hangs on posts for a reader: which they have read, their reports, all reactions. Indexes: the keys of the three tables. */
export const around = batched(async (db: Db, asked: readonly { member: Member; ids: readonly string[] }[]) => {
  const postId = among(asked.flatMap(one => one.ids));
  const classId = among(asked.map(one => one.member.classId));
  const theirs = { classId, membershipId: among(asked.map(one => one.member.membershipId)), postId };
  const select = { postId: true, membershipId: true } as const;
  const [reads, reports, reactions] = await Promise.all([
    db.postRead.findMany({ where: theirs, select }),
    db.postReport.findMany({ where: theirs, select }),
    db.postReaction.findMany({ where: { classId, postId }, select: { ...select, kind: true } }),
  ]);
  const place = (row: { postId: string; membershipId: string }) => `${row.membershipId} ${row.postId}`;
  const [read, reported] = [new Set(reads.map(place)), new Set(reports.map(place))];
  return asked.map(({ member: { membershipId }, ids }) => ({
    read: new Set(ids.filter(postId => read.has(place({ postId, membershipId })))),
    reported: new Set(ids.filter(postId => reported.has(place({ postId, membershipId })))),
    /** The reactions of one kind to a post: how many, and whether one is the reader's. */
    reactions: (postId: string, kind: string) => {
      const those = reactions.filter(row => row.postId === postId && row.kind === kind);
      return { count: those.length, mine: those.some(row => row.membershipId === membershipId) };
    },
  }));
});

/** Marks posts as read by the member, those that exist in the class, and what was decided on own ones as seen. */
export async function markRead(db: Db, member: Member, ids: string[]): Promise<void> {
  const { classId, membershipId } = member;
  const there = await db.post.findMany({ where: { classId, id: { in: ids } }, select: { id: true } });
  await db.postRead.createMany({
    data: there.map(({ id }) => ({ classId, membershipId, postId: id })),
    skipDuplicates: true,
  });
  await db.post.updateMany({
    where: { classId, id: { in: ids }, membershipId, OR: [{ news: true }, { unmaskedNews: true }] },
    data: { news: false, unmaskedNews: false },
  });
}

/** Sets or takes back a reaction. */
export async function setReaction(db: Db, member: Member, postId: string, kind: string, on: boolean): Promise<void> {
  const key = { classId: member.classId, postId, membershipId: member.membershipId, kind };
  if (on) await db.postReaction.createMany({ data: key, skipDuplicates: true });
  else await db.postReaction.deleteMany({ where: key });
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
