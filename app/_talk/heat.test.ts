import { expect, test } from 'vitest';
import { heatOf } from './heat.ts';

test('the more is said about a sentence the stronger it shows; one that is barely discussed still shows, a silent one does not', () => {
  const counts = [
    { sentence: 0, posts: 100, unread: 0 },
    { sentence: 3, posts: 25, unread: 2 },
    { sentence: 4, posts: 1, unread: 1 },
    { sentence: 7, posts: 0, unread: 0 },
  ];
  const { coverage, heat } = heatOf(counts);
  expect([...coverage.keys()]).toEqual([0, 3, 4]);
  expect([...heat]).toEqual([
    [0, 1],
    [3, 0.5],
    [4, 0.3],
  ]);
});
