import type { Attempt, Response } from '#/server/attempt/attempt.ts';
import { type AttemptRule, countedAttempt, grade } from '#/server/quiz/grade.ts';
import type { Misconception, Question } from '#/server/quiz/question.ts';
import { type ItemStatistics, quizStatistics } from '#/server/quiz/statistics.ts';

/** The items by what `key` gives for each, in the order in which keys first occur. */
export function grouped<Item, Key>(items: Iterable<Item>, key: (item: Item) => Key): Map<Key, Item[]> {
  const groups = new Map<Key, Item[]>();
  for (const item of items) {
    const group = groups.get(key(item));
    if (group) group.push(item);
    else groups.set(key(item), [item]);
  }
  return groups;
}

export type Taken = { attempt: Attempt; responses: Response[] };

/** Where a student stands with an assignment's quiz. */
export type StudentState = 'not-started' | 'in-progress' | 'done' | 'abandoned';

export type StudentResult = {
  membershipId: string;
  displayName: string;
  state: StudentState;
  answered: number;
  mark: number | null;
  outOf: number | null;
  /** Share of the points, 0 to 1. */
  score: number | null;
  late: number;
  attempts: {
    attemptId: string;
    number: number;
    state: Attempt['state'];
    mark: number | null;
    outOf: number | null;
    submittedAt: Date | null;
    startedAt: Date;
    lastSeenAt: Date;
  }[];
};

/** How often a wrong answer of one misconception was given to a question. */
export type Distractor = { misconception: Misconception; count: number };

export type QuestionResult = {
  question: Question;
  dropped: string | null;
  /** Null for a dropped question, or while nobody has handed in. */
  statistics: ItemStatistics | null;
  right: number;
  distractors: Distractor[];
};

const ruleOf = { BEST: 'best', LATEST: 'latest', FIRST: 'first', AVERAGE: 'average' } as const satisfies Record<
  string,
  AttemptRule
>;
const closed = (attempt: Attempt) => attempt.state === 'SUBMITTED' || attempt.state === 'AUTO_SUBMITTED';
const share = (attempt: Attempt) => (attempt.outOf ? (attempt.mark ?? 0) / attempt.outOf : 0);

/** One student's line of the results: the counted score of their attempts by the assignment's rule. */
export function studentResult(
  who: { membershipId: string; displayName: string },
  taken: readonly Taken[],
  counted: keyof typeof ruleOf,
): StudentResult {
  const done = taken.filter(({ attempt }) => closed(attempt));
  const score = countedAttempt(
    done.map(({ attempt }) => share(attempt)),
    ruleOf[counted],
  );
  const running = taken.find(({ attempt }) => attempt.state === 'IN_PROGRESS');
  const outOf = done.at(-1)?.attempt.outOf ?? null;
  return {
    ...who,
    state: running ? 'in-progress' : done.length > 0 ? 'done' : taken.length > 0 ? 'abandoned' : 'not-started',
    answered: (running ?? taken.at(-1))?.responses.filter(response => response.answer !== null).length ?? 0,
    score: score?.score ?? null,
    outOf,
    mark: score && outOf !== null ? Math.round(score.score * outOf * 100) / 100 : null,
    late: taken.reduce(
      (sum, { responses }) => sum + responses.filter(response => response.recovered !== null).length,
      0,
    ),
    attempts: taken.map(
      ({ attempt: { id, number, state, mark, outOf: points, submittedAt, startedAt, lastSeenAt } }) => ({
        attemptId: id,
        number,
        state,
        mark,
        outOf: points,
        submittedAt,
        startedAt,
        lastSeenAt,
      }),
    ),
  };
}

/** The attempt of a student that statistics are about: the counted one, or the latest where the average counts. */
function statisticalAttempt(taken: readonly Taken[], counted: keyof typeof ruleOf): Taken | null {
  const done = taken.filter(({ attempt }) => closed(attempt));
  const score = countedAttempt(
    done.map(({ attempt }) => share(attempt)),
    ruleOf[counted],
  );
  return score === null ? null : (done[score.attempt ?? done.length - 1] ?? null);
}

/** The results by question, over each student's counted attempt. Dropped questions are listed and not counted. */
export function questionResults(
  questions: readonly Question[],
  students: readonly (readonly Taken[])[],
  counted: keyof typeof ruleOf,
  dropped: ReadonlyMap<string, string>,
): { questions: QuestionResult[]; thin: boolean; students: number; reliability: number | null } {
  const rows = students.flatMap(taken => statisticalAttempt(taken, counted) ?? []);
  const counting = questions.filter(question => !dropped.has(question.id) && question.points > 0);
  const answers = rows.map(({ responses }) => new Map(responses.map(response => [response.questionId, response])));
  const statistics = quizStatistics(
    answers.map(given =>
      counting.map(question => (given.get(question.id)?.answer ? (given.get(question.id)?.mark ?? 0) : null)),
    ),
    counting.map(question => question.points),
  );
  const items = new Map(counting.map((question, index) => [question.id, statistics.items[index] ?? null]));
  return {
    thin: statistics.thin,
    students: statistics.students,
    reliability: statistics.reliability,
    questions: questions.map(question => {
      const grades = answers.map(given => grade(question, given.get(question.id)?.answer ?? null));
      const wrong = grouped(
        grades.flatMap(each => each.misconception ?? []),
        misconception => misconception,
      );
      return {
        question,
        dropped: dropped.get(question.id) ?? null,
        statistics: items.get(question.id) ?? null,
        right: grades.filter(each => each.outcome === 'right').length,
        distractors: [...wrong]
          .map(([misconception, all]) => ({ misconception, count: all.length }))
          .sort((a, b) => b.count - a.count),
      };
    }),
  };
}
