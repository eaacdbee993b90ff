import { v7 as uuid } from 'uuid';
import type { PrismaClient } from '#/prisma/generated/client.ts';
import type { Tx } from '#/server/db/database.ts';
import type { Staff, Teacher } from './member.ts';

type Db = Tx | PrismaClient;

/** How many groups a class may have. */
export const mostGroups = 100;

/** The groups of a class by name, each with the ids of its members and what it has in every quiz. Index: Group(classId, name). */
export async function groupsOf(db: Db, { classId }: Staff) {
  const rows = await db.group.findMany({
    where: { classId },
    select: {
      id: true,
      name: true,
      members: { select: { membershipId: true } },
      accommodation: {
        select: { timeFactor: true, breakMinutes: true, noClock: true, largerText: true, extraAttempts: true },
      },
    },
    orderBy: { name: 'asc' },
    take: mostGroups,
  });
  return rows.map(({ members, ...row }) => ({ ...row, members: members.map(each => each.membershipId) }));
}

/** The students of a class that can be in groups, by name; 1,000 at most. Index: Membership(classId, userId). */
export async function studentsByName(db: Db, { classId }: Staff) {
  return db.membership.findMany({
    where: { classId, role: 'STUDENT', status: 'ACTIVE' },
    select: { id: true, displayName: true },
    orderBy: [{ displayName: 'asc' }, { id: 'asc' }],
    take: 1000,
  });
}

/** Whether another group of the class has that name. */
export async function isNameTaken(db: Db, { classId }: Staff, name: string, except: string | null): Promise<boolean> {
  return (await db.group.count({ where: { classId, name, ...(except ? { id: { not: except } } : {}) } })) > 0;
}

/** Makes a group, or with an id changes its name and members; null when there is none of that id. Only students of the class become members. */
export async function putGroup(
  tx: Tx,
  { classId }: Teacher,
  given: { groupId: string | null; name: string; members: string[] },
): Promise<string | null> {
  const id = given.groupId ?? uuid();
  if (given.groupId) {
    const { count } = await tx.group.updateMany({ where: { classId, id }, data: { name: given.name } });
    if (count === 0) return null;
  } else await tx.group.create({ data: { classId, id, name: given.name } });
  const students = await tx.membership.findMany({
    where: { classId, id: { in: given.members }, role: 'STUDENT' },
    select: { id: true },
  });
  await tx.groupMember.deleteMany({ where: { classId, groupId: id } });
  await tx.groupMember.createMany({
    data: students.map(student => ({ classId, groupId: id, membershipId: student.id })),
  });
  return id;
}

/** Takes a group away, with its exceptions and its accommodation; its members stay in the class. False when there is none. */
export async function removeGroup(tx: Tx, { classId }: Teacher, groupId: string): Promise<boolean> {
  return (await tx.group.deleteMany({ where: { classId, id: groupId } })).count > 0;
}
