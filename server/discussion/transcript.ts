import { z } from 'zod';
import { recordAudit } from '#/server/classroom/audit.ts';
import { act } from '#/server/db/database.ts';
import { teacher } from '#/server/trpc/init.ts';
import { authorsFor, mentionedIn } from './authors.ts';
import { minute } from './discussion.ts';
import { listTranscript } from './list-store.ts';
import { withNames } from './mentions.ts';
import { maySee } from './policy.ts';
import { anchorOf, enter, stateOf } from './sight.ts';
import type { TranscriptPost } from './view.ts';

const one = { classId: z.uuid(), assignmentId: z.uuid() };

/** The procedures by which a teacher takes a discussion out of Lectern. */
export const transcript = {
  /** A part of the whole discussion in the order of the passages, by the names that teachers know in it. */
  transcript: teacher.input(z.strictObject({ ...one, cursor: z.uuid().nullable() })).query(async ({ ctx, input }) => {
    const { assignment, sight } = await enter(ctx.db, ctx.member, input.assignmentId, ctx.now);
    const { posts, next } = await listTranscript(ctx.db, sight, input.cursor);
    const [author, whoIn] = await Promise.all([
      authorsFor(
        ctx.db,
        sight,
        posts.flatMap(post => [post.membershipId, ...(post.parent ? [post.parent.membershipId] : [])]),
      ),
      mentionedIn(ctx.db, sight, posts),
    ]);
    const rows = posts.map(({ thread, parent, ...post }): TranscriptPost => {
      const state = stateOf(post);
      const shown = maySee(sight, { mine: post.membershipId === sight.member.membershipId, state });
      return {
        threadId: thread.id,
        anchor: anchorOf(thread),
        postId: post.id,
        parentId: post.parentId,
        answers: parent && parent.state !== 'REMOVED' ? (author(parent.membershipId)?.name ?? null) : null,
        author: shown ? author(post.membershipId) : null,
        state,
        reason: shown ? post.reason : null,
        at: minute(post.createdAt),
        edited: shown && post.editedAt !== null,
        cited: shown && post.cited,
        source: shown ? withNames(post.source, whoIn(post.id)) : '',
      };
    });
    return { title: assignment.title, anonymous: sight.rules.anonymous, posts: rows, next };
  }),

  /** Writes into the log that a teacher takes the discussion out, as a file or on paper. */
  recordExport: teacher
    .meta({ whileArchived: true })
    .input(z.strictObject({ ...one, form: z.enum(['csv', 'print']) }))
    .mutation(({ ctx, input }) =>
      act(ctx.db, async tx => {
        const { assignment } = await enter(tx, ctx.member, input.assignmentId, ctx.now);
        await recordAudit(tx, ctx.member, 'discussion-exported', assignment.id, { form: input.form });
      }),
    ),
};
