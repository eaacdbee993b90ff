import fc from 'fast-check';
import { expect, test } from 'vitest';
import { unstorable } from './storable.ts';

test('a text with a NUL or half a character is found wherever it stands, and named by its place', () => {
  for (const bad of ['\0', 'a\0b', '\ud800', 'a\udfff', '\udc00\ud800']) {
    expect(unstorable({ source: bad })).toBe('source');
    expect(unstorable({ blocks: [{ text: 'fine' }, { text: bad }] })).toBe('blocks.1.text');
    expect(unstorable({ answers: { [bad]: 1 } })).toBe('answers');
    expect(unstorable(bad)).toBe('');
  }
});

test('any text of whole characters without a NUL is let through, and so are bytes and numbers', () => {
  fc.assert(
    fc.property(fc.jsonValue({ stringUnit: 'binary' }), value => {
      const text = JSON.stringify(value);
      const bad = /\\u0000|\\ud[89a-f]/.test(text.replaceAll('\\\\', ''));
      expect(unstorable(value) !== null).toBe(bad);
    }),
  );
  expect(unstorable({ bytes: new Uint8Array([0, 255]), at: new Date(0), none: null })).toBeNull();
});

test('an input nested a hundred thousand times is looked through', () => {
  let deep: unknown = '\0';
  for (let depth = 0; depth < 100_000; depth += 1) deep = [deep];
  expect(unstorable(deep)).not.toBeNull();
});
