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

type Quizzes = 'Quiz' | 'DraftQuestion' | 'QuizRevision' | 'QuizQuestion';

/** Tables that belong to people, whose rows count where the teacher owns them or the class uses them, with what they hang on. */
const material: Record<Quizzes | 'ReadingRevision', { of: 'Quiz' | 'Reading'; by: 'id' | 'quizId' | 'readingId' }> = {
  Quiz: { of: 'Quiz', by: 'id' },
  DraftQuestion: { of: 'Quiz', by: 'quizId' },
  QuizRevision: { of: 'Quiz', by: 'quizId' },
  QuizQuestion: { of: 'Quiz', by: 'quizId' },
  ReadingRevision: { of: 'Reading', by: 'readingId' },
};
const isMaterial = (table: string): table is keyof typeof material => table in material;

/** Which rows of a table are looked at, the student's own left out where the act changes them; null for tables that no class leads to. */
function placesIn(table: Prisma.ModelName, teacher: Teacher, subject: Subject, ofClasses: boolean): Prisma.Sql | null {
  if (table === 'Class') return Prisma.sql`t.id = ${teacher.classId}::uuid`;
  if (table === 'SavedComment')
    return Prisma.sql`t."ownerId" IN (SELECT m."userId" FROM "Membership" m
      WHERE m."classId" = ${teacher.classId}::uuid AND m.role <> 'STUDENT' AND m.status = 'ACTIVE')`;
  if (isMaterial(table)) {
    const { of, by } = material[table];
    const [key, owned] = [Prisma.raw(`"${by}"`), Prisma.raw(`"${of}"`)];
    const used = Prisma.raw(of === 'Quiz' ? '"quizId"' : '"readingId"');
    return Prisma.sql`t.${key} IN (SELECT o.id FROM ${owned} o WHERE o."ownerId" = ${teacher.userId}::uuid
      UNION SELECT a.${used} FROM "Assignment" a WHERE a."classId" = ${teacher.classId}::uuid)`;
  }
  if (!ofClasses) return null;
  const keeping = registry[table];
  const changed = keeping.whose !== null && keeping.erased !== 'kept';
  const others = changed ? Prisma.sql`AND t.ctid NOT IN (SELECT t.ctid FROM ${rowsOf(table, subject)})` : Prisma.empty;
  return Prisma.sql`t."classId" = ${teacher.classId}::uuid ${others}`;
}

/**
 * The rows of the class, of its staff's saved comments, and of the readings and quizzes that it uses or the teacher owns, that hold a match anywhere, by table; what is the
 * student's own is changed by the act itself. Every such row is read once, by the key of its table, which begins with what it belongs to.
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
    name => name !== 'Post' && name !== 'Membership',
  )) {
    const where = placesIn(
      table,
      teacher,
      subject,
      columns.some(one => one.table === table),
    );
    if (!where) continue;
    const [row] = await db.$queryRaw<{ count: number }[]>`
      SELECT count(*)::int AS count FROM ${Prisma.raw(`"${table}"`)} t
      WHERE to_jsonb(t)::text ~* ${pattern} AND ${where}`;
    if (row && row.count > 0) found.push({ table, topic: registry[table].topic, count: row.count });
  }
  return found;
}
