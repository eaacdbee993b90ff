import { describe, expect, it } from 'vitest';
import { passageOf } from './place.ts';

const text = 'Rain fell. Nobody minded it.';
const sentences = [
  { start: 0, end: 10, block: 0 },
  { start: 11, end: 28, block: 0 },
];
const words = (query: Parameters<typeof passageOf>[0]) => {
  const span = passageOf(query, text, sentences);
  return span && text.slice(span.start, span.end);
};

describe('the passage that an address names', () => {
  it.each([
    [{ s: '2' }, 'Nobody minded it.'],
    [{ from: '1.5', to: '1.9' }, 'fell'],
    [{ from: '1.5', to: '2.6' }, 'fell. Nobody'],
    [{ from: '2.6', to: '2.13' }, 'minded'],
    [{ from: '1.5', to: '1.900' }, 'fell.'],
  ])('%o is its words, without spaces around them', (query, expected) => {
    expect(words(query)).toBe(expected);
  });

  it.each([
    [{}],
    [{ s: '0' }],
    [{ s: '3' }],
    [{ s: 'x' }],
    [{ from: '2.3', to: '1.2' }],
    [{ from: '2.6', to: '2.7' }],
    [{ from: '1.-1', to: '1.2' }],
  ])('%o names none', query => {
    expect(words(query)).toBeNull();
  });
});
