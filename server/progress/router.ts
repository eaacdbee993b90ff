import { z } from 'zod';
import type { Assignment } from '#/server/assignment/assignment.ts';
import { phaseOf } from '#/server/assignment/policy.ts';
import { droppedQuestions, findAssignment, setDropped } from '#/server/assignment/store.ts';
import { type Attempt, orderRules } from '#/server/attempt/attempt.ts';
import { classAttempt, findResponse, recomputeMarks, setMark } from '#/server/attempt/store.ts';
import { attemptShuffle } from '#/server/attempt/taking.ts';
import { recordAudit } from '#/server/classroom/audit.ts';
import type { Staff } from '#/server/classroom/member.ts';
import { act } from '#/server/db/database.ts';
import { countPosts } from '#/server/discussion/count-store.ts';
import { countQueues } from '#/server/discussion/moderation-store.ts';
import { sightsOf } from '#/server/discussion/sights.ts';
import { AppError } from '#/server/errors.ts';
import { markOf } from '#/server/quiz/proof.ts';
import { publicQuestion, shownAnswer } from '#/server/quiz/public.ts';
import { countQuestions, findQuestions } from '#/server/quiz/store.ts';
import { type Context, router, signedIn, staff, teacher } from '#/server/trpc/init.ts';
import { countedOnes, grouped, type LateAnswer, questionResults, studentResult } from './results.ts';
import {
  answeredIn,
  answersIn,
  attemptsOf,
  handedIn,
  inQuiz,
  marksIn,
  recoveredIn,
  studentsOf,
} from './results-store.ts';
import { dueFor, taughtBy, unpublishedBy } from './store.ts';

const one = { classId: z.uuid(), assignmentId: z.uuid() };

type AsStaff = Context & { member: Staff };

async function assignmentOf(ctx: AsStaff, id: string) {
  const assignment = await findAssignment(ctx.db, ctx.member, id);
  if (!assignment) throw new AppError('not-found');
  return assignment;
}

const questionsOf = async (ctx: AsStaff, { quizId, quizNumber }: Assignment) =>
  quizId && quizNumber ? findQuestions(ctx.db, quizId, quizNumber) : [];

export const progressRouter = router({
  /** What waits for whoever asks, over all their classes: what is due as a student, what goes on as a teacher, what is new in each discussion. */
  home: signedIn.query(async ({ ctx }) => {
    const [due, classes, drafts] = await Promise.all([
      dueFor(ctx.db, ctx.person, ctx.now),
      taughtBy(ctx.db, ctx.person, ctx.now),
      ctx.person.canTeach ? unpublishedBy(ctx.db, ctx.person) : [],
    ]);
    const discussed = [
      ...due.map(({ classId, id }) => ({ classId, assignmentId: id })),
      ...classes.flatMap(({ id: classId, assignments }) =>
        assignments.map(({ id }) => ({ classId, assignmentId: id })),
      ),
    ];
    const [posts, queues] = await Promise.all([
      sightsOf(ctx.db, ctx.person.userId, discussed, ctx.now).then(sights => countPosts(ctx.db, sights)),
      countQueues(
        ctx.db,
        classes.map(one => one.id),
      ),
    ]);
    const unreadIn = (assignmentId: string) => posts.get(assignmentId)?.unread ?? 0;
    return {
      now: ctx.now,
      due: due.map(({ attempts, ...assignment }) => {
        const running = attempts.some(attempt => attempt.state === 'IN_PROGRESS');
        const handedIn = attempts.filter(attempt => attempt.state !== 'IN_PROGRESS');
        const phase = phaseOf({ ...assignment, withdrawnAt: null }, ctx.now);
        const state = running
          ? 'in-progress'
          : handedIn.length > 0
            ? 'done'
            : assignment.quizId
              ? 'to-take'
              : 'to-read';
        const unread = unreadIn(assignment.id);
        return { ...assignment, phase, unread, state: state as 'in-progress' | 'done' | 'to-take' | 'to-read' };
      }),
      classes: classes.map(one => ({
        ...one,
        held: queues.get(one.id)?.count ?? 0,
        assignments: one.assignments.map(assignment => ({ ...assignment, unread: unreadIn(assignment.id) })),
      })),
      drafts,
    };
  }),

  /** Who is taking the quiz at this moment. */
  inQuiz: staff.input(z.strictObject(one)).query(async ({ ctx, input }) => {
    const assignment = await assignmentOf(ctx, input.assignmentId);
    const [students, questions] = await Promise.all([
      inQuiz(ctx.db, ctx.member, assignment.id),
      assignment.quizId && assignment.quizNumber ? countQuestions(ctx.db, assignment.quizId, assignment.quizNumber) : 0,
    ]);
    return { students, questions };
  }),

  /** How the class did by question, with its statistics, and the scores of all who have handed in. */
  results: staff.input(z.strictObject(one)).query(async ({ ctx, input }) => {
    const assignment = await assignmentOf(ctx, input.assignmentId);
    const [all, drops, questions] = await Promise.all([
      handedIn(ctx.db, ctx.member, assignment.id),
      droppedQuestions(ctx.db, ctx.member, assignment.id),
      questionsOf(ctx, assignment),
    ]);
    const counted = countedOnes(all, assignment.counted);
    const ids = counted.map(({ attempt }) => attempt.id);
    const [marks, answers] = await Promise.all([marksIn(ctx.db, ctx.member, ids), answersIn(ctx.db, ctx.member, ids)]);
    const byAttempt = grouped(marks, row => row.attemptId);
    const rows = ids.map(id => new Map((byAttempt.get(id) ?? []).map(row => [row.questionId, row.mark ?? 0])));
    const dropped = new Map(drops.map(drop => [drop.questionId, drop.reason]));
    const { students, ...rest } = questionResults(questions, rows, answers, dropped);
    return { assignment, scores: counted.map(({ score }) => score), handedIn: students, ...rest };
  }),

  /** How the class did by student, by name, 50 at a time. */
  students: staff.input(z.strictObject({ ...one, cursor: z.uuid().nullable() })).query(async ({ ctx, input }) => {
    const assignment = await assignmentOf(ctx, input.assignmentId);
    const { students, next } = await studentsOf(ctx.db, ctx.member, assignment.id, input.cursor);
    const attempts = await attemptsOf(
      ctx.db,
      ctx.member,
      assignment.id,
      students.map(student => student.id),
    );
    const ids = attempts.map(attempt => attempt.id);
    const [answered, recovered, questions] = await Promise.all([
      answeredIn(ctx.db, ctx.member, ids),
      recoveredIn(ctx.db, ctx.member, ids),
      questionsOf(ctx, assignment),
    ]);
    const asked = new Map(questions.map(question => [question.id, question]));
    const lateOf = (attempt: Attempt): LateAnswer[] =>
      recovered.flatMap(({ attemptId, questionId, answer, cited }) => {
        const question = asked.get(questionId);
        if (attemptId !== attempt.id || !question) return [];
        const shown = answer && shownAnswer(answer, question, attemptShuffle(attempt, question));
        return { attemptId, questionId, question: publicQuestion(question, orderRules(attempt)), answer: shown, cited };
      });
    const taken = grouped(attempts, attempt => attempt.membershipId);
    return {
      next,
      students: students.map(({ id: membershipId, displayName }) => {
        const own = taken.get(membershipId) ?? [];
        const given = { attempts: own, answered, late: own.flatMap(lateOf) };
        return studentResult({ membershipId, displayName }, given, assignment.counted);
      }),
    };
  }),

  /** Takes a question out of everybody's marks, with a reason, or puts it back (reason null); all marks are added up anew. */
  dropQuestion: teacher
    .input(z.strictObject({ ...one, questionId: z.uuid(), reason: z.string().trim().min(1).max(500).nullable() }))
    .mutation(({ ctx, input }) =>
      act(ctx.db, async tx => {
        const assignment = await findAssignment(tx, ctx.member, input.assignmentId);
        if (!assignment?.quizId || !assignment.quizNumber) throw new AppError('not-found');
        const questions = await findQuestions(tx, assignment.quizId, assignment.quizNumber);
        if (!questions.some(question => question.id === input.questionId)) throw new AppError('not-found');
        await setDropped(tx, ctx.member, assignment.id, input.questionId, input.reason);
        const changed = await recomputeMarks(tx, ctx.member, assignment.id);
        const detail = { assignmentId: assignment.id, ...(input.reason ? { reason: input.reason } : {}) };
        await recordAudit(
          tx,
          ctx.member,
          input.reason ? 'question-dropped' : 'question-brought-back',
          input.questionId,
          detail,
        );
        return { attempts: changed };
      }),
    ),

  /** Makes an answer that came too late count. */
  countRecovered: teacher
    .input(z.strictObject({ classId: z.uuid(), attemptId: z.uuid(), questionId: z.uuid() }))
    .mutation(({ ctx, input }) =>
      act(ctx.db, async tx => {
        const attempt = await classAttempt(tx, ctx.member, input.attemptId);
        const response = attempt && (await findResponse(tx, attempt, input.questionId));
        if (!attempt || !response || (response.recovered === null && response.recoveredCited === null))
          throw new AppError('not-found');
        const question = (await findQuestions(tx, attempt.quizId, attempt.quizNumber)).find(
          each => each.id === input.questionId,
        );
        if (!question) throw new AppError('not-found');
        const late = { answer: response.recovered, cited: response.recoveredCited };
        await setMark(tx, attempt, question.id, late, markOf(question, late));
        await recomputeMarks(tx, ctx.member, attempt.assignmentId);
        await recordAudit(tx, ctx.member, 'answer-counted', attempt.id, { questionId: question.id });
        return { counted: true };
      }),
    ),
});
