import { createHash, randomBytes } from 'node:crypto';
import { v7 as uuid } from 'uuid';
import type { PrismaClient } from '#/prisma/generated/client.ts';
import type { Owner } from '#/server/auth/person.ts';
import type { Tx } from '#/server/db/database.ts';

type Db = Tx | PrismaClient;

/** What a link hands on: one revision of a reading, and one of a quiz on it or none. */
export type Shared = {
  readingId: string;
  readingNumber: number;
  quizId: string | null;
  quizNumber: number | null;
};

/** As many links as one reading can have at a time. */
export const mostShares = 20;

const hashOf = (token: string) => createHash('sha256').update(token).digest('hex');

/** Makes a link that ends at `expiresAt`; returns its token, which is not kept and cannot be told again. */
export async function createShare(db: Db, owner: Owner, shared: Shared, expiresAt: Date): Promise<string> {
  const token = randomBytes(24).toString('base64url');
  await db.share.create({
    data: { id: uuid(), ownerId: owner.userId, ...shared, tokenHash: hashOf(token), expiresAt },
  });
  return token;
}

/** The links to an own reading that still work, newest first; 20 at most. Index: Share(ownerId, readingId). */
export async function sharesOf(db: Db, owner: Owner, readingId: string, now: Date) {
  return db.share.findMany({
    where: { ownerId: owner.userId, readingId, expiresAt: { gt: now } },
    select: { id: true, createdAt: true, expiresAt: true, copies: true, quiz: { select: { title: true } } },
    orderBy: { id: 'desc' },
    take: mostShares,
  });
}

/** Ends a link at once; false when there is none of the owner's by that id. */
export async function removeShare(db: Db, owner: Owner, id: string): Promise<boolean> {
  const { count } = await db.share.deleteMany({ where: { id, ownerId: owner.userId } });
  return count > 0;
}

/**
 * What the link with this token hands on, and whose it is; null when there is no such link, it has ended, or its reading or
 * quiz was taken away. Index: Share(tokenHash).
 */
export async function findShare(db: Db, token: string, now: Date) {
  return db.share.findFirst({
    where: {
      tokenHash: hashOf(token),
      expiresAt: { gt: now },
      reading: { reading: { deletedAt: null } },
      OR: [{ quizId: null }, { quiz: { quiz: { deletedAt: null } } }],
    },
    select: {
      id: true,
      ownerId: true,
      readingId: true,
      readingNumber: true,
      quizId: true,
      quizNumber: true,
      expiresAt: true,
      owner: { select: { displayName: true } },
      quiz: { select: { title: true, quiz: { select: { seed: true } } } },
    },
  });
}

/** Counts a copy that was taken by a link. */
export async function countCopy(db: Db, id: string): Promise<void> {
  await db.share.update({ where: { id }, data: { copies: { increment: 1 } } });
}
