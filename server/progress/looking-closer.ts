import { z } from 'zod';
import { droppedQuestions, findAssignment } from '#/server/assignment/store.ts';
import { questionsAsMarked } from '#/server/attempt/marking-store.ts';
import { AppError } from '#/server/errors.ts';
import { staff } from '#/server/trpc/init.ts';
import { answersBySameness, mistakesBy } from './answers.ts';
import { answersWithQuestions, attemptsBy, findStudent, responsesTo } from './responses-store.ts';
import { countedOnes } from './results.ts';
import { handedIn } from './results-store.ts';

/** The procedures behind the numbers of the results: who answered what, one student over all assignments. */
export const lookingCloser = {
  /** What the counted attempts answered to one question, the most frequent answer first, 200 students at a time by name. */
  question: staff
    .input(
      z.strictObject({
        classId: z.uuid(),
        assignmentId: z.uuid(),
        questionId: z.uuid(),
        cursor: z.uuid().nullable(),
      }),
    )
    .query(async ({ ctx, input }) => {
      const assignment = await findAssignment(ctx.db, ctx.member, input.assignmentId);
      if (!assignment?.quizId || !assignment.quizNumber) throw new AppError('not-found');
      const { quizId, quizNumber } = assignment;
      const pinned = { classId: ctx.member.classId, assignmentId: assignment.id, quizId, quizNumber };
      const [{ questions }, all, drops] = await Promise.all([
        questionsAsMarked(ctx.db, pinned),
        handedIn(ctx.db, ctx.member, assignment),
        droppedQuestions(ctx.db, ctx.member, assignment.id),
      ]);
      const question = questions.find(each => each.id === input.questionId);
      if (!question) throw new AppError('not-found');
      const ids = countedOnes(all, assignment.counted).map(({ attempt }) => attempt.id);
      const { responses, next } = await responsesTo(ctx.db, ctx.member, question.id, ids, input.cursor);
      return {
        question,
        number: questions.indexOf(question) + 1,
        dropped: drops.find(drop => drop.questionId === question.id)?.reason ?? null,
        handedIn: ids.length,
        answers: answersBySameness(question, responses),
        next,
      };
    }),

  /** How one student did in the hundred newest quizzes that they took, and what their wrong answers stand for over all of these. */
  student: staff.input(z.strictObject({ classId: z.uuid(), membershipId: z.uuid() })).query(async ({ ctx, input }) => {
    const student = await findStudent(ctx.db, ctx.member, input.membershipId);
    if (!student) throw new AppError('not-found');
    const taken = (await attemptsBy(ctx.db, ctx.member, student.id)).flatMap(assignment => {
      const [counted] = countedOnes(assignment.attempts, assignment.counted);
      return counted ? [{ ...assignment, score: counted.score, attemptId: counted.attempt.id }] : [];
    });
    const answers = await answersWithQuestions(
      ctx.db,
      ctx.member,
      taken.map(each => each.attemptId),
    );
    const dropped = new Map(taken.map(each => [each.attemptId, new Set(each.drops.map(drop => drop.questionId))]));
    const counting = answers.filter(each => !dropped.get(each.attemptId)?.has(each.question.id));
    return {
      displayName: student.displayName,
      assignments: taken.map(({ id, title, opensAt, score, attemptId }) => ({
        assignmentId: id,
        title,
        opensAt,
        score,
        attemptId,
      })),
      mistakes: mistakesBy(counting),
    };
  }),
};
