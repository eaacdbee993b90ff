import { type DayReading, reading } from '#/server/article/day-reading.ts';
import type { TimeContext } from '#/server/article/time-reading.ts';
import { dayPart, durationTimex, monthNumber, repetition, seasonCode, timeUnit } from '#/server/article/time-words.ts';
import { isCapital, lowerAt } from '#/server/article/tokens.ts';

const repeats: Record<string, number> = { other: 2, second: 2, third: 3, few: Number.NaN };

/** Reads every week, each year, every two days, daily. */
export const setWord = (context: TimeContext, at: number): DayReading | null => {
  const { tokens } = context;
  const word = lowerAt(tokens, at);
  const period = repetition.get(word);
  if (period !== undefined) {
    if (isCapital(tokens[at]) && at > 0) return null;
    // "grew 8 percent annually": the rate of the share
    if (/^(?:%|percent|cent)$/.test(lowerAt(tokens, at - 1))) return null;
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
