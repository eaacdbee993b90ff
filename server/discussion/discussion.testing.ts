import { randomUUID } from 'node:crypto';
import { makeAssignment, makeClass, makeMember, makeQuiz, makeReading, makeUser } from '#/prisma/factories.ts';
import { databaseNow } from '#/server/auth/sessions.ts';
import type { Database } from '#/server/db/database.ts';
import { callerFor } from '#/server/trpc/testing.ts';
import { type DiscussionRules, defaultRules } from './discussion.ts';

/** The rules of a discussion as a test sets them; the rest are the defaults. */
export type Rules = Partial<Omit<DiscussionRules, 'openedAt' | 'version'>> & { open?: boolean; words?: string[] };

/** A class with a reading and a quiz, whose people speak at times that the test names. */
export async function makeTalkingClass(db: Database) {
  const { client } = db;
  const classId = await makeClass(client);
  const person = async (
    displayName: string,
    role: 'STUDENT' | 'ASSISTANT' | 'TEACHER' = 'STUDENT',
    inClass = classId,
  ) => {
    const userId = await makeUser(client, { displayName, canTeach: role === 'TEACHER' });
    await makeMember(client, inClass, userId, role);
    return userId;
  };
  const teacherId = await person('Ms Adeyemi', 'TEACHER');
  const readingId = await makeReading(client, teacherId);
  const quizId = await makeQuiz(client, teacherId, readingId);
  const start = await databaseNow(client);

  /** A call of any procedure, so many minutes after the start. */
  const call = (userId: string, minutes = 0) =>
    callerFor(db, userId, { now: new Date(start.getTime() + minutes * 60_000) });
  /** A call of the discussion's procedures, so many minutes after the start. */
  const as = async (userId: string, minutes = 0) => (await call(userId, minutes)).discussion;
  let rooms = 0;

  /** An assignment of its own with its discussion. */
  const room = async (quiz = false) => {
    rooms += 1;
    const times = { opensAt: new Date(start.getTime() - 3_600_000 + rooms) };
    const assignmentId = await makeAssignment(client, classId, { readingId, quizId: quiz ? quizId : null }, times);
    const ids = { classId, assignmentId };
    const set = async (rules: Rules) => {
      const { openedAt: _, version: __, ...defaults } = defaultRules;
      const { version } = (await (await as(teacherId)).settings(ids)).rules;
      await (await as(teacherId)).configure({ ...ids, ...defaults, open: false, words: [], ...rules, version });
    };
    const say = async (userId: string, source: string, parentId: string | null = null, minutes = 0) =>
      (await as(userId, minutes)).post({ ...ids, parentId, source, clientKey: randomUUID() });
    return { ids, set, say };
  };
  return { classId, teacherId, quizId, start, person, call, as, room };
}

/** A decision of a teacher on a post as it stands. */
export async function decide(
  db: Database,
  call: Awaited<ReturnType<typeof callerFor>>['discussion'],
  post: { classId: string; postId: string },
  decision: 'approve' | 'fine' | 'return' | 'hide',
) {
  const { version } = await db.client.post.findFirstOrThrow({ where: { id: post.postId } });
  const on = [{ postId: post.postId, version }];
  return call.decide({ classId: post.classId, decision, reason: 'Because.', on });
}
