import type { Job } from './timer.ts';

/** Everything that Lectern does by itself. */
export const jobs: Job[] = [];
