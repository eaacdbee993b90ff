import { v7 as uuid } from 'uuid';
import type { PrismaClient } from '#/prisma/generated/client.ts';
import type { Role } from '#/prisma/generated/enums.ts';
import { hashPassword } from '#/server/auth/passwords.ts';

// One maker per thing, shared by the demo class and the tests, so that both build what the product itself would store.

let made = 0;
let testHash: Promise<string> | undefined;

/** The password of every account that a maker makes without one. */
export const testPassword = 'correct horse battery';

/** Makes an account; what is not given is filled in. Returns its id. */
export async function makeUser(
  db: PrismaClient,
  given: {
    userName?: string;
    displayName?: string;
    password?: string;
    canTeach?: boolean;
    email?: string;
    demo?: boolean;
    language?: string;
    timeZone?: string;
  } = {},
): Promise<string> {
  made += 1;
  const id = uuid();
  testHash ??= hashPassword(testPassword);
  const { password, ...rest } = given;
  await db.user.create({
    data: {
      id,
      userName: `user-${made}-${id.slice(-8)}`,
      displayName: `User ${made}`,
      ...rest,
      passwordHash: password ? await hashPassword(password) : await testHash,
    },
  });
  return id;
}

/** Makes a class without anybody in it. Returns its id. */
export async function makeClass(
  db: PrismaClient,
  given: { name?: string; timeZone?: string; joinCode?: string | null } = {},
): Promise<string> {
  const id = uuid();
  await db.class.create({ data: { id, name: 'A class', timeZone: 'Europe/Berlin', ...given } });
  return id;
}

/** Makes the user a member of the class. Returns the membership's id. */
export async function makeMember(
  db: PrismaClient,
  classId: string,
  userId: string,
  role: Role,
  given: { displayName?: string; status?: 'ACTIVE' | 'PENDING' | 'REMOVED' } = {},
): Promise<string> {
  const id = uuid();
  const user = await db.user.findUniqueOrThrow({ where: { id: userId }, select: { displayName: true } });
  await db.membership.create({ data: { classId, id, userId, role, displayName: user.displayName, ...given } });
  return id;
}
