import { v7 as uuid } from 'uuid';
import type { PrismaClient } from '#/prisma/generated/client.ts';
import type { ExceptionModel } from '#/prisma/generated/models.ts';
import type { Staff, Teacher } from '#/server/classroom/member.ts';
import { among, batched } from '#/server/db/batch.ts';
import type { Tx } from '#/server/db/database.ts';
import { grouped } from '#/server/grouped.ts';
import { type Accommodation, type Exception, nothingOfTheirOwn, type Standing } from './exceptions.ts';

type Db = Tx | PrismaClient;
type Place = { classId: string; assignmentId: string };
type Who = { classId: string; membershipId: string };
/** Whom an exception or accommodation is for. */
export type Target = { membershipId: string } | { groupId: string };

/**
 * The exceptions of an assignment, the most time that a teacher gave to one of its attempts, and the newest outages. Indexes:
 * Exception and Attempt (classId, assignmentId, …), Outage(nextBeatAt).
 */
export const exceptionsOf = batched(async (db: Db, places: readonly Place[]) => {
  const where = {
    classId: among(places.map(place => place.classId)),
    assignmentId: among(places.map(place => place.assignmentId)),
  };
  const [exceptions, extra, outages] = await Promise.all([
    db.exception.findMany({ where }),
    db.attempt.groupBy({
      by: ['classId', 'assignmentId'],
      where: { ...where, extraSeconds: { gt: 0 } },
      _max: { extraSeconds: true },
    }),
    db.outage.findMany({ orderBy: { nextBeatAt: 'desc' }, take: 20 }),
  ]);
  const here = (place: Place) => (row: Place) =>
    row.classId === place.classId && row.assignmentId === place.assignmentId;
  return places.map(place => ({
    exceptions: exceptions.filter(here(place)),
    extraSeconds: extra.find(here(place))?._max.extraSeconds ?? 0,
    outages,
  }));
});

/** The groups of a member, and what they and these groups have in every quiz. Indexes: GroupMember(classId, membershipId), Accommodation's unique keys. */
const backgroundOf = batched(async (db: Db, people: readonly Who[]) => {
  const classId = among(people.map(who => who.classId));
  const membershipId = among(people.map(who => who.membershipId));
  const [own, groups] = await Promise.all([
    db.accommodation.findMany({ where: { classId, membershipId } }),
    db.groupMember.findMany({
      where: { classId, membershipId },
      select: {
        classId: true,
        membershipId: true,
        groupId: true,
        group: { select: { accommodation: true } },
      },
    }),
  ]);
  return people.map(who => {
    const mine = groups.filter(row => row.classId === who.classId && row.membershipId === who.membershipId);
    return {
      groups: new Set(mine.map(row => row.groupId)),
      ofGroups: mine.flatMap(row => row.group.accommodation ?? []),
      own: own.find(row => row.classId === who.classId && row.membershipId === who.membershipId) ?? null,
    };
  });
});

/** What stands for one student at an assignment beside the class's rules. */
export async function standingOf(db: Db, who: Who, exceptions: readonly ExceptionModel[]): Promise<Standing> {
  const { groups, own, ofGroups } = await backgroundOf(db, who);
  return {
    student: exceptions.find(each => each.membershipId === who.membershipId) ?? null,
    groups: exceptions.filter(each => each.groupId !== null && groups.has(each.groupId)),
    own,
    ofGroups,
  };
}

/**
 * What stands for each of these students at each of these assignments, without accommodations: a function of assignment and
 * membership. Two queries for any number. Indexes: Exception(classId, assignmentId, …), GroupMember(classId, membershipId).
 */
export async function standingsIn(
  db: Db,
  { classId }: { classId: string },
  assignments: string[],
  students: string[],
): Promise<(assignmentId: string, membershipId: string) => Standing> {
  const [exceptions, memberships] = await Promise.all([
    db.exception.findMany({ where: { classId, assignmentId: { in: assignments } } }),
    db.groupMember.findMany({
      where: { classId, membershipId: { in: students } },
      select: { groupId: true, membershipId: true },
    }),
  ]);
  const byAssignment = grouped(exceptions, each => each.assignmentId);
  const groupsOf = grouped(memberships, each => each.membershipId);
  return (assignmentId, membershipId) => {
    const here = byAssignment.get(assignmentId) ?? [];
    const groups = new Set(groupsOf.get(membershipId)?.map(each => each.groupId));
    return {
      ...nothingOfTheirOwn,
      student: here.find(each => each.membershipId === membershipId) ?? null,
      groups: here.filter(each => each.groupId !== null && groups.has(each.groupId)),
    };
  };
}

/** The exceptions of an assignment with whom they are for, by name. */
export async function listExceptions(db: Db, staff: Staff, assignmentId: string) {
  const rows = await db.exception.findMany({
    where: { classId: staff.classId, assignmentId },
    include: { membership: { select: { displayName: true } }, group: { select: { name: true } } },
  });
  return rows
    .map(({ membership, group, ...row }) => ({ ...row, name: membership?.displayName ?? group?.name ?? '' }))
    .sort((a, b) => a.name.localeCompare(b.name) || a.id.localeCompare(b.id));
}

/** Whether the target is a student or a group of the class. */
export async function isOfClass(db: Db, { classId }: Staff, target: Target): Promise<boolean> {
  if ('groupId' in target) return (await db.group.count({ where: { classId, id: target.groupId } })) > 0;
  return (await db.membership.count({ where: { classId, id: target.membershipId, role: 'STUDENT' } })) > 0;
}

/** Lets no attempt at the assignment begin until the transaction ends: it then finds the dates that the act leaves. */
export async function holdStarts(tx: Tx, { classId }: Teacher, assignmentId: string): Promise<void> {
  await tx.$queryRaw`SELECT id FROM "Assignment" WHERE "classId" = ${classId}::uuid AND id = ${assignmentId}::uuid FOR UPDATE`;
}

/** Lets no student of the class begin an attempt until the transaction ends. */
export async function holdStudents(tx: Tx, { classId }: Teacher): Promise<void> {
  await tx.$queryRaw`SELECT id FROM "Membership" WHERE "classId" = ${classId}::uuid AND role = 'STUDENT' ORDER BY id FOR UPDATE`;
}

/** Gives a student or group an exception, in place of the one before; returns its id. */
export async function putException(
  tx: Tx,
  { classId }: Teacher,
  assignmentId: string,
  target: Target,
  exception: Exception & { reason: string | null },
): Promise<string> {
  const before = await tx.exception.findFirst({ where: { classId, assignmentId, ...target }, select: { id: true } });
  const id = before?.id ?? uuid();
  await tx.exception.upsert({
    where: { classId_id: { classId, id } },
    create: { classId, id, assignmentId, ...target, ...exception },
    update: exception,
  });
  return id;
}

/** Takes an exception away; whose it was, or null when there is none. */
export async function removeException(tx: Tx, { classId }: Teacher, id: string): Promise<ExceptionModel | null> {
  const found = await tx.exception.findUnique({ where: { classId_id: { classId, id } } });
  if (found) await tx.exception.delete({ where: { classId_id: { classId, id } } });
  return found;
}

/** What a student or group has in every quiz; null for nothing. */
export async function accommodationFor(db: Db, { classId }: Staff, target: Target): Promise<Accommodation | null> {
  return db.accommodation.findFirst({
    where: { classId, ...target },
    select: { timeFactor: true, breakMinutes: true, noClock: true, largerText: true, extraAttempts: true },
  });
}

/** Gives a student or group an accommodation in place of the one before; null takes it away. */
export async function putAccommodation(
  tx: Tx,
  { classId }: Teacher,
  target: Target,
  accommodation: Accommodation | null,
): Promise<void> {
  await tx.accommodation.deleteMany({ where: { classId, ...target } });
  if (accommodation) await tx.accommodation.create({ data: { classId, id: uuid(), ...target, ...accommodation } });
}
