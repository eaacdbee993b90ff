import type { AttemptState } from '#/prisma/generated/enums.ts';
import type { Answer } from '#/server/quiz/question.ts';

/** One student's run at an assignment's quiz. */
export type Attempt = {
  classId: string;
  id: string;
  assignmentId: string;
  membershipId: string;
  number: number;
  quizId: string;
  quizNumber: number;
  seed: string;
  outboxKey: string;
  state: AttemptState;
  startedAt: Date;
  deadlineAt: Date | null;
  /** Seconds that a teacher gave while it ran. */
  extraSeconds: number;
  /** How many questions were left behind, where there is no way back. */
  reached: number;
  lastSeenAt: Date;
  submittedAt: Date | null;
  receipt: string | null;
  mark: number | null;
  outOf: number | null;
  /** How many answers that count wait for a person to mark them; `mark` is without them. */
  toMark: number;
};

/** What was saved for one question, in stored coordinates. `recovered` came too late and does not count. */
export type Response = {
  questionId: string;
  answer: Answer | null;
  /** The sentence (index in the reading) that is to prove it, and whether it does (1 or 0), once closed. */
  cited: number | null;
  proofMark: number | null;
  flagged: boolean;
  rev: number;
  saveKey: string;
  savedAt: Date;
  /** What the key gives; null before closing, and where a person has to mark. */
  mark: number | null;
  recovered: Answer | null;
  recoveredCited: number | null;
};

// Without letters and digits that are mistaken for one another when a receipt is read aloud.
const letters = 'ABCDEFGHJKMNPQRSTVWXYZ23456789';

/** A receipt code of two groups of four characters, made of random bytes. */
export function receiptCode(bytes: Uint8Array): string {
  const code = Array.from(bytes.subarray(0, 8), byte => letters[byte % letters.length]).join('');
  return `${code.slice(0, 4)}-${code.slice(4)}`;
}

/**
 * The seed of an attempt: whether it shuffles options and questions, as the rules stood when it began, which form of the
 * quiz it has (0 to 9), and random characters. A teacher who changes the rules later does not move the options under somebody
 * who is answering.
 */
export function attemptSeed(
  rules: { shuffleOptions: boolean; shuffleQuestions: boolean },
  form: number,
  random: string,
): string {
  return `${rules.shuffleOptions ? 'o' : '-'}${rules.shuffleQuestions ? 'q' : '-'}${form || ''} ${random}`;
}

/** What the seed of an attempt says about its form and the order of its options and questions. */
export function orderRules({ seed }: Pick<Attempt, 'seed'>) {
  const form = Number(/^..(\d)/.exec(seed)?.[1] ?? 0);
  return { attemptSeed: seed, shuffleOptions: seed[0] === 'o', shuffleQuestions: seed[1] === 'q', form };
}
