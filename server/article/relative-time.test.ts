import fc from 'fast-check';
import { expect, it } from 'vitest';
import { relativeReaders } from '#/server/article/relative-time.ts';
import { tokenize } from '#/server/article/tokens.ts';

const words = relativeReaders.flatMap(({ openers }) => openers);
const others =
  'of in ago old night week years half quarter end future morning to now fifth 3rd 2020 40 . , - half'.split(' ');
const text = fc.array(fc.oneof(fc.constantFrom(...words), fc.constantFrom(...others)), { minLength: 1, maxLength: 8 });

it('asks every reader that could find something, for any words', () => {
  fc.assert(
    fc.property(text, fc.boolean(), (parts, capital) => {
      const line = parts.join(' ');
      const said = capital ? line.replace(/(?<= |^)\p{L}/gu, letter => letter.toUpperCase()) : line;
      const tokens = tokenize(said, 0, said.length);
      const published = { year: 2021, month: 6, day: 16 };
      const context = { tokens, published, recent: { date: '2020-03', quarter: '2021-Q1' } };
      for (const { read, openers, digits } of relativeReaders) {
        const first = tokens[0];
        const asked = first?.type === 'number' ? digits === true : openers.includes(first?.lower ?? '');
        if (!asked) expect(read(context, 0)).toBeNull();
      }
    }),
    { numRuns: 2000 },
  );
});
