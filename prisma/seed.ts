import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { v7 as uuid } from 'uuid';
import type { PrismaClient } from '#/prisma/generated/client.ts';
import type { Role } from '#/prisma/generated/enums.ts';
import { deadlineOf } from '#/server/assignment/policy.ts';
import { findAssignment } from '#/server/assignment/store.ts';
import { closeWith } from '#/server/attempt/close.ts';
import { createAttempt, ownAttempt, putResponse } from '#/server/attempt/store.ts';
import { databaseNow } from '#/server/auth/sessions.ts';
import type { Member, Staff, Student } from '#/server/classroom/member.ts';
import { act, type Database, type Tx } from '#/server/db/database.ts';
import { createPost, createThread, setThread } from '#/server/discussion/store.ts';
import { invariant } from '#/server/invariant.ts';
import type { Answer, NumberKey, Question } from '#/server/quiz/question.ts';
import { findQuestions } from '#/server/quiz/store.ts';
import { readingInput } from '#/server/reading/schema.ts';
import { findRevision } from '#/server/reading/store.ts';
import { makeAssignment, makeClass, makeMember, makeQuiz, makeReading, makeUser } from './factories.ts';
import { readingFile } from './readings/reading-file.ts';

type DemoAccount = { userName: string; password: string; displayName: string; role: Role };

/** The people of the demo class. Their passwords are printed at every start, and work on loopback only. */
export const demoAccounts: DemoAccount[] = [
  { userName: 'okafor', password: 'demo-teacher', displayName: 'Ms Okafor', role: 'TEACHER' },
  { userName: 'lindqvist', password: 'demo-assistant', displayName: 'Mr Lindqvist', role: 'ASSISTANT' },
  ...['Mira', 'Tomas', 'Amina', 'Jun', 'Lucia', 'Kofi'].map(displayName => ({
    userName: displayName.toLowerCase(),
    password: `demo-${displayName.toLowerCase()}`,
    displayName,
    role: 'STUDENT' as const,
  })),
];

/** Whether the demo class is in this database. */
export async function hasDemo(db: PrismaClient): Promise<boolean> {
  return (await db.user.count({ where: { demo: true } })) > 0;
}

/** The demo class's article, as a teacher would have brought it in. */
export async function demoReading() {
  const file = readingFile(await readFile(path.join(import.meta.dirname, 'readings/huawei-cloud.md'), 'utf8'));
  return readingInput.parse({
    title: file.title,
    byline: file.byline,
    source: file.source,
    publishedOn: file.published,
    blocks: file.parts.map(part => ({ ...part, hidden: false })),
    dropped: [],
  });
}

/** Makes the demo class: its people, a reading with a published quiz, and the assignment that sets both. */
export async function seedDemo({ client }: Database): Promise<void> {
  const classId = await makeClass(client, { name: 'Global Studies 10B', joinCode: 'DEMKCASS' });
  let teacherId = '';
  const people = new Map<string, string>();
  for (const { role, ...account } of demoAccounts) {
    const userId = await makeUser(client, { ...account, demo: true, canTeach: role === 'TEACHER' });
    people.set(account.userName, await makeMember(client, classId, userId, role));
    if (role === 'TEACHER') teacherId = userId;
  }
  const now = await databaseNow(client);
  const opensAt = new Date(now.getTime() - 86_400_000);
  const readingId = await makeReading(client, teacherId, await demoReading());
  const quizId = await makeQuiz(client, teacherId, readingId, 10);
  const { title } = await demoReading();
  const assignmentId = await makeAssignment(
    client,
    classId,
    { readingId, quizId },
    { title, opensAt, closesAt: new Date(now.getTime() + 14 * 86_400_000) },
  );
  for (const [index, [userName, wrong]] of Object.entries(handedIn).entries()) {
    const student = { classId, membershipId: people.get(userName), role: 'STUDENT' } as Student;
    const startedAt = new Date(opensAt.getTime() + (index + 1) * 3_600_000);
    await act(client, tx => takeQuiz(tx, student, assignmentId, wrong, startedAt));
  }
  await startDiscussion(client, { classId, assignmentId, readingId }, people, now);
}

/** Who of the demo class has handed in, and which questions (from 0) each got wrong. Mira and Tomas have yet to begin. */
const handedIn: Record<string, readonly number[]> = {
  amina: [4],
  jun: [1, 4, 7],
  lucia: [2, 3, 4, 6, 9],
  kofi: [0, 4, 6, 8],
};

/** Takes the quiz as a student would: the key, or for the questions in `wrong` a wrong answer, a minute for each, then handed in. */
async function takeQuiz(
  tx: Tx,
  student: Student,
  assignmentId: string,
  wrong: readonly number[],
  startedAt: Date,
): Promise<void> {
  const assignment = await findAssignment(tx, student, assignmentId);
  invariant(assignment?.quizId && assignment.quizNumber, 'the demo assignment has a quiz');
  const quiz = { quizId: assignment.quizId, quizNumber: assignment.quizNumber };
  const start = { number: 1, startedAt, deadlineAt: deadlineOf(assignment, startedAt) };
  const attemptId = await createAttempt(tx, student, assignment, quiz, start);
  const attempt = await ownAttempt(tx, student, attemptId, true);
  invariant(attempt, 'an attempt that was begun is there');
  let at = startedAt;
  for (const [index, question] of (await findQuestions(tx, quiz.quizId, quiz.quizNumber)).entries()) {
    at = new Date(at.getTime() + 60_000);
    await putResponse(tx, attempt, question.id, {
      answer: answerTo(question, !wrong.includes(index)),
      cited: null,
      flagged: false,
      rev: 1,
      saveKey: uuid(),
      savedAt: at,
    });
  }
  await closeWith(tx, attempt, 'SUBMITTED', at);
}

/** What a student would send who knows the key, or who is one place off in it: the next option, the neighbour's match, ten too many. */
export function answerTo({ kind, key, left, right, options }: Question, correctly: boolean): Answer {
  const off = correctly ? 0 : 1;
  if (kind === 'number') return { kind, text: String((key as NumberKey).value + (correctly ? 0 : 10)) };
  if (kind === 'open') return { kind, text: correctly ? 'Because the article says so.' : 'I do not know.' };
  if (kind === 'text') return { kind, text: correctly ? String(key) : '?' };
  if (kind === 'matching') {
    const matches = new Map(key as [number, number][]);
    return { kind, pairs: left.map((_, index) => ((matches.get(index) ?? 0) + off) % right.length) };
  }
  if (kind === 'ordering') return { kind, order: (key as number[]).map(place => (place + off) % left.length) };
  return { kind, chosen: (key as number[]).map(option => (option + off) % options.length) };
}

/** The demo class's teacher opens the discussion: a task for all, and a question on one sentence, which the assistant and a student take up. */
async function startDiscussion(
  client: PrismaClient,
  at: { classId: string; assignmentId: string; readingId: string },
  people: ReadonlyMap<string, string>,
  now: Date,
): Promise<void> {
  const { classId, assignmentId, readingId } = at;
  const as = (userName: string) => ({ classId, membershipId: people.get(userName) }) as Member;
  const post = (source: string) => ({
    source,
    cited: true,
    state: 'VISIBLE' as const,
    waits: null,
    clientKey: uuid(),
    createdAt: now,
  });
  const reading = await findRevision(client, readingId, 1);
  const sentence =
    reading?.analysis.sentences.findIndex(span => reading.text.slice(span.start, span.end).includes('41 countries')) ??
    -1;
  const span = reading?.analysis.sentences[sentence];
  invariant(reading && span, 'the demo reading names its countries');
  const whole = { kind: 'reading', start: null, end: null, sentence: null, quote: null, questionId: null };
  const { start, end } = span;
  const passage = { kind: 'passage', start, end, sentence, quote: reading.text.slice(start, end), questionId: null };
  await act(client, async tx => {
    const task = await createThread(
      tx,
      as('okafor'),
      assignmentId,
      whole,
      post('Find the sentence that you would check first, and say how you would check it.'),
    );
    await setThread(tx, as('okafor') as Staff, task.threadId, { pinned: true });
    const on = await createThread(
      tx,
      as('okafor'),
      assignmentId,
      passage,
      post('Who counted these countries, and *why* would they?'),
    );
    const reply = { assignmentId, threadId: on.threadId, parentId: on.postId };
    await createPost(
      tx,
      as('lindqvist'),
      reply,
      post('A think tank did. What does it want its readers to do with the number?'),
    );
    await createPost(
      tx,
      as('amina'),
      reply,
      post('The study can only count what it found, so I would write **at least** 41.'),
    );
  });
}
