import type { PrismaClient } from '#/prisma/generated/client.ts';
import type { Person } from '#/server/auth/person.ts';
import type { Tx } from '#/server/db/database.ts';
import type { Member } from './member.ts';

/** The active membership of `person` in the class, or null: not a member, removed, waiting for approval, or no such class. */
export async function findMember(db: Tx | PrismaClient, person: Person, classId: string): Promise<Member | null> {
  const row = await db.membership.findUnique({
    where: { classId_userId: { classId, userId: person.userId }, status: 'ACTIVE' },
    select: { id: true, role: true, displayName: true, class: { select: { timeZone: true } } },
  });
  if (!row) return null;
  const member = {
    classId,
    membershipId: row.id,
    userId: person.userId,
    role: row.role,
    displayName: row.displayName,
    timeZone: row.class.timeZone,
  };
  return member as Member;
}
