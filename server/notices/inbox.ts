import type { PrismaClient } from '#/prisma/generated/client.ts';
import type { Tx } from '#/server/db/database.ts';
import { authorsAmong, mentionedAmong } from '#/server/discussion/authors.ts';
import { minute } from '#/server/discussion/discussion.ts';
import { excerptOf, readMarkdown } from '#/server/discussion/markdown.ts';
import { countQueues } from '#/server/discussion/moderation-store.ts';
import { maySee } from '#/server/discussion/policy.ts';
import { sightsOf } from '#/server/discussion/sights.ts';
import type { PostState } from '#/server/discussion/view.ts';
import { markLines } from './marks.ts';
import { type Notice, noticeKinds, type Waiting } from './notices.ts';
import { behindLines, countLines, heardIn, hearingsOf, listLines } from './store.ts';

type Db = Tx | PrismaClient;
type Which = { cursor: string | null; unreadOnly: boolean };

/**
 * A page of what a user is told of, the newest first: of posts that they may see at `now`, and of no other anything. What
 * they may no longer see is not in it. The number of queries does not depend on how much there is.
 */
export async function inboxOf(
  db: Db,
  userId: string,
  now: Date,
  which: Which,
): Promise<{ notices: Notice[]; next: string | null }> {
  const sights = await sightsOf(db, userId, await heardIn(db, userId, which.unreadOnly), now);
  const { lines, next } = await listLines(db, userId, sights, which);
  const { posts, assignments } = await behindLines(db, lines);
  const looked = sights.flatMap(sight => {
    const seen = lines.flatMap(line => {
      const post = line.assignmentId === sight.assignmentId && posts.get(line.postId);
      return post ? [post] : [];
    });
    return seen.length > 0 ? [{ sight, seen }] : [];
  });
  const [author, whoIn] = await Promise.all([
    authorsAmong(
      db,
      looked.map(({ sight, seen }) => ({ sight, seen: seen.map(post => post.membershipId) })),
    ),
    mentionedAmong(db, looked),
  ]);
  const sightOf = new Map(sights.map(sight => [sight.assignmentId, sight]));
  const notices = lines.flatMap((line): Notice[] => {
    const [post, assignment] = [posts.get(line.postId), assignments.get(line.assignmentId)];
    const [sight, kind] = [sightOf.get(line.assignmentId), noticeKinds[line.rank]];
    if (!post || !assignment || !sight || !kind) return [];
    const state = post.state.toLowerCase() as PostState;
    // Hidden between the two readings.
    if (!maySee(sight, { mine: post.membershipId === sight.member.membershipId, state })) return [];
    return [
      {
        kind,
        id: line.key,
        classId: line.classId,
        className: assignment.class.name,
        assignmentId: line.assignmentId,
        title: assignment.title,
        threadId: line.threadId,
        postId: line.postId,
        posts: line.posts,
        unread: line.unread,
        at: minute(line.at),
        author: author(line.assignmentId, post.membershipId)?.name ?? null,
        excerpt: excerptOf(readMarkdown(post.source, whoIn(post.id))),
        anonymous: sight.rules.anonymous,
        state,
      },
    ];
  });
  return { notices, next };
}

/** Where posts wait for a user as a teacher or assistant: one line a class, however many they are. */
export async function waitingFor(db: Db, userId: string): Promise<Waiting[]> {
  const classes = (await hearingsOf(db, userId)).filter(one => one.staff && one.hears !== 'NONE');
  if (classes.length === 0) return [];
  const queues = await countQueues(
    db,
    classes.map(one => one.classId),
  );
  return classes.flatMap(({ classId, className, queueSeenAt }) => {
    const queue = queues.get(classId);
    if (!queue?.newest) return [];
    const unread = queueSeenAt === null || queue.newest > queueSeenAt;
    return [{ classId, className, count: queue.count, newest: minute(queue.newest), unread }];
  });
}

/** How many lines of a user's inbox hold something unread. For most people at most times a matter of two small queries. */
export async function countInbox(db: Db, userId: string, now: Date): Promise<number> {
  const [heard, waiting, marks] = await Promise.all([
    heardIn(db, userId, true),
    waitingFor(db, userId),
    markLines(db, userId, now, true),
  ]);
  const sights = await sightsOf(db, userId, heard, now);
  return (await countLines(db, userId, sights)) + waiting.filter(one => one.unread).length + marks.length;
}
