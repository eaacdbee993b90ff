import type { CountedScore, FormRule, WhenOverdue } from '#/prisma/generated/enums.ts';
import type { Accommodation } from './exceptions.ts';

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

/** A reading set to a class, with or without a quiz, shown to students or not. Times are the database's. */
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
  /** Minutes between handing in and the next attempt. */
  waitMinutes: number;
  /** Percent of the mark that each day begun after the due date costs. */
  lateLossPercent: number;
  whenOverdue: WhenOverdue;
  shuffleOptions: boolean;
  shuffleQuestions: boolean;
  oneAtATime: boolean;
  /** Whether one may go back, where questions come one at a time. */
  backAllowed: boolean;
  forms: FormRule;
  /** Whether students get the reading at all, before and after the quiz. */
  readingShown: boolean;
  readingBeside: boolean;
  review: ReviewMatrix;
  releasedAt: Date | null;
  /** Whether students see nothing of their marks before they are released, and when that was. */
  holdMarks: boolean;
  marksReleasedAt: Date | null;
  withdrawnAt: Date | null;
  version: number;
};

/** An assignment as it stands for one member: a student's own dates and limits; for staff those of the class. */
export type OwnAssignment = Assignment & {
  excused: boolean;
  accommodation: Accommodation;
  /** When the last of the class, exceptions included, may still work on it; null for never. */
  lastClosesAt: Date | null;
};
