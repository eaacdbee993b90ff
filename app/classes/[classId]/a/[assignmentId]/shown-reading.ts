import type { createCaller } from '#/server/trpc/root.ts';

type Got = Awaited<ReturnType<ReturnType<typeof createCaller>['assignment']['get']>>;

/** The reading of an assignment, where it may be seen. */
export type ShownReading = NonNullable<Got['reading']>;
