import type { PrismaClient } from '#/prisma/generated/client.ts';
import { findAssignment } from '#/server/assignment/store.ts';
import type { Owner } from '#/server/auth/person.ts';
import { findMembers } from '#/server/classroom/store.ts';
import type { Tx } from '#/server/db/database.ts';
import { type CalendarDate, calendarKinds, type Told } from './calendar.ts';

type Db = Tx | PrismaClient;

/** Dates that are longer past than this leave the calendar, in milliseconds: 30 days. */
const past = 30 * 86_400_000;
/** More assignments than this at a time are not told, the newest first. */
const most = 200;

/** Since when the person's calendar has its address; null when it has none. Key: Calendar(userId). */
export async function findCalendar(db: Db, { userId }: Owner): Promise<{ createdAt: Date } | null> {
  return db.calendar.findUnique({ where: { userId }, select: { createdAt: true } });
}

/** Gives the person's calendar an address with the secret of this hash, in place of the one before. */
export async function putCalendar(db: Db, { userId }: Owner, tokenHash: string, createdAt: Date): Promise<void> {
  await db.calendar.upsert({
    where: { userId },
    create: { userId, tokenHash, createdAt },
    update: { tokenHash, createdAt },
  });
}

/** Takes the address away. */
export async function removeCalendar(db: Db, { userId }: Owner): Promise<void> {
  await db.calendar.deleteMany({ where: { userId } });
}

/** Whose calendar the secret of this hash opens, while their account is in use; null when nobody's. Index: Calendar(tokenHash). */
export async function ownerOfCalendar(
  db: Db,
  tokenHash: string,
): Promise<{ userId: string; language: string; demo: boolean } | null> {
  const found = await db.calendar.findFirst({
    where: { tokenHash, user: { disabledAt: null } },
    select: { user: { select: { id: true, language: true, demo: true } } },
  });
  return found && { userId: found.user.id, language: found.user.language, demo: found.user.demo };
}

/**
 * The due and closing dates of what a person may see at `now`: in their classes that are not archived, students by their own
 * dates and without what they are excused from. Indexes: Membership(userId), Assignment(classId, opensAt).
 */
export async function datesOf(db: Db, userId: string, now: Date): Promise<(CalendarDate & { className: string })[]> {
  const recent = { gt: new Date(now.getTime() - past) };
  const rows = await db.assignment.findMany({
    where: {
      withdrawnAt: null,
      class: { archivedAt: null, memberships: { some: { userId, status: 'ACTIVE' } } },
      OR: [
        { dueAt: recent },
        { closesAt: recent },
        { exceptions: { some: { OR: [{ dueAt: recent }, { closesAt: recent }] } } },
      ],
    },
    select: { classId: true, id: true, class: { select: { name: true } } },
    orderBy: [{ opensAt: 'desc' }, { id: 'desc' }],
    take: most,
  });
  const members = await findMembers(db, userId, [...new Set(rows.map(row => row.classId))]);
  const memberOf = new Map(members.map(member => [member.classId, member]));
  const dates = await Promise.all(
    rows.map(async ({ classId, id, class: { name } }) => {
      const member = memberOf.get(classId);
      const assignment = member && (await findAssignment(db, member, id));
      if (!assignment || assignment.excused) return [];
      const { title, dueAt, closesAt } = assignment;
      const ats = { DUE: dueAt, CLOSES: closesAt };
      return calendarKinds.flatMap(kind => {
        const at = ats[kind];
        // Due and closing at one moment is one date.
        if (!at || at <= recent.gt || (kind === 'CLOSES' && dueAt?.getTime() === at.getTime())) return [];
        return [{ classId, membershipId: member.membershipId, assignmentId: id, kind, at, title, className: name }];
      });
    }),
  );
  return dates.flat();
}

/** What these members' calendars were told before. Key: CalendarEntry(classId, membershipId, …). */
export async function toldBefore(db: Db, memberships: readonly Pick<CalendarDate, 'classId' | 'membershipId'>[]) {
  return db.calendarEntry.findMany({
    where: {
      classId: { in: [...new Set(memberships.map(each => each.classId))] },
      membershipId: { in: [...new Set(memberships.map(each => each.membershipId))] },
    },
  });
}

/** Remembers what was told; of two who tell the same change at once one is enough. */
export async function rememberTold(db: Db, news: readonly (CalendarDate & Told)[]): Promise<void> {
  const all = <Value>(of: (date: CalendarDate & Told) => Value) => news.map(of);
  await db.$executeRaw`
    INSERT INTO "CalendarEntry" AS e ("classId", "membershipId", "assignmentId", kind, at, title, sequence, "changedAt")
    SELECT u."classId", u."membershipId", u."assignmentId", u.kind::"CalendarKind", u.at, u.title, u.sequence, u."changedAt" FROM unnest(
      ${all(each => each.classId)}::uuid[], ${all(each => each.membershipId)}::uuid[], ${all(each => each.assignmentId)}::uuid[],
      ${all(each => each.kind)}::text[], ${all(each => each.at.toISOString())}::timestamptz[], ${all(each => each.title)}::text[],
      ${all(each => each.sequence)}::int[], ${all(each => each.changedAt.toISOString())}::timestamptz[])
      AS u("classId", "membershipId", "assignmentId", kind, at, title, sequence, "changedAt")
    ON CONFLICT ("classId", "membershipId", "assignmentId", kind) DO UPDATE SET
      at = excluded.at, title = excluded.title, sequence = excluded.sequence, "changedAt" = excluded."changedAt"
    WHERE e.sequence < excluded.sequence`;
}
