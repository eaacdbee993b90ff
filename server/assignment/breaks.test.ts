import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Break, breakAt, breakLeft, brokenFor } from './breaks.ts';

const at = (minute: number) => new Date(Date.UTC(2027, 0, 11, 9, minute));
const off = (from: number, to: number): Break => ({ startedAt: at(from), endsAt: at(to) });

describe('how long a break can be taken', () => {
  const rules: Parameters<typeof breakLeft>[0] = {
    timeLimitSeconds: 1200,
    closesAt: null,
    accommodation: { breakMinutes: 10 },
  };
  const attempt = { deadlineAt: at(20), extraSeconds: 0 };
  test.each<[string, Partial<typeof rules>, Partial<typeof attempt>, Break[], number, number]>([
    ['nothing was taken: all of it', {}, {}, [], 5, 10],
    ['four minutes were taken: six', {}, {}, [off(2, 6)], 8, 6],
    ['two breaks add up', {}, {}, [off(2, 6), off(7, 9)], 9, 4],
    ['all was taken: none', {}, {}, [off(2, 12)], 13, 0],
    ['one is on: no second at once', {}, {}, [off(2, 12)], 5, 0],
    [
      'the allowance was made smaller than what was taken: none',
      { accommodation: { breakMinutes: 3 } },
      {},
      [off(2, 6)],
      8,
      0,
    ],
    ['closing comes 4 minutes after the end of the limit: 4', { closesAt: at(24) }, {}, [], 5, 4],
    ['closing comes with the end of the limit: none', { closesAt: at(20) }, {}, [], 5, 0],
    [
      'a teacher gave 5 minutes, behind the closing too: 4 all the same',
      { closesAt: at(24) },
      { deadlineAt: at(25), extraSeconds: 300 },
      [],
      5,
      4,
    ],
    ['the time is over: none', {}, {}, [], 20, 0],
    ['no allowance: none', { accommodation: { breakMinutes: 0 } }, {}, [], 5, 0],
  ])('%s', (_, ruled, ran, breaks, now, minutes) =>
    expect(breakLeft({ ...rules, ...ruled }, { ...attempt, ...ran }, breaks, at(now))).toBe(minutes * 60_000),
  );

  test('without a time limit there is no clock to stop', () => {
    expect(breakLeft({ ...rules, timeLimitSeconds: null }, attempt, [], at(5))).toBe(0);
  });

  test('however often breaks begin and end, they never add up to more than the allowance', () => {
    fc.assert(
      fc.property(fc.array(fc.record({ work: fc.nat(200_000), rest: fc.nat(900_000) }), { maxLength: 12 }), turns => {
        const breaks: Break[] = [];
        let now = at(0);
        for (const { work, rest } of turns) {
          now = new Date(now.getTime() + work);
          const deadlineAt = new Date(at(20).getTime() + brokenFor(breaks));
          const length = breakLeft(rules, { deadlineAt, extraSeconds: 0 }, breaks, now);
          if (length === 0) continue;
          const ended = new Date(now.getTime() + Math.min(rest, length));
          breaks.push({ startedAt: now, endsAt: ended });
          expect(breakAt(breaks, ended)).toBeNull();
          now = ended;
        }
        expect(brokenFor(breaks)).toBeLessThanOrEqual(10 * 60_000);
      }),
    );
  });
});
