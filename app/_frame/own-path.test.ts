import fc from 'fast-check';
import { expect, test } from 'vitest';
import { ownPath } from './own-path.ts';

test.each([
  '//evil.example',
  '/\\evil.example',
  'https:evil.example',
  'javascript:alert(1)',
  '\\\\evil',
  '/\t/evil.example',
  undefined,
  ['/a'],
])('%o leads to the start', next => expect(ownPath(next)).toBe('/'));

test('a path of this site is kept with its query', () => {
  expect(ownPath('/classes/x?tab=people')).toBe('/classes/x?tab=people');
});

test('nothing leads to another site', () => {
  fc.assert(
    fc.property(
      fc.oneof(
        fc.string(),
        fc.webUrl(),
        fc.string().map(text => `/${text}`),
      ),
      next => {
        expect(new URL(ownPath(next), 'https://school.example').origin).toBe('https://school.example');
      },
    ),
  );
});
