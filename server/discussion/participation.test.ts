import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { earners, maximumOf, participationOf, type StandingPost } from './participation.ts';

const post = (postId: string, what: Partial<StandingPost>): StandingPost => ({
  postId,
  threadId: 't',
  starts: false,
  answers: false,
  cited: false,
  ...what,
});
const rules = {
  thread: { wanted: 1, points: 3 },
  reply: { wanted: 2, points: 2 },
  cited: { wanted: 2, points: 1 },
};

describe('points for taking part', () => {
  test('the first posts of each kind earn, and one that cites earns for that too', () => {
    const posts = [
      post('a', { starts: true, cited: true }),
      post('b', { answers: true }),
      post('c', { starts: true, cited: true }),
      post('d', { answers: true, cited: true }),
      post('e', { answers: true }),
      post('own reply', {}),
    ];
    const { counts, earned, byRules, points } = participationOf(rules, posts, null);
    expect(counts).toEqual({ thread: 2, reply: 3, cited: 3 });
    expect(earned.map(one => [one.by, one.postId, one.points])).toEqual([
      ['thread', 'a', 3],
      ['reply', 'b', 2],
      ['reply', 'd', 2],
      ['cited', 'a', 1],
      ['cited', 'c', 1],
    ]);
    // 3 + 2 + 2 + 1 + 1, which is also the most there is: 1 × 3 + 2 × 2 + 2 × 1.
    expect([byRules, points, maximumOf(rules)]).toEqual([9, 9, 9]);
  });

  test('points set by hand hold instead, zero among them', () => {
    const posts = [post('a', { starts: true })];
    expect(participationOf(rules, posts, 0)).toMatchObject({ byRules: 3, points: 0 });
    expect(participationOf(rules, [], 12)).toMatchObject({ byRules: 0, points: 12 });
  });

  test('the sum is that of what is listed, never more than the most, and every entry names a post that fits its rule', () => {
    const worth = fc.record({ wanted: fc.nat(5), points: fc.nat(9) });
    const some = fc.record({ thread: worth, reply: worth, cited: worth });
    const posts = fc
      .array(fc.record({ starts: fc.boolean(), answers: fc.boolean(), cited: fc.boolean() }), { maxLength: 12 })
      .map(list => list.map((what, i) => post(String(i), what)));
    const fits = { thread: 'starts', reply: 'answers', cited: 'cited' } as const;
    fc.assert(
      fc.property(some, posts, (given, said) => {
        const { earned, byRules, counts } = participationOf(given, said, null);
        expect(byRules).toBe(earned.reduce((sum, one) => sum + one.points, 0));
        expect(byRules).toBeLessThanOrEqual(maximumOf(given));
        for (const one of earned) expect(said.find(each => each.postId === one.postId)?.[fits[one.by]]).toBe(true);
        for (const by of earners)
          expect(earned.filter(one => one.by === by).length).toBe(
            given[by].points === 0 ? 0 : Math.min(counts[by], given[by].wanted),
          );
      }),
    );
  });
});
