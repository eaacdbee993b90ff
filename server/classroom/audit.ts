import { v7 as uuid } from 'uuid';
import { z } from 'zod';
import type { Tx } from '#/server/db/database.ts';
import type { Member } from './member.ts';

/** Everything that the audit log can say. The sentences are in the catalogs. */
export const auditActions = [
  'class-created',
  'class-renamed',
  'zone-set',
  'mail-allowed',
  'code-renewed',
  'code-switched',
  'code-rules-set',
  'class-archived',
  'class-brought-back',
  'class-copied',
  'member-joined',
  'member-approved',
  'member-refused',
  'member-suspended',
  'member-imported',
  'member-known-by-list',
  'roster-imported',
  'member-renamed',
  'member-removed',
  'member-brought-back',
  'member-role-set',
  'one-time-password-given',
  'assignment-created',
  'assignment-changed',
  'quiz-moved',
  'assignment-withdrawn',
  'assignment-brought-back',
  'answers-released',
  'grades-exported',
  'exception-set',
  'exception-removed',
  'group-set',
  'group-removed',
  'accommodation-set',
  'time-added',
  'lost-time-given',
  'lost-time-taken',
  'attempt-reopened',
  'question-dropped',
  'question-brought-back',
  'key-mended',
  'key-mending-undone',
  'answer-counted',
  'answer-marked',
  'mark-overruled',
  'mark-taken-back',
  'marks-released',
  'marks-held',
  'grade-set',
  'grade-taken-back',
  'column-set',
  'column-removed',
  'category-set',
  'category-removed',
  'discussion-changed',
  'post-decided',
  'thread-locked',
  'thread-pinned',
  'member-muted',
  'author-unmasked',
  'post-restored',
  'participation-changed',
  'points-set',
  'discussion-exported',
  'record-taken-out',
  'student-erased',
  'retention-set',
  'log-taken-out',
] as const;
export type AuditAction = (typeof auditActions)[number];

/** What a row's detail holds. */
export const auditDetail = z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()])).nullable();

type Detail = z.infer<typeof auditDetail>;

/**
 * Writes one row of the class's audit log, in the transaction of the act itself. `subject` is the id of what it was done
 * to; `detail` holds ids, numbers and dates, never names or words that people wrote, but for a teacher's own reason.
 */
export async function recordAudit(
  tx: Tx,
  actor: Member,
  action: AuditAction,
  subject: string | null,
  detail: Detail = null,
): Promise<void> {
  await write(tx, actor.classId, actor.membershipId, action, subject, detail);
}

/** The same for one act on many: a row each, with one detail. */
export async function recordAuditOf(
  tx: Tx,
  actor: Member,
  action: AuditAction,
  subjects: readonly string[],
  detail: Detail = null,
): Promise<void> {
  await tx.auditEvent.createMany({
    data: subjects.map(subject => ({
      classId: actor.classId,
      id: uuid(),
      actorId: actor.membershipId,
      action,
      subject,
      ...(detail ? { detail } : {}),
    })),
  });
}

/** The same for what Lectern does by itself. */
export async function recordByLectern(
  tx: Tx,
  classId: string,
  action: AuditAction,
  subject: string | null,
  detail: Detail = null,
): Promise<void> {
  await write(tx, classId, null, action, subject, detail);
}

async function write(
  tx: Tx,
  classId: string,
  actorId: string | null,
  action: AuditAction,
  subject: string | null,
  detail: Detail,
) {
  await tx.auditEvent.create({
    data: { classId, id: uuid(), actorId, action, subject, ...(detail ? { detail } : {}) },
  });
}
