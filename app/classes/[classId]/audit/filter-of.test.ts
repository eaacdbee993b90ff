import { expect, test } from 'vitest';
import { filterOf } from './filter-of.ts';

test('days are those of the class, the last one whole, also where clocks change', () => {
  expect(filterOf({ from: '2026-03-29', to: '2026-03-29' }, 'Europe/Berlin')).toMatchObject({
    from: new Date('2026-03-28T23:00:00Z'),
    until: new Date('2026-03-29T22:00:00Z'),
  });
});

test('what makes no sense narrows nothing', () => {
  const nothing = { action: null, person: null, assignment: null, from: null, until: null };
  expect(
    filterOf({ action: 'x', person: '1', assignment: ['a'], from: '31.1.', to: '2026-02-31', more: 1 }, 'UTC'),
  ).toEqual(nothing);
});
