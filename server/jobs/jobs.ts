import { closeOverdue } from '#/server/attempt/close.ts';
import { forgetCounts } from '#/server/auth/limits.ts';
import { sendDigests } from '#/server/notices/digest.ts';
import { eraseOverdue } from '#/server/records/retention.ts';
import { forgetRemovedHighlights } from '#/server/study/forget.ts';
import { renewStatistics } from './statistics.ts';
import type { Job } from './timer.ts';

/** Everything that Lectern does by itself. */
export const jobs: Job[] = [
  { name: 'close-overdue', run: closeOverdue },
  { name: 'daily-mail', run: (db, now) => sendDigests(db, now) },
  { name: 'retention', run: eraseOverdue },
  { name: 'forget-counts', run: forgetCounts },
  { name: 'forget-removed-notes', run: forgetRemovedHighlights },
  { name: 'renew-statistics', run: renewStatistics },
];
