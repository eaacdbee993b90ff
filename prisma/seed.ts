import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { PrismaClient } from '#/prisma/generated/client.ts';
import type { Role } from '#/prisma/generated/enums.ts';
import { databaseNow } from '#/server/auth/sessions.ts';
import type { Database } from '#/server/db/database.ts';
import { readingInput } from '#/server/reading/schema.ts';
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
  for (const { role, ...account } of demoAccounts) {
    const userId = await makeUser(client, { ...account, demo: true, canTeach: role === 'TEACHER' });
    await makeMember(client, classId, userId, role);
    if (role === 'TEACHER') teacherId = userId;
  }
  const now = await databaseNow(client);
  const readingId = await makeReading(client, teacherId, await demoReading());
  const quizId = await makeQuiz(client, teacherId, readingId, 8);
  const { title } = await demoReading();
  await makeAssignment(
    client,
    classId,
    { readingId, quizId },
    { title, opensAt: now, closesAt: new Date(now.getTime() + 14 * 86_400_000) },
  );
}
