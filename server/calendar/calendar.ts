import { createHash } from 'node:crypto';

export const calendarKinds = ['DUE', 'CLOSES'] as const;
/** What happens to an assignment on a date. */
export type CalendarKind = (typeof calendarKinds)[number];

/** A date of an assignment as a person may see it: their own, with exceptions. */
export type CalendarDate = {
  classId: string;
  membershipId: string;
  assignmentId: string;
  kind: CalendarKind;
  at: Date;
  title: string;
};

/** How often it was changed since it was first told, and when it was told as it is. */
export type Told = { sequence: number; changedAt: Date };

/** A date with the name of its class, as a calendar is told it. */
export type CalendarEvent = CalendarDate & Told & { className: string };

/** What of the secret in a calendar's address is kept. The secret has 256 bits, so a plain hash cannot be turned back. */
export const hashOf = (token: string): string => createHash('sha256').update(token).digest('hex');

const keyOf = ({ classId, assignmentId, kind }: Pick<CalendarDate, 'classId' | 'assignmentId' | 'kind'>) =>
  `${classId} ${assignmentId} ${kind}`;

/**
 * What is told of dates now, given what was told before: a date or title that changed is told as one change more, at `now`.
 * `news` are those to be remembered, new and changed.
 */
export function tell<Date_ extends CalendarDate>(
  dates: readonly Date_[],
  before: readonly (CalendarDate & Told)[],
  now: Date,
): { told: (Date_ & Told)[]; news: (Date_ & Told)[] } {
  const known = new Map(before.map(each => [keyOf(each), each]));
  const news: (Date_ & Told)[] = [];
  const told = dates.map(date => {
    const was = known.get(keyOf(date));
    if (was && was.at.getTime() === date.at.getTime() && was.title === date.title)
      return { ...date, sequence: was.sequence, changedAt: was.changedAt };
    const now_ = { ...date, sequence: was ? was.sequence + 1 : 0, changedAt: now };
    news.push(now_);
    return now_;
  });
  return { told, news };
}
