import { isTeacher, type Member } from '#/server/classroom/member.ts';
import type { Tx } from '#/server/db/database.ts';
import { AppError } from '#/server/errors.ts';
import type { Context } from '#/server/trpc/init.ts';
import { threadCard } from './list-store.ts';
import { mayRestore, maySee } from './policy.ts';
import { enter, stateOf } from './sight.ts';
import { findPost, findThread } from './store.ts';

/** What a procedure of the discussion is called with. */
export type Ctx = Context & { member: Member };

/** A post whose words the member may see, with the room it stands in; *not found* for any other. */
export async function seenPost(tx: Tx, ctx: Ctx, postId: string, lock = false) {
  const post = await findPost(tx, ctx.member, postId, lock);
  if (!post) throw new AppError('not-found');
  const room = await enter(tx, ctx.member, post.assignmentId, ctx.now);
  const mine = post.membershipId === ctx.member.membershipId;
  if (!maySee(room.sight, { mine, state: stateOf(post) })) throw new AppError('not-found');
  return { post, room, mine };
}

/**
 * A removed post that the member may bring back, kept as it is until the transaction ends; *not found* for any other. `own`:
 * as its author, not as a teacher.
 */
export async function removedPost(tx: Tx, ctx: Ctx, postId: string) {
  const post = await findPost(tx, ctx.member, postId, true);
  if (!post) throw new AppError('not-found');
  const room = await enter(tx, ctx.member, post.assignmentId, ctx.now);
  const asked = { ...post, mine: post.membershipId === ctx.member.membershipId, state: stateOf(post) };
  if (!mayRestore({ teacher: isTeacher(ctx.member) }, asked, ctx.now)) throw new AppError('not-found');
  return { post, room, own: mayRestore({ teacher: false }, asked, ctx.now) };
}

/** A thread of which the member may see a post, with the room it stands in. */
export async function seenThread(tx: Tx, ctx: Ctx, threadId: string) {
  const found = await findThread(tx, ctx.member, threadId);
  if (!found) throw new AppError('not-found');
  const room = await enter(tx, ctx.member, found.assignmentId, ctx.now);
  const thread = await threadCard(tx, room.sight, threadId);
  if (!thread) throw new AppError('not-found');
  return { thread, room };
}
