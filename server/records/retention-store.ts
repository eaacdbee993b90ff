import type { PrismaClient } from '#/prisma/generated/client.ts';
import type { Person } from '#/server/auth/person.ts';
import type { Teacher } from '#/server/classroom/member.ts';
import type { Tx } from '#/server/db/database.ts';
import type { Subject } from './row-store.ts';

type Db = Tx | PrismaClient;

/** Students of classes whose months in the archive are over, who are still there; `take` at most. Indexes: Class_archived, the key of Membership. */
export async function overdueStudents(db: Db, now: Date, take: number): Promise<Subject[]> {
  return db.$queryRaw<Subject[]>`
    SELECT m."classId", m.id AS "membershipId", m."userId" FROM "Class" c JOIN "Membership" m ON m."classId" = c.id
    WHERE c."retentionMonths" IS NOT NULL AND c."archivedAt" IS NOT NULL
      AND c."archivedAt" + c."retentionMonths" * interval '1 month' <= ${now}
      AND m.role = 'STUDENT' AND m."erasedAt" IS NULL
    ORDER BY c."archivedAt", m.id LIMIT ${take}`;
}

/** Sets after how many months in the archive the class's students are erased; null for never. */
export async function setRetention(db: Db, { classId }: Teacher, months: number | null): Promise<void> {
  await db.class.update({ where: { id: classId }, data: { retentionMonths: months } });
}

/** The classes of a person with how long each keeps its students; 200 at most. Index: Membership(userId). */
export async function retentionsOf(db: Db, { userId }: Person) {
  const rows = await db.membership.findMany({
    where: { userId, status: 'ACTIVE' },
    select: { role: true, class: { select: { id: true, name: true, archivedAt: true, retentionMonths: true } } },
    orderBy: { class: { createdAt: 'desc' } },
    take: 200,
  });
  return rows.map(({ role, class: { id, name, archivedAt, retentionMonths } }) => ({
    classId: id,
    name,
    role,
    months: retentionMonths,
    archivedAt,
  }));
}
