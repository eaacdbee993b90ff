import { calendarWord, definiteUnit } from '#/server/article/calendar-units.ts';
import type { DayReading } from '#/server/article/day-reading.ts';
import { holiday } from '#/server/article/holidays.ts';
import { quarterWord } from '#/server/article/quarters.ts';
import { setWord } from '#/server/article/repeated-times.ts';
import type { TimeContext } from '#/server/article/time-reading.ts';
import { fixedHoliday, repetition, timeUnit, vagueTime, weekdayNumber } from '#/server/article/time-words.ts';
import { articleLength, vagueLength, vagueWord } from '#/server/article/vague-times.ts';
import { dayWord, weekdayWord } from '#/server/article/weekdays.ts';

type Reader = (context: TimeContext, at: number) => DayReading | null;

const words = (text: string): string[] => text.split(/\s+/);
const leads = words('last next this past every each coming previous early late earlier later');

/** The readers in the order in which they are asked, each with the words that it can begin with; a number in digits opens a quarter. */
export const relativeReaders: readonly { read: Reader; openers: readonly string[]; digits?: boolean }[] = [
  { read: dayWord, openers: words('the today yesterday tomorrow tonight overnight last this earlier later') },
  { read: quarterWord, openers: words('last this next fiscal q first second third fourth'), digits: true },
  { read: weekdayWord, openers: [...leads, ...[...weekdayNumber.keys()].flatMap(day => [day, `${day}s`])] },
  { read: articleLength, openers: ['a', 'an', ...timeUnit.keys()] },
  {
    read: calendarWord,
    openers: words(
      'earlier later early late the last past this next coming current previous following same preceding ensuing prior that',
    ),
  },
  { read: setWord, openers: [...repetition.keys(), ...words('once twice times every each')] },
  {
    read: vagueLength,
    openers: [
      ...words('the a past last next coming previous following recent first more hundred thousand'),
      ...words('several few many some numerous countless'),
      ...timeUnit.keys(),
    ],
  },
  { read: definiteUnit, openers: words('year month the') },
  { read: holiday, openers: ['thanksgiving', ...[...fixedHoliday.keys()].map(name => name.split(' ')[0] ?? '')] },
  { read: vagueWord, openers: [...words('the at current recent'), ...vagueTime.keys()] },
];

const byWord = new Map<string, Reader[]>();
for (const { read, openers } of relativeReaders) {
  for (const word of new Set(openers)) byWord.set(word, [...(byWord.get(word) ?? []), read]);
}
const byDigits = relativeReaders.filter(reader => reader.digits).map(reader => reader.read);

/**
 * Reads a time expression that has meaning only from where it is said: "Friday", "last year", "this morning", "every week",
 * "the third quarter", "now". Resolved against the day of publication when that is known, else without a value.
 */
export const readRelative: Reader = (context, at) => {
  const token = context.tokens[at];
  const readers = token?.type === 'number' ? byDigits : byWord.get(token?.lower ?? '');
  if (readers === undefined) return null;
  for (const read of readers) {
    const found = read(context, at);
    if (found !== null) return found;
  }
  return null;
};
