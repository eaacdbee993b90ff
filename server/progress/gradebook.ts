import type { Assignment } from '#/server/assignment/assignment.ts';
import { isExcused, type Standing as OwnStanding, ownDue } from '#/server/assignment/exceptions.ts';
import { grouped } from '#/server/grouped.ts';
import { countedOnes } from './results.ts';
import type { Scored } from './results-store.ts';

/**
 * Where a student stands with one quiz; `score` is the share of its points that counts, 0 to 1, null while none does. `late` is due
 * and not handed in; `reading`, something of the reading was read and the quiz is not begun.
 */
export type Standing = {
  state: 'done' | 'to-mark' | 'in-progress' | 'late' | 'reading' | 'not-started' | 'excused';
  score: number | null;
};

/** One student's line: a cell for every quiz, in their order, and the mean of the scores that count. */
export type GradeRow = { membershipId: string; displayName: string; cells: Standing[]; mean: number | null };

type Taken = Scored & { assignmentId: string; running: boolean };
type Quiz = Pick<Assignment, 'id' | 'counted' | 'dueAt'>;

/**
 * The grade table. `standing` tells the exceptions of a student at a quiz, `hasRead` whether they read some of its reading. The mean is over the quizzes that a student
 * has handed in and is not excused from, each weighing the same; null without one.
 */
export function gradesOf(
  students: readonly { id: string; displayName: string }[],
  quizzes: readonly Quiz[],
  attempts: readonly Taken[],
  standing: (assignmentId: string, membershipId: string) => OwnStanding,
  hasRead: (assignmentId: string, membershipId: string) => boolean,
  now: Date,
): GradeRow[] {
  const taken = grouped(attempts, each => `${each.membershipId} ${each.assignmentId}`);
  return students.map(({ id: membershipId, displayName }) => {
    const cells = quizzes.map((quiz): Standing => {
      const own = standing(quiz.id, membershipId);
      if (isExcused(own)) return { state: 'excused', score: null };
      const all = taken.get(`${membershipId} ${quiz.id}`) ?? [];
      const [counted] = countedOnes(
        all.filter(each => !each.running),
        quiz.counted,
      );
      const waits = all.some(each => !each.running && each.toMark > 0);
      const score = waits ? null : (counted?.score ?? null);
      if (all.some(each => each.running)) return { state: 'in-progress', score };
      if (waits) return { state: 'to-mark', score };
      if (score !== null) return { state: 'done', score };
      const dueAt = ownDue(quiz.dueAt, own);
      if (dueAt && dueAt < now) return { state: 'late', score };
      return { state: hasRead(quiz.id, membershipId) ? 'reading' : 'not-started', score };
    });
    const scores = cells.flatMap(cell => cell.score ?? []);
    const mean = scores.length ? scores.reduce((sum, score) => sum + score, 0) / scores.length : null;
    return { membershipId, displayName, cells, mean };
  });
}
