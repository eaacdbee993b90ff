import { expect, test } from 'vitest';
import { assemble, type Wrong } from '#/server/quiz/options.ts';
import { seeded } from '#/server/random.ts';

const wrong = (rank: number, prefer: 0 | 1 | 2 = 0): Wrong => ({
  text: String(rank),
  rank,
  misconception: 'other-figure',
  reason: 'r',
  span: null,
  prefer,
});
const right = { text: '50', rank: 50, reason: null, span: null };
const many = [10, 20, 30, 40, 60, 70, 80, 90].map(rank => wrong(rank));

test('the right option is about as often the smallest, a middle one or the largest, and in every position', () => {
  const ranks = [0, 0, 0, 0];
  const positions = [0, 0, 0, 0];
  for (let seed = 0; seed < 2000; seed++) {
    const made = assemble(right, many, 3, seeded(seed));
    if (!made) throw new Error('none');
    const values = made.options.map(option => Number(option.text)).sort((a, b) => a - b);
    const rank = values.indexOf(50);
    const position = made.key[0] ?? -1;
    ranks[rank] = (ranks[rank] ?? 0) + 1;
    positions[position] = (positions[position] ?? 0) + 1;
  }
  for (const count of ranks) expect(Math.abs(count - 500)).toBeLessThan(240);
  for (const count of positions) expect(Math.abs(count - 500)).toBeLessThan(100);
});

test('what the article suggests comes before what is invented', () => {
  const made = assemble(
    right,
    [...many, wrong(45, 1), wrong(35, 1), wrong(25, 1), wrong(55, 1), wrong(65, 1), wrong(75, 1)],
    3,
    seeded(4),
  );
  for (const option of made?.options ?? []) expect(['50', '45', '35', '25', '55', '65', '75']).toContain(option.text);
});

test('options are never alike, and too few make no question', () => {
  expect(assemble(right, [wrong(50), wrong(60), wrong(60)], 2, seeded(1))).toBeNull();
  expect(assemble(right, [wrong(60), wrong(70), wrong(80)], 3, seeded(1))?.options).toHaveLength(4);
});
