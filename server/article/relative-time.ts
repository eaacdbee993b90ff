import {
  addDays,
  addMonths,
  type CivilDate,
  isoDay,
  isoDecade,
  isoMonth,
  isoQuarter,
  isoWeek,
  isoYear,
  weekday,
} from '#/server/article/calendar.ts';
import { readOrdinal } from '#/server/article/number-words.ts';
import { tenseAround } from '#/server/article/tense.ts';
import { fromPublished, type TimeContext, type TimeReading } from '#/server/article/time-reading.ts';
import {
  dayPart,
  durationTimex,
  fixedHoliday,
  monthNumber,
  repetition,
  seasonCode,
  type TimeUnit,
  timeUnit,
  vagueTime,
  weekdayNumber,
} from '#/server/article/time-words.ts';
import { isCapital, isDash, isJoint, lowerAt } from '#/server/article/tokens.ts';

/** A relative date as read; `day` is set when it is one known day. */
export type RelativeReading = TimeReading & { day: CivilDate | null };

const reading = (
  from: number,
  to: number,
  kind: TimeReading['kind'],
  timex: string | null,
  day: CivilDate | null = null,
): RelativeReading => ({
  from,
  to,
  kind,
  timex,
  day,
});

/** The TIMEX3 value of the calendar unit that lies `shift` units from the day: `2021` for last year seen from 2022. */
export const calendarTimex = (day: CivilDate, unit: TimeUnit, shift: number): string | null => {
  switch (unit.name) {
    case 'day':
      return isoDay(addDays(day, shift));
    case 'night':
      return `${isoDay(addDays(day, shift))}TNI`;
    case 'week':
      return isoWeek(addDays(day, 7 * shift));
    case 'fortnight':
      return isoWeek(addDays(day, 14 * shift));
    case 'weekend':
      return `${isoWeek(addDays(day, 7 * shift))}-WE`;
    case 'month':
      return isoMonth(addMonths({ ...day, day: 1 }, shift));
    case 'quarter':
      return isoQuarter(addMonths({ ...day, day: 1 }, 3 * shift));
    case 'year':
      return isoYear(day.year + shift);
    case 'decade':
      return isoDecade(day.year + 10 * shift);
    case 'century':
      return String(Math.floor(day.year / 100) + shift).padStart(2, '0');
    default:
      return null;
  }
};

const shiftOf: Record<string, number> = { last: -1, past: -1, this: 0, next: 1, coming: 1, current: 0 };

const partOfDay = (context: TimeContext, at: number): { code: string; to: number } | null => {
  const code = dayPart.get(lowerAt(context.tokens, at));
  return code === undefined ? null : { code, to: at + 1 };
};

// today, yesterday, tomorrow, tonight, last night, this morning
const dayWord = (context: TimeContext, at: number): RelativeReading | null => {
  const { tokens, published } = context;
  const word = lowerAt(tokens, at);
  const shift = { today: 0, yesterday: -1, tomorrow: 1 }[word];
  if (shift !== undefined) {
    if (
      tokens[at + 1]?.text !== undefined &&
      word === 'today' &&
      tokens[at]?.text === 'Today' &&
      isCapital(tokens[at - 1])
    )
      return null;
    const part = partOfDay(context, at + 1);
    const day = published === null ? null : addDays(published, shift);
    if (part === null) return reading(at, at + 1, 'date', day === null ? null : isoDay(day), day);
    return reading(at, part.to, 'time', day === null ? null : isoDay(day) + part.code);
  }
  if (word === 'tonight') return reading(at, at + 1, 'time', published === null ? null : `${isoDay(published)}TNI`);
  if (word === 'overnight')
    return reading(at, at + 1, 'time', published === null ? null : `${isoDay(addDays(published, -1))}TNI`);
  if (word === 'last' && lowerAt(tokens, at + 1) === 'night') {
    return reading(at, at + 2, 'time', published === null ? null : `${isoDay(addDays(published, -1))}TNI`);
  }
  if (word === 'this' || word === 'earlier' || word === 'later') {
    const here = word === 'this' ? at + 1 : lowerAt(tokens, at + 1) === 'this' ? at + 2 : -1;
    const part = here < 0 ? null : partOfDay(context, here);
    if (part !== null && part.code !== 'TNI')
      return reading(at, part.to, 'time', published === null ? null : isoDay(published) + part.code);
    if (word !== 'this' && lowerAt(tokens, at + 1) === 'today') {
      return reading(at, at + 2, 'date', published === null ? null : isoDay(published), published);
    }
  }
  return null;
};

const weekdayDate = (
  context: TimeContext,
  number: number,
  lead: string,
  from: number,
  to: number,
): CivilDate | null => {
  const now = context.published;
  if (now === null) return null;
  const back = (weekday(now) - number + 7) % 7;
  const forward = (number - weekday(now) + 7) % 7;
  if (lead === 'last' || lead === 'past' || lead === 'previous') return addDays(now, back === 0 ? -7 : -back);
  if (lead === 'next' || lead === 'coming') return addDays(now, forward === 0 ? 7 : forward);
  if (lead === 'this') return addDays(now, forward);
  const lean = tenseAround(context.tokens, from, to);
  return lean === 'future' ? addDays(now, forward === 0 ? 0 : forward) : addDays(now, -back);
};

// Friday, last Friday, Friday night, every Friday, Mondays
const weekdayWord = (context: TimeContext, at: number): RelativeReading | null => {
  const { tokens } = context;
  let here = at;
  let lead = '';
  if (
    [
      'last',
      'next',
      'this',
      'past',
      'every',
      'each',
      'coming',
      'previous',
      'early',
      'late',
      'earlier',
      'later',
    ].includes(lowerAt(tokens, here))
  ) {
    lead = lowerAt(tokens, here);
    here += 1;
  }
  const token = tokens[here];
  if (token === undefined) return null;
  const plural = token.lower.endsWith('days');
  const number = weekdayNumber.get(plural ? token.lower.slice(0, -1) : token.lower);
  if (number === undefined) return null;
  const short = !token.lower.includes('day');
  if (!isCapital(token) && short) return null;
  let to = here + 1;
  if (short) {
    const dotted = tokens[to]?.text === '.' && tokens[to]?.glued;
    if (!dotted) return null;
    to += 1;
  }
  if (
    !isCapital(token) &&
    lead === '' &&
    !['on', 'by', 'until', 'since', 'from', 'of', 'for', 'before', 'after'].includes(lowerAt(tokens, here - 1))
  ) {
    if (here > 0 && isCapital(tokens[0])) return null;
  }
  // "Sunday Times", "Black Friday": names
  if (
    lead === '' &&
    isCapital(tokens[at - 1]) &&
    ['black', 'good', 'super', 'cyber', 'bloody', 'easter', 'ash', 'palm', 'holy'].includes(lowerAt(tokens, at - 1))
  )
    return null;
  const part = partOfDay(context, to);
  const partPlural = dayPart.get(lowerAt(tokens, to).replace(/s$/, ''));
  if (plural || lead === 'every' || lead === 'each' || (partPlural !== undefined && part === null)) {
    if (part !== null || partPlural !== undefined) to += 1;
    return reading(lead === '' ? here : at, to, 'set', `XXXX-WXX-${number}${part?.code ?? partPlural ?? ''}`);
  }
  const day = weekdayDate(context, number, lead, at, to);
  if (part === null) return reading(at, to, 'date', day === null ? null : isoDay(day), day);
  return reading(at, part.to, 'time', day === null ? null : isoDay(day) + part.code, day);
};

const reckon = (context: TimeContext, unit: TimeUnit, shift: number): string | null =>
  fromPublished(context, day => calendarTimex(day, unit, shift));

// "the following year", "the same month": counted from the date named last
const fromRecent = (context: TimeContext, unit: TimeUnit, lead: string): string | null => {
  const [year, month, day] = (context.recent.date ?? '').split('-').map(Number);
  if (year === undefined || !(year > 0)) return null;
  if (month === undefined && unit.name !== 'year' && unit.name !== 'decade' && unit.name !== 'century') return null;
  if (day === undefined && (unit.name === 'day' || unit.name === 'week' || unit.name === 'weekend')) return null;
  const shift = lead === 'same' ? 0 : lead === 'following' || lead === 'ensuing' ? 1 : -1;
  return calendarTimex({ year, month: month ?? 1, day: day ?? 1 }, unit, shift);
};

// last year, this week, next month, the past year, earlier this year, last summer, last March
const calendarWord = (context: TimeContext, at: number): RelativeReading | null => {
  const { tokens, published } = context;
  let here = at;
  const modifier = lowerAt(tokens, here);
  if (['earlier', 'later', 'early', 'late'].includes(modifier)) here += 1;
  let lead = lowerAt(tokens, here);
  if (here > at && lead === 'in' && lowerAt(tokens, here + 1) === 'the') {
    const unit = timeUnit.get(lowerAt(tokens, here + 2));
    return unit !== undefined && !unit.clock ? reading(at, here + 3, 'date', reckon(context, unit, 0)) : null;
  }
  const article = lead === 'the' ? 1 : 0;
  if (article === 1) {
    if (here > at) return null;
    here += 1;
    lead = lowerAt(tokens, here);
  }
  const anchored = ['previous', 'following', 'same', 'preceding', 'ensuing', 'prior'].includes(lead);
  const shift = Object.hasOwn(shiftOf, lead) ? shiftOf[lead] : undefined;
  if (shift === undefined && !anchored) return null;
  here += 1;
  while (['fiscal', 'calendar', 'entire', 'whole', 'school', 'academic'].includes(lowerAt(tokens, here))) here += 1;
  const word = lowerAt(tokens, here);
  const unit = timeUnit.get(word);
  if (unit !== undefined && word === unit.name && !(unit.clock && unit.name !== 'hour') && unit.name !== 'night') {
    if (unit.clock && anchored) return null;
    const to = here + 1;
    if (anchored) return reading(at, to, 'date', fromRecent(context, unit, lead));
    // "the past year" is a length, "last year" a date; so is "the next decade"
    if (lead === 'past' || lead === 'coming' || unit.clock || (article === 1 && (lead === 'last' || lead === 'next'))) {
      return reading(at, to, 'duration', durationTimex(1, unit));
    }
    return reading(at, to, 'date', shift === undefined ? null : reckon(context, unit, shift));
  }
  const season = seasonCode.get(word);
  if (season !== undefined && shift !== undefined) {
    const year = published === null ? null : seasonYear(published, season, shift);
    return reading(at, here + 1, 'date', year === null ? null : `${isoYear(year)}-${season}`);
  }
  const month = monthNumber.get(word);
  if (month !== undefined && isCapital(tokens[here]) && word.length > 2 && shift !== undefined) {
    const next = tokens[here + 1];
    if (next?.type === 'number') return null;
    const dotted = next?.text === '.' && next.glued && word.length < 5 && word !== 'may';
    if (dotted && tokens[here + 2]?.type === 'number') return null;
    const to = here + (dotted ? 2 : 1);
    if (published === null) return reading(at, to, 'date', null);
    const year =
      shift < 0
        ? month < published.month
          ? published.year
          : published.year - 1
        : shift > 0
          ? month > published.month
            ? published.year
            : published.year + 1
          : published.year;
    return reading(at, to, 'date', isoMonth({ year, month, day: 1 }));
  }
  return null;
};

const seasonStart: Record<string, number> = { SP: 3, SU: 6, FA: 9, WI: 12 };
const seasonYear = (now: CivilDate, season: string, shift: number): number => {
  const start = seasonStart[season] ?? 1;
  if (shift === 0) return now.year;
  if (shift < 0) return now.month >= start + 3 ? now.year : now.year - 1;
  return now.month < start ? now.year : now.year + 1;
};

// the third quarter, third-quarter, Q3 2021, first half of 2020, this year's second quarter
const quarterWord = (context: TimeContext, at: number): RelativeReading | null => {
  const { tokens, published } = context;
  let here = at;
  let year: number | null = null;
  const possessive = { last: -1, this: 0, next: 1 }[lowerAt(tokens, here)];
  if (possessive !== undefined && lowerAt(tokens, here + 1) === 'year' && lowerAt(tokens, here + 2) === "'s") {
    year = published === null ? null : published.year + possessive;
    here += 3;
  }
  const first = tokens[here];
  if (first?.type === 'number' && /^(?:19|20)\d\d$/.test(first.text)) {
    year = Number(first.text);
    here += 1;
  }
  if (lowerAt(tokens, here) === 'fiscal') here += 1;
  let number: number | null = null;
  let half = false;
  let to = here;
  if (lowerAt(tokens, here) === 'q' && tokens[here + 1]?.glued && /^[1-4]$/.test(tokens[here + 1]?.text ?? '')) {
    number = Number(tokens[here + 1]?.text);
    to = here + 2;
  } else {
    const ordinal = readOrdinal(tokens, here);
    if (ordinal === null || ordinal.value > 4) return null;
    let next = isJoint(tokens, ordinal.next) ? ordinal.next + 1 : ordinal.next;
    if (lowerAt(tokens, next) === 'fiscal') next += 1;
    const word = lowerAt(tokens, next);
    if (word === 'half' && ordinal.value <= 2 && ['of', 'this', 'last'].includes(lowerAt(tokens, next + 1)))
      half = true;
    else if (word !== 'quarter') return null;
    number = ordinal.value;
    to = next + 1;
  }
  const code = half ? `H${number}` : `Q${number}`;
  let after = to;
  if (lowerAt(tokens, after) === 'of') after += 1;
  if (lowerAt(tokens, after) === 'the' || lowerAt(tokens, after) === 'fiscal') after += 1;
  const stated = tokens[after];
  const relative = { last: -1, this: 0, next: 1, current: 0 }[lowerAt(tokens, after)];
  if (stated?.type === 'number' && /^[12]\d{3}$/.test(stated.text)) {
    year = Number(stated.text);
    to = after + 1;
  } else if (relative !== undefined && lowerAt(tokens, after + 1) === 'year') {
    year = published === null ? null : published.year + relative;
    to = after + 2;
  } else if (half) {
    if (lowerAt(tokens, after) !== 'year') return null;
    to = after + 1;
    year = published?.year ?? null;
  } else if (year === null && published !== null) {
    // a quarter without a year is the last one that had begun
    year =
      number > Math.ceil(published.month / 3) && tenseAround(tokens, at, to) !== 'future'
        ? published.year - 1
        : published.year;
  }
  return reading(at, to, 'date', year === null ? null : `${isoYear(year)}-${code}`);
};

const repeats: Record<string, number> = { other: 2, second: 2, third: 3, few: Number.NaN };

// every week, each year, every two days, daily
const setWord = (context: TimeContext, at: number): RelativeReading | null => {
  const { tokens } = context;
  const word = lowerAt(tokens, at);
  const period = repetition.get(word);
  if (period !== undefined) {
    if (isCapital(tokens[at]) && at > 0) return null;
    return reading(at, at + 1, 'set', period);
  }
  if (
    (word === 'once' || word === 'twice' || word === 'times') &&
    /^(?:a|an|per|each|every)$/.test(lowerAt(tokens, at + 1))
  ) {
    const unit = timeUnit.get(lowerAt(tokens, at + 2));
    if (unit !== undefined && word !== 'times') return reading(at, at + 3, 'set', durationTimex(1, unit));
  }
  if (word !== 'every' && word !== 'each') return null;
  let here = at + 1;
  let count: number | null = 1;
  const skip = Object.hasOwn(repeats, lowerAt(tokens, here)) ? repeats[lowerAt(tokens, here)] : undefined;
  if (skip !== undefined) {
    count = Number.isNaN(skip) ? null : skip;
    here += 1;
  }
  const unit = timeUnit.get(lowerAt(tokens, here));
  if (unit !== undefined) return reading(at, here + 1, 'set', durationTimex(count, unit));
  const month = monthNumber.get(lowerAt(tokens, here));
  if (month !== undefined && isCapital(tokens[here]))
    return reading(at, here + 1, 'set', `XXXX-${String(month).padStart(2, '0')}`);
  const season = seasonCode.get(lowerAt(tokens, here));
  if (season !== undefined) return reading(at, here + 1, 'set', `XXXX-${season}`);
  const part = dayPart.get(lowerAt(tokens, here));
  return part === undefined ? null : reading(at, here + 1, 'set', `XXXX-XX-XX${part}`);
};

const several = new Set(['several', 'few', 'many', 'some', 'recent', 'coming', 'numerous', 'countless']);
const lengthLead = new Set([
  'for',
  'in',
  'over',
  'within',
  'after',
  'of',
  'take',
  'takes',
  'last',
  'past',
  'next',
  'previous',
  'following',
  'spent',
  'during',
  'through',
  'took',
  'lasted',
  'coming',
  'and',
]);

// several years, the past few weeks, a couple of days, for years, months later, recent weeks
const vagueLength = (context: TimeContext, at: number): RelativeReading | null => {
  const { tokens } = context;
  let here = at;
  if (lowerAt(tokens, here) === 'the') here += 1;
  if (['past', 'last', 'next', 'coming', 'previous', 'following', 'recent', 'first'].includes(lowerAt(tokens, here)))
    here += 1;
  const led = here > at && lowerAt(tokens, here - 1) !== 'the';
  let counted = false;
  if (lowerAt(tokens, here) === 'a' && lowerAt(tokens, here + 1) === 'few') {
    here += 2;
    counted = true;
  } else if (several.has(lowerAt(tokens, here))) {
    here += 1;
    counted = true;
  }
  if (lowerAt(tokens, here) === 'more' || lowerAt(tokens, here) === 'hundred' || lowerAt(tokens, here) === 'thousand')
    here += 1;
  const word = lowerAt(tokens, here);
  const unit = timeUnit.get(word);
  if (unit === undefined || word === unit.name || unit.name === 'second') return null;
  const follow = lowerAt(tokens, here + 1);
  const anchored = follow === 'ago' || follow === 'later' || follow === 'earlier' || follow === 'ahead';
  if (!counted && !led && !anchored && !lengthLead.has(lowerAt(tokens, at - 1))) return null;
  if (!counted && !led && unit.name === 'quarter') return null;
  if (follow === 'old' || (isDash(tokens[at - 1]) && tokens[at]?.glued)) return null;
  if (follow === 'ago') return reading(at, here + 2, 'date', 'PAST_REF');

  return reading(at, here + 1, 'duration', durationTimex(null, unit));
};

// a year ago, a week earlier, year-ago, a month later
const articleLength = (context: TimeContext, at: number): RelativeReading | null => {
  const { tokens } = context;
  const word = lowerAt(tokens, at);
  const article = word === 'a' || word === 'an';
  const unit = timeUnit.get(lowerAt(tokens, article ? at + 1 : at));
  if (unit === undefined || lowerAt(tokens, article ? at + 1 : at) !== unit.name) return null;
  let here = article ? at + 2 : at + 1;
  if (!article) {
    if (!isJoint(tokens, here)) return null;
    here += 1;
  }
  const follow = lowerAt(tokens, here);
  if (follow !== 'ago' && follow !== 'earlier' && !(article && (follow === 'later' || follow === 'before')))
    return null;
  let to = here + 1;
  if (/^(?:period|quarter|month|week|day)$/.test(lowerAt(tokens, to))) to += 1;
  const backwards = follow === 'ago' || follow === 'earlier';
  // "a year earlier" beside a quarter is that quarter of the year before
  const quarter = context.recent.quarter;
  if (unit.name === 'year' && backwards && quarter !== null) {
    return reading(at, to, 'date', `${isoYear(Number(quarter.slice(0, 4)) - 1)}${quarter.slice(4)}`);
  }
  return backwards
    ? reading(at, to, 'date', reckon(context, unit, -1))
    : reading(at, here, 'duration', durationTimex(1, unit));
};

// now, recently, at present, the future, the past, currently
const vagueWord = (context: TimeContext, at: number): RelativeReading | null => {
  const { tokens } = context;
  const word = lowerAt(tokens, at);
  const follow = lowerAt(tokens, at + 1);
  const near = ['near', 'foreseeable', 'immediate', 'distant', 'recent'].includes(follow) ? 1 : 0;
  const reference = lowerAt(tokens, at + 1 + near);
  if (word === 'the' && (reference === 'future' || reference === 'past' || reference === 'present')) {
    const after = tokens[at + 2 + near];
    const ends =
      after === undefined ||
      after.type === 'mark' ||
      ['and', 'of', 'to', 'in', 'but', 'is', 'was', 'when', 'that', 'as', 'have', 'has', 'or', 'for'].includes(
        after.lower,
      );
    return ends ? reading(at, at + 2 + near, 'date', `${reference.toUpperCase()}_REF`) : null;
  }
  if (word === 'at' && (follow === 'present' || (follow === 'the' && lowerAt(tokens, at + 2) === 'moment'))) {
    return reading(at, at + (follow === 'the' ? 3 : 2), 'date', 'PRESENT_REF');
  }
  if (word === 'current' || word === 'recent') {
    if (isCapital(tokens[at]) && at > 0) return null;
    return reading(at, at + 1, 'date', word === 'current' ? 'PRESENT_REF' : 'PAST_REF');
  }
  const value = vagueTime.get(word);
  if (value === undefined || (word === 'soon' && lowerAt(tokens, at - 1) === 'as')) return null;
  if (word === 'now' && isCapital(tokens[at]) && isCapital(tokens[at - 1])) return null;
  return reading(at, at + 1, 'date', value);
};

// the weekend, the quarter, the latest period, year-end: the one that publication makes plain
const definiteUnit = (context: TimeContext, at: number): RelativeReading | null => {
  const { tokens, published } = context;
  const word = lowerAt(tokens, at);
  if (word === 'year' || word === 'month') {
    const here = isDash(tokens[at + 1]) || tokens[at + 1]?.lower === "'s" ? at + 2 : at + 1;
    if (lowerAt(tokens, here) !== 'end' || timeUnit.get(lowerAt(tokens, here + 1)) !== undefined) return null;
    const unit = timeUnit.get(word);
    return unit === undefined ? null : reading(at, here + 1, 'date', reckon(context, unit, 0));
  }
  if (word !== 'the') return null;
  const latest = ['latest', 'recent', 'current'].includes(lowerAt(tokens, at + 1)) ? 1 : 0;
  const noun = lowerAt(tokens, at + 1 + latest);
  const to = at + 2 + latest;
  if (noun === 'weekend') {
    return reading(
      at,
      to,
      'date',
      fromPublished(context, day => `${isoWeek(addDays(day, weekday(day) < 6 ? -7 : 0))}-WE`),
    );
  }
  const fiscal = latest === 1 && (noun === 'period' || noun === 'quarter');
  if (!fiscal && (noun !== 'quarter' || lowerAt(tokens, to) === 'of' || lowerAt(tokens, to) === 'mile')) return null;
  const ended =
    lowerAt(tokens, to) === 'ended' || lowerAt(tokens, to) === 'ending'
      ? monthNumber.get(lowerAt(tokens, to + 1))
      : undefined;
  if (ended !== undefined && published !== null) {
    return reading(
      at,
      to,
      'date',
      isoQuarter({ year: ended > published.month ? published.year - 1 : published.year, month: ended, day: 1 }),
    );
  }
  return reading(
    at,
    to,
    'date',
    context.recent.quarter ?? fromPublished(context, day => isoQuarter(addMonths({ ...day, day: 1 }, -3))),
  );
};

const holiday = (context: TimeContext, at: number): RelativeReading | null => {
  const { tokens, published } = context;
  if (!isCapital(tokens[at])) return null;
  const pair = `${lowerAt(tokens, at)} ${lowerAt(tokens, at + 1)}`;
  const two = fixedHoliday.get(pair);
  const known = two ?? fixedHoliday.get(lowerAt(tokens, at));
  const to = two === undefined ? at + 1 : at + 2;
  if (known !== undefined) {
    const year = tokens[to];
    if (year?.type === 'number' && /^[12]\d{3}$/.test(year.text)) {
      return reading(at, to + 1, 'date', isoDay({ year: Number(year.text), ...known }));
    }
    if (published === null) return reading(at, to, 'date', null);
    const behind = known.month < published.month || (known.month === published.month && known.day <= published.day);
    const ahead = tenseAround(tokens, at, to) === 'future';
    const when = { year: published.year + (behind ? (ahead ? 1 : 0) : ahead ? 0 : -1), ...known };
    return reading(at, to, 'date', isoDay(when), when);
  }
  if (lowerAt(tokens, at) !== 'thanksgiving') return null;
  const end = lowerAt(tokens, at + 1) === 'day' ? at + 2 : at + 1;
  if (published === null) return reading(at, end, 'date', null);
  const of = (year: number): CivilDate => ({
    year,
    month: 11,
    day: 22 + ((4 - weekday({ year, month: 11, day: 1 }) + 7) % 7),
  });
  const this_ = of(published.year);
  const passed = published.month === 12 || (published.month === 11 && published.day >= this_.day);
  const when = passed || tenseAround(tokens, at, end) === 'future' ? this_ : of(published.year - 1);
  return reading(at, end, 'date', isoDay(when), when);
};

/**
 * Reads a time expression that has meaning only from where it is said: "Friday", "last year", "this morning", "every week",
 * "the third quarter", "now". Resolved against the day of publication when that is known, else without a value.
 */
export const readRelative = (context: TimeContext, at: number): RelativeReading | null =>
  dayWord(context, at) ??
  quarterWord(context, at) ??
  weekdayWord(context, at) ??
  articleLength(context, at) ??
  calendarWord(context, at) ??
  setWord(context, at) ??
  vagueLength(context, at) ??
  definiteUnit(context, at) ??
  holiday(context, at) ??
  vagueWord(context, at);
