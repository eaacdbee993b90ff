import { Prisma, type PrismaClient } from '#/prisma/generated/client.ts';
import type { Tx } from '#/server/db/database.ts';
import { asTable, type Sight, visibleInTable } from './sight-store.ts';

type Db = Tx | PrismaClient;

/** Who is mentioned in these posts, edits of theirs included. Index: the key. */
export async function mentionsIn(db: Db, classIds: string[], postIds: string[]) {
  return db.mention.findMany({
    where: { classId: { in: classIds }, postId: { in: postIds } },
    select: { postId: true, number: true, membershipId: true },
  });
}

/** Keeps who the numbers in a post's text stand for; those that are kept already stay. */
export async function keepMentions(
  tx: Tx,
  classId: string,
  postId: string,
  mentions: ReadonlyMap<string, number>,
): Promise<void> {
  await tx.mention.createMany({
    data: [...mentions].map(([membershipId, number]) => ({ classId, postId, number, membershipId })),
    skipDuplicates: true,
  });
}

/**
 * Memberships of those of whom the reader knows in this discussion, 500 at most: active staff, who has written what they may
 * see, and for staff where nobody is behind a pseudonym every active student. Indexes: Membership(classId, id),
 * Post(classId, assignmentId, membershipId).
 */
export async function peopleSeen(db: Db, sight: Sight): Promise<string[]> {
  const { member, staff, rules } = sight;
  const all = staff && !rules.anonymous ? Prisma.sql`true` : Prisma.sql`m.role <> 'STUDENT'`;
  const rows = await db.$queryRaw<{ id: string }[]>`
    SELECT m.id FROM "Membership" m
    WHERE m."classId" = ${member.classId}::uuid AND m.status = 'ACTIVE' AND m.id <> ${member.membershipId}::uuid
      AND (${all} OR EXISTS (SELECT 1 FROM ${asTable([sight])} JOIN "Post" p ON p."classId" = s."classId" AND p."assignmentId" = s."assignmentId"
        WHERE p."membershipId" = m.id AND ${visibleInTable}))
    ORDER BY m.id LIMIT 500`;
  return rows.map(row => row.id);
}
