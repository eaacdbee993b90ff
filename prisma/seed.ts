import type { PrismaClient } from '#/prisma/generated/client.ts';
import type { Role } from '#/prisma/generated/enums.ts';
import type { Database } from '#/server/db/database.ts';
import { makeClass, makeMember, makeUser } from './factories.ts';

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

/** Makes the demo class: its people. */
export async function seedDemo({ client }: Database): Promise<void> {
  const classId = await makeClass(client, { name: 'Global Studies 10B', joinCode: 'DEMKCASS' });
  for (const { role, ...account } of demoAccounts) {
    const userId = await makeUser(client, { ...account, demo: true, canTeach: role === 'TEACHER' });
    await makeMember(client, classId, userId, role);
  }
}
