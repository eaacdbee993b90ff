import { describe, expect, test } from 'vitest';
import { lostSeconds } from './outage.ts';

const at = (minute: number, second = 0) => new Date(Date.UTC(2027, 0, 11, 9, minute, second));
const outage = { lastBeatAt: at(10), nextBeatAt: at(17) };

describe('what an attempt lost to a silence from minute 10 to minute 17', () => {
  test.each<[string, Date, Date | null, [Date, Date][], number]>([
    ['ran throughout: all of it', at(0), at(30), [], 420],
    ['began in it, before the server was gone: from its beginning', at(10, 8), at(40), [], 412],
    ['its time was over in it: until then', at(0), at(12), [], 120],
    ['was over before: nothing', at(0), at(10), [], 0],
    ['began after: nothing', at(17), at(40), [], 0],
    ['was on a break for three minutes of it: the rest', at(0), at(40), [[at(9), at(13)]], 240],
    ['was on a break for all of it: nothing', at(0), at(40), [[at(9), at(19)]], 0],
    ['had a break before: all of it', at(0), at(40), [[at(2), at(8)]], 420],
    ['has no deadline: nothing', at(0), null, [], 0],
    ['has more than a day left: nothing', at(0), at(60 * 24 + 18), [], 0],
    ['a part of a second counts as one', new Date(at(10).getTime() + 100), at(40), [], 420],
  ])('%s', (_, startedAt, deadlineAt, breaks, seconds) =>
    expect(
      lostSeconds(
        outage,
        { startedAt, deadlineAt },
        breaks.map(([from, to]) => ({ startedAt: from, endsAt: to })),
      ),
    ).toBe(seconds),
  );

  test('of a night without a server four hours are given back', () => {
    const night = { lastBeatAt: at(0), nextBeatAt: at(600) };
    expect(lostSeconds(night, { startedAt: at(0), deadlineAt: at(900) }, [])).toBe(4 * 3600);
  });
});
