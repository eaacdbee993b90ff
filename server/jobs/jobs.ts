import { closeOverdue } from '#/server/attempt/close.ts';
import { sendDigests } from '#/server/notices/digest.ts';
import type { Job } from './timer.ts';

/** Everything that Lectern does by itself. */
export const jobs: Job[] = [
  { name: 'close-overdue', run: closeOverdue },
  { name: 'daily-mail', run: (db, now) => sendDigests(db, now) },
];
