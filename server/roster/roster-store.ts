import { v7 as uuid } from 'uuid';
import type { PrismaClient } from '#/prisma/generated/client.ts';
import type { Teacher } from '#/server/classroom/member.ts';
import type { Tx } from '#/server/db/database.ts';
import type { Ground } from './plan.ts';

type Db = Tx | PrismaClient;

/** Keeps who is in the class, and its groups, as they are until the transaction ends: two imports follow one another. */
export async function holdClass(tx: Tx, { classId }: Teacher): Promise<void> {
  await tx.$queryRaw`SELECT id FROM "Class" WHERE id = ${classId}::uuid FOR UPDATE`;
}

/** The ids by which a list knows the students of a class. Index: Membership(classId, sourceId). */
export async function knownIds(db: Db, { classId }: Teacher): Promise<string[]> {
  const rows = await db.membership.findMany({
    where: { classId, role: 'STUDENT', erasedAt: null, sourceId: { not: null } },
    select: { sourceId: true },
  });
  return rows.flatMap(row => row.sourceId ?? []);
}

/**
 * What a roster is compared with. Of other classes only those count in which the teacher teaches too, and only students whom a list
 * with one of `ids` brought there; nothing else of the installation is looked at. Indexes: Membership(classId, userId), GroupMember(classId, membershipId),
 * Membership(userId), Membership(classId, sourceId).
 */
export async function groundOf(db: Db, teacher: Teacher, ids: readonly string[]): Promise<Ground> {
  const { classId, userId } = teacher;
  const [people, groups, elsewhere] = await Promise.all([
    db.membership.findMany({
      where: { classId, erasedAt: null },
      select: {
        id: true,
        userId: true,
        displayName: true,
        role: true,
        status: true,
        sourceId: true,
        groups: { select: { groupId: true } },
      },
      orderBy: { id: 'asc' },
    }),
    db.group.findMany({ where: { classId }, select: { id: true, name: true } }),
    db.membership.findMany({
      where: {
        classId: { not: classId },
        sourceId: { in: [...ids] },
        role: 'STUDENT',
        status: 'ACTIVE',
        user: { disabledAt: null },
        class: { memberships: { some: { userId, role: 'TEACHER', status: 'ACTIVE' } } },
      },
      select: { sourceId: true, displayName: true, userId: true },
      orderBy: [{ classId: 'asc' }, { id: 'asc' }],
      take: 5_000,
    }),
  ]);
  return {
    people: people.map(({ id, groups: own, ...rest }) => ({
      membershipId: id,
      ...rest,
      groups: own.map(({ groupId }) => groupId),
    })),
    groups: new Map(groups.map(({ id, name }) => [name, id])),
    elsewhere: elsewhere.map(({ sourceId, ...rest }) => ({ sourceId: sourceId ?? '', ...rest })),
  };
}

/** A student whom a list brings into the class, with an account or without one yet. */
export type Newcomer = { userId: string; displayName: string; sourceId: string | null };

/** Makes students of these accounts; returns their memberships in the order given. */
export async function addStudents(tx: Tx, { classId }: Teacher, newcomers: readonly Newcomer[]): Promise<string[]> {
  const rows = newcomers.map(one => ({ classId, id: uuid(), role: 'STUDENT' as const, ...one }));
  await tx.membership.createMany({ data: rows });
  return rows.map(({ id }) => id);
}

/** Gives a student of the class the name or the id of a list. Key: Membership(classId, id). */
export async function changeStudent(
  tx: Tx,
  { classId }: Teacher,
  membershipId: string,
  change: { displayName?: string; sourceId?: string },
): Promise<void> {
  await tx.membership.update({ where: { classId_id: { classId, id: membershipId } }, data: change });
}

/** Takes students out of the class; returns whose accounts they are. Key: Membership(classId, id). */
export async function removeStudents(
  tx: Tx,
  { classId }: Teacher,
  membershipIds: readonly string[],
): Promise<string[]> {
  const where = { classId, id: { in: [...membershipIds] }, role: 'STUDENT' as const };
  await tx.membership.updateMany({ where, data: { status: 'REMOVED' } });
  const rows = await tx.membership.findMany({ where, select: { userId: true } });
  return rows.map(({ userId }) => userId);
}

/** The ids of the groups of these names; those that the class does not have are made. Index: Group(classId, name). */
export async function groupsNamed(tx: Tx, { classId }: Teacher, names: readonly string[]) {
  const wanted = [...new Set(names)];
  await tx.group.createMany({ data: wanted.map(name => ({ classId, id: uuid(), name })), skipDuplicates: true });
  const rows = await tx.group.findMany({ where: { classId, name: { in: wanted } }, select: { id: true, name: true } });
  return new Map(rows.map(({ id, name }) => [name, id]));
}

/** Puts students into groups, where they are not in them. */
export async function joinGroups(
  tx: Tx,
  { classId }: Teacher,
  pairs: readonly { groupId: string; membershipId: string }[],
): Promise<void> {
  await tx.groupMember.createMany({ data: pairs.map(pair => ({ classId, ...pair })), skipDuplicates: true });
}

/** Students of the class who are in it, by name, with whether they have yet to use a one-time password; 500 at most. */
export async function studentsForCards(db: Db, { classId }: Teacher) {
  const rows = await db.membership.findMany({
    where: { classId, role: 'STUDENT', status: 'ACTIVE' },
    select: {
      id: true,
      userId: true,
      displayName: true,
      user: { select: { userName: true, oneTimeUntil: true, canTeach: true, memberships: worksIn } },
    },
    orderBy: [{ displayName: 'asc' }, { id: 'asc' }],
    take: 500,
  });
  return rows.map(({ id, user, ...rest }) => ({
    membershipId: id,
    ...rest,
    userName: user.userName,
    oneTimeUntil: user.oneTimeUntil,
    /** Nobody who teaches or assists anywhere can be taken over by a password that another teacher gives. */
    mayHave: !user.canTeach && user.memberships.length === 0,
  }));
}

const worksIn = {
  where: { role: { not: 'STUDENT' as const }, status: 'ACTIVE' as const },
  select: { id: true },
  take: 1,
} as const;
