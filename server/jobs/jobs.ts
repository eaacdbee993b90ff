import { closeOverdue } from '#/server/attempt/close.ts';
import type { Job } from './timer.ts';

/** Everything that Lectern does by itself. */
export const jobs: Job[] = [{ name: 'close-overdue', run: closeOverdue }];
