const months = [
  ['january', 'jan'],
  ['february', 'feb'],
  ['march', 'mar'],
  ['april', 'apr'],
  ['may'],
  ['june', 'jun'],
  ['july', 'jul'],
  ['august', 'aug'],
  ['september', 'sept', 'sep'],
  ['october', 'oct'],
  ['november', 'nov'],
  ['december', 'dec'],
];
const weekdays = [
  ['monday', 'mon'],
  ['tuesday', 'tue', 'tues'],
  ['wednesday', 'wed', 'weds'],
  ['thursday', 'thu', 'thur', 'thurs'],
  ['friday', 'fri'],
  ['saturday', 'sat'],
  ['sunday', 'sun'],
];

const index = (lists: readonly (readonly string[])[]): Map<string, number> =>
  new Map(lists.flatMap((names, at) => names.map(name => [name, at + 1] as const)));

/** Month names and their abbreviations, lower case, to 1–12. */
export const monthNumber: ReadonlyMap<string, number> = index(months);
/** Weekday names and their abbreviations, lower case, to 1 (Monday) – 7. */
export const weekdayNumber: ReadonlyMap<string, number> = index(weekdays);
/** Seasons to their TIMEX3 codes. */
export const seasonCode: ReadonlyMap<string, string> = new Map([
  ['spring', 'SP'],
  ['summer', 'SU'],
  ['autumn', 'FA'],
  ['fall', 'FA'],
  ['winter', 'WI'],
]);
/** Parts of the day to their TIMEX3 codes. */
export const dayPart: ReadonlyMap<string, string> = new Map([
  ['morning', 'TMO'],
  ['afternoon', 'TAF'],
  ['evening', 'TEV'],
  ['night', 'TNI'],
]);

/** A unit of time: its singular name and how TIMEX3 writes one of it. */
export type TimeUnit = { name: string; code: string; clock: boolean; times: number };

const timeUnits: readonly [string, string, boolean, number, ...string[]][] = [
  ['second', 'S', true, 1, 'seconds', 'sec', 'secs'],
  ['minute', 'M', true, 1, 'minutes', 'min', 'mins'],
  ['hour', 'H', true, 1, 'hours', 'hr', 'hrs'],
  ['day', 'D', false, 1, 'days'],
  ['night', 'D', false, 1, 'nights'],
  ['week', 'W', false, 1, 'weeks'],
  ['fortnight', 'W', false, 2, 'fortnights'],
  ['weekend', 'WE', false, 1, 'weekends'],
  ['month', 'M', false, 1, 'months'],
  ['quarter', 'Q', false, 1, 'quarters'],
  ['year', 'Y', false, 1, 'years', 'yr', 'yrs'],
  ['decade', 'Y', false, 10, 'decades'],
  ['century', 'Y', false, 100, 'centuries'],
  ['millennium', 'Y', false, 1000, 'millennia', 'millenniums'],
];

/** Words for units of time, singular, plural and short, to the unit. */
export const timeUnit: ReadonlyMap<string, TimeUnit> = new Map(
  timeUnits.flatMap(([name, code, clock, times, ...others]) =>
    [name, ...others].map(word => [word, { name, code, clock, times }] as const),
  ),
);

/** The TIMEX3 value of a length of time: three years is `P3Y`, 90 minutes `PT90M`, half an hour `PT30M`; null counts are X. */
export const durationTimex = (value: number | null, unit: TimeUnit): string => {
  if (value === null)
    return unit.times === 10 ? 'PXE' : unit.times === 100 ? 'PXC' : `P${unit.clock ? 'T' : ''}X${unit.code}`;
  const count = Number((value * unit.times).toFixed(4));
  const half = Object.hasOwn(halves, unit.name) ? halves[unit.name] : undefined;
  const whole = Math.floor(count);
  if (half !== undefined && count - whole === 0.5 && whole >= 0) {
    const lead = whole === 0 ? '' : `${whole}${unit.code}`;
    const clock = unit.clock || half.endsWith('H') ? 'T' : '';
    return unit.clock || clock === '' ? `P${clock}${lead}${half}` : `P${lead}T${half}`;
  }
  return `P${unit.clock ? 'T' : ''}${count}${unit.code}`;
};

// half of one of each unit, written in the next smaller
const halves: Record<string, string> = { year: '6M', hour: '30M', minute: '30S', day: '12H' };

/** Adverbs and adjectives of repetition to their TIMEX3 period. */
export const repetition: ReadonlyMap<string, string> = new Map([
  ['hourly', 'PT1H'],
  ['daily', 'P1D'],
  ['nightly', 'P1D'],
  ['weekly', 'P1W'],
  ['biweekly', 'P2W'],
  ['fortnightly', 'P2W'],
  ['monthly', 'P1M'],
  ['yearly', 'P1Y'],
  ['annually', 'P1Y'],
]);

/** Words that point at the present, the past or the future without saying when. */
export const vagueTime: ReadonlyMap<string, string> = new Map([
  ['now', 'PRESENT_REF'],
  ['currently', 'PRESENT_REF'],
  ['nowadays', 'PRESENT_REF'],
  ['presently', 'PRESENT_REF'],
  ['recently', 'PAST_REF'],
  ['soon', 'FUTURE_REF'],
]);

/** Holidays that fall on the same day each year. */
export const fixedHoliday: ReadonlyMap<string, { month: number; day: number }> = new Map([
  ['christmas', { month: 12, day: 25 }],
  ['christmas eve', { month: 12, day: 24 }],
  ['christmas day', { month: 12, day: 25 }],
  ['boxing day', { month: 12, day: 26 }],
  ['halloween', { month: 10, day: 31 }],
]);
