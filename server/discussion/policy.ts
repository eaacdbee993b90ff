import { type DiscussionRules, discussionLimits } from './discussion.ts';
import type { Gate, GateNeed, PostState } from './view.ts';

/** What is known of a student when it is decided whether a discussion is open to them. */
export type Standing = {
  /** They have a post in it that is seen or waits; one of these points at a passage. */
  posted: boolean;
  cited: boolean;
  /** The assignment has a quiz. */
  quiz: boolean;
  handedIn: boolean;
  /** An attempt at a quiz on the same reading is under way now. */
  taking: boolean;
  mutedUntil: Date | null;
};

/**
 * What still keeps a student out at `now`; empty when nothing does. While an attempt is under way the discussion is behind
 * the quiz, whatever the rules say: else it would be an answer sheet.
 */
export function needsOf(rules: DiscussionRules, standing: Standing, now: Date): GateNeed[] {
  const quizOpen = standing.taking || (standing.quiz && rules.afterQuiz && !standing.handedIn);
  const early = rules.opensAt !== null && now < rules.opensAt;
  const needs: [GateNeed, boolean][] = [
    ['own-post', rules.ownPost && !standing.posted],
    ['cited-post', rules.citedPost && !standing.cited],
    ['quiz', quizOpen],
    ['date', early],
    ['teacher', rules.byHand && rules.openedAt === null],
  ];
  return needs.filter(([, holds]) => holds).map(([need]) => need);
}

/**
 * Whether a student may write: nobody writes before the quiz is in, before the opening, or after the closing; a gate that
 * asks for an own post is passed by writing.
 */
export function mayPost(rules: DiscussionRules, needs: readonly GateNeed[], now: Date): boolean {
  const closed = rules.closesAt !== null && now >= rules.closesAt;
  return rules.on && !closed && needs.every(need => need === 'own-post' || need === 'cited-post');
}

/** The gate as a student stands before it; `waiting` posts are behind it. */
export function gateOf(rules: DiscussionRules, standing: Standing, waiting: number, now: Date): Gate {
  const needs = needsOf(rules, standing, now);
  const { opensAt, closesAt } = rules;
  const { mutedUntil } = standing;
  const open = needs.length === 0;
  const writes = mutedUntil === null && mayPost(rules, needs, now);
  return { open, mayPost: writes, needs, opensAt, closesAt, mutedUntil, waiting: open ? 0 : waiting };
}

/** The gate of staff, who stand before none. */
export const staffGate: Gate = {
  open: true,
  mayPost: true,
  needs: [],
  opensAt: null,
  closesAt: null,
  mutedUntil: null,
  waiting: 0,
};

/** Whether a removed post may be brought back: by its author as long as it could be edited, by a teacher at any time. */
export function mayRestore(
  reader: { teacher: boolean },
  post: { mine: boolean; state: PostState; removedFrom: unknown; createdAt: Date },
  now: Date,
): boolean {
  const young = now.getTime() - post.createdAt.getTime() < discussionLimits.editing;
  return post.state === 'removed' && post.removedFrom !== null && (reader.teacher || (post.mine && young));
}

/**
 * Whether a reader may see a post's words. Staff see all but what its author has removed; students their own, and once let
 * in what is visible. `sight-store.ts` says the same in SQL.
 */
export function maySee(reader: { staff: boolean; open: boolean }, post: { mine: boolean; state: PostState }): boolean {
  if (post.state === 'removed') return false;
  return reader.staff || post.mine || (reader.open && post.state === 'visible');
}
