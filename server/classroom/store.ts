import { v7 as uuid } from 'uuid';
import type { PrismaClient } from '#/prisma/generated/client.ts';
import type { Person } from '#/server/auth/person.ts';
import { among, batched } from '#/server/db/batch.ts';
import type { Tx } from '#/server/db/database.ts';
import { auditDetail } from './audit.ts';
import type { Member, MembershipStatus, Role, Staff, Teacher } from './member.ts';

type Db = Tx | PrismaClient;

/** What limits a join code: until when it is good, how many may use it, whether they wait for a teacher. */
export type CodeRules = { codeUntil: Date | null; codeLimit: number | null; codeApproval: boolean };

const codeOfClass = { joinCode: true, codeUntil: true, codeLimit: true, codeUses: true, codeApproval: true } as const;

const ofMember = {
  classId: true,
  id: true,
  userId: true,
  role: true,
  displayName: true,
  class: { select: { timeZone: true, archivedAt: true } },
} as const;

const activeMembers = batched(async (db: Db, asked: readonly { userId: string; classIds: readonly string[] }[]) => {
  const rows = await db.membership.findMany({
    where: {
      classId: among(asked.flatMap(one => one.classIds)),
      userId: among(asked.map(one => one.userId)),
      status: 'ACTIVE',
    },
    select: ofMember,
  });
  const members = new Map(
    rows.map(({ id, class: { timeZone, archivedAt }, ...row }) => [
      `${row.classId} ${row.userId}`,
      { ...row, membershipId: id, timeZone, archived: archivedAt !== null } as Member,
    ]),
  );
  return asked.map(({ userId, classIds }) => classIds.flatMap(id => members.get(`${id} ${userId}`) ?? []));
});

/** The active membership of `person` in the class, or null: not a member, removed, waiting for approval, or no such class. */
export async function findMember(db: Db, person: Person, classId: string): Promise<Member | null> {
  return (await findMembers(db, person.userId, [classId]))[0] ?? null;
}

/** The active memberships of a user in these classes. Index: Membership(classId, userId). */
export function findMembers(db: Db, userId: string, classIds: string[]): Promise<Member[]> {
  return activeMembers(db, { userId, classIds });
}

/** What a person sees of the classes that they belong to, newest first; 200 at most. */
export async function classesOf(db: Db, person: Person) {
  const rows = await db.membership.findMany({
    where: { userId: person.userId, status: { in: ['ACTIVE', 'PENDING', 'SUSPENDED'] } },
    select: {
      role: true,
      status: true,
      class: { select: { id: true, name: true, timeZone: true, archivedAt: true, createdAt: true } },
    },
    orderBy: { class: { createdAt: 'desc' } },
    take: 200,
  });
  return rows.map(({ role, status, class: { id, name, timeZone, archivedAt } }) => ({
    classId: id,
    name,
    timeZone,
    role,
    status,
    archived: archivedAt !== null,
  }));
}

/** Makes a class with the person as its teacher; returns its id and their membership. */
export async function createClass(
  db: Db,
  person: Person,
  given: { name: string; timeZone: string; joinCode: string },
): Promise<Member> {
  const classId = uuid();
  await db.class.create({ data: { id: classId, ...given } });
  const membershipId = uuid();
  await db.membership.create({
    data: { classId, id: membershipId, userId: person.userId, role: 'TEACHER', displayName: person.displayName },
  });
  return {
    classId,
    membershipId,
    userId: person.userId,
    role: 'TEACHER',
    displayName: person.displayName,
    timeZone: given.timeZone,
    archived: false,
  } as Member;
}

/** The class of a member; its code and what limits it for staff only. */
export async function findClass(db: Db, member: Member) {
  const { joinCode, codeUntil, codeLimit, codeUses, codeApproval, ...rest } = await db.class.findUniqueOrThrow({
    where: { id: member.classId },
    select: { id: true, name: true, timeZone: true, mail: true, archivedAt: true, ...codeOfClass },
  });
  const code = { codeUntil, codeLimit, codeUses, codeApproval };
  return member.role === 'STUDENT' ? { ...rest, joinCode: null, code: null } : { ...rest, joinCode, code };
}

/** Changes what the class itself holds. A new code begins without uses; a code of null switches joining off. */
export async function updateClass(
  db: Db,
  teacher: Teacher,
  change: {
    name?: string;
    timeZone?: string;
    joinCode?: string | null;
    mail?: boolean;
    archivedAt?: Date | null;
  } & Partial<CodeRules>,
): Promise<void> {
  const fresh = change.joinCode === undefined ? {} : { codeUses: 0 };
  await db.class.update({ where: { id: teacher.classId }, data: { ...change, ...fresh } });
}

/** The people of the class by role and name, removed ones too, 200 at a time from `cursor`. */
export async function peopleOf(db: Db, staff: Staff, cursor: string | null) {
  const rows = await db.membership.findMany({
    where: { classId: staff.classId, erasedAt: null },
    select: {
      id: true,
      role: true,
      status: true,
      displayName: true,
      sourceId: true,
      createdAt: true,
      user: { select: { userName: true, email: true, canTeach: true, oneTimeUntil: true } },
    },
    orderBy: [{ role: 'asc' }, { displayName: 'asc' }, { id: 'asc' }],
    take: 201,
    ...(cursor ? { cursor: { classId_id: { classId: staff.classId, id: cursor } }, skip: 1 } : {}),
  });
  const people = rows.slice(0, 200).map(({ id, user, ...rest }) => ({
    membershipId: id,
    ...rest,
    userName: user.userName,
    canTeach: user.canTeach,
    oneTime: user.oneTimeUntil !== null,
  }));
  return { people, next: rows.length > 200 ? (people.at(-1)?.membershipId ?? null) : null };
}

/** Who waits to be let in, longest first: 200 at most, and how many in all. */
export async function waitingOf(db: Db, { classId }: Staff) {
  const where = { classId, status: 'PENDING' as const, erasedAt: null };
  const [rows, count] = await Promise.all([
    db.membership.findMany({
      where,
      select: { id: true, displayName: true, createdAt: true, user: { select: { userName: true } } },
      orderBy: { id: 'asc' },
      take: 200,
    }),
    db.membership.count({ where }),
  ]);
  const waiting = rows.map(({ id, user, ...rest }) => ({ membershipId: id, userName: user.userName, ...rest }));
  return { waiting, count };
}

/** Lets in or refuses those of the named who wait; returns whom. */
export async function decideWaiting(
  tx: Tx,
  { classId }: Teacher,
  membershipIds: readonly string[],
  status: 'ACTIVE' | 'REMOVED',
): Promise<string[]> {
  const rows = await tx.membership.updateManyAndReturn({
    where: { classId, id: { in: [...membershipIds] }, status: 'PENDING' },
    data: { status },
    select: { id: true },
  });
  return rows.map(({ id }) => id);
}

/** One person of the class; null also for one who was erased. */
export async function findPersonOf(db: Db, staff: Staff, membershipId: string) {
  return db.membership.findUnique({
    where: { classId_id: { classId: staff.classId, id: membershipId }, erasedAt: null },
    select: {
      id: true,
      userId: true,
      role: true,
      status: true,
      displayName: true,
      user: { select: { userName: true, canTeach: true } },
    },
  });
}

/** Changes a person's place in the class. */
export async function updateMembership(
  db: Db,
  teacher: Teacher,
  membershipId: string,
  change: { displayName?: string; status?: MembershipStatus; role?: Role },
): Promise<void> {
  await db.membership.update({ where: { classId_id: { classId: teacher.classId, id: membershipId } }, data: change });
}

/** How many active teachers the class has. Until `tx` ends nobody else gets an answer, so two cannot each remove the other. */
export async function countTeachers(tx: Tx, staff: Staff): Promise<number> {
  await tx.$queryRaw`SELECT id FROM "Class" WHERE id = ${staff.classId}::uuid FOR UPDATE`;
  return tx.membership.count({ where: { classId: staff.classId, role: 'TEACHER', status: 'ACTIVE' } });
}

/** Whether the account sees keys and results of any class, or may make classes: then no teacher may take it over. */
export async function worksForClasses(db: Db, userId: string): Promise<boolean> {
  const place = { userId, role: { not: 'STUDENT' as const }, status: 'ACTIVE' as const };
  return (
    (await db.user.count({ where: { id: userId, canTeach: true } })) > 0 ||
    (await db.membership.count({ where: place })) > 0
  );
}

/** The display names of the class's staff, to compare a newcomer's with. */
export async function staffNames(db: Db, classId: string): Promise<string[]> {
  const rows = await db.membership.findMany({
    where: { classId, role: { not: 'STUDENT' }, status: 'ACTIVE' },
    select: { displayName: true },
    take: 200,
  });
  return rows.map(row => row.displayName);
}

/** The class that a code opens, with what limits the code; null when none does. Whoever holds a code may ask. */
export async function classByCode(db: Db, joinCode: string) {
  return db.class.findFirst({
    where: { joinCode, archivedAt: null },
    select: { id: true, name: true, ...codeOfClass },
  });
}

/**
 * Takes one use of a code, counted by the database, so that a code for ten lets in ten, whoever asks at once. Null when the
 * code is no longer the class's, is over or used up; otherwise whether those who join by it wait for a teacher.
 */
export async function takeUse(tx: Tx, classId: string, joinCode: string): Promise<{ approval: boolean } | null> {
  const [used] = await tx.$queryRaw<{ approval: boolean }[]>`
    UPDATE "Class" SET "codeUses" = "codeUses" + 1
    WHERE id = ${classId}::uuid AND "joinCode" = ${joinCode} AND "archivedAt" IS NULL
      AND ("codeLimit" IS NULL OR "codeUses" < "codeLimit")
      AND ("codeUntil" IS NULL OR "codeUntil" > clock_timestamp())
    RETURNING "codeApproval" AS approval`;
  return used ?? null;
}

/**
 * Makes the user a student of the class by its code unless they belong to it; says how they stand in it: `shut-out` when a
 * teacher removed or suspended them, `off` when the code lets nobody in any more.
 */
export async function joinClass(
  tx: Tx,
  { id: classId, joinCode }: { id: string; joinCode: string },
  student: { userId: string; displayName: string },
  crowded: boolean,
): Promise<'joined' | 'waits' | 'shut-out' | 'off'> {
  const before = await tx.membership.findUnique({
    where: { classId_userId: { classId, userId: student.userId } },
    select: { status: true },
  });
  if (before) return outcomes[before.status];
  const used = await takeUse(tx, classId, joinCode);
  if (!used) return 'off';
  const status = used.approval || crowded ? 'PENDING' : 'ACTIVE';
  const id = uuid();
  await tx.membership.create({ data: { classId, id, role: 'STUDENT', status, ...student } });
  await tx.auditEvent.create({
    data: { classId, id: uuid(), actorId: id, action: 'member-joined', subject: id, detail: { status } },
  });
  return outcomes[status];
}

/** What the log says of one thing, oldest first, 100 rows at most. Index: AuditEvent(classId, subject, id). */
export async function auditOfSubject(db: Db, staff: Staff, subject: string) {
  const rows = await db.auditEvent.findMany({
    where: { classId: staff.classId, subject },
    orderBy: { id: 'asc' },
    take: 100,
  });
  return rows.map(({ actorId, action, detail, at }) => ({ actorId, action, detail: auditDetail.parse(detail), at }));
}

const outcomes = { ACTIVE: 'joined', PENDING: 'waits', SUSPENDED: 'shut-out', REMOVED: 'shut-out' } as const;
