import { expect, it } from 'vitest';
import { readQuantity } from '#/server/article/quantities.ts';
import type { TimeContext } from '#/server/article/time-reading.ts';
import { readTimeExpression } from '#/server/article/timex.ts';
import { type Token, tokenize } from '#/server/article/tokens.ts';

// How many tokens the readers look at, from every place of the text, for each token of it.
const looksPerToken = (text: string): number => {
  let looks = 0;
  const tokens = tokenize(text, 0, text.length);
  const counted = new Proxy(tokens, {
    get: (target, key) => {
      if (typeof key === 'string' && /^\d/.test(key)) looks += 1;
      return Reflect.get(target, key);
    },
  }) as readonly Token[];
  const context: TimeContext = {
    tokens: counted,
    published: { year: 2021, month: 6, day: 16 },
    recent: { date: null, quarter: null },
  };
  for (let at = 0; at < tokens.length; at++) {
    readTimeExpression(context, at);
    readQuantity(context, at);
  }
  return looks / tokens.length;
};

it.each([
  'one hundred thousand ',
  'two and ',
  '3 to 4 to ',
  '12-',
  '1,234,',
  '11,11,',
  'more than at least about $',
  'last year ago ',
  'Monday, ',
  '5 p.m. on ',
  'between 1 and ',
  'of the other ',
  'a half of a million ',
  '7 small grey ',
  'first second third quarter of ',
  'about one pupil in four walks ',
  'aged 18, 22 and ',
  'pages 12, 13 and ',
])('looks a bounded number of times at each token of "%s" said over and over', piece => {
  const short = looksPerToken(piece.repeat(40));
  const long = looksPerToken(piece.repeat(800));
  expect(long).toBeLessThan(short * 1.5 + 20);
});
