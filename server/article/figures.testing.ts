import { expect } from 'vitest';
import type { Figure, Sentence } from '#/server/article/article.ts';
import { findFigures } from '#/server/article/figures.ts';

/** The whole text as one sentence. */
export const whole = (text: string): Sentence[] => [{ start: 0, end: text.length, block: 0 }];

/** The figures of a text that is one sentence, published on Wednesday 16 June 2021 unless another day is given. */
export const read = (text: string, published: string | null = '2021-06-16'): Figure[] =>
  findFigures(text, whole(text), published);

/** What a test says of a figure. */
export type Expected = Partial<Omit<Figure, 'id' | 'sentence' | 'source' | 'start' | 'end'>>;

/** Expects that exactly these figures are found in the text, in order, each with what is said of it. */
export const check = (text: string, expected: readonly Expected[]): void => {
  const found = read(text);
  expect(found.map(figure => figure.text)).toEqual(expected.map(one => one.text));
  expect(found).toMatchObject(expected);
};
