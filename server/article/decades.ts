import { readLifeDecade } from '#/server/article/ages.ts';
import { isoDecade } from '#/server/article/calendar.ts';
import { readOrdinal } from '#/server/article/ordinals.ts';
import type { TimeContext, TimeReading } from '#/server/article/time-reading.ts';
import { isJoint, lowerAt, type Token } from '#/server/article/tokens.ts';

const spokenDecades: Record<string, number> = {
  twenties: 2,
  thirties: 3,
  forties: 4,
  fifties: 5,
  sixties: 6,
  seventies: 7,
  eighties: 8,
  nineties: 9,
};

// "highs in the mid-80s": degrees
const isWarm = (tokens: readonly Token[], at: number): boolean => {
  for (let here = at - 3; here > at - 11; here--)
    if (/^(?:temperatures?|highs?|lows?|degrees?|heat|readings?|thermometers?)$/.test(lowerAt(tokens, here)))
      return true;
  return false;
};

/** Reads a decade or century at token `at`: "1990s", "the '90s", "the nineties", "20th century", "the fifth century BC". */
export const readDecade = ({ tokens }: TimeContext, at: number): TimeReading | null => {
  const token = tokens[at];
  if (token === undefined) return null;
  const suffix = tokens[at + 1];
  const mark = suffix?.text === "'" || suffix?.text === '’' ? 1 : 0;
  const s = tokens[at + 1 + mark];
  const plural = (s?.lower === 's' || s?.lower === "'s") && s.glued;
  if (
    token.type === 'number' &&
    plural &&
    readLifeDecade(tokens, at) === null &&
    (s?.lower === 's' || lowerAt(tokens, at - 1) === 'the')
  ) {
    const to = at + 2 + mark;
    if (/^[12]\d\d0$/.test(token.text)) {
      const year = Number(token.text);
      const century = year % 100 === 0 && year < 2000;
      return { from: at, to, kind: 'date', timex: century ? isoDecade(year).slice(0, 2) : isoDecade(year) };
    }
    if (/^\d0$/.test(token.text) && s?.lower === 's') {
      const lead = lowerAt(tokens, at - 1);
      const half = lead === '-' && lowerAt(tokens, at - 2) === 'mid' && Number(token.text) >= 50 && !isWarm(tokens, at);
      if (half || lead === "'" || lead === '’' || lead === '‘' || ['the', 'early', 'late', 'mid'].includes(lead)) {
        const from = ["'", '’', '‘'].includes(lead) ? at - 1 : at;
        return { from, to, kind: 'date', timex: `${Number(token.text) < 30 ? '20' : '19'}${token.text[0]}` };
      }
    }
    return null;
  }
  if (readLifeDecade(tokens, at) !== null) return null;
  const spoken = Object.hasOwn(spokenDecades, token.lower) ? spokenDecades[token.lower] : undefined;
  if (spoken !== undefined && ['the', 'early', 'late', 'mid', 'nineteen', '-'].includes(lowerAt(tokens, at - 1))) {
    return { from: at, to: at + 1, kind: 'date', timex: `19${spoken}` };
  }
  const ordinal = readOrdinal(tokens, at);
  if (ordinal !== null && ordinal.value < 40) {
    const joint = isJoint(tokens, ordinal.next) ? ordinal.next + 1 : ordinal.next;
    const word = lowerAt(tokens, joint);
    if (word === 'century' || word === 'centuries') {
      const bc = /^(?:bc|bce|b\.c\.|b\.c\.e\.)$/.test(lowerAt(tokens, joint + 1));
      const name = String(ordinal.value - 1).padStart(2, '0');
      return { from: at, to: joint + (bc ? 2 : 1), kind: 'date', timex: bc ? `BC${name}` : name };
    }
  }
  return null;
};
