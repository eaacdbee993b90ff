import { v7 as uuid } from 'uuid';
import { z } from 'zod';
import type { Tx } from '#/server/db/database.ts';
import type { Member } from './member.ts';

/** Everything that the audit log can say. The sentences are in the catalogs. */
export const auditActions = [
  'class-created',
  'class-renamed',
  'mail-allowed',
  'code-renewed',
  'code-switched',
  'member-joined',
  'member-approved',
  'member-renamed',
  'member-removed',
  'member-brought-back',
  'member-role-set',
  'one-time-password-given',
  'assignment-created',
  'assignment-changed',
  'assignment-withdrawn',
  'assignment-brought-back',
  'answers-released',
  'question-dropped',
  'question-brought-back',
  'answer-counted',
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
] as const;
export type AuditAction = (typeof auditActions)[number];

/** What a row's detail holds. */
export const auditDetail = z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()])).nullable();

/**
 * Writes one row of the class's audit log, in the transaction of the act itself. `subject` is the id of what it was done
 * to; `detail` holds ids, numbers and dates, never names or words that people wrote, but for a teacher's own reason.
 */
export async function recordAudit(
  tx: Tx,
  actor: Member,
  action: AuditAction,
  subject: string | null,
  detail: z.infer<typeof auditDetail> = null,
): Promise<void> {
  await tx.auditEvent.create({
    data: {
      classId: actor.classId,
      id: uuid(),
      actorId: actor.membershipId,
      action,
      subject,
      ...(detail ? { detail } : {}),
    },
  });
}
