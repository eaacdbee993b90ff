import type { AttemptState, PostState, Role } from '#/prisma/generated/enums.ts';
import type { Outcome } from '#/server/quiz/grade.ts';

/** A question of an attempt in words. What the review does not show the student yet is null, whoever takes the record out. */
export type RecordedQuestion = {
  prompt: string;
  passage: string | null;
  answer: string[];
  points: number;
  dropped: boolean;
  mark: number | null;
  outcome: Outcome | null;
  rightAnswer: string[] | null;
  feedback: string | null;
  /** What a person said of it, and why its mark is not the key's; with the marks. */
  comment: string | null;
};

export type RecordedAttempt = {
  assignment: string;
  number: number;
  state: AttemptState;
  startedAt: Date;
  submittedAt: Date | null;
  receipt: string | null;
  mark: number | null;
  outOf: number | null;
  questions: RecordedQuestion[];
};

/** A mark of the gradebook, with the reason that a teacher gave where they typed it. */
export type RecordedGrade = {
  column: string;
  mark: number;
  outOf: number;
  reason: string | null;
};

export type RecordedPost = {
  assignment: string;
  /** The words of the reading that its thread is about. */
  about: string | null;
  answersAPost: boolean;
  state: PostState;
  writtenAt: Date;
  editedAt: Date | null;
  reason: string | null;
  unmasked: string | null;
  words: string;
  /** What it said before, oldest first. */
  before: { words: string; at: Date }[];
};

export type RecordedAct = {
  at: Date;
  action: string;
  actor: string | null;
  subject: string | null;
  reason: string;
  /** What was decided, and whether something was switched on or off, where the act is one of these. */
  decision: string;
  on: string;
};

export type Row = Record<string, unknown>;

/** All that is kept of one student in one class. */
export type StudentRecord = {
  madeAt: Date;
  /** Whether the student took it out. */
  own: boolean;
  class: { name: string; timeZone: string };
  /** `sourceId`: by what the school's own list knows the student. */
  person: { name: string; role: Role; status: string; joinedAt: Date; userName: string; sourceId: string | null };
  /** What belongs to the account, which other classes share; for its owner alone. */
  account: Row | null;
  attempts: RecordedAttempt[];
  grades: RecordedGrade[];
  posts: RecordedPost[];
  /** Rows of further tables as they stand, by table. */
  rows: Record<string, Row[]>;
  /** Of what says nothing by itself, how many rows there are. */
  counts: Record<string, number>;
  /** How many rows are the student's alone, and left out. */
  leftOut: Record<string, number>;
  log: RecordedAct[];
};
