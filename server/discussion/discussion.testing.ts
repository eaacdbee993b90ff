import { randomUUID } from 'node:crypto';
import { makeAssignment, makeClass, makeMember, makeQuiz, makeReading, makeUser } from '#/prisma/factories.ts';
import { databaseNow } from '#/server/auth/sessions.ts';
import type { Database } from '#/server/db/database.ts';
import { failure } from '#/server/trpc/init.ts';
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

/** A discussion of its own with the rules given, how to speak in it, and everything that a member can be told of it, as one text. */
export async function tellingRoom(
  db: Database,
  school: Awaited<ReturnType<typeof makeTalkingClass>>,
  rules: Rules,
  quiz: boolean,
) {
  const { classId } = school;
  const { ids, set, say } = await school.room(quiz);
  await set(rules);
  const told = async (userId: string): Promise<string> => {
    const call = await school.as(userId);
    const views: unknown[] = [];
    const list = (sort: 'passage' | 'new' | 'unanswered', filter: 'all' | 'unread' | 'mine' | 'teacher' | 'held') =>
      call.threads({ ...ids, sort, filter, sentence: null, cursor: null });
    for (const sort of ['passage', 'unanswered'] as const) views.push(await list(sort, 'all'));
    for (const filter of ['all', 'unread', 'mine', 'teacher', 'held'] as const) views.push(await list('new', filter));
    const { assignmentId } = ids;
    for (const { id } of await db.client.thread.findMany({ where: { assignmentId }, select: { id: true } }))
      views.push(await call.thread({ classId, threadId: id, cursor: null }).catch(() => null));
    for (const { id } of await db.client.post.findMany({ where: { assignmentId }, select: { id: true } }))
      views.push(await call.history({ classId, postId: id }).catch(() => null));
    views.push(await call.search({ ...ids, q: 'canary', cursor: null }), await call.counts(ids), await call.marks(ids));
    return JSON.stringify(views);
  };
  return { ids, set, say, told, as: school.as, asTeacher: await school.as(school.teacherId) };
}

/** The code of the error that a call ends with; `done` when it does not. */
export const codeOf = (promise: Promise<unknown>): Promise<string> =>
  promise.then(
    () => 'done',
    error => failure(error).code,
  );
