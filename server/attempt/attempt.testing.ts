import { randomUUID } from 'node:crypto';
import { expect } from 'vitest';
import { makeAssignment, makeClass, makeMember, makeQuiz, makeReading, makeUser } from '#/prisma/factories.ts';
import type { Assignment } from '#/server/assignment/assignment.ts';
import { databaseNow } from '#/server/auth/sessions.ts';
import type { Database } from '#/server/db/database.ts';
import { testDatabase } from '#/server/db/testing.ts';
import type { Answer, Question } from '#/server/quiz/question.ts';
import { questionSchema } from '#/server/quiz/schema.ts';
import { type Circumstances, callerFor } from '#/server/trpc/testing.ts';

type Shown = { options: string[]; left: string[]; right: string[] };

/** The right answer to a question as this attempt shows it, found the way a person would: by the words. */
async function rightAnswer(db: Database, questionId: string, shown: Shown): Promise<Answer> {
  const row = await db.client.quizQuestion.findFirstOrThrow({ where: { id: questionId } });
  const question: Question = questionSchema.parse(row.body);
  const { key, kind } = question;
  if (kind === 'choice' || kind === 'multiple') {
    const texts = new Set(question.options.filter(option => option.correct).map(option => option.text));
    return { kind, chosen: shown.options.flatMap((text, at) => (texts.has(text) ? [at] : [])) };
  }
  if (kind === 'number' || kind === 'text')
    return { kind, text: Array.isArray(key) ? String(key[0]) : `${key.value}${key.unit === '%' ? '%' : ''}` };
  if (kind === 'matching') {
    const pairs = new Map(
      (key as [number, number][]).map(([left, right]) => [question.left[left], question.right[right]]),
    );
    return { kind, pairs: shown.left.map(text => shown.right.indexOf(pairs.get(text) ?? '')) };
  }
  if (kind === 'open') return { kind, text: 'Because the text says so.' };
  return { kind, order: (key as number[]).map(at => shown.left.indexOf(question.left[at] ?? '')) };
}

/**
 * A class with a teacher and a quiz that can be set to it, in a database of its own that is for the caller to close. Minutes
 * are counted from `start`, which is when a student's calls are made unless they say otherwise.
 */
export async function quizClass() {
  const db = await testDatabase();
  const classId = await makeClass(db.client);
  const teacherId = await makeUser(db.client, { canTeach: true });
  await makeMember(db.client, classId, teacherId, 'TEACHER');
  const readingId = await makeReading(db.client, teacherId);
  const material = { readingId, quizId: await makeQuiz(db.client, teacherId, readingId) };
  const start = await databaseNow(db.client);

  const minutes = (count: number) => new Date(start.getTime() + count * 60_000);
  const assign = (given: Partial<Assignment> = {}) =>
    makeAssignment(db.client, classId, material, { opensAt: minutes(-60), ...given });

  async function student(to: string = classId) {
    const userId = await makeUser(db.client);
    const membershipId = await makeMember(db.client, to, userId, 'STUDENT');
    return {
      userId,
      membershipId,
      as: (circumstances: Circumstances = {}) => callerFor(db, userId, { now: start, ...circumstances }),
    };
  }

  /** Answers every question right and says how the quiz looked before. */
  async function answerAll(call: Awaited<ReturnType<typeof callerFor>>, attemptId: string) {
    const taking = await call.attempt.get({ classId, attemptId });
    for (const { id, question } of taking.questions) {
      const saved = await call.attempt.save({
        classId,
        attemptId,
        questionId: id,
        rev: 0,
        saveKey: randomUUID(),
        answer: await rightAnswer(db, id, question),
        flagged: false,
      });
      expect(saved.outcome).toBe('saved');
    }
    return taking;
  }

  return {
    db,
    classId,
    teacherId,
    material,
    start,
    minutes,
    assign,
    student,
    answerAll,
    rightAnswer: (id: string, shown: Shown) => rightAnswer(db, id, shown),
  };
}
