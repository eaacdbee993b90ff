import type { TimeContext } from '#/server/article/time-reading.ts';
import { isDash, lowerAt, type Token } from '#/server/article/tokens.ts';

/** A time of day: the index of the token after it, and its TIMEX3 ending, such as `T17:30`. */
export type ClockReading = { to: number; timex: string };

const zones = new Set([
  'gmt',
  'utc',
  'est',
  'edt',
  'et',
  'cst',
  'cdt',
  'ct',
  'mst',
  'mdt',
  'pst',
  'pdt',
  'pt',
  'bst',
  'cet',
  'cest',
  'ist',
  'jst',
  'aest',
]);
const halfDay = (word: string): 'am' | 'pm' | null => {
  if (word.length < 2 || word.length > 4 || (word[0] !== 'a' && word[0] !== 'p')) return null;
  const letters = word.replaceAll('.', '');
  return letters === 'am' || letters === 'pm' ? letters : null;
};

const pad = (value: number): string => String(value).padStart(2, '0');

const afterZone = (tokens: readonly Token[], at: number): number => {
  if (zones.has(lowerAt(tokens, at)) && tokens[at]?.text === tokens[at]?.text.toUpperCase()) return at + 1;
  if (lowerAt(tokens, at) === 'local' && lowerAt(tokens, at + 1) === 'time') return at + 2;
  if (tokens[at]?.text === '(' && zones.has(lowerAt(tokens, at + 1)) && tokens[at + 2]?.text === ')') return at + 3;
  return at;
};

// "p.m" at the end of a sentence is two letters and a mark
const meridiem = (tokens: readonly Token[], at: number): { half: 'am' | 'pm'; to: number } | null => {
  const whole = halfDay(lowerAt(tokens, at));
  if (whole !== null) return { half: whole, to: at + 1 };
  const first = lowerAt(tokens, at);
  if (
    (first === 'a' || first === 'p') &&
    tokens[at + 1]?.text === '.' &&
    lowerAt(tokens, at + 2) === 'm' &&
    tokens[at + 2]?.glued
  ) {
    return { half: first === 'a' ? 'am' : 'pm', to: at + 3 };
  }
  return null;
};

const inDay = (hour: number, half: 'am' | 'pm' | null): number =>
  half === 'pm' && hour < 12 ? hour + 12 : half === 'am' && hour === 12 ? 0 : hour;

/** Reads a time of day at token `at`: "5 p.m.", "10:45pm GMT", "17:22", "noon", "6.30-10am" (the first of the two). */
export const readClock = ({ tokens }: TimeContext, at: number): ClockReading | null => {
  const word = lowerAt(tokens, at);
  if (word === 'noon' || word === 'midday') return { to: at + 1, timex: 'T12:00' };
  if (word === 'midnight') return { to: at + 1, timex: 'T24:00' };
  const first = tokens[at];
  if (first?.type !== 'number') {
    const spoken = spokenHour(word);
    if (spoken === null) return null;
    const half = meridiem(tokens, at + 1);
    if (half !== null) return { to: afterZone(tokens, half.to), timex: `T${pad(inDay(spoken, half.half))}:00` };
    return lowerAt(tokens, at + 1) === "o'clock" ? { to: at + 2, timex: `T${pad(spoken)}:00` } : null;
  }
  if (/^(?:[01]\d|2[0-3])[0-5]\d$/.test(first.text) && afterZone(tokens, at + 1) > at + 1) {
    return { to: afterZone(tokens, at + 1), timex: `T${first.text.slice(0, 2)}:${first.text.slice(2)}` };
  }
  let hour = Number(first.text);
  let minute = 0;
  let to = at + 1;
  let shaped = false;
  const dotted = /^(\d{1,2})\.([0-5]\d)$/.exec(first.text);
  if (dotted !== null) {
    hour = Number(dotted[1]);
    minute = Number(dotted[2]);
  } else if (
    tokens[to]?.text === ':' &&
    tokens[to]?.glued &&
    tokens[to + 1]?.glued &&
    /^[0-5]\d(?:\.\d+)?$/.test(tokens[to + 1]?.text ?? '')
  ) {
    minute = Math.floor(Number(tokens[to + 1]?.text));
    to += 2;
    shaped = true;
    if (tokens[to]?.text === ':' && tokens[to]?.glued && /^[0-5]\d/.test(tokens[to + 1]?.text ?? '')) to += 2;
  }
  if (!Number.isInteger(hour) || hour > 24) return null;
  const half = meridiem(tokens, to);
  if (half !== null && hour <= 12) {
    to = half.to;
  } else if (isDash(tokens[to]) || lowerAt(tokens, to) === 'to') {
    // "6.30-10am", "3 to 5 p.m.": the half of the day stands at the end of the span
    const end = tokens[to + 1];
    let next = to + 2;
    if (tokens[next]?.text === ':' && tokens[next + 1]?.type === 'number') next += 2;
    const late = meridiem(tokens, next);
    if (end?.type === 'number' && late !== null && hour <= 12 && Number(end.text) <= 12.59) {
      const opens = late.half === 'pm' && hour > Number(end.text) && hour < 12 ? 'am' : late.half;
      return { to: late.to, timex: `T${pad(inDay(hour, opens))}:${pad(minute)}` };
    }
    if (!shaped) return null;
  } else if (!shaped) {
    const part = lowerAt(tokens, to) === 'in' && lowerAt(tokens, to + 1) === 'the' ? lowerAt(tokens, to + 2) : '';
    if (/^(?:morning|afternoon|evening)$/.test(part) && hour >= 1 && hour <= 12) {
      return { to: to + 3, timex: `T${pad(inDay(hour, part === 'morning' ? 'am' : 'pm'))}:00` };
    }
    return lowerAt(tokens, to) === "o'clock" ? { to: to + 1, timex: `T${pad(hour)}:00` } : null;
  }
  return { to: afterZone(tokens, to), timex: `T${pad(inDay(hour, half?.half ?? null))}:${pad(minute)}` };
};

const hours = ['one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten', 'eleven', 'twelve'];
const spokenHour = (word: string): number | null => {
  const at = hours.indexOf(word);
  return at < 0 ? null : at + 1;
};
