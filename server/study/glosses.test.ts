import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { glossed, sameTerm, standsIn } from './glosses.ts';

const paragraphs = [
  'A think tank counted deals. The tank thinks.',
  'Thinking of the Think Tank, he left the re-think.',
];
const text = paragraphs.join('\n');
const blocks = paragraphs.map((words, index) => {
  const start = index === 0 ? 0 : (paragraphs[0]?.length ?? 0) + 1;
  return { kind: 'paragraph' as const, start, end: start + words.length };
});
const places = (...terms: string[]) =>
  glossed(
    text,
    blocks,
    terms.map((term, index) => ({ id: String(index), term, gloss: 'x' })),
  ).map(({ start, end, id }) => `${id}: ${text.slice(start, end)} at ${start}`);

describe('a gloss is offered', () => {
  test('at the first place in every paragraph, in any letter case', () =>
    expect(places('think tank')).toEqual(['0: think tank at 2', '0: Think Tank at 61']));
  test('at whole words alone', () => expect(places('hink', 'thin')).toEqual([]));
  test('within a word with a hyphen', () => expect(places('re')).toEqual(['0: re at 85']));
  test('for the longer of two that overlap', () =>
    expect(places('tank', 'think tank').filter(place => place.startsWith('0'))).toEqual(['0: tank at 32']));
  test('not over the end of a paragraph', () => expect(places('thinks. Thinking')).toEqual([]));
});

test('a shorter term that the longer one hides is offered where it stands alone', () => {
  expect(places('think tank', 'tank')).toEqual(['0: think tank at 2', '1: tank at 32', '0: Think Tank at 61']);
});

test('letter case makes no other term, an accent does', () => {
  expect(sameTerm('Éclair', 'éCLAIR')).toBe(true);
  expect(sameTerm('resume', 'résumé')).toBe(false);
});

test('every word of any text can be explained, and is found where it stands', () => {
  const word = fc.constantFrom('bank', 'Straße', 'İzmir', 'ខ្មែរ', 'naïve', 'x', '12%', 'a.m');
  fc.assert(
    fc.property(fc.array(word, { minLength: 1, maxLength: 30 }), fc.nat(), (list, pick) => {
      const any = list.join(' ');
      const whole = [{ kind: 'paragraph' as const, start: 0, end: any.length }];
      const term = list[pick % list.length] ?? '';
      expect(standsIn(any, whole, term)).toBe(true);
      const [first] = glossed(any, whole, [{ id: '', term, gloss: '' }]);
      expect(any.slice(first?.start, first?.end).toLowerCase()).toBe(term.toLowerCase());
    }),
  );
});
