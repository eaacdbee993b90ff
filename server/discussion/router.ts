import { z } from 'zod';
import { recordAudit } from '#/server/classroom/audit.ts';
import { act } from '#/server/db/database.ts';
import { AppError } from '#/server/errors.ts';
import { member, router } from '#/server/trpc/init.ts';
import { compareWithReading } from './against.ts';
import { authorsFor, maskOf, mentionedIn } from './authors.ts';
import { countBySentence, countPosts, countUnread } from './count-store.ts';
import { discussionLimits } from './discussion.ts';
import { listPosts, listThreads, searchPosts } from './list-store.ts';
import { announce } from './live.ts';
import { excerptOf, readMarkdown } from './markdown.ts';
import { keepMentions } from './mention-store.ts';
import { completions, marked, mentionable } from './mentioning.ts';
import { withoutMentions } from './mentions.ts';
import { moderation } from './moderation.ts';
import { anchor, reaction, reason, source, typed } from './schema.ts';
import { removedPost, seenPost, seenThread } from './seen.ts';
import { cardsFor, enter, minute, postsFor, readingOf } from './sight.ts';
import { sightsOf } from './sights.ts';
import {
  changePost,
  createPost,
  createThread,
  findDraft,
  findThread,
  keepDraft,
  keepRevision,
  markRead,
  postByKey,
  revisionsOf,
  setReaction,
} from './store.ts';
import { takingPart } from './taking-part.ts';
import { transcript } from './transcript.ts';
import type { PostState } from './view.ts';
import { checkPace, checkQuestion, checkWrites, isCited, whyItWaits } from './writing.ts';

const classId = z.uuid();
const one = { classId, assignmentId: z.uuid() };
const ofPost = { classId, postId: z.uuid() };
const ofThread = { classId, threadId: z.uuid() };
const cursor = z.uuid().nullable();

export const discussionRouter = router({
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

  /** Writes a post: a reply, or with an anchor and no parent a new thread. The same `clientKey` twice is one post. */
  post: member
    .input(
      z.strictObject({ ...one, parentId: z.uuid().nullable(), anchor: anchor.optional(), source, clientKey: z.uuid() }),
    )
    .mutation(async ({ ctx, input }) => {
      const made = await act(ctx.db, async tx => {
        const known = await postByKey(tx, ctx.member, input.clientKey);
        if (known) return { postId: known.id, threadId: known.threadId, state: known.state.toLowerCase() as PostState };
        const now = await ctx.clock(tx);
        const room = await enter(tx, ctx.member, input.assignmentId, now);
        checkWrites(room);
        await checkPace(tx, room, now);
        const reading = await readingOf(tx, room.assignment);
        const { source, mentions } = await marked(tx, room.sight, input.source, null);
        const waits = await whyItWaits(tx, room, ctx.member, withoutMentions(source), null, now);
        const post = {
          source,
          state: waits ? ('HELD' as const) : ('VISIBLE' as const),
          waits,
          clientKey: input.clientKey,
          createdAt: now,
        };
        const state = post.state.toLowerCase() as PostState;
        if (input.parentId === null) {
          const { kind, start, end, questionId } = input.anchor ?? { kind: 'reading' };
          await checkQuestion(tx, room.assignment, kind, questionId);
          const pointed = start !== undefined && end !== undefined;
          if (pointed && (start >= end || end > reading.text.length))
            throw new AppError('invalid', { field: 'anchor' });
          if ((kind === 'passage' || kind === 'figure' || kind === 'quote') !== pointed && kind !== 'question')
            throw new AppError('invalid', { field: 'anchor' });
          const thread = {
            kind,
            start: pointed ? start : null,
            end: pointed ? end : null,
            quote: pointed ? reading.text.slice(start, end) : null,
            sentence: pointed
              ? Math.max(
                  0,
                  reading.sentences.findLastIndex(span => span.start <= start),
                )
              : null,
            questionId: questionId ?? null,
          };
          const cited = isCited(source, reading, pointed);
          const ids = await createThread(tx, ctx.member, input.assignmentId, thread, { ...post, cited });
          await keepMentions(tx, input.classId, ids.postId, mentions);
          return { ...ids, state };
        }
        const parent = await seenPost(tx, { ...ctx, now }, input.parentId, true);
        const thread = await findThread(tx, ctx.member, parent.post.threadId);
        if (!thread || parent.post.assignmentId !== input.assignmentId) throw new AppError('not-found');
        // What waits or was taken away is answered by nobody, its author included: the answer would be an orphan to all others.
        if (parent.post.state !== 'VISIBLE') throw new AppError('conflict');
        if (thread.locked && !room.sight.staff) throw new AppError('closed');
        const cited = isCited(source, reading, false);
        const place = { assignmentId: input.assignmentId, threadId: thread.id, parentId: input.parentId };
        const ids = await createPost(tx, ctx.member, place, { ...post, cited });
        await keepMentions(tx, input.classId, ids.postId, mentions);
        return { ...ids, state };
      });
      await keepDraft(ctx.db, ctx.member, {
        assignmentId: input.assignmentId,
        place: input.parentId ?? input.assignmentId,
        source: '',
        at: ctx.now,
      });
      await announce(ctx.db, input.classId);
      return made;
    }),

  /** Changes one's own post. What was sent back, or waits, waits again; what everybody sees stays seen unless it now holds something to look at. */
  edit: member
    .input(z.strictObject({ ...ofPost, version: z.int().min(1), source }))
    .mutation(async ({ ctx, input }) => {
      const state = await act(ctx.db, async tx => {
        const { post, room, mine } = await seenPost(tx, ctx, input.postId, true);
        if (!mine) throw new AppError('forbidden');
        const now = await ctx.clock(tx);
        checkWrites(room);
        const thread = await findThread(tx, ctx.member, post.threadId);
        const young = now.getTime() - post.createdAt.getTime() < discussionLimits.editing;
        if (thread?.locked && !room.sight.staff) throw new AppError('closed');
        if (post.state === 'HIDDEN' || !(young || post.state === 'RETURNED')) throw new AppError('closed');
        const reading = await readingOf(tx, room.assignment);
        const { source, mentions } = await marked(tx, room.sight, input.source, post.id);
        const waits = await whyItWaits(tx, room, ctx.member, withoutMentions(source), post, now);
        // A report of what everybody sees goes on waiting for a teacher, whatever its author makes of the words.
        const reported = waits === null && post.waits === 'reports';
        await keepRevision(tx, post);
        await keepMentions(tx, input.classId, post.id, mentions);
        const changed = await changePost(tx, post, input.version, {
          source,
          cited: isCited(source, reading, post.parentId === null && thread?.start != null),
          editedAt: now,
          state: waits ? 'HELD' : 'VISIBLE',
          waits: reported ? 'reports' : waits,
          waitsSince: waits || reported ? (post.waitsSince ?? now) : null,
          reason: null,
        });
        if (!changed) throw new AppError('conflict');
        return waits ? ('held' as const) : ('visible' as const);
      });
      await announce(ctx.db, input.classId);
      return { state };
    }),

  /** Takes one's own post away; its replies stay under a placeholder. */
  remove: member.input(z.strictObject(ofPost)).mutation(async ({ ctx, input }) => {
    await act(ctx.db, async tx => {
      const { post, mine } = await seenPost(tx, ctx, input.postId, true);
      if (!mine) throw new AppError('forbidden');
      await changePost(tx, post, post.version, { state: 'REMOVED', removedFrom: post.state });
    });
    await announce(ctx.db, input.classId);
  }),

  /**
   * Brings a removed post back as it was: its author as long as it could be edited, a teacher at any time with a reason that
   * goes into the log. What waited for a teacher or was reported waits again.
   */
  restore: member.input(z.strictObject({ ...ofPost, reason: reason.nullable() })).mutation(async ({ ctx, input }) => {
    const state = await act(ctx.db, async tx => {
      const { post, room, own } = await removedPost(tx, ctx, input.postId);
      if (own) {
        checkWrites(room);
        const thread = await findThread(tx, ctx.member, post.threadId);
        if (thread?.locked && !room.sight.staff) throw new AppError('closed');
      } else {
        if (!input.reason) throw new AppError('invalid', { field: 'reason' });
        await recordAudit(tx, ctx.member, 'post-restored', post.id, { reason: input.reason });
      }
      const was = post.removedFrom ?? 'HIDDEN';
      const told = own ? {} : { decidedAt: ctx.now, news: true };
      if (!(await changePost(tx, post, post.version, { state: was, removedFrom: null, ...told })))
        throw new AppError('conflict');
      return was.toLowerCase() as PostState;
    });
    await announce(ctx.db, input.classId);
    return { state };
  }),

  /** What a post said before its edits, oldest first; classmates are told what they could read then. */
  history: member.input(z.strictObject(ofPost)).query(async ({ ctx, input }) => {
    const { post, room, mine } = await seenPost(ctx.db, ctx, input.postId);
    const rows = await revisionsOf(ctx.db, input.classId, post.id, !mine && !room.sight.staff);
    const said = rows.map(row => row.source).join('\n');
    const who = (await mentionedIn(ctx.db, room.sight, [{ id: post.id, source: said }]))(post.id);
    return { revisions: rows.map(({ number, source: was, at }) => ({ number, body: readMarkdown(was, who), at })) };
  }),

  react: member
    .input(z.strictObject({ ...ofPost, kind: reaction, on: z.boolean() }))
    .mutation(async ({ ctx, input }) => {
      const { room, mine } = await seenPost(ctx.db, ctx, input.postId);
      if (mine || !room.sight.rules.reactions) throw new AppError('conflict');
      await setReaction(ctx.db, ctx.member, input.postId, input.kind, input.on);
      await announce(ctx.db, input.classId);
    }),

  /** Marks posts as read by the member. */
  read: member
    .input(z.strictObject({ classId, postIds: z.array(z.uuid()).min(1).max(200) }))
    .mutation(({ ctx, input }) => markRead(ctx.db, ctx.member, input.postIds)),

  counts: member.input(z.strictObject(one)).query(async ({ ctx, input }) => {
    const { sight } = await enter(ctx.db, ctx.member, input.assignmentId, ctx.now);
    return { unread: await countUnread(ctx.db, sight) };
  }),

  /** How many posts of these assignments the member may see and has not read; an assignment without any is left out. */
  unread: member
    .input(z.strictObject({ classId, assignmentIds: z.array(z.uuid()).max(100) }))
    .query(async ({ ctx, input }) => {
      const among = input.assignmentIds.map(assignmentId => ({ classId: input.classId, assignmentId }));
      const counts = await countPosts(ctx.db, await sightsOf(ctx.db, ctx.member.userId, among, ctx.now));
      return { unread: Object.fromEntries([...counts].map(([id, { unread }]) => [id, unread])) };
    }),

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

  /** Those whom the member may mention and one of whose names begins with `asked`; nobody for whom they may not write. */
  mentionable: member.input(z.strictObject({ ...one, asked: typed(60) })).query(async ({ ctx, input }) => {
    const { gate, sight } = await enter(ctx.db, ctx.member, input.assignmentId, ctx.now);
    const people = gate.mayPost ? await mentionable(ctx.db, sight) : [];
    return { people: completions(people, input.asked).map(({ name, role }) => ({ name, role })) };
  }),

  /** Checks the block quotes and figures of a draft against the reading. */
  compare: member
    .input(z.strictObject({ ...one, source: typed(discussionLimits.post) }))
    .query(async ({ ctx, input }) => {
      const { assignment, gate } = await enter(ctx.db, ctx.member, input.assignmentId, ctx.now);
      // What it answers with is the reading's words, and a quiz may be taken without them.
      if (!gate.mayPost) throw new AppError('closed');
      return compareWithReading(readMarkdown(input.source), await readingOf(ctx.db, assignment));
    }),

  saveDraft: member
    .input(z.strictObject({ ...one, parentId: z.uuid().nullable(), source: typed(discussionLimits.post) }))
    .mutation(async ({ ctx, input }) => {
      const { assignmentId, parentId } = input;
      await enter(ctx.db, ctx.member, assignmentId, ctx.now);
      await keepDraft(ctx.db, ctx.member, {
        assignmentId,
        place: parentId ?? assignmentId,
        source: input.source,
        at: ctx.now,
      });
    }),

  draft: member.input(z.strictObject({ ...one, parentId: z.uuid().nullable() })).query(async ({ ctx, input }) => {
    const found = await findDraft(ctx.db, ctx.member, input.parentId ?? input.assignmentId);
    return { draft: found === null ? null : { source: found, parentId: input.parentId } };
  }),
});
