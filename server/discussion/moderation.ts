import { z } from 'zod';
import { recordAudit } from '#/server/classroom/audit.ts';
import { act } from '#/server/db/database.ts';
import { AppError } from '#/server/errors.ts';
import { announce } from '#/server/live/live.ts';
import { member, staff, teacher } from '#/server/trpc/init.ts';
import { typed } from '#/server/typed.ts';
import { discussionLimits } from './discussion.ts';
import { excerptOf } from './markdown.ts';
import {
  aboveOf,
  countQueue,
  countReports,
  createDecision,
  createReport,
  listQueue,
  reopenReports,
  reportCounts,
  reportsFine,
  setMute,
  takeDecision,
} from './moderation-store.ts';
import { pastOf } from './past.ts';
import { findRules, findWatched, namesOf, saveRules, saveWatched } from './room-store.ts';
import { needed, reason, rules } from './schema.ts';
import { seenPost } from './seen.ts';
import { anchorOf, enter, postsFor, readingOf } from './sight.ts';
import { changePost, findPost, keepUnmasked, lockThreads, setThread } from './store.ts';
import type { QueueCase, WaitKind } from './view.ts';
import { startList, watchedIn } from './watched.ts';

const classId = z.uuid();
const one = { classId, assignmentId: z.uuid() };
const ofPost = { classId, postId: z.uuid() };
const ofThread = { classId, threadId: z.uuid() };
const cursor = z.uuid().nullable();

const kept = z.array(
  z.strictObject({
    postId: z.uuid(),
    version: z.int(),
    state: z.enum(['VISIBLE', 'HELD', 'RETURNED', 'HIDDEN', 'REMOVED']),
    waits: z.string().nullable(),
    reason: z.string().nullable(),
    decided: z.boolean(),
    waitsSince: z.coerce.date().nullable(),
    /** Whose reports it found fine; decisions of before 2026-11-30 do not say. */
    closed: z.array(z.uuid()).default([]),
  }),
);

const outcomes = {
  approve: { state: 'VISIBLE', waits: null, waitsSince: null, decided: true },
  fine: { state: 'VISIBLE', waits: null, waitsSince: null, decided: true },
  return: { state: 'RETURNED', waits: null, waitsSince: null, decided: true },
  hide: { state: 'HIDDEN', waits: null, waitsSince: null, decided: true },
} as const;

/** The procedures by which staff hold a discussion, and readers call them to a post. */
export const moderation = {
  /** Tells a teacher of a classmate's post. Two reports by different students hide it until a teacher has looked. */
  report: member.input(z.strictObject({ ...ofPost, reason })).mutation(async ({ ctx, input }) => {
    await act(ctx.db, async tx => {
      const { post, mine } = await seenPost(tx, ctx, input.postId, true);
      if (mine) throw new AppError('conflict');
      const now = await ctx.clock(tx);
      if (!(await createReport(tx, ctx.member, post, input.reason, now))) return;
      const counted = await countReports(tx, post.classId, post.id);
      if (counted.all === 0 || post.state !== 'VISIBLE') return;
      const [writer] = await namesOf(tx, post.classId, [post.membershipId]);
      const hides = counted.students >= discussionLimits.reports && writer?.role === 'STUDENT' && !post.decided;
      await changePost(tx, post, post.version, {
        waits: 'reports',
        waitsSince: post.waitsSince ?? now,
        ...(hides ? { state: 'HELD' as const } : {}),
      });
    });
    await announce(ctx.db, input.classId);
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

  /** Posts that wait for a teacher, the longest waiting first, each with the passage and the posts that lead to it. */
  queue: staff.input(z.strictObject({ classId, cursor })).query(async ({ ctx, input }) => {
    const { cases, next } = await listQueue(ctx.db, ctx.member, input.cursor);
    const ids = cases.map(post => post.id);
    const [counts, above, watched] = await Promise.all([
      reportCounts(ctx.db, input.classId, ids),
      aboveOf(ctx.db, input.classId, ids),
      findWatched(ctx.db, input.classId),
    ]);
    // Asked for together, what several discussions need is looked up together.
    const seen = await Promise.all(
      [...new Set(cases.map(post => post.assignmentId))].map(async assignmentId => {
        const room = await enter(ctx.db, ctx.member, assignmentId, ctx.now);
        const theirs = cases.filter(post => post.assignmentId === assignmentId);
        const posts = new Map(
          theirs.flatMap(post => [post, ...(above.get(post.id) ?? [])].map(each => [each.id, each] as const)),
        );
        const reading = await readingOf(ctx.db, room.assignment);
        const views = await postsFor(ctx.db, room.sight, [...posts.values()], reading, ctx.now);
        return { room, views };
      }),
    );
    const views = new Map(seen.flatMap(({ room, views }) => views.map(view => [view.id, { room, view }] as const)));
    const shown = cases.flatMap((post): QueueCase[] => {
      const found = views.get(post.id);
      if (!found) return [];
      const { view, room } = found;
      return [
        {
          post: view,
          above: (above.get(post.id) ?? []).flatMap(({ id }) => views.get(id)?.view ?? []),
          assignmentId: post.assignmentId,
          anchor: anchorOf(post.thread),
          locked: post.thread.locked,
          title: post.thread.assignment.title,
          masked: room.sight.rules.anonymous && view.author?.role === 'student',
          version: post.version,
          since: post.waitsSince ?? post.createdAt,
          excerpt: excerptOf(view.body),
          why: post.waits
            ? [
                {
                  kind: post.waits as WaitKind,
                  count: counts.get(post.id) ?? 0,
                  words: post.waits === 'words' ? watchedIn(post.source, watched ?? startList) : [],
                },
              ]
            : [],
        },
      ];
    });
    return { cases: shown, next, total: await countQueue(ctx.db, ctx.member) };
  }),

  /** What happened before to a post that staff see, oldest first. */
  past: staff.input(z.strictObject(ofPost)).query(async ({ ctx, input }) => {
    const { post, room } = await seenPost(ctx.db, ctx, input.postId);
    return { events: await pastOf(ctx.db, room.sight, ctx.member, post) };
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
          const outcome = outcomes[input.decision];
          const shown = post && post.state !== outcome.state;
          const change = { ...outcome, reason: told, ...(shown ? { decidedAt: ctx.now, news: true } : {}) };
          if (!post || post.state === 'REMOVED' || !(await changePost(tx, post, version, change)))
            conflicts.push(postId);
          else {
            done.push(postId);
            before.push(post);
            await recordAudit(tx, ctx.member, 'post-decided', postId, { decision: input.decision, reason: told });
          }
        }
        const finds = input.decision === 'fine' || input.decision === 'approve';
        const closed = finds ? await reportsFine(tx, input.classId, done) : new Map<string, string[]>();
        return { done, conflicts, undo: await createDecision(tx, ctx.member, before, closed, ctx.now) };
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
      for (const { postId, version, closed, ...was } of posts) {
        const post = await findPost(tx, ctx.member, postId, true);
        if (!post || !(await changePost(tx, post, version, { ...was, decidedAt: null, news: false })))
          throw new AppError('conflict');
        await reopenReports(tx, ctx.member.classId, postId, closed);
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
        await recordAudit(tx, ctx.member, 'member-muted', subject, {
          until: until.toISOString(),
          on: input.hours > 0,
        });
      });
      await announce(ctx.db, input.classId);
    }),

  /** Tells a teacher who wrote a post; it goes into the log, and its author is told with the reason. */
  unmask: teacher.input(z.strictObject({ ...ofPost, reason: needed })).mutation(async ({ ctx, input }) => {
    const name = await act(ctx.db, async tx => {
      const { post } = await seenPost(tx, ctx, input.postId, true);
      await keepUnmasked(tx, post, input.reason, ctx.now);
      await recordAudit(tx, ctx.member, 'author-unmasked', post.id, { reason: input.reason });
      const [writer] = await namesOf(tx, post.classId, [post.membershipId]);
      return writer?.displayName ?? '';
    });
    await announce(ctx.db, input.classId);
    return { name };
  }),
};
