import { v5 as uuid } from 'uuid';
import { z } from 'zod';
import { recordAudit } from '#/server/classroom/audit.ts';
import { act } from '#/server/db/database.ts';
import { AppError } from '#/server/errors.ts';
import { announce } from '#/server/live/live.ts';
import { member } from '#/server/trpc/init.ts';
import { typed } from '#/server/typed.ts';
import { compareWithReading } from './against.ts';
import { discussionLimits } from './discussion.ts';
import { readMarkdown } from './markdown.ts';
import { keepMentions } from './mention-store.ts';
import { completions, marked, mentionable } from './mentioning.ts';
import { withoutMentions } from './mentions.ts';
import { anchor, reason, source } from './schema.ts';
import { removedPost, seenPost } from './seen.ts';
import { enter, readingOf } from './sight.ts';
import {
  changePost,
  createPost,
  createThread,
  findDraft,
  findThread,
  keepDraft,
  keepRevision,
  postByKey,
} from './store.ts';
import type { PostState } from './view.ts';
import { checkPace, checkQuestion, checkWrites, isCited, kindOfPassage, whyItWaits } from './writing.ts';

const classId = z.uuid();
const one = { classId, assignmentId: z.uuid() };
const ofPost = { classId, postId: z.uuid() };
/** What a draft is of: a thread, a reply to a post, or a change of one's own post. */
const ofDraft = { ...one, parentId: z.uuid().nullable(), editing: z.uuid().nullable().default(null) };

/** Where a draft is kept: a change of a post beside a reply to it, in a place that is made of the post's id. */
const placeOf = (draft: { assignmentId: string; parentId: string | null; editing: string | null }) =>
  draft.editing === null ? (draft.parentId ?? draft.assignmentId) : uuid('edit', draft.editing);

/** The procedures by which one writes: posts and what becomes of one's own, drafts, and what helps while typing. */
export const posting = {
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
          // Whoever does not get the reading must not be told its words by what they point at.
          if (kind !== 'reading' && !room.sight.staff && !room.assignment.readingShown)
            throw new AppError('invalid', { field: 'anchor' });
          await checkQuestion(tx, room.assignment, kind, questionId);
          const pointed = start !== undefined && end !== undefined;
          if (pointed && (start >= end || end > reading.text.length))
            throw new AppError('invalid', { field: 'anchor' });
          if ((kind === 'passage' || kind === 'figure' || kind === 'quote') !== pointed && kind !== 'question')
            throw new AppError('invalid', { field: 'anchor' });
          const thread = {
            kind: pointed && kind === 'passage' ? kindOfPassage(reading, { start, end }) : kind,
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
      const place = placeOf({ ...input, editing: null });
      await keepDraft(ctx.db, ctx.member, { assignmentId: input.assignmentId, place, source: '', at: ctx.now });
      await announce(ctx.db, input.classId);
      return made;
    }),

  /** Changes one's own post. What was sent back, or waits, waits again; what everybody sees stays seen unless it now holds something to look at. */
  edit: member
    .input(z.strictObject({ ...ofPost, version: z.int().min(1), source }))
    .mutation(async ({ ctx, input }) => {
      const { state, assignmentId } = await act(ctx.db, async tx => {
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
          // A teacher has decided on the words before these.
          decided: false,
        });
        if (!changed) throw new AppError('conflict');
        return { state: waits ? ('held' as const) : ('visible' as const), assignmentId: post.assignmentId };
      });
      const place = placeOf({ assignmentId, parentId: null, editing: input.postId });
      await keepDraft(ctx.db, ctx.member, { assignmentId, place, source: '', at: ctx.now });
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
    .input(z.strictObject({ ...ofDraft, source: typed(discussionLimits.post) }))
    .mutation(async ({ ctx, input }) => {
      const { assignmentId, source } = input;
      await enter(ctx.db, ctx.member, assignmentId, ctx.now);
      await keepDraft(ctx.db, ctx.member, { assignmentId, place: placeOf(input), source, at: ctx.now });
    }),

  draft: member.input(z.strictObject(ofDraft)).query(async ({ ctx, input }) => {
    const found = await findDraft(ctx.db, ctx.member, placeOf(input));
    return { draft: found === null ? null : { source: found, parentId: input.parentId } };
  }),
};
