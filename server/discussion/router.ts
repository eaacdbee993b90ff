import { z } from 'zod';
import type { Analysis } from '#/server/article/article.ts';
import { recordAudit } from '#/server/classroom/audit.ts';
import type { Member } from '#/server/classroom/member.ts';
import { act, type Tx } from '#/server/db/database.ts';
import { AppError } from '#/server/errors.ts';
import type { Context } from '#/server/trpc/init.ts';
import { member, router, staff, teacher } from '#/server/trpc/init.ts';
import { compareWithReading } from './against.ts';
import { discussionLimits } from './discussion.ts';
import { announce } from './live.ts';
import { excerptOf, readMarkdown } from './markdown.ts';
import { maySee } from './policy.ts';
import { anchor, needed, reaction, reason, rules, source, typed } from './schema.ts';
import { anchorOf, authorsFor, cardsFor, enter, postsFor, type Room, readingOf } from './sight.ts';
import {
  changePost,
  countBySentence,
  countQueue,
  countReports,
  countUnread,
  createDecision,
  createPost,
  createReport,
  createThread,
  findDraft,
  findPost,
  findRules,
  findThread,
  findWatched,
  keepDraft,
  keepRevision,
  listPosts,
  listQueue,
  listThreads,
  lockThreads,
  markRead,
  namesOf,
  postByKey,
  pseudonymOf,
  reportCounts,
  reportsFine,
  revisionsOf,
  saveRules,
  saveWatched,
  searchPosts,
  setMute,
  setReaction,
  setThread,
  takeDecision,
  threadCard,
} from './store.ts';
import type { PostState, QueueCase, WaitKind } from './view.ts';
import { startList } from './watched.ts';
import { checkEdit, checkPace, isCited, whyItWaits } from './writing.ts';

const classId = z.uuid();
const one = { classId, assignmentId: z.uuid() };
const ofPost = { classId, postId: z.uuid() };
const ofThread = { classId, threadId: z.uuid() };
const cursor = z.uuid().nullable();

type Ctx = Context & { member: Member };

/** A post whose words the member may see, with the room it stands in; *not found* for any other. */
async function seenPost(tx: Tx, ctx: Ctx, postId: string, lock = false) {
  const post = await findPost(tx, ctx.member, postId, lock);
  if (!post) throw new AppError('not-found');
  const room = await enter(tx, ctx.member, post.assignmentId, ctx.now);
  const mine = post.membershipId === ctx.member.membershipId;
  const state = post.state.toLowerCase() as PostState;
  if (!maySee(room.sight, { mine, state })) throw new AppError('not-found');
  return { post, room, mine };
}

/** A thread of which the member may see a post, with the room it stands in. */
async function seenThread(tx: Tx, ctx: Ctx, threadId: string) {
  const found = await findThread(tx, ctx.member, threadId);
  if (!found) throw new AppError('not-found');
  const room = await enter(tx, ctx.member, found.assignmentId, ctx.now);
  const thread = await threadCard(tx, room.sight, threadId);
  if (!thread) throw new AppError('not-found');
  return { thread, room };
}

const kept = z.array(
  z.strictObject({
    postId: z.uuid(),
    version: z.int(),
    state: z.enum(['VISIBLE', 'HELD', 'RETURNED', 'HIDDEN', 'REMOVED']),
    waits: z.string().nullable(),
    reason: z.string().nullable(),
    decided: z.boolean(),
    waitsSince: z.coerce.date().nullable(),
  }),
);

const outcomes = {
  approve: { state: 'VISIBLE', waits: null, waitsSince: null, decided: true },
  fine: { state: 'VISIBLE', waits: null, waitsSince: null, decided: true },
  return: { state: 'RETURNED', waits: null, waitsSince: null, decided: true },
  hide: { state: 'HIDDEN', waits: null, waitsSince: null, decided: true },
} as const;

export const discussionRouter = router({
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
      const masked = sight.rules.anonymous && !sight.staff;
      const { classId, membershipId } = ctx.member;
      const pseudonym = masked ? await pseudonymOf(ctx.db, classId, input.assignmentId, membershipId) : null;
      const [cards, unread] = await Promise.all([cardsFor(ctx.db, sight, threads), countUnread(ctx.db, sight)]);
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
    const masked = room.sight.rules.anonymous && !room.sight.staff;
    const { classId, membershipId } = ctx.member;
    const pseudonym = masked ? await pseudonymOf(ctx.db, classId, assignmentId, membershipId) : null;
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
        if (!room.gate.mayPost) throw new AppError('closed');
        await checkPace(tx, room, now);
        const reading = await readingOf(tx, room.assignment);
        const waits = await whyItWaits(tx, room, ctx.member, input.source, null, now);
        const post = {
          source: input.source,
          state: waits ? ('HELD' as const) : ('VISIBLE' as const),
          waits,
          clientKey: input.clientKey,
          createdAt: now,
        };
        const state = post.state.toLowerCase() as PostState;
        if (input.parentId === null) {
          const { kind, start, end, questionId } = input.anchor ?? { kind: 'reading' };
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
          const cited = isCited(input.source, reading, pointed);
          const ids = await createThread(tx, ctx.member, input.assignmentId, thread, { ...post, cited });
          return { ...ids, state };
        }
        const parent = await seenPost(tx, { ...ctx, now }, input.parentId, true);
        const thread = await findThread(tx, ctx.member, parent.post.threadId);
        if (!thread || parent.post.assignmentId !== input.assignmentId) throw new AppError('not-found');
        // What waits or was taken away is answered by nobody, its author included: the answer would be an orphan to all others.
        if (parent.post.state !== 'VISIBLE') throw new AppError('conflict');
        if (thread.locked && !room.sight.staff) throw new AppError('closed');
        const cited = isCited(input.source, reading, false);
        const place = { assignmentId: input.assignmentId, threadId: thread.id, parentId: input.parentId };
        return { ...(await createPost(tx, ctx.member, place, { ...post, cited })), state };
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
        await checkEdit(tx, room, now);
        const thread = await findThread(tx, ctx.member, post.threadId);
        const young = now.getTime() - post.createdAt.getTime() < discussionLimits.editing;
        if (thread?.locked && !room.sight.staff) throw new AppError('closed');
        if (post.state === 'HIDDEN' || !(young || post.state === 'RETURNED')) throw new AppError('closed');
        const reading = await readingOf(tx, room.assignment);
        const waits = await whyItWaits(tx, room, ctx.member, input.source, post, now);
        // A report of what everybody sees goes on waiting for a teacher, whatever its author makes of the words.
        const reported = waits === null && post.waits === 'reports';
        await keepRevision(tx, post);
        const changed = await changePost(tx, post, input.version, {
          source: input.source,
          cited: isCited(input.source, reading, post.parentId === null && thread?.start != null),
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
      await changePost(tx, post, post.version, { state: 'REMOVED', waits: null, waitsSince: null });
    });
    await announce(ctx.db, input.classId);
  }),

  /** What a post said before its edits, oldest first; classmates are told what they could read then. */
  history: member.input(z.strictObject(ofPost)).query(async ({ ctx, input }) => {
    const { post, room, mine } = await seenPost(ctx.db, ctx, input.postId);
    const rows = await revisionsOf(ctx.db, input.classId, post.id, !mine && !room.sight.staff);
    return { revisions: rows.map(({ number, source: was, at }) => ({ number, body: readMarkdown(was), at })) };
  }),

  react: member
    .input(z.strictObject({ ...ofPost, kind: reaction, on: z.boolean() }))
    .mutation(async ({ ctx, input }) => {
      const { room, mine } = await seenPost(ctx.db, ctx, input.postId);
      if (mine || !room.sight.rules.reactions) throw new AppError('conflict');
      await setReaction(ctx.db, ctx.member, input.postId, input.kind, input.on);
      await announce(ctx.db, input.classId);
    }),

  /** Tells a teacher of a classmate's post. Two reports by different students hide it until a teacher has looked. */
  report: member.input(z.strictObject({ ...ofPost, reason })).mutation(async ({ ctx, input }) => {
    await act(ctx.db, async tx => {
      const { post, mine } = await seenPost(tx, ctx, input.postId, true);
      if (mine) throw new AppError('conflict');
      const now = await ctx.clock(tx);
      if (!(await createReport(tx, ctx.member, post.id, input.reason))) return;
      const counted = await countReports(tx, post.classId, post.id);
      if (counted === 0 || post.state !== 'VISIBLE') return;
      const [writer] = await namesOf(tx, post.classId, [post.membershipId]);
      const hides = counted >= discussionLimits.reports && writer?.role === 'STUDENT' && !post.decided;
      await changePost(tx, post, post.version, {
        waits: 'reports',
        waitsSince: post.waitsSince ?? now,
        ...(hides ? { state: 'HELD' as const } : {}),
      });
    });
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

  /** How much is said about each sentence of the reading, as the member may see it. */
  marks: member.input(z.strictObject(one)).query(async ({ ctx, input }) => {
    const { sight } = await enter(ctx.db, ctx.member, input.assignmentId, ctx.now);
    return countBySentence(ctx.db, sight);
  }),

  search: member.input(z.strictObject({ ...one, q: typed(200), cursor })).query(async ({ ctx, input }) => {
    const { sight } = await enter(ctx.db, ctx.member, input.assignmentId, ctx.now);
    const { posts, next } = await searchPosts(ctx.db, sight, input.q, input.cursor);
    const author = await authorsFor(
      ctx.db,
      sight,
      posts.map(post => post.membershipId),
    );
    const hits = posts.map(post => ({
      postId: post.id,
      threadId: post.threadId,
      excerpt: excerptOf(readMarkdown(post.source)),
      author: author(post.membershipId),
      at: new Date(Math.floor(post.createdAt.getTime() / 60_000) * 60_000),
    }));
    return { hits, next };
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

  settings: staff.input(z.strictObject(one)).query(async ({ ctx, input }) => {
    const { sight } = await enter(ctx.db, ctx.member, input.assignmentId, ctx.now);
    return { rules: sight.rules, words: (await findWatched(ctx.db, input.classId)) ?? [...startList] };
  }),

  /** Sets how the assignment is discussed, and the class's watched words. `open` opens or closes one that a teacher opens by hand. */
  configure: teacher
    .input(
      z.strictObject({
        ...one,
        version: z.int().min(0),
        ...rules,
        words: z.array(typed(60)).max(discussionLimits.watchedWords),
      }),
    )
    .mutation(async ({ ctx, input }) => {
      const { classId: _, assignmentId, version, words, open, ...given } = input;
      if (given.opensAt && given.closesAt && given.closesAt <= given.opensAt)
        throw new AppError('invalid', { field: 'closesAt' });
      await act(ctx.db, async tx => {
        await enter(tx, ctx.member, assignmentId, ctx.now);
        const before = await findRules(tx, ctx.member.classId, assignmentId);
        const openedAt = open ? (before.openedAt ?? ctx.now) : null;
        if (!(await saveRules(tx, ctx.member, assignmentId, { ...given, openedAt, version }, version)))
          throw new AppError('conflict');
        await saveWatched(tx, ctx.member, [...new Set(words.map(word => word.trim()).filter(Boolean))]);
        await recordAudit(tx, ctx.member, 'discussion-changed', assignmentId);
      });
      await announce(ctx.db, input.classId);
      return { version: version + 1 };
    }),

  /** Posts that wait for a teacher, the longest waiting first, each with the passage and the post it answers. */
  queue: staff.input(z.strictObject({ classId, cursor })).query(async ({ ctx, input }) => {
    const { cases, next } = await listQueue(ctx.db, ctx.member, input.cursor);
    const counts = await reportCounts(
      ctx.db,
      input.classId,
      cases.map(post => post.id),
    );
    const rooms = new Map<string, Room & { reading: Analysis }>();
    const shown: QueueCase[] = [];
    for (const post of cases) {
      const { assignmentId } = post;
      const known = rooms.get(assignmentId);
      const entered = known ?? (await enter(ctx.db, ctx.member, assignmentId, ctx.now));
      const room = known ?? { ...entered, reading: await readingOf(ctx.db, entered.assignment) };
      rooms.set(assignmentId, room);
      const { parent, thread } = post;
      const [view, above] = await postsFor(ctx.db, room.sight, parent ? [post, parent] : [post], room.reading, ctx.now);
      if (!view) continue;
      shown.push({
        post: view,
        parent: above ?? null,
        anchor: anchorOf(thread),
        title: thread.assignment.title,
        masked: room.sight.rules.anonymous && view.author?.role === 'student',
        version: post.version,
        since: post.waitsSince ?? post.createdAt,
        excerpt: excerptOf(view.body),
        why: post.waits ? [{ kind: post.waits as WaitKind, count: counts.get(post.id) ?? 0 }] : [],
      });
    }
    return { cases: shown, next, total: await countQueue(ctx.db, ctx.member) };
  }),

  queueCount: staff
    .input(z.strictObject({ classId }))
    .query(async ({ ctx }) => ({ count: await countQueue(ctx.db, ctx.member) })),

  /** Decides on posts that are as they were seen; one that somebody else has changed meanwhile is a conflict, and their decision stands. */
  decide: staff
    .input(
      z.strictObject({
        classId,
        decision: z.enum(['approve', 'fine', 'return', 'hide']),
        reason: reason.nullable(),
        on: z
          .array(z.strictObject({ postId: z.uuid(), version: z.int().min(1) }))
          .min(1)
          .max(50),
      }),
    )
    .mutation(async ({ ctx, input }) => {
      const told = input.reason || null;
      if ((input.decision === 'return' || input.decision === 'hide') && !told)
        throw new AppError('invalid', { field: 'reason' });
      const result = await act(ctx.db, async tx => {
        const done: string[] = [];
        const conflicts: string[] = [];
        const before = [];
        await lockThreads(
          tx,
          ctx.member,
          input.on.map(one => one.postId),
        );
        for (const { postId, version } of input.on) {
          const post = await findPost(tx, ctx.member, postId, true);
          const change = { ...outcomes[input.decision], reason: told };
          if (!post || post.state === 'REMOVED' || !(await changePost(tx, post, version, change)))
            conflicts.push(postId);
          else {
            done.push(postId);
            before.push(post);
            await recordAudit(tx, ctx.member, 'post-decided', postId, { decision: input.decision });
          }
        }
        if (input.decision === 'fine' || input.decision === 'approve') await reportsFine(tx, input.classId, done);
        return { done, conflicts, undo: await createDecision(tx, ctx.member, before, ctx.now) };
      });
      await announce(ctx.db, input.classId);
      return result;
    }),

  /** Takes back a decision of one's own, for the posts that nobody has changed since. */
  undo: staff.input(z.strictObject({ classId, decisionId: z.uuid() })).mutation(async ({ ctx, input }) => {
    await act(ctx.db, async tx => {
      const taken = await takeDecision(tx, ctx.member, input.decisionId);
      if (taken === null) throw new AppError('not-found');
      const posts = kept.parse(taken);
      await lockThreads(
        tx,
        ctx.member,
        posts.map(one => one.postId),
      );
      for (const { postId, version, ...was } of posts) {
        const post = await findPost(tx, ctx.member, postId, true);
        if (!post || !(await changePost(tx, post, version, was))) throw new AppError('conflict');
        await recordAudit(tx, ctx.member, 'post-decided', postId, { decision: 'undo' });
      }
    });
    await announce(ctx.db, input.classId);
  }),

  lock: staff.input(z.strictObject({ ...ofThread, on: z.boolean() })).mutation(async ({ ctx, input }) => {
    await act(ctx.db, async tx => {
      if (!(await setThread(tx, ctx.member, input.threadId, { locked: input.on }))) throw new AppError('not-found');
      await recordAudit(tx, ctx.member, 'thread-locked', input.threadId, { on: input.on });
    });
    await announce(ctx.db, input.classId);
  }),

  pin: staff.input(z.strictObject({ ...ofThread, on: z.boolean() })).mutation(async ({ ctx, input }) => {
    await act(ctx.db, async tx => {
      if (!(await setThread(tx, ctx.member, input.threadId, { pinned: input.on }))) throw new AppError('not-found');
      await recordAudit(tx, ctx.member, 'thread-pinned', input.threadId, { on: input.on });
    });
    await announce(ctx.db, input.classId);
  }),

  /** Keeps the author of a post from posting for some hours; 0 ends it. */
  mute: staff
    .input(
      z.strictObject({
        ...ofPost,
        hours: z
          .int()
          .min(0)
          .max(24 * 30),
      }),
    )
    .mutation(async ({ ctx, input }) => {
      await act(ctx.db, async tx => {
        const { post, room } = await seenPost(tx, ctx, input.postId);
        const [writer] = await namesOf(tx, post.classId, [post.membershipId]);
        if (writer?.role !== 'STUDENT') throw new AppError('forbidden');
        const until = new Date(ctx.now.getTime() + input.hours * 3_600_000);
        await setMute(tx, ctx.member, post.membershipId, until);
        // The log must not say who is behind a pseudonym: that takes a reason.
        const subject = room.sight.rules.anonymous ? post.id : post.membershipId;
        await recordAudit(tx, ctx.member, 'member-muted', subject, { until: until.toISOString() });
      });
    }),

  /** Tells a teacher who wrote a post; it goes into the log, and its author is told with the reason. */
  unmask: teacher.input(z.strictObject({ ...ofPost, reason: needed })).mutation(({ ctx, input }) =>
    act(ctx.db, async tx => {
      const { post } = await seenPost(tx, ctx, input.postId, true);
      await changePost(tx, post, post.version, { unmasked: input.reason });
      await recordAudit(tx, ctx.member, 'author-unmasked', post.id, { reason: input.reason });
      const [writer] = await namesOf(tx, post.classId, [post.membershipId]);
      return { name: writer?.displayName ?? '' };
    }),
  ),
});
