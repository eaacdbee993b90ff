import type { PrismaClient } from '#/prisma/generated/client.ts';
import type { Person } from '#/server/auth/person.ts';
import type { Tx } from '#/server/db/database.ts';

type Db = Tx | PrismaClient;

/** Open and coming assignments of all classes that the person learns in, what closes first on top; 100 at most. */
export async function dueFor(db: Db, person: Person, now: Date) {
  const twoWeeksAgo = new Date(now.getTime() - 14 * 86_400_000);
  const rows = await db.assignment.findMany({
    where: {
      withdrawnAt: null,
      class: { archivedAt: null, memberships: { some: { userId: person.userId, role: 'STUDENT', status: 'ACTIVE' } } },
      OR: [
        { closesAt: null },
        { closesAt: { gt: twoWeeksAgo } },
        { exceptions: { some: { closesAt: { gt: twoWeeksAgo } } } },
      ],
    },
    select: {
      classId: true,
      id: true,
      title: true,
      quizId: true,
      readingShown: true,
      opensAt: true,
      dueAt: true,
      closesAt: true,
      attemptLimit: true,
      class: { select: { name: true, timeZone: true } },
      attempts: {
        where: { membership: { userId: person.userId } },
        select: { id: true, state: true, submittedAt: true },
        orderBy: { number: 'asc' },
      },
    },
    orderBy: [
      { dueAt: { sort: 'asc', nulls: 'last' } },
      { closesAt: { sort: 'asc', nulls: 'last' } },
      { opensAt: 'desc' },
    ],
    take: 100,
  });
  return rows;
}

/** The classes in which the person teaches or assists, with what goes on in them; 100 at most. */
export async function taughtBy(db: Db, person: Person, now: Date) {
  const rows = await db.membership.findMany({
    where: {
      userId: person.userId,
      role: { in: ['TEACHER', 'ASSISTANT'] },
      status: 'ACTIVE',
      class: { archivedAt: null },
    },
    select: {
      role: true,
      class: {
        select: {
          id: true,
          name: true,
          timeZone: true,
          _count: { select: { memberships: { where: { role: 'STUDENT', status: 'ACTIVE' } } } },
          memberships: {
            where: { status: 'PENDING' },
            select: { createdAt: true },
            orderBy: { createdAt: 'asc' },
            take: 200,
          },
          assignments: {
            where: { withdrawnAt: null },
            select: {
              id: true,
              title: true,
              opensAt: true,
              dueAt: true,
              closesAt: true,
              quizId: true,
              attempts: { where: { state: 'IN_PROGRESS' }, select: { id: true }, take: 200 },
            },
            orderBy: { opensAt: 'desc' },
            take: 5,
          },
        },
      },
    },
    orderBy: { class: { createdAt: 'desc' } },
    take: 100,
  });
  const handedIn = await handedInBy(
    db,
    rows.map(row => row.class.id),
    rows.flatMap(row => row.class.assignments.map(({ id }) => id)),
  );
  return rows.map(({ role, class: { _count, memberships, assignments, ...rest } }) => ({
    ...rest,
    role,
    students: _count.memberships,
    pending: { count: memberships.length, since: memberships[0]?.createdAt ?? null },
    assignments: assignments.map(({ attempts, ...assignment }) => ({
      ...assignment,
      open: assignment.opensAt <= now && (assignment.closesAt === null || assignment.closesAt > now),
      handedIn: handedIn.get(assignment.id) ?? 0,
      inQuiz: attempts.length,
    })),
  }));
}

/** How many of the students who are in the class have handed in each assignment, however often. Index: Attempt(classId, assignmentId, …). */
async function handedInBy(
  db: Db,
  classIds: readonly string[],
  assignmentIds: readonly string[],
): Promise<Map<string, number>> {
  const rows = await db.$queryRaw<{ assignmentId: string; students: number }[]>`
    SELECT a."assignmentId", count(DISTINCT a."membershipId")::int AS students
    FROM "Attempt" a JOIN "Membership" m ON m."classId" = a."classId" AND m.id = a."membershipId"
    WHERE a."classId" = ANY(${[...classIds]}::uuid[]) AND a."assignmentId" = ANY(${[...assignmentIds]}::uuid[])
      AND a.state IN ('SUBMITTED', 'AUTO_SUBMITTED') AND m.role = 'STUDENT' AND m.status = 'ACTIVE'
    GROUP BY a."assignmentId"`;
  return new Map(rows.map(({ assignmentId, students }) => [assignmentId, students]));
}

/**
 * The posts that earn points in assignments, and how many of their own a student has written that stand or wait: by assignment,
 * those left out where none earns any. One query. Keys: Participation, Membership(classId, userId); index: Post(classId, assignmentId, membershipId).
 */
export async function postsWanted(
  db: Db,
  person: Person,
  assignmentIds: readonly string[],
): Promise<Map<string, { wanted: number; written: number }>> {
  const rows = await db.$queryRaw<{ assignmentId: string; wanted: number; written: number }[]>`
    SELECT p."assignmentId",
      (CASE WHEN p."threadPoints" > 0 THEN p.threads ELSE 0 END + CASE WHEN p."replyPoints" > 0 THEN p.replies ELSE 0 END)::int AS wanted,
      (SELECT count(*) FROM "Post" o WHERE o."classId" = p."classId" AND o."assignmentId" = p."assignmentId"
        AND o."membershipId" = m.id AND o.state IN ('VISIBLE', 'HELD'))::int AS written
    FROM "Participation" p JOIN "Membership" m ON m."classId" = p."classId" AND m."userId" = ${person.userId}::uuid
    WHERE p."assignmentId" = ANY(${[...assignmentIds]}::uuid[])`;
  return new Map(rows.map(({ assignmentId, ...posts }) => [assignmentId, posts]));
}

/**
 * The assignments of classes in which handed-in attempts wait to be marked by hand: the title, how many, and since when the first does.
 * One query. Index: Attempt(classId, assignmentId) where one waits.
 */
export async function answersWaiting(db: Db, classIds: readonly string[]) {
  return db.$queryRaw<{ classId: string; assignmentId: string; name: string; count: number; since: Date }[]>`
    SELECT a."classId", a."assignmentId", s.title AS name, count(*)::int AS count, min(a."submittedAt") AS since
    FROM "Attempt" a JOIN "Assignment" s ON s."classId" = a."classId" AND s.id = a."assignmentId"
    WHERE a."classId" = ANY(${[...classIds]}::uuid[]) AND a."toMark" > 0 AND a."submittedAt" IS NOT NULL AND s."withdrawnAt" IS NULL
    GROUP BY a."classId", a."assignmentId", s.title`;
}

/** The person's quizzes that were never published, newest first; 20 at most. */
export async function unpublishedBy(db: Db, person: Person) {
  return db.quiz.findMany({
    where: { ownerId: person.userId, deletedAt: null, latest: 0 },
    select: { id: true, title: true, updatedAt: true },
    orderBy: { updatedAt: 'desc' },
    take: 20,
  });
}
