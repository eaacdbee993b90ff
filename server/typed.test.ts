import fc from 'fast-check';
import { expect, test } from 'vitest';
import { titled, typed } from './typed.ts';

test.each([
  ['\u202etext turned around\u202c', 'text turned around'],
  ['\u2066isolated\u2069', 'isolated'],
  ['two\r\nlines', 'two\nlines'],
  ['a bell\u0007 and an escape\u001b[31m', 'a bell and an escape[31m'],
  [`z${'\u0301'.repeat(500)}algo`, `\u017a${'\u0301'.repeat(4)}algo`],
])('%j is kept as %j', (from, to) => {
  expect(typed(1_000).parse(from)).toBe(to);
});

test.each([
  'שָׁלוֹם עוֹלָם',
  'مَرْحَبًا \u200f(1)',
  'नमस्ते दुनिया',
  'Tiếng Việt',
  '👨\u200d👩\u200d👧 at 34 %',
  '  indented\n\n\tcode',
])('%j stays', text => {
  expect(typed(1_000).parse(text)).toBe(text.normalize('NFC'));
});

test('a title is one line with something to see in it', () => {
  expect(titled(40).parse(' Rain\n over \u202e Lisbon ')).toBe('Rain over Lisbon');
  for (const nothing of ['', ' \n ', '\u2066\u2069', 'x'.repeat(41)])
    expect(titled(40).safeParse(nothing).success).toBe(false);
});

test('what is kept once is kept the same a second time', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 60 }), text => {
      const kept = typed(1_000).parse(text);
      expect(typed(1_000).parse(kept)).toBe(kept);
    }),
  );
});
