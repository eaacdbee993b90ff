import type { PrismaClient } from '#/prisma/generated/client.ts';
import type { Tx } from '#/server/db/database.ts';

type Db = Tx | PrismaClient;

/** A user's daily mail, with their own time zone if they have set one; null when they have asked for none. */
export async function findDigest(db: Db, userId: string) {
  return db.digest.findUnique({ where: { userId } });
}

/** Asks for a daily mail, or changes one. A row that is not confirmed sends nothing. */
export async function saveDigest(
  db: Db,
  userId: string,
  digest: { address: string; hour: number; zone: string; confirmedAt: Date | null; nextAt: Date | null },
): Promise<void> {
  await db.digest.upsert({ where: { userId }, create: { userId, ...digest }, update: digest });
}

/** Ends a user's daily mail and forgets the address. */
export async function removeDigest(db: Db, userId: string): Promise<void> {
  await db.digest.deleteMany({ where: { userId } });
}

/** The mails that are due, the longest waiting first, 20 at most. Index: Digest(nextAt). */
export async function dueDigests(db: Db, now: Date) {
  return db.digest.findMany({
    where: { nextAt: { lte: now }, confirmedAt: { not: null }, user: { disabledAt: null } },
    orderBy: { nextAt: 'asc' },
    take: 20,
    include: { user: { select: { language: true, timeZone: true } } },
  });
}

/** Moves a mail that is still due at `seen` to another time; false when somebody else has. */
export async function moveDigest(db: Db, userId: string, seen: Date, nextAt: Date): Promise<boolean> {
  const { count } = await db.digest.updateMany({ where: { userId, nextAt: seen }, data: { nextAt } });
  return count === 1;
}

/** What an account says of its owner's mail: the address they sign in with, whether they teach, where they are. */
export async function mailOwner(db: Db, userId: string) {
  return db.user.findUniqueOrThrow({
    where: { id: userId },
    select: { email: true, canTeach: true, timeZone: true, language: true },
  });
}
