import type { PostModel } from '#/prisma/generated/models.ts';
import type { Analysis, Span } from '#/server/article/article.ts';
import type { Assignment } from '#/server/assignment/assignment.ts';
import { questionsAsMarked } from '#/server/attempt/marking-store.ts';
import type { Member } from '#/server/classroom/member.ts';
import type { Tx } from '#/server/db/database.ts';
import { AppError } from '#/server/errors.ts';
import { findQuestions } from '#/server/quiz/store.ts';
import { givesKeyAway, quoteChecker } from './against.ts';
import { discussionLimits } from './discussion.ts';
import { readMarkdown } from './markdown.ts';
import { countApproved, findWatched, recentPosts, someoneWorks } from './room-store.ts';
import type { Room } from './sight.ts';
import type { Anchor, WaitKind } from './view.ts';
import { holdsContact, holdsWatched, startList } from './watched.ts';

/** Throws `too-many` when a student posts faster than the limits or the teacher's slow mode allow. */
export async function checkPace(tx: Tx, room: Room, now: Date): Promise<void> {
  const { member, staff, rules } = room.sight;
  if (staff) return;
  const recent = await recentPosts(tx, member, now);
  const within = (seconds: number) => recent.filter(at => now.getTime() - at.getTime() < seconds * 1000).length;
  const slow = rules.slowSeconds > 0 && within(rules.slowSeconds) > 0;
  if (slow || recent.length >= discussionLimits.anHour || within(60) >= discussionLimits.aMinute)
    throw new AppError('too-many', { detail: { minutes: slow ? Math.ceil(rules.slowSeconds / 60) : 1 } });
}

/** Throws `muted` or `closed` when the member may not write here now; mending a post is writing too. */
export function checkWrites({ gate }: Room): void {
  if (gate.mutedUntil) throw new AppError('muted');
  if (!gate.mayPost) throw new AppError('closed');
}

/** Throws `invalid` when a thread names a question that the assignment does not ask, or is about one and names none. */
export async function checkQuestion(
  tx: Tx,
  { quizId, quizNumber }: Assignment,
  kind: Anchor['kind'],
  questionId: string | undefined,
): Promise<void> {
  const asked = questionId && quizId && quizNumber ? await findQuestions(tx, quizId, quizNumber) : [];
  const named = asked.some(question => question.id === questionId);
  if ((questionId !== undefined || kind === 'question') && !named) throw new AppError('invalid', { field: 'anchor' });
}

/** What words of the reading are that somebody points at: a figure of it, a quote or a part of one, or a passage like any other. */
export function kindOfPassage(
  { figures, quotes }: Pick<Analysis, 'figures' | 'quotes'>,
  { start, end }: Span,
): 'figure' | 'quote' | 'passage' {
  if (figures.some(figure => figure.start === start && figure.end === end)) return 'figure';
  // The marks around a quote are chosen with it as often as not.
  return quotes.some(quote => quote.start - 1 <= start && end <= quote.end + 1) ? 'quote' : 'passage';
}

/** Whether a post points at a sentence: its thread does, or it quotes the reading word for word. */
export function isCited(source: string, reading: Analysis, anchored: boolean): boolean {
  return anchored || quoteChecker(reading)(readMarkdown(source)).some(quote => quote.exact);
}

/**
 * Why a student's text must wait for a teacher; null when it need not. `before` is the post that is edited: what waited goes
 * on waiting, what was sent back waits again, and rules of approval do not come back over one that was approved.
 */
export async function whyItWaits(
  tx: Tx,
  room: Room,
  member: Member,
  source: string,
  before: PostModel | null,
  now: Date,
): Promise<WaitKind | null> {
  const { sight, assignment } = room;
  if (sight.staff) return null;
  const { approval, approvalFirst } = sight.rules;
  if (holdsWatched(source, (await findWatched(tx, member.classId)) ?? startList)) return 'words';
  if (holdsContact(source)) return 'contact';
  const { quizId, quizNumber, lastClosesAt } = assignment;
  const closed = lastClosesAt !== null && now >= lastClosesAt;
  if (quizId !== null && quizNumber !== null && (await someoneWorks(tx, member.classId, assignment.id, closed))) {
    const pinned = { classId: member.classId, assignmentId: assignment.id, quizId, quizNumber };
    const { questions } = await questionsAsMarked(tx, pinned);
    if (givesKeyAway(source, questions)) return 'key';
  }
  if (before) return before.state === 'VISIBLE' ? null : ((before.waits as WaitKind | null) ?? 'approval');
  if (approval === 'ALL') return 'approval';
  return approval === 'FIRST' && (await countApproved(tx, member)) < approvalFirst ? 'approval' : null;
}
