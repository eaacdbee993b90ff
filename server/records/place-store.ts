import { Prisma, type PrismaClient } from '#/prisma/generated/client.ts';
import type { Teacher } from '#/server/classroom/member.ts';
import type { Tx } from '#/server/db/database.ts';
import { registry, type Topic } from './registry.ts';
import { rowsOf, type Subject } from './row-store.ts';

type Db = Tx | PrismaClient;

/** A post in which somebody typed a name, or beside which a teacher did. Who wrote it is not told: it may be under a pseudonym. */
export type NamingPost = { assignmentId: string; threadId: string; postId: string; own: boolean; source: string };

/** The posts of the class that stand and match, oldest first, 200 at most. Every post of the class is read once. Index: Post(classId, membershipId, createdAt). */
export async function postsNaming(db: Db, teacher: Teacher, subject: Subject, pattern: string): Promise<NamingPost[]> {
  return db.$queryRaw<NamingPost[]>`
    SELECT p."assignmentId", p."threadId", p.id AS "postId", p."membershipId" = ${subject.membershipId}::uuid AS own, p.source
    FROM "Post" p WHERE p."classId" = ${teacher.classId}::uuid AND (
      CASE WHEN p."membershipId" = ${subject.membershipId}::uuid THEN p.state = 'VISIBLE' AND p.source ~* ${pattern}
        ELSE concat_ws(' ', p.source, p.reason, p.unmasked) ~* ${pattern} END)
    ORDER BY p.id LIMIT 200`;
}

/** Where a name stands besides in posts: how many rows of a table, and on what topic. */
export type NamingTable = { table: string; topic: Topic; count: number };

/**
 * The rows of the class, not the student's own, that hold a match anywhere, by table; what is the student's own is changed by
 * the act itself. Every row of the class is read once, by the key of its table, which begins with the class.
 */
export async function tablesNaming(
  db: Db,
  teacher: Teacher,
  subject: Subject,
  pattern: string,
): Promise<NamingTable[]> {
  const columns = await db.$queryRaw<{ table: string }[]>`
    SELECT table_name AS "table" FROM information_schema.columns WHERE table_schema = 'public' AND column_name = 'classId'`;
  const found: NamingTable[] = [];
  for (const table of (Object.keys(registry) as Prisma.ModelName[]).filter(
    name => name !== 'Post' && name !== 'Membership' && columns.some(one => one.table === name),
  )) {
    const keeping = registry[table];
    const changed = keeping.whose !== null && keeping.erased !== 'kept';
    const others = changed
      ? Prisma.sql`AND t.ctid NOT IN (SELECT t.ctid FROM ${rowsOf(table, subject)})`
      : Prisma.empty;
    const [row] = await db.$queryRaw<{ count: number }[]>`
      SELECT count(*)::int AS count FROM ${Prisma.raw(`"${table}"`)} t
      WHERE t."classId" = ${teacher.classId}::uuid AND to_jsonb(t)::text ~* ${pattern} ${others}`;
    if (row && row.count > 0) found.push({ table, topic: keeping.topic, count: row.count });
  }
  return found;
}
