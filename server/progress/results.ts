import type { Attempt } from '#/server/attempt/attempt.ts';
import { grouped } from '#/server/grouped.ts';
import { type AttemptRule, countedAttempt, grade } from '#/server/quiz/grade.ts';
import { isCounted, worth } from '#/server/quiz/proof.ts';
import type { PublicQuestion } from '#/server/quiz/public.ts';
import type { Answer, Misconception, Question } from '#/server/quiz/question.ts';
import { type ItemStatistics, quizStatistics } from '#/server/quiz/statistics.ts';
import type { GivenAnswer, Scored } from './results-store.ts';

/** An answer that came too late, with the question as its student saw it. */
export type LateAnswer = {
  attemptId: string;
  questionId: string;
  question: PublicQuestion;
  answer: Answer | null;
  cited: number | null;
};

/** What a student's line is made of: their attempts in order, and for each how many questions are answered. */
export type Taken = {
  attempts: readonly (Attempt & { kept: number })[];
  answered: ReadonlyMap<string, number>;
  late: LateAnswer[];
};

/** Where a student stands with an assignment's quiz. */
export type StudentState = 'not-started' | 'in-progress' | 'to-mark' | 'done' | 'abandoned';

export type StudentResult = {
  membershipId: string;
  displayName: string;
  state: StudentState;
  answered: number;
  mark: number | null;
  outOf: number | null;
  /** The attempt that the score is about: the counted one, or the latest where the average counts; null without a score. */
  countedId: string | null;
  /** Share of the points, 0 to 1. */
  score: number | null;
  late: LateAnswer[];
  attempts: {
    attemptId: string;
    number: number;
    state: Attempt['state'];
    mark: number | null;
    outOf: number | null;
    toMark: number;
    /** The share of the mark that lateness leaves, 0 to 1. */
    kept: number;
    submittedAt: Date | null;
    startedAt: Date;
    lastSeenAt: Date;
  }[];
};

/** How often a wrong answer of one misconception was given to a question. */
export type Distractor = { misconception: Misconception; count: number };

/** How many were right or wrong in the answer, and right or wrong in the sentence they pointed at; only those who gave both. */
export type ProofResult = { both: number; answerOnly: number; proofOnly: number; neither: number };

export type QuestionResult = {
  question: Question;
  dropped: string | null;
  /** How many answers wait to be marked: until then there are no statistics. */
  toMark: number;
  /** Null for a dropped question, one that is not marked yet, or while nobody has handed in. */
  statistics: ItemStatistics | null;
  right: number;
  distractors: Distractor[];
  /** Null where no second step is asked. */
  proof: ProofResult | null;
};

const ruleOf = { BEST: 'best', LATEST: 'latest', FIRST: 'first', AVERAGE: 'average' } as const satisfies Record<
  string,
  AttemptRule
>;
const closed = (attempt: Attempt) => attempt.state === 'SUBMITTED' || attempt.state === 'AUTO_SUBMITTED';
type Closed = Pick<Scored, 'mark' | 'outOf' | 'kept'>;
const share = ({ mark, outOf, kept }: Closed) => (outOf ? ((mark ?? 0) / outOf) * kept : 0);

/** The score that counts of a student's closed attempts by the assignment's rule, after what lateness costs, and the attempt that statistics are about: the counted one, or the latest where the average counts. */
function countedOf<One extends Closed>(
  closedOnes: readonly One[],
  counted: keyof typeof ruleOf,
): { score: number; attempt: One } | null {
  const found = countedAttempt(closedOnes.map(share), ruleOf[counted]);
  const attempt = found && closedOnes[found.attempt ?? closedOnes.length - 1];
  return found && attempt ? { score: found.score, attempt } : null;
}

/** One student's line of the results: the counted score of their attempts by the assignment's rule. */
export function studentResult(
  who: { membershipId: string; displayName: string },
  { attempts, answered, late }: Taken,
  counted: keyof typeof ruleOf,
): StudentResult {
  const done = attempts.filter(closed);
  const waits = done.some(attempt => attempt.toMark > 0);
  const found = waits ? null : countedOf(done, counted);
  const score = found?.score ?? null;
  const running = attempts.find(attempt => attempt.state === 'IN_PROGRESS');
  const outOf = done.at(-1)?.outOf ?? null;
  return {
    ...who,
    state: running
      ? 'in-progress'
      : waits
        ? 'to-mark'
        : done.length > 0
          ? 'done'
          : attempts.length > 0
            ? 'abandoned'
            : 'not-started',
    answered: answered.get((running ?? attempts.at(-1))?.id ?? '') ?? 0,
    score,
    countedId: found?.attempt.id ?? null,
    outOf,
    mark: score !== null && outOf !== null ? Math.round(score * outOf * 100) / 100 : null,
    late,
    attempts: attempts.map(
      ({ id, number, state, mark, outOf: points, toMark, kept, submittedAt, startedAt, lastSeenAt }) => ({
        attemptId: id,
        number,
        state,
        mark,
        outOf: points,
        toMark,
        kept,
        submittedAt,
        startedAt,
        lastSeenAt,
      }),
    ),
  };
}

/** Of every student's closed attempts, in order: the score that counts, and the attempt that statistics are about. */
export function countedOnes(
  all: readonly Scored[],
  counted: keyof typeof ruleOf,
): { score: number; attempt: Scored }[] {
  return [...grouped(all, attempt => attempt.membershipId).values()].flatMap(each => countedOf(each, counted) ?? []);
}

/**
 * The results by question. `marks` holds, for every counted attempt, the marks of what was answered by question id;
 * `given` the answers of the same attempts; `waiting` how many of them wait to be marked, by question. Dropped questions, and
 * those that wait, are listed and not counted.
 */
export function questionResults(
  questions: readonly Question[],
  marks: readonly ReadonlyMap<string, number>[],
  given: readonly GivenAnswer[],
  dropped: ReadonlyMap<string, string>,
  waiting: ReadonlyMap<string, number> = new Map(),
): { questions: QuestionResult[]; thin: boolean; students: number; reliability: number | null } {
  const counting = questions.filter(question => isCounted(question, new Set([...dropped.keys(), ...waiting.keys()])));
  const statistics = quizStatistics(
    marks.map(row => counting.map(question => row.get(question.id) ?? null)),
    counting.map(worth),
  );
  const items = new Map(counting.map((question, index) => [question.id, statistics.items[index] ?? null]));
  const answers = grouped(given, each => each.questionId);
  return {
    thin: statistics.thin,
    students: statistics.students,
    reliability: statistics.reliability,
    questions: questions.map(question => {
      const grades = (answers.get(question.id) ?? []).map(({ answer, proofMark, count }) => ({
        ...grade(question, answer),
        proofMark,
        count,
      }));
      const pointed = (right: boolean, mark: 0 | 1) =>
        sum(grades.filter(each => each.proofMark === mark && (each.outcome === 'right') === right));
      const wrong = grouped(
        grades.flatMap(({ misconception, count }) => (misconception ? { misconception, count } : [])),
        each => each.misconception,
      );
      return {
        question,
        dropped: dropped.get(question.id) ?? null,
        toMark: waiting.get(question.id) ?? 0,
        statistics: items.get(question.id) ?? null,
        right: sum(grades.filter(each => each.outcome === 'right')),
        distractors: [...wrong]
          .map(([misconception, all]) => ({ misconception, count: sum(all) }))
          .sort((a, b) => b.count - a.count || a.misconception.localeCompare(b.misconception)),
        proof: question.proof && {
          both: pointed(true, 1),
          answerOnly: pointed(true, 0),
          proofOnly: pointed(false, 1),
          neither: pointed(false, 0),
        },
      };
    }),
  };
}

const sum = (all: readonly { count: number }[]) => all.reduce((so, each) => so + each.count, 0);
