import type { getTranslations } from 'next-intl/server';
import { auditActions } from '#/server/classroom/audit.ts';

type Event = {
  action: string;
  actor: string | null;
  subject: string | null;
  detail: Record<string, unknown> | null;
};

/** A row of the log as a sentence. */
export function sentenceOf(event: Event, t: Awaited<ReturnType<typeof getTranslations<'classes'>>>): string {
  const action = auditActions.find(each => each === event.action);
  const names = {
    actor: event.actor ?? t('by-lectern'),
    subject: String(event.detail?.pseudonym ?? event.subject ?? t('somebody')),
    reason: String(event.detail?.reason ?? ''),
    decision: String(event.detail?.decision ?? ''),
    on: String(event.detail?.on ?? ''),
  };
  return action ? t(`action.${action}`, names) : event.action;
}
