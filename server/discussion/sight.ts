import type { PrismaClient } from '#/prisma/generated/client.ts';
import type { PostModel } from '#/prisma/generated/models.ts';
import type { Analysis } from '#/server/article/article.ts';
import type { Assignment, OwnAssignment } from '#/server/assignment/assignment.ts';
import { findAssignment } from '#/server/assignment/store.ts';
import { isTeacher, type Member } from '#/server/classroom/member.ts';
import type { Tx } from '#/server/db/database.ts';
import { AppError } from '#/server/errors.ts';
import { findRevision } from '#/server/reading/store.ts';
import { quoteChecker } from './against.ts';
import { authorsFor, mentionedIn } from './authors.ts';
import { discussionLimits, minute, reactionKinds } from './discussion.ts';
import type { ThreadRow } from './list-store.ts';
import { excerptOf, readMarkdown } from './markdown.ts';
import { withNames } from './mentions.ts';
import { mayRestore, maySee } from './policy.ts';
import { countWaiting } from './room-store.ts';
import type { Sight } from './sight-store.ts';
import { standOf } from './sights.ts';
import { around } from './store.ts';
import type { Anchor, Gate, PostState, PostView, ThreadCard } from './view.ts';

type Db = Tx | PrismaClient;

/** Everything that is decided once for a call: the assignment, its gate for this member, how far they see. */
export type Room = { assignment: OwnAssignment; gate: Gate; sight: Sight };

/** Brings a member into an assignment's discussion. Before it opens, or with the discussion off, there is none for a student. */
export async function enter(db: Db, member: Member, assignmentId: string, now: Date): Promise<Room> {
  const assignment = await findAssignment(db, member, assignmentId);
  if (!assignment) throw new AppError('not-found');
  const stand = await standOf(db, member, assignment, now);
  if (!stand) throw new AppError('not-found');
  const { gate, sight } = stand;
  return gate.open
    ? { assignment, gate, sight }
    : { assignment, gate: { ...gate, waiting: await countWaiting(db, member, assignmentId) }, sight };
}

/** Readings last looked into, by revision, the longest unused first: a revision never changes, and is large to fetch for every reader of a class. */
const lately = new Map<string, Analysis>();
const keptReadings = 8;

/** The text and analysis that an assignment's threads point into. */
export async function readingOf(db: Db, { readingId, readingNumber }: Assignment): Promise<Analysis> {
  const key = `${readingId} ${readingNumber}`;
  const revision = lately.has(key) ? null : await findRevision(db, readingId, readingNumber);
  const reading = revision ? { ...revision.analysis, text: revision.text } : lately.get(key);
  if (!reading) throw new AppError('not-found');
  lately.delete(key);
  lately.set(key, reading);
  for (const oldest of lately.keys()) if (lately.size > keptReadings) lately.delete(oldest);
  return reading;
}

/** The state of a post as readers are told it. */
export const stateOf = (post: Pick<PostModel, 'state'>) => post.state.toLowerCase() as PostState;

/** What a thread is about, from its row. */
export const anchorOf = (
  thread: Pick<ThreadRow, 'kind' | 'sentence' | 'start' | 'end' | 'quote' | 'questionId'>,
): Anchor => ({
  kind: thread.kind as Anchor['kind'],
  sentence: thread.sentence,
  start: thread.start,
  end: thread.end,
  quote: thread.quote,
  fromQuestion: thread.questionId !== null,
});

/** Threads as cards; the first post's words and author only where the reader may see them. */
export async function cardsFor(db: Db, sight: Sight, threads: ThreadRow[]): Promise<ThreadCard[]> {
  const roots = threads.flatMap(thread => thread.root ?? []);
  const [author, whoIn] = await Promise.all([
    authorsFor(
      db,
      sight,
      roots.map(post => post.membershipId),
    ),
    mentionedIn(db, sight, roots),
  ]);
  return threads.map(thread => {
    const { root } = thread;
    const mine = root?.membershipId === sight.member.membershipId;
    const shown = root && maySee(sight, { mine, state: stateOf(root) });
    return {
      id: thread.id,
      anchor: anchorOf(thread),
      excerpt: shown ? excerptOf(readMarkdown(root.source, whoIn(root.id))) : '',
      author: shown ? author(root.membershipId) : null,
      posts: thread.posts,
      unread: thread.unread,
      pinned: thread.pinned,
      locked: thread.locked,
      lastAt: thread.lastAt,
    };
  });
}

/** Posts as this reader may see them. One whose words they may not see comes as a placeholder that tells nothing but its place. */
export async function postsFor(
  db: Db,
  sight: Sight,
  posts: PostModel[],
  reading: Analysis,
  now: Date,
): Promise<PostView[]> {
  const { member, staff, rules } = sight;
  const ids = posts.map(post => post.id);
  const check = quoteChecker(reading);
  const [author, hung, whoIn] = await Promise.all([
    authorsFor(
      db,
      sight,
      posts.map(post => post.membershipId),
    ),
    around(db, { member, ids }),
    mentionedIn(db, sight, posts),
  ]);
  return posts.map((post): PostView => {
    const mine = post.membershipId === member.membershipId;
    const state = stateOf(post);
    const { id, threadId, parentId } = post;
    if (!maySee(sight, { mine, state }))
      return {
        id,
        threadId,
        parentId,
        version: 0,
        author: null,
        body: [],
        source: null,
        state: state === 'removed' ? 'removed' : 'hidden',
        restorable: mayRestore({ teacher: isTeacher(member) }, { ...post, mine, state }, now),
        stateReason: null,
        unmasked: null,
        edited: false,
        editable: false,
        mine: false,
        unread: false,
        news: false,
        at: minute(post.createdAt),
        reactions: [],
        cites: [],
        reported: false,
      };
    const who = whoIn(id);
    const body = readMarkdown(post.source, who);
    const knows = mine || staff;
    const young = now.getTime() - post.createdAt.getTime() < discussionLimits.editing;
    return {
      id,
      threadId,
      parentId,
      version: post.version,
      author: author(post.membershipId),
      body,
      source: mine ? withNames(post.source, who) : null,
      state,
      stateReason: knows ? post.reason : null,
      unmasked: mine ? post.unmasked : null,
      edited: post.editedAt !== null,
      restorable: false,
      editable: mine && state !== 'hidden' && (young || state === 'returned'),
      mine,
      unread: !mine && !hung.read.has(id),
      news: mine && ((post.news && state !== 'held') || post.unmaskedNews),
      at: minute(post.createdAt),
      reactions: rules.reactions ? reactionKinds.map(kind => ({ kind, ...hung.reactions(id, kind) })) : [],
      cites: check(body).map(({ start, end, exact }) => ({ start, end, exact })),
      reported: hung.reported.has(id),
    };
  });
}
