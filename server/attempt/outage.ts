import type { Break } from '#/server/assignment/breaks.ts';

/** A server at work says so in the database every so many seconds. */
export const beatSeconds = 10;
/** A silence from here on is an outage, in seconds; shorter ones are within the grace of every deadline. */
export const outageSeconds = 60;
/** Whoever has more than this left, in milliseconds, has no clock that an outage could have run down. */
const clockMilliseconds = 86_400_000;
/** The most that is given back for one outage, in seconds: as much as a teacher may give by hand. */
const mostSeconds = 240 * 60;

/** No server was at work from the last beat that was heard to the next: known to `beatSeconds`, in the students' favour. */
export type Outage = { id: string; lastBeatAt: Date; nextBeatAt: Date };

/**
 * What an attempt lost to an outage, in whole seconds: the time between the two beats in which it ran, without its breaks, four
 * hours at most. 0 for one that has no deadline, or none within a day of the server's return.
 */
export function lostSeconds(
  { lastBeatAt, nextBeatAt }: Pick<Outage, 'lastBeatAt' | 'nextBeatAt'>,
  { startedAt, deadlineAt }: { startedAt: Date; deadlineAt: Date | null },
  breaks: readonly Break[],
): number {
  if (deadlineAt === null || deadlineAt.getTime() - nextBeatAt.getTime() > clockMilliseconds) return 0;
  const from = Math.max(lastBeatAt.getTime(), startedAt.getTime());
  const until = Math.min(nextBeatAt.getTime(), deadlineAt.getTime());
  const within = breaks.reduce(
    (sum, rest) => sum + Math.max(0, Math.min(rest.endsAt.getTime(), until) - Math.max(rest.startedAt.getTime(), from)),
    0,
  );
  return Math.min(mostSeconds, Math.max(0, Math.ceil((until - from - within) / 1000)));
}
