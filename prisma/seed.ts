import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { v7 as uuid } from 'uuid';
import type { PrismaClient } from '#/prisma/generated/client.ts';
import type { Role } from '#/prisma/generated/enums.ts';
import { databaseNow } from '#/server/auth/sessions.ts';
import type { Member, Staff } from '#/server/classroom/member.ts';
import { act, type Database } from '#/server/db/database.ts';
import { createPost, createThread, setThread } from '#/server/discussion/store.ts';
import { invariant } from '#/server/invariant.ts';
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
async function demoReading() {
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
  const staff = new Map<Role, string>();
  for (const { role, ...account } of demoAccounts) {
    const userId = await makeUser(client, { ...account, demo: true, canTeach: role === 'TEACHER' });
    staff.set(role, await makeMember(client, classId, userId, role));
    if (role === 'TEACHER') teacherId = userId;
  }
  const now = await databaseNow(client);
  const readingId = await makeReading(client, teacherId, await demoReading());
  const quizId = await makeQuiz(client, teacherId, readingId, 10);
  const { title } = await demoReading();
  const assignmentId = await makeAssignment(
    client,
    classId,
    { readingId, quizId },
    { title, opensAt: now, closesAt: new Date(now.getTime() + 14 * 86_400_000) },
  );
  await startDiscussion(client, { classId, assignmentId, readingId }, staff, now);
}

/** The demo class's teacher opens the discussion: a task for all, and a question on one sentence, which the assistant takes up. */
async function startDiscussion(
  client: PrismaClient,
  at: { classId: string; assignmentId: string; readingId: string },
  staff: ReadonlyMap<Role, string>,
  now: Date,
): Promise<void> {
  const { classId, assignmentId, readingId } = at;
  const as = (role: Role) => ({ classId, membershipId: staff.get(role) }) as Member;
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
      as('TEACHER'),
      assignmentId,
      whole,
      post('Find the sentence that you would check first, and say how you would check it.'),
    );
    await setThread(tx, as('TEACHER') as Staff, task.threadId, { pinned: true });
    const on = await createThread(
      tx,
      as('TEACHER'),
      assignmentId,
      passage,
      post('Who counted these countries, and *why* would they?'),
    );
    const reply = { assignmentId, threadId: on.threadId, parentId: on.postId };
    await createPost(
      tx,
      as('ASSISTANT'),
      reply,
      post('A think tank did. What does it want its readers to do with the number?'),
    );
  });
}
