import { isoYear } from '#/server/article/calendar.ts';
import { type DayReading, reading } from '#/server/article/day-reading.ts';
import { readOrdinal } from '#/server/article/ordinals.ts';
import { tenseAround } from '#/server/article/tense.ts';
import type { TimeContext } from '#/server/article/time-reading.ts';
import { isJoint, lowerAt } from '#/server/article/tokens.ts';

/** Reads the third quarter, third-quarter, Q3 2021, first half of 2020, this year's second quarter. */
export const quarterWord = (context: TimeContext, at: number): DayReading | null => {
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
