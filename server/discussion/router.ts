import { z } from 'zod';
import { AppError } from '#/server/errors.ts';
import { announce, pagesOf } from '#/server/live/live.ts';
import { member, router, signedIn } from '#/server/trpc/init.ts';
import { typed } from '#/server/typed.ts';
import { authorsFor, maskOf, mentionedIn } from './authors.ts';
import { countBySentence, countPosts, countUnread } from './count-store.ts';
import { minute } from './discussion.ts';
import { listPosts, listThreads, searchPosts } from './list-store.ts';
import { excerptOf, readMarkdown } from './markdown.ts';
import { moderation } from './moderation.ts';
import { posting } from './posting.ts';
import { reaction } from './schema.ts';
import { seenPost, seenThread } from './seen.ts';
import { cardsFor, enter, postsFor, readingOf } from './sight.ts';
import { sightsOf } from './sights.ts';
import { markRead, revisionsOf, setReaction } from './store.ts';
import { takingPart } from './taking-part.ts';
import { transcript } from './transcript.ts';
import { unreadByClass } from './unread.ts';

const classId = z.uuid();
const one = { classId, assignmentId: z.uuid() };
const ofPost = { classId, postId: z.uuid() };
const ofThread = { classId, threadId: z.uuid() };
const cursor = z.uuid().nullable();

export const discussionRouter = router({
  ...posting,
  ...moderation,
  ...takingPart,
  ...transcript,

  /** Threads of which the member may see something, with the gate they stand before and what holds for them there. */
  threads: member
    .input(
      z.strictObject({
        ...one,
        sort: z.enum(['passage', 'new', 'unanswered']),
        filter: z.enum(['all', 'unread', 'mine', 'teacher', 'held']),
        sentence: z.int().min(0).nullable(),
        cursor: z.string().max(80).nullable(),
      }),
    )
    .query(async ({ ctx, input }) => {
      const { gate, sight } = await enter(ctx.db, ctx.member, input.assignmentId, ctx.now);
      const { threads, next } = await listThreads(ctx.db, sight, input);
      const [cards, unread, pseudonym] = await Promise.all([
        cardsFor(ctx.db, sight, threads),
        countUnread(ctx.db, sight),
        maskOf(ctx.db, sight),
      ]);
      return { threads: cards, next, gate, unread, settings: { pseudonym, reactions: sight.rules.reactions } };
    }),

  /** A page of one thread's posts, oldest first; every post comes after the one it answers. */
  thread: member.input(z.strictObject({ ...ofThread, cursor })).query(async ({ ctx, input }) => {
    const { thread, room } = await seenThread(ctx.db, ctx, input.threadId);
    const { posts, next } = await listPosts(ctx.db, room.sight, thread.id, input.cursor);
    const reading = await readingOf(ctx.db, room.assignment);
    const [views, [card]] = await Promise.all([
      postsFor(ctx.db, room.sight, posts, reading, ctx.now),
      cardsFor(ctx.db, room.sight, [thread]),
    ]);
    if (!card) throw new AppError('not-found');
    const { assignmentId } = thread;
    const pseudonym = await maskOf(ctx.db, room.sight);
    const mayReply = room.gate.mayPost && (room.sight.staff || !thread.locked);
    return { posts: views, next, thread: card, assignmentId, gate: room.gate, mayReply, settings: { pseudonym } };
  }),

  /** What a post said before its edits, oldest first; classmates are told what they could read then. */
  history: member.input(z.strictObject(ofPost)).query(async ({ ctx, input }) => {
    const { post, room, mine } = await seenPost(ctx.db, ctx, input.postId);
    const rows = await revisionsOf(ctx.db, input.classId, post.id, !mine && !room.sight.staff);
    const said = rows.map(row => row.source).join('\n');
    const who = (await mentionedIn(ctx.db, room.sight, [{ id: post.id, source: said }]))(post.id);
    return {
      revisions: rows.map(({ number, source: was, at }) => ({ number, body: readMarkdown(was, who), at: minute(at) })),
    };
  }),

  react: member
    .input(z.strictObject({ ...ofPost, kind: reaction, on: z.boolean() }))
    .mutation(async ({ ctx, input }) => {
      const { room, mine } = await seenPost(ctx.db, ctx, input.postId);
      if (mine || !room.sight.rules.reactions) throw new AppError('conflict');
      await setReaction(ctx.db, ctx.member, input.postId, input.kind, input.on);
      await announce(ctx.db, input.classId);
    }),

  /** Marks posts as read by the member; their other pages are told. */
  read: member
    .meta({ whileArchived: true })
    .input(z.strictObject({ classId, postIds: z.array(z.uuid()).min(1).max(200) }))
    .mutation(async ({ ctx, input }) => {
      await markRead(ctx.db, ctx.member, input.postIds);
      await announce(ctx.db, pagesOf(input.classId, ctx.member.userId));
    }),

  /** What the member has not read of a discussion, and whether its gate is open to them. */
  counts: member.input(z.strictObject(one)).query(async ({ ctx, input }) => {
    const { gate, sight } = await enter(ctx.db, ctx.member, input.assignmentId, ctx.now);
    return { unread: await countUnread(ctx.db, sight), open: gate.open };
  }),

  /** How many posts of these assignments, and of the whole class, the member may see and has not read; an assignment without any is left out. */
  unread: member
    .input(z.strictObject({ classId, assignmentIds: z.array(z.uuid()).max(100) }))
    .query(async ({ ctx, input }) => {
      const among = input.assignmentIds.map(assignmentId => ({ classId: input.classId, assignmentId }));
      const { userId, classId } = ctx.member;
      const [counts, inClass] = await Promise.all([
        sightsOf(ctx.db, userId, among, ctx.now).then(sights => countPosts(ctx.db, sights)),
        unreadByClass(ctx.db, userId, ctx.now, [classId]),
      ]);
      const unread = Object.fromEntries([...counts].map(([id, count]) => [id, count.unread]));
      return { unread, inClass: inClass.get(classId) ?? 0 };
    }),

  /** How many posts whoever asks may see and has not read, by class; a class without any is left out. */
  unreadByClass: signedIn.query(async ({ ctx }) =>
    Object.fromEntries(await unreadByClass(ctx.db, ctx.person.userId, ctx.now)),
  ),

  /** How much is said about each sentence of the reading, as the member may see it. */
  marks: member.input(z.strictObject(one)).query(async ({ ctx, input }) => {
    const { sight } = await enter(ctx.db, ctx.member, input.assignmentId, ctx.now);
    return countBySentence(ctx.db, sight);
  }),

  search: member.input(z.strictObject({ ...one, q: typed(200), cursor })).query(async ({ ctx, input }) => {
    const { sight } = await enter(ctx.db, ctx.member, input.assignmentId, ctx.now);
    const { posts, next } = await searchPosts(ctx.db, sight, input.q, input.cursor);
    const [author, whoIn] = await Promise.all([
      authorsFor(
        ctx.db,
        sight,
        posts.map(post => post.membershipId),
      ),
      mentionedIn(ctx.db, sight, posts),
    ]);
    const hits = posts.map(post => ({
      postId: post.id,
      threadId: post.threadId,
      excerpt: excerptOf(readMarkdown(post.source, whoIn(post.id))),
      author: author(post.membershipId),
      at: minute(post.createdAt),
    }));
    return { hits, next };
  }),
});
