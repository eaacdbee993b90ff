/** How an assignment is discussed: what opens it to a student, what waits for a teacher, who is seen how. */
export type DiscussionRules = {
  on: boolean;
  ownPost: boolean;
  citedPost: boolean;
  afterQuiz: boolean;
  /** Closed until a teacher opens it. */
  byHand: boolean;
  openedAt: Date | null;
  opensAt: Date | null;
  closesAt: Date | null;
  approval: 'NONE' | 'FIRST' | 'ALL';
  /** With `FIRST`: how many posts of each student wait. */
  approvalFirst: number;
  anonymous: boolean;
  reactions: boolean;
  /** Seconds that must lie between two posts of a student; 0 for none. */
  slowSeconds: number;
  version: number;
};

/** What holds for an assignment whose teacher has set nothing. */
export const defaultRules: DiscussionRules = {
  on: true,
  ownPost: false,
  citedPost: false,
  afterQuiz: true,
  byHand: false,
  openedAt: null,
  opensAt: null,
  closesAt: null,
  approval: 'NONE',
  approvalFirst: 1,
  anonymous: false,
  reactions: true,
  slowSeconds: 0,
  version: 0,
};

export const reactionKinds = ['agree', 'insight', 'question', 'evidence', 'thanks'] as const;
export type ReactionKind = (typeof reactionKinds)[number];

/** Times in milliseconds, lengths in characters; the numbers are those of the product's plan. */
export const discussionLimits = {
  post: 10_000,
  reason: 500,
  editing: 30 * 60_000,
  aMinute: 6,
  anHour: 60,
  /** Reports of different students that hide a post. */
  reports: 2,
  /** A student whose reports were found fine this often no longer counts. */
  fineReports: 3,
  watchedWords: 500,
  page: 50,
  posts: 200,
  /** Posts in one part of a transcript. */
  part: 500,
} as const;

/** A time without its seconds: what a reader is told of when something was written. */
export const minute = (time: Date) => new Date(Math.floor(time.getTime() / 60_000) * 60_000);
