/** A civil date of the Gregorian calendar; `month` and `day` count from 1. */
export type CivilDate = { year: number; month: number; day: number };

const days = (date: CivilDate): number => {
  // Days since 1970-01-01, by Howard Hinnant's "days from civil" formula.
  const y = date.month <= 2 ? date.year - 1 : date.year;
  const era = Math.floor(y / 400);
  const yearOfEra = y - era * 400;
  const dayOfYear = Math.floor((153 * (date.month + (date.month > 2 ? -3 : 9)) + 2) / 5) + date.day - 1;
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear;
  return era * 146097 + dayOfEra - 719468;
};

const civil = (count: number): CivilDate => {
  const z = count + 719468;
  const era = Math.floor(z / 146097);
  const dayOfEra = z - era * 146097;
  const yearOfEra = Math.floor(
    (dayOfEra - Math.floor(dayOfEra / 1460) + Math.floor(dayOfEra / 36524) - Math.floor(dayOfEra / 146096)) / 365,
  );
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const mp = Math.floor((5 * dayOfYear + 2) / 153);
  const month = mp < 10 ? mp + 3 : mp - 9;
  return {
    year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0),
    month,
    day: dayOfYear - Math.floor((153 * mp + 2) / 5) + 1,
  };
};

/** The date in an ISO date or date-time, or null when it holds none. */
export const parseIsoDate = (iso: string | null): CivilDate | null => {
  const match = iso === null ? null : /^(\d{4})-(\d{2})-(\d{2})/.exec(iso.trim());
  if (match === null) return null;
  const date = { year: Number(match[1]), month: Number(match[2]), day: Number(match[3]) };
  return isDate(date) ? date : null;
};

/** Days in the month of the Gregorian calendar. */
export const daysInMonth = (year: number, month: number): number =>
  days(month === 12 ? { year: year + 1, month: 1, day: 1 } : { year, month: month + 1, day: 1 }) -
  days({ year, month, day: 1 });

/** Whether the date exists. */
export const isDate = (date: CivilDate): boolean =>
  date.month >= 1 && date.month <= 12 && date.day >= 1 && date.day <= daysInMonth(date.year, date.month);

/** The date `count` days later (earlier when negative). */
export const addDays = (date: CivilDate, count: number): CivilDate => civil(days(date) + count);

/** The date `count` months later; a day that the month lacks becomes its last. */
export const addMonths = (date: CivilDate, count: number): CivilDate => {
  const index = date.year * 12 + date.month - 1 + count;
  const year = Math.floor(index / 12);
  const month = index - year * 12 + 1;
  return { year, month, day: Math.min(date.day, daysInMonth(year, month)) };
};

/** Monday is 1, Sunday 7. */
export const weekday = (date: CivilDate): number => ((((days(date) + 3) % 7) + 7) % 7) + 1;

const pad = (value: number, width: number): string => String(value).padStart(width, '0');

/** `2021-04-12` */
export const isoDay = (date: CivilDate): string => `${isoMonth(date)}-${pad(date.day, 2)}`;
/** `2021-04` */
export const isoMonth = (date: CivilDate): string => `${isoYear(date.year)}-${pad(date.month, 2)}`;
/** `2021`; years before 1 are written `BC0044` as TIMEX3 does. */
export const isoYear = (year: number): string => (year > 0 ? pad(year, 4) : `BC${pad(1 - year, 4)}`);
/** `2021-W15`, by ISO 8601: the week with the year's first Thursday is W01. */
export const isoWeek = (date: CivilDate): string => {
  const thursday = addDays(date, 4 - weekday(date));
  const first = days({ year: thursday.year, month: 1, day: 1 });
  return `${isoYear(thursday.year)}-W${pad(Math.floor((days(thursday) - first) / 7) + 1, 2)}`;
};
/** `2021-Q2` */
export const isoQuarter = (date: CivilDate): string => `${isoYear(date.year)}-Q${Math.ceil(date.month / 3)}`;
/** The first three digits of the year: `202` for the 2020s, as TIMEX3 writes decades. */
export const isoDecade = (year: number): string => pad(Math.floor(year / 10), 3);
