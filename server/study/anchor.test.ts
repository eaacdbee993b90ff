import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { keptOf, reanchor, spanBetween } from './anchor.ts';

const text = 'The bridge closed in May. Nobody said why. The bridge opened again in June.';
const sentences = [
  { start: 0, end: 25, block: 0 },
  { start: 26, end: 42, block: 0 },
  { start: 43, end: 75, block: 0 },
];
const at = (words: string, from = 0) => {
  const start = text.indexOf(words, from);
  return { start, end: start + words.length };
};

describe('a passage that a page tells', () => {
  test.each([
    ['within a sentence', { sentence: 1, offset: 4 }, { sentence: 1, offset: 10 }, 'bridge'],
    ['over two sentences', { sentence: 1, offset: 21 }, { sentence: 2, offset: 6 }, 'May. Nobody'],
    ['without white space at its ends', { sentence: 1, offset: 3 }, { sentence: 1, offset: 11 }, 'bridge'],
    ['cut at the end of a sentence', { sentence: 2, offset: 7 }, { sentence: 2, offset: 900 }, 'said why.'],
  ])('is found: %s', (_, from, to, words) => {
    const span = spanBetween(from, to, text, sentences);
    expect(span && text.slice(span.start, span.end)).toBe(words);
  });

  test.each([
    ['backwards', { sentence: 2, offset: 0 }, { sentence: 1, offset: 0 }],
    ['nothing but a space', { sentence: 1, offset: 3 }, { sentence: 1, offset: 4 }],
    ['in a sentence that is not there', { sentence: 1, offset: 0 }, { sentence: 9, offset: 1 }],
  ])('is none: %s', (_, from, to) => expect(spanBetween(from, to, text, sentences)).toBeNull());
});

describe('a kept passage in a newer revision', () => {
  const kept = (words: string, from = 0) => keptOf(at(words, from), text);
  test.each([
    ['words before it were added', kept('Nobody said why'), `A note. ${text}`, 'Nobody said why', 0],
    ['it stands twice, and its surroundings tell which', kept('The bridge', 10), text, 'The bridge', 10],
    [
      'a sentence between was taken out',
      kept('The bridge', 10),
      text.replace('Nobody said why. ', ''),
      'The bridge',
      10,
    ],
    ['all around it is new', kept('Nobody said why'), 'Then came the rain. Nobody said why', 'Nobody said why', 0],
  ])('is found where %s', (_, passage, newer, words, from) => {
    const start = newer.indexOf(words, from);
    expect(reanchor(passage, newer)).toEqual({ start, end: start + words.length });
  });

  test.each([
    ['one letter of it changed', kept('Nobody said why'), text.replace('said', 'says')],
    ['it was taken out', kept('Nobody said why'), text.replace('Nobody said why. ', '')],
    ['two places fit equally well', { quote: 'rain', before: 'snow, ', after: '' }, 'rain or rain'],
  ])('has changed where %s', (_, passage, newer) => expect(reanchor(passage, newer)).toBeNull());

  test('is always found in its own revision unless its surroundings repeat too, and then never wrongly', () => {
    const words = fc.array(fc.constantFrom('a', 'b', ' ', 'ab', 'é', '😀'), { minLength: 1, maxLength: 200 });
    fc.assert(
      fc.property(words, fc.nat(), fc.nat(), (parts, one, other) => {
        const any = parts.join('');
        const [start, end] = [one % any.length, (other % any.length) + 1].sort((a, b) => a - b) as [number, number];
        fc.pre(start < end);
        const found = reanchor(keptOf({ start, end }, any), any);
        return found === null || any.slice(found.start, found.end) === any.slice(start, end);
      }),
    );
  });

  test('moves with its text wherever that is put', () => {
    const before = fc.string({ maxLength: 80 }).filter(other => !other.includes('q'));
    fc.assert(
      fc.property(before, before, before, (head, middle, tail) => {
        const any = `${head}q${middle}q${tail}`;
        const span = { start: head.length, end: head.length + middle.length + 2 };
        const moved = reanchor(keptOf(span, any), `${tail}${any}`);
        expect(moved).toEqual({ start: span.start + tail.length, end: span.end + tail.length });
      }),
    );
  });
});
