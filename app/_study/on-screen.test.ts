import { expect, test } from 'vitest';
import { isOnScreen } from './on-screen.ts';

test.each([
  ['whole on the screen', 100, 160, true],
  ['half of it above', -30, 30, true],
  ['more than half of it above', -40, 30, false],
  ['half of it below', 770, 830, true],
  ['below', 810, 830, false],
  ['taller than the window and filling it', -500, 1300, true],
  ['taller than the window, with its end on the upper half', -900, 300, false],
  ['with no height', 10, 10, false],
])('a sentence %s', (_, top, bottom, seen) => {
  expect(isOnScreen({ top, bottom }, 800)).toBe(seen);
});
