import type { PrismaClient } from '#/prisma/generated/client.ts';
import type { Person } from '#/server/auth/person.ts';
import type { Tx } from '#/server/db/database.ts';

type Db = Tx | PrismaClient;

/** Open and coming assignments of all classes that the person learns in, what closes first on top; 100 at most. */
export async function dueFor(db: Db, person: Person, now: Date) {
  const rows = await db.assignment.findMany({
    where: {
      withdrawnAt: null,
      class: { archivedAt: null, memberships: { some: { userId: person.userId, role: 'STUDENT', status: 'ACTIVE' } } },
      OR: [{ closesAt: null }, { closesAt: { gt: new Date(now.getTime() - 14 * 86_400_000) } }],
    },
    select: {
      classId: true,
      id: true,
      title: true,
      quizId: true,
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
          memberships: { where: { status: 'PENDING' }, select: { id: true }, take: 200 },
          assignments: {
            where: { withdrawnAt: null },
            select: {
              id: true,
              title: true,
              opensAt: true,
              dueAt: true,
              closesAt: true,
              quizId: true,
              _count: { select: { attempts: { where: { state: { in: ['SUBMITTED', 'AUTO_SUBMITTED'] } } } } },
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
  return rows.map(({ role, class: { _count, memberships, assignments, ...rest } }) => ({
    ...rest,
    role,
    students: _count.memberships,
    waiting: memberships.length,
    assignments: assignments.map(({ _count: counts, attempts, ...assignment }) => ({
      ...assignment,
      open: assignment.opensAt <= now && (assignment.closesAt === null || assignment.closesAt > now),
      handedIn: counts.attempts,
      inQuiz: attempts.length,
    })),
  }));
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
