import { v7 as uuid } from 'uuid';
import { Prisma, type PrismaClient } from '#/prisma/generated/client.ts';
import { batched } from '#/server/db/batch.ts';
import type { Tx } from '#/server/db/database.ts';
import type { Person, TextSize } from './person.ts';

const sessionDays = 30;

/** The database's clock, the only one that decides. */
export async function databaseNow(db: Tx | PrismaClient): Promise<Date> {
  const [row] = await db.$queryRaw<{ now: Date }[]>`SELECT clock_timestamp() AS now`;
  if (!row) throw new Error('The database told no time');
  return row.now;
}

/** Begins a session of the user; its id goes into the signed cookie. It ends after 30 days at the latest. */
export async function beginSession(
  db: Tx | PrismaClient,
  userId: string,
  userAgent: string,
  now: Date,
): Promise<string> {
  const id = uuid();
  const expiresAt = new Date(now.getTime() + sessionDays * 86_400_000);
  await db.session.create({ data: { id, userId, userAgent: userAgent.slice(0, 300), expiresAt } });
  return id;
}

type Row = {
  id: string;
  now: Date;
  seen: Date;
  userId: string;
  userName: string;
  displayName: string;
  canTeach: boolean;
  language: string;
  timeZone: string | null;
  textSize: TextSize;
  wideSpacing: boolean;
  oneTime: boolean;
  demo: boolean;
};

const sessionRow = batched(async (db: PrismaClient, ids: readonly string[]) => {
  const rows = await db.$queryRaw<Row[]>(Prisma.sql`
    SELECT s.id, clock_timestamp() AS now, s."lastSeenAt" AS seen, u.id AS "userId", u."userName", u."displayName", u."canTeach",
      u.language, u."timeZone", u."textSize", u."wideSpacing", u."oneTimeUntil" IS NOT NULL AS "oneTime", u.demo
    FROM "Session" s JOIN "User" u ON u.id = s."userId"
    WHERE s.id = ANY(${ids}::uuid[]) AND s."revokedAt" IS NULL AND s."expiresAt" > clock_timestamp() AND u."disabledAt" IS NULL`);
  const byId = new Map(rows.map(row => [row.id, row]));
  return ids.map(id => byId.get(id) ?? null);
});

/**
 * Who the session belongs to and what time it is, in one query; `person` is null when the session has ended, the account
 * is disabled, or it is a demo account where those may not sign in.
 */
export async function findPerson(
  db: PrismaClient,
  sessionId: string,
  demoAllowed: boolean,
): Promise<{ person: Person | null; now: Date }> {
  const row = await sessionRow(db, sessionId);
  if (!row || (row.demo && !demoAllowed)) return { person: null, now: row?.now ?? (await databaseNow(db)) };
  if (row.now.getTime() - row.seen.getTime() > 5 * 60_000)
    await db.session.updateMany({ where: { id: sessionId }, data: { lastSeenAt: row.now } });
  const { id: _, now, seen: __, oneTime, demo: ___, ...rest } = row;
  return { person: { ...rest, sessionId, mustChangePassword: oneTime } as unknown as Person, now };
}

/** Where the user is signed in, newest first. */
export async function listSessions(db: PrismaClient, person: Person, now: Date) {
  return db.session.findMany({
    where: { userId: person.userId, revokedAt: null, expiresAt: { gt: now } },
    select: { id: true, userAgent: true, createdAt: true, lastSeenAt: true },
    orderBy: { lastSeenAt: 'desc' },
    take: 50,
  });
}

/** Ends the named session of the user, or all of them but `except`. */
export async function endSessions(
  db: Tx | PrismaClient,
  userId: string,
  which: { sessionId: string } | { except: string | null },
  now: Date,
): Promise<number> {
  const id = 'sessionId' in which ? which.sessionId : which.except === null ? undefined : { not: which.except };
  const ended = await db.session.updateMany({
    where: { userId, revokedAt: null, ...(id === undefined ? {} : { id }) },
    data: { revokedAt: now },
  });
  return ended.count;
}
