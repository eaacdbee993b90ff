import type { CountedScore, WhenOverdue } from '#/prisma/generated/enums.ts';

export const reviewRows = ['response', 'outcome', 'marks', 'feedback', 'right-answer', 'evidence'] as const;
/** What a review can show of a question. `outcome` is right or wrong. */
export type ReviewRow = (typeof reviewRows)[number];

export const reviewColumns = ['during', 'right-after', 'while-open', 'after-closing'] as const;
/** When: while taking it; in the two minutes after handing in; later while others may still take it; after the last closing time. */
export type ReviewColumn = (typeof reviewColumns)[number];

export type ReviewMatrix = Record<ReviewColumn, ReviewRow[]>;

/** The default of a graded quiz: nothing while it is taken, no key before everybody is done. */
export const defaultReview: ReviewMatrix = {
  during: [],
  'right-after': ['response', 'outcome', 'marks'],
  'while-open': ['response', 'outcome', 'marks'],
  'after-closing': [...reviewRows],
};

/** A reading set to a class, with or without a quiz. Times are the database's. */
export type Assignment = {
  classId: string;
  id: string;
  title: string;
  readingId: string;
  readingNumber: number;
  quizId: string | null;
  quizNumber: number | null;
  opensAt: Date;
  dueAt: Date | null;
  closesAt: Date | null;
  timeLimitSeconds: number | null;
  attemptLimit: number | null;
  counted: CountedScore;
  whenOverdue: WhenOverdue;
  shuffleOptions: boolean;
  shuffleQuestions: boolean;
  oneAtATime: boolean;
  readingBeside: boolean;
  review: ReviewMatrix;
  releasedAt: Date | null;
  withdrawnAt: Date | null;
  version: number;
};
