import { z } from 'zod';
import type { Assignment } from '#/server/assignment/assignment.ts';
import { columnOf } from '#/server/assignment/policy.ts';
import { droppedQuestions, findAssignment } from '#/server/assignment/store.ts';
import { type Attempt, orderRules } from '#/server/attempt/attempt.ts';
import { unanswered } from '#/server/attempt/marking.ts';
import { questionsAsMarked } from '#/server/attempt/marking-store.ts';
import { tellOfMarks } from '#/server/attempt/news-store.ts';
import {
  classAttempt,
  everyoneDone,
  findResponse,
  lockAttempt,
  recomputeMarks,
  setMark,
} from '#/server/attempt/store.ts';
import { attemptShuffle } from '#/server/attempt/taking.ts';
import { recordAudit } from '#/server/classroom/audit.ts';
import type { Staff } from '#/server/classroom/member.ts';
import { act } from '#/server/db/database.ts';
import { AppError } from '#/server/errors.ts';
import { grouped } from '#/server/grouped.ts';
import { markOf } from '#/server/quiz/proof.ts';
import { publicQuestion, shownAnswer } from '#/server/quiz/public.ts';
import { countQuestions } from '#/server/quiz/store.ts';
import { findRevision } from '#/server/reading/store.ts';
import { type Context, router, staff, teacher } from '#/server/trpc/init.ts';
import { gradebookProcedures } from './gradebook-router.ts';
import { home } from './home.ts';
import { lookingCloser } from './looking-closer.ts';
import { regrading } from './regrading.ts';
import { countedOnes, type LateAnswer, questionResults, studentResult } from './results.ts';
import {
  answeredIn,
  answersIn,
  attemptsOf,
  handedIn,
  inQuiz,
  marksIn,
  recoveredIn,
  studentsOf,
  timesIn,
} from './results-store.ts';
import { lossBySentence, mistakesOf } from './teach-again.ts';

const one = { classId: z.uuid(), assignmentId: z.uuid() };

type AsStaff = Context & { member: Staff };

async function assignmentOf(ctx: AsStaff, id: string) {
  const assignment = await findAssignment(ctx.db, ctx.member, id);
  if (!assignment) throw new AppError('not-found');
  return assignment;
}

const pointsOf = ({ mark, outOf }: Pick<Attempt, 'mark' | 'outOf'>) => ({ mark: mark ?? 0, outOf: outOf ?? 0 });

const asMarked = async (ctx: AsStaff, { id, quizId, quizNumber }: Assignment) =>
  quizId && quizNumber
    ? questionsAsMarked(ctx.db, { classId: ctx.member.classId, assignmentId: id, quizId, quizNumber })
    : { questions: [], corrections: [] };

export const progressRouter = router({
  ...home,
  ...lookingCloser,
  ...gradebookProcedures,
  ...regrading,

  /** Who is taking the quiz at this moment. */
  inQuiz: staff.input(z.strictObject(one)).query(async ({ ctx, input }) => {
    const assignment = await assignmentOf(ctx, input.assignmentId);
    const [students, questions] = await Promise.all([
      inQuiz(ctx.db, ctx.member, assignment.id, ctx.now),
      assignment.quizId && assignment.quizNumber ? countQuestions(ctx.db, assignment.quizId, assignment.quizNumber) : 0,
    ]);
    return { students, questions };
  }),

  /** How the class did by question, with its statistics, by sentence of the reading, and the scores of all who have handed in. */
  results: staff.input(z.strictObject(one)).query(async ({ ctx, input }) => {
    const assignment = await assignmentOf(ctx, input.assignmentId);
    const [all, drops, { questions, corrections }, revision] = await Promise.all([
      handedIn(ctx.db, ctx.member, assignment),
      droppedQuestions(ctx.db, ctx.member, assignment.id),
      asMarked(ctx, assignment),
      findRevision(ctx.db, assignment.readingId, assignment.readingNumber),
    ]);
    if (!revision) throw new AppError('not-found');
    const counted = countedOnes(all, assignment.counted);
    const ids = counted.map(({ attempt }) => attempt.id);
    const [marks, answers, times, everyone] = await Promise.all([
      marksIn(ctx.db, ctx.member, ids),
      answersIn(ctx.db, ctx.member, ids),
      timesIn(ctx.db, ctx.member, ids),
      everyoneDone(ctx.db, ctx.member, assignment.id),
    ]);
    const byAttempt = grouped(marks, row => row.attemptId);
    const unmarked = grouped(
      marks.filter(row => row.mark === null),
      row => row.questionId,
    );
    const waiting = new Map([...unmarked].map(([id, rows]) => [id, rows.length]));
    // Whoever left a question blank that everybody has right has its points all the same.
    const unasked = questions.flatMap(question => {
      const mark = unanswered(question);
      return mark > 0 ? [[question.id, mark] as const] : [];
    });
    const rows = ids.map(id => {
      const given = (byAttempt.get(id) ?? []).map(row => [row.questionId, row.mark ?? 0] as const);
      return new Map([...unasked, ...given]);
    });
    const dropped = new Map(drops.map(drop => [drop.questionId, drop.reason]));
    const { students, ...rest } = questionResults(questions, rows, answers, dropped, waiting);
    const { text, analysis } = revision;
    const { blocks, sentences, language } = analysis;
    return {
      assignment,
      /** Of whoever has all answers marked: 0 to 1, and the attempt that counts. */
      scores: counted.flatMap(({ score, attempt: { id, toMark } }) => (toMark > 0 ? [] : [{ score, attemptId: id }])),
      toMark: [...waiting.values()].reduce((sum, count) => sum + count, 0),
      handedIn: students,
      corrections: corrections.map(({ id, questionId, kind, reason }) => ({ id, questionId, kind, reason })),
      ...rest,
      times,
      reading: { text, blocks, sentences, language },
      losses: lossBySentence(rest.questions, sentences),
      mistakes: mistakesOf(rest.questions, students),
      /** Whether students may see the answers: then no attempt can be opened again. */
      keyShown: columnOf(assignment, { state: 'SUBMITTED', submittedAt: null }, everyone, ctx.now) === 'after-closing',
    };
  }),

  /** How the class did by student, by name, 50 at a time. */
  students: staff.input(z.strictObject({ ...one, cursor: z.uuid().nullable() })).query(async ({ ctx, input }) => {
    const assignment = await assignmentOf(ctx, input.assignmentId);
    const { students, next } = await studentsOf(ctx.db, ctx.member, assignment.id, input.cursor);
    const attempts = await attemptsOf(
      ctx.db,
      ctx.member,
      assignment,
      students.map(student => student.id),
    );
    const ids = attempts.map(attempt => attempt.id);
    const [answered, recovered, { questions }] = await Promise.all([
      answeredIn(ctx.db, ctx.member, ids),
      recoveredIn(ctx.db, ctx.member, ids),
      asMarked(ctx, assignment),
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

  /** Makes an answer that came too late count. */
  countRecovered: teacher
    .input(z.strictObject({ classId: z.uuid(), attemptId: z.uuid(), questionId: z.uuid() }))
    .mutation(({ ctx, input }) =>
      act(ctx.db, async tx => {
        const found = await classAttempt(tx, ctx.member, input.attemptId);
        const attempt = found && (await lockAttempt(tx, found));
        const response = attempt && (await findResponse(tx, attempt, input.questionId));
        if (!attempt || !response || (response.recovered === null && response.recoveredCited === null))
          throw new AppError('not-found');
        const { questions } = await questionsAsMarked(tx, attempt);
        const question = questions.find(each => each.id === input.questionId);
        if (!question) throw new AppError('not-found');
        const late = { answer: response.recovered, cited: response.recoveredCited };
        await setMark(tx, attempt, question.id, late, markOf(question, late));
        await recomputeMarks(tx, ctx.member, attempt.assignmentId, attempt.id);
        const after = await lockAttempt(tx, attempt);
        if (attempt.toMark === 0 && after.toMark === 0 && attempt.mark !== after.mark)
          await tellOfMarks(tx, ctx.member, attempt.assignmentId, [
            { membershipId: attempt.membershipId, news: 'CHANGED', from: pointsOf(attempt), to: pointsOf(after) },
          ]);
        await recordAudit(tx, ctx.member, 'answer-counted', attempt.id, { questionId: question.id });
        return { counted: true };
      }),
    ),
});
