import type { PrismaClient } from '#/prisma/generated/client.ts';
import type { Attempt } from '#/server/attempt/attempt.ts';
import type { Member } from '#/server/classroom/member.ts';
import type { Tx } from '#/server/db/database.ts';
import type { Subject } from './row-store.ts';

type Db = Tx | PrismaClient;

/** Somebody of the class with what their record begins with; null when there is nobody of that id. */
export async function findSubject(db: Db, { classId }: Member, membershipId: string) {
  return db.membership.findUnique({
    where: { classId_id: { classId, id: membershipId } },
    select: {
      id: true,
      userId: true,
      role: true,
      status: true,
      displayName: true,
      sourceId: true,
      createdAt: true,
      erasedAt: true,
      user: { select: { userName: true, displayName: true } },
      class: { select: { name: true, timeZone: true } },
    },
  });
}

/** What an account says of its owner, but for the password. */
export async function findAccount(db: Db, { userId }: Subject) {
  const { passwordHash: _, id: __, ...account } = await db.user.findUniqueOrThrow({ where: { id: userId } });
  return account;
}

/** The student's attempts, oldest first. Index: Attempt(classId, membershipId). */
export async function attemptsOf(db: Db, _viewer: Member, { classId, membershipId }: Subject): Promise<Attempt[]> {
  return db.attempt.findMany({ where: { classId, membershipId }, orderBy: { startedAt: 'asc' } });
}

/** The student's posts with what they said before and the thread they stand in, oldest first. Index: Post(classId, membershipId, createdAt). */
export async function postsOf(db: Db, _viewer: Member, { classId, membershipId }: Subject) {
  return db.post.findMany({
    where: { classId, membershipId },
    include: {
      revisions: { orderBy: { number: 'asc' } },
      thread: { select: { quote: true } },
    },
    orderBy: { createdAt: 'asc' },
  });
}

/** What the log says of the student or of things of theirs, oldest first. Indexes: AuditEvent(classId, actorId, id), AuditEvent(classId, subject, id). */
export async function logOf(db: Db, _viewer: Member, { classId, membershipId }: Subject, things: readonly string[]) {
  const where = { classId, OR: [{ actorId: membershipId }, { subject: { in: [membershipId, ...things] } }] };
  return db.auditEvent.findMany({ where, orderBy: { id: 'asc' } });
}

/** The titles of the class's assignments by id, and whether students are anonymous in their discussions. Key: Assignment(classId, id). */
export async function assignmentsOf(db: Db, { classId }: Member) {
  const rows = await db.assignment.findMany({
    where: { classId },
    select: { id: true, title: true, discussion: { select: { anonymous: true } } },
  });
  return new Map(rows.map(({ id, title, discussion }) => [id, { title, anonymous: discussion?.anonymous === true }]));
}

/** The names of the class's staff by membership, removed ones too. Key: Membership(classId, id). */
export async function staffNamesOf(db: Db, { classId }: Member): Promise<Map<string, string>> {
  const rows = await db.membership.findMany({
    where: { classId, role: { not: 'STUDENT' } },
    select: { id: true, displayName: true },
  });
  return new Map(rows.map(row => [row.id, row.displayName]));
}
