import type { Assignment } from './assignment.ts';

/** What one student or group has instead of an assignment's own dates and limits; null keeps what the class has. */
export type Exception = {
  opensAt: Date | null;
  dueAt: Date | null;
  closesAt: Date | null;
  timeLimitSeconds: number | null;
  attemptLimit: number | null;
  excused: boolean;
};

/**
 * What a student has in every quiz of a class. Time limits are multiplied by `timeFactor`, 1 to 3; for `breakMinutes` of each
 * attempt the clock of its time limit may stand still.
 */
export type Accommodation = {
  timeFactor: number;
  breakMinutes: number;
  noClock: boolean;
  largerText: boolean;
  extraAttempts: number;
};

export const noAccommodation: Accommodation = {
  timeFactor: 1,
  breakMinutes: 0,
  noClock: false,
  largerText: false,
  extraAttempts: 0,
};

/** All that stands for one student beside the class's rules: their own and their groups'; null where there is none. */
export type Standing = {
  student: Exception | null;
  groups: readonly Exception[];
  own: Accommodation | null;
  ofGroups: readonly Accommodation[];
};

export const nothingOfTheirOwn: Standing = { student: null, groups: [], own: null, ofGroups: [] };

type Dates = Pick<Assignment, 'opensAt' | 'dueAt' | 'closesAt'>;
type Rules = Dates & Pick<Assignment, 'timeLimitSeconds' | 'attemptLimit'>;

const latest = (dates: readonly Date[]) => (dates.length ? new Date(Math.max(...dates.map(Number))) : null);
const earliest = (dates: readonly Date[]) => (dates.length ? new Date(Math.min(...dates.map(Number))) : null);
const most = (numbers: readonly number[]) => (numbers.length ? Math.max(...numbers) : null);
const given = <Value>(values: readonly (Value | null)[]) => values.filter(value => value !== null);

/** The accommodation that holds: the student's own, or of several groups the most of each. */
export function accommodationOf({ own, ofGroups }: Pick<Standing, 'own' | 'ofGroups'>): Accommodation {
  if (own) return own;
  return {
    timeFactor: most(ofGroups.map(each => each.timeFactor)) ?? noAccommodation.timeFactor,
    breakMinutes: most(ofGroups.map(each => each.breakMinutes)) ?? noAccommodation.breakMinutes,
    noClock: ofGroups.some(each => each.noClock),
    largerText: ofGroups.some(each => each.largerText),
    extraAttempts: most(ofGroups.map(each => each.extraAttempts)) ?? noAccommodation.extraAttempts,
  };
}

/** The due date of one student: their own over the latest of their groups' over the class's. */
export function ownDue(dueAt: Date | null, { student, groups }: Pick<Standing, 'student' | 'groups'>): Date | null {
  return student?.dueAt ?? latest(given(groups.map(group => group.dueAt))) ?? dueAt;
}

/** Whether one student is excused, by themselves or by a group. */
export function isExcused({ student, groups }: Pick<Standing, 'student' | 'groups'>): boolean {
  return student?.excused || groups.some(group => group.excused);
}

/**
 * The rules of an assignment for one student: student over group over class, each date and limit by itself; of several
 * groups the earlier opening, the later due and closing date, the longer time, the more attempts. A due date that an
 * exception puts behind the closing takes the closing with it. Excused by either is excused. Extra attempts are added last.
 */
export function rulesFor<Class extends Rules>(
  rules: Class,
  standing: Standing,
): Class & { excused: boolean; accommodation: Accommodation } {
  const { student, groups } = standing;
  const accommodation = accommodationOf(standing);
  const pick = <Key extends keyof Rules>(key: Key, best: (values: NonNullable<Exception[Key]>[]) => Exception[Key]) =>
    student?.[key] ?? best(given(groups.map(group => group[key])) as NonNullable<Exception[Key]>[]) ?? rules[key];
  const dueAt = ownDue(rules.dueAt, standing);
  const closesAt = pick('closesAt', latest);
  const attemptLimit = pick('attemptLimit', most);
  return {
    ...rules,
    opensAt: pick('opensAt', earliest) ?? rules.opensAt,
    dueAt,
    closesAt: closesAt && dueAt && dueAt > closesAt ? dueAt : closesAt,
    timeLimitSeconds: pick('timeLimitSeconds', most),
    attemptLimit: attemptLimit === null ? null : attemptLimit + accommodation.extraAttempts,
    excused: isExcused(standing),
    accommodation,
  };
}

/** How long after an outage a teacher has to give back what was lost before answers can be seen, in milliseconds. */
const toGiveBack = 15 * 60_000;

/**
 * When the last of the class may still work on it: the latest closing of class and exceptions, and the time that a teacher
 * gave to attempts on top; null where the class has no closing time. Where no server was at work at that moment it is a quarter of
 * an hour after one was again: until then a teacher can give back what was lost, which nobody may have who has seen the key.
 */
export function lastClosing(
  closesAt: Date | null,
  exceptions: readonly Pick<Exception, 'dueAt' | 'closesAt'>[],
  extraSeconds: number,
  outages: readonly { lastBeatAt: Date; nextBeatAt: Date }[] = [],
): Date | null {
  if (closesAt === null) return null;
  const last = latest([closesAt, ...given(exceptions.flatMap(each => [each.dueAt, each.closesAt]))]) ?? closesAt;
  const regular = new Date(last.getTime() + extraSeconds * 1000);
  const away = outages.find(outage => outage.lastBeatAt <= regular && regular < outage.nextBeatAt);
  return away ? new Date(away.nextBeatAt.getTime() + toGiveBack) : regular;
}
