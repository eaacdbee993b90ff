import fc from 'fast-check';
import { expect, test } from 'vitest';
import { hash32, seeded } from '#/server/random.ts';

test('the same seed gives the same numbers, for ever and everywhere', () => {
  const random = seeded('lectern');
  const drawn = [random.uniform(), random.uniform(), random.uniform()].map(n => n.toFixed(8));
  expect(drawn).toMatchInlineSnapshot(`
    [
      "0.26381795",
      "0.41358006",
      "0.70594828",
    ]
  `);
  expect(hash32('lectern')).toMatchInlineSnapshot(`3564451443`);
});

test('a number and its text are one seed, different seeds differ', () => {
  expect(seeded(7).uniform()).toBe(seeded('7').uniform());
  expect(seeded(7).uniform()).not.toBe(seeded(8).uniform());
});

test('a fork does not depend on what was drawn before', () => {
  const random = seeded('a');
  const early = random.fork('x').uniform();
  random.uniform();
  expect(random.fork('x').uniform()).toBe(early);
});

test('shuffling keeps every item, and every place is about as likely', () => {
  fc.assert(
    fc.property(fc.array(fc.integer()), fc.string(), (items, seed) => {
      expect([...seeded(seed).shuffle(items)].sort()).toEqual([...items].sort());
    }),
  );
  const places = [0, 0, 0, 0];
  for (let i = 0; i < 4000; i++) {
    const at = seeded(i).shuffle(['key', 'b', 'c', 'd']).indexOf('key');
    places[at] = (places[at] ?? 0) + 1;
  }
  for (const count of places) expect(Math.abs(count - 1000)).toBeLessThan(130);
});

test('nothing can be picked from an empty list', () => {
  expect(seeded(1).pick([])).toBeNull();
  expect(seeded(1).integer(0)).toBe(0);
});
