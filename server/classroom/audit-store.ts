import type { PrismaClient } from '#/prisma/generated/client.ts';
import type { Tx } from '#/server/db/database.ts';
import { type AuditAction, auditDetail } from './audit.ts';
import type { Staff } from './member.ts';

type Db = Tx | PrismaClient;

/** What of the log is asked for; null for whatever it may be. `person` did it or had it done to them; `until` is the first moment after. */
export type AuditFilter = {
  action: AuditAction | null;
  person: string | null;
  assignment: string | null;
  from: Date | null;
  until: Date | null;
};

/** How many rows one page of the log shows. */
export const auditPage = 50;

function whereOf({ action, person, assignment, from, until }: AuditFilter) {
  const all = [
    ...(person ? [{ OR: [{ actorId: person }, { subject: person }] }] : []),
    ...(assignment
      ? [{ OR: [{ subject: assignment }, { detail: { path: ['assignmentId'], equals: assignment } }] }]
      : []),
  ];
  return {
    ...(action ? { action } : {}),
    ...(from || until ? { at: { ...(from ? { gte: from } : {}), ...(until ? { lt: until } : {}) } } : {}),
    ...(all.length > 0 ? { AND: all } : {}),
  };
}

/**
 * The class's audit log, newest first, a page at a time. Indexes: the key AuditEvent(classId, id), its ids in order of time,
 * also for dates; AuditEvent(classId, action, id) for an action; AuditEvent(classId, actorId, id) and (classId, subject, id)
 * together for a person. Of an assignment the rows of the class are read along the key.
 */
export async function auditOf(db: Db, staff: Staff, filter: AuditFilter, cursor: string | null) {
  const rows = await db.auditEvent.findMany({
    where: { classId: staff.classId, ...whereOf(filter), ...(cursor ? { id: { lt: cursor } } : {}) },
    orderBy: { id: 'desc' },
    take: auditPage + 1,
  });
  const events = rows.slice(0, auditPage);
  const ids = events.flatMap(event => [event.actorId, event.subject]).filter(id => id !== null);
  const names = await db.membership.findMany({
    where: { classId: staff.classId, id: { in: ids } },
    select: { id: true, displayName: true },
  });
  const titles = await db.assignment.findMany({
    where: { classId: staff.classId, id: { in: ids } },
    select: { id: true, title: true },
  });
  const known = new Map([
    ...names.map(row => [row.id, row.displayName] as const),
    ...titles.map(row => [row.id, row.title] as const),
  ]);
  return {
    events: events.map(({ id, actorId, action, subject, detail, at }) => ({
      id,
      actor: actorId && (known.get(actorId) ?? null),
      action,
      subject: subject && (known.get(subject) ?? null),
      detail: auditDetail.parse(detail),
      at,
    })),
    next: rows.length > auditPage ? (events.at(-1)?.id ?? null) : null,
  };
}

/** By whom and by what the log can be narrowed: the class's people who were not erased, and its assignments; 500 of each at most. */
export async function auditChoices(db: Db, { classId }: Staff) {
  const [people, assignments] = await Promise.all([
    db.membership.findMany({
      where: { classId, erasedAt: null },
      select: { id: true, displayName: true },
      orderBy: [{ displayName: 'asc' }, { id: 'asc' }],
      take: 500,
    }),
    db.assignment.findMany({
      where: { classId },
      select: { id: true, title: true },
      orderBy: { opensAt: 'desc' },
      take: 500,
    }),
  ]);
  return { people, assignments };
}
