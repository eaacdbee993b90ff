import { RateLimiterPrisma, RateLimiterRes } from 'rate-limiter-flexible';
import type { PrismaClient } from '#/prisma/generated/client.ts';
import { AppError } from '#/server/errors.ts';

/** What is limited: how many points in how many seconds. The numbers are those of the product's plan. */
export const limits = {
  /** Wrong passwords for one account. */
  'sign-in': { points: 10, seconds: 15 * 60 },
  /** Wrong passwords from one network address; counted only when the number of proxies is configured. */
  'sign-in-address': { points: 300, seconds: 15 * 60 },
  /** Wrong class codes from one browser. */
  code: { points: 10, seconds: 3600 },
  /** Wrong class codes from anywhere: above this, joining any class needs a teacher's approval. */
  'wrong-codes': { points: 200, seconds: 3600 },
  /** Joins asked for by one code: above this, joining needs a teacher's approval. */
  'code-joins': { points: 200, seconds: 3600 },
  /** New teachers' accounts from one browser. */
  'sign-up': { points: 20, seconds: 3600 },
  /** New teachers' accounts from one network address: a school that starts together may have one for all. */
  'sign-up-address': { points: 100, seconds: 3600 },
  /** New teachers' accounts from anywhere, which bounds those who take a new browser for each. */
  'sign-ups': { points: 300, seconds: 3600 },
  /** Mails that one account has sent to an address to be confirmed. */
  'mail-address': { points: 5, seconds: 3600 },
  /** Pages that one teacher has the server fetch. */
  'import-address': { points: 30, seconds: 600 },
  /** Copies that one teacher takes by links of colleagues. */
  'copy-shared': { points: 30, seconds: 600 },
  /** Looks at one calendar by programs that follow it. */
  calendar: { points: 120, seconds: 3600 },
} as const;
export type Limit = keyof typeof limits;

// Without its own timer, of which every limiter that was ever made would keep one for good: a job clears what is over.
const limiter = (db: PrismaClient, limit: Limit) =>
  new RateLimiterPrisma({
    storeClient: db,
    keyPrefix: limit,
    points: limits[limit].points,
    duration: limits[limit].seconds,
    clearExpiredByTimeout: false,
  });

/** Deletes the counts whose time is over. Index: RateLimiterFlexible(expire). */
export async function forgetCounts(db: PrismaClient, now: Date): Promise<void> {
  await db.rateLimiterFlexible.deleteMany({ where: { expire: { lt: now } } });
}

/** Whether `key` has used up the limit. Counts nothing. */
export async function isUsedUp(db: PrismaClient, limit: Limit, key: string): Promise<boolean> {
  const state = await limiter(db, limit).get(key);
  return state !== null && state.consumedPoints >= limits[limit].points && state.msBeforeNext > 0;
}

/** Throws `too-many`, with the minutes to wait, when `key` has used up the limit. Counts nothing. */
export async function checkLimit(db: PrismaClient, limit: Limit, key: string): Promise<void> {
  const state = await limiter(db, limit).get(key);
  if (state && state.consumedPoints >= limits[limit].points && state.msBeforeNext > 0) throw tooMany(state);
}

/** Counts one against the limit and returns whether it was one too many. */
export async function countAgainst(db: PrismaClient, limit: Limit, key: string): Promise<boolean> {
  try {
    await limiter(db, limit).consume(key);
    return false;
  } catch (error) {
    if (error instanceof RateLimiterRes) return true;
    throw error;
  }
}

/**
 * Counts one before it is known whether it was in vain, and throws `too-many` when the limit was used up already: tries
 * sent at the same moment cannot all slip through between a look and a count.
 */
export async function takeOne(db: PrismaClient, limit: Limit, key: string): Promise<void> {
  try {
    await limiter(db, limit).consume(key);
  } catch (error) {
    throw error instanceof RateLimiterRes ? tooMany(error) : error;
  }
}

/** Forgets what was counted, after a success. */
export async function clearLimit(db: PrismaClient, limit: Limit, key: string): Promise<void> {
  await limiter(db, limit).delete(key);
}

const tooMany = (state: RateLimiterRes) =>
  new AppError('too-many', { detail: { minutes: Math.max(1, Math.ceil(state.msBeforeNext / 60_000)) } });
