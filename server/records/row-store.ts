import { Prisma, type PrismaClient } from '#/prisma/generated/client.ts';
import type { Member } from '#/server/classroom/member.ts';
import type { Tx } from '#/server/db/database.ts';
import type { Row } from './record.ts';
import { registry } from './registry.ts';

type Db = Tx | PrismaClient;
/** A student of a class whose record is at issue: their membership, and the account behind it. */
export type Subject = { classId: string; membershipId: string; userId: string };

/** More rows than this of one table are not given out, so that no table fills the memory. */
const most = 20_000;

/** The table and the condition of a student's rows in it. Names come from the registry alone, never from a caller. */
export function rowsOf(table: Prisma.ModelName, { classId, membershipId, userId }: Subject): Prisma.Sql {
  const keeping = registry[table];
  const from = Prisma.raw(`"${table}" t`);
  if (keeping.whose === null) return Prisma.sql`${from} WHERE false`;
  if (keeping.whose === 'userId') return Prisma.sql`${from} WHERE t."userId" = ${userId}::uuid`;
  if (keeping.whose === 'membershipId')
    return Prisma.sql`${from} WHERE t."classId" = ${classId}::uuid AND t."membershipId" = ${membershipId}::uuid`;
  const { of, by } = keeping.whose;
  return Prisma.sql`${from} WHERE t."classId" = ${classId}::uuid AND t.${Prisma.raw(`"${by}"`)} IN (SELECT o.id FROM ${Prisma.raw(`"${of}"`)} o
    WHERE o."classId" = ${classId}::uuid AND o."membershipId" = ${membershipId}::uuid)`;
}

/** What a session, a draft or the like is, without what only says whose it is. */
const unsaid = ['classId', 'membershipId', 'userId'];

/** A student's rows of one table as they stand. The table's index on the member, its key or that of the post or attempt serves it. */
export async function rowsIn(db: Db, _viewer: Member, table: Prisma.ModelName, subject: Subject): Promise<Row[]> {
  const rows = await db.$queryRaw<{ row: Row }[]>`
    SELECT to_jsonb(t) - ${unsaid}::text[] AS row FROM ${rowsOf(table, subject)} LIMIT ${most}`;
  return rows.map(({ row }) => row);
}

/** How many rows of one table are a student's. The same indexes. */
export async function countIn(db: Db, _viewer: Member, table: Prisma.ModelName, subject: Subject): Promise<number> {
  const [row] = await db.$queryRaw<{ count: number }[]>`SELECT count(*)::int AS count FROM ${rowsOf(table, subject)}`;
  return row?.count ?? 0;
}
