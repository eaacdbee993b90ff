import { isoYear } from '#/server/article/calendar.ts';
import { reckon } from '#/server/article/calendar-units.ts';
import { type DayReading, reading } from '#/server/article/day-reading.ts';
import type { TimeContext } from '#/server/article/time-reading.ts';
import { durationTimex, timeUnit, vagueTime } from '#/server/article/time-words.ts';
import { isCapital, isDash, isJoint, lowerAt } from '#/server/article/tokens.ts';

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

/** Reads several years, the past few weeks, for years, months later, recent weeks. */
export const vagueLength = (context: TimeContext, at: number): DayReading | null => {
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

/** Reads a year ago, a week earlier, year-ago, a month later. */
export const articleLength = (context: TimeContext, at: number): DayReading | null => {
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

/** Reads now, recently, at present, the future, the past, currently. */
export const vagueWord = (context: TimeContext, at: number): DayReading | null => {
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
  if (value === undefined || (word === 'soon' && (lowerAt(tokens, at - 1) === 'as' || follow === 'after'))) return null;
  if (word === 'now' && isCapital(tokens[at]) && isCapital(tokens[at - 1])) return null;
  return reading(at, at + 1, 'date', value);
};
