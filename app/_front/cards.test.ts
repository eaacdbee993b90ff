import { describe, expect, it } from 'vitest';
import type { Analysis, Block } from '#/server/article/article.ts';
import { question } from '#/server/quiz/question.testing.ts';
import { apart, cards } from './cards.ts';

const kinds: Block['kind'][] = ['paragraph', 'list-item', 'list-item', 'paragraph', 'paragraph'];
const spans = kinds.map((kind, i) => ({ kind, start: i * 10, end: i * 10 + 8 }));
const analysis = {
  text: 'x'.repeat(50),
  blocks: spans,
  sentences: spans.map(({ start, end }, block) => ({ start, end, block })),
  figures: [],
  quotes: [{ id: 'q1' }],
} as unknown as Analysis;
const about = (id: string, ...evidence: [number, string | null][]) =>
  question({ id, evidence: evidence.map(([start, of]) => ({ start, end: start + 2, id: of })) });

describe('the cards beside the demo reading', () => {
  it('stand in the order of the sentences that prove them, numbered so', () => {
    const list = cards(analysis, [about('late', [41, null]), about('early', [1, null])]);
    expect(list.map(card => [card.number, card.question.id, card.sentences])).toEqual([
      [1, 'early', [0]],
      [2, 'late', [4]],
    ]);
  });

  it('name every sentence that proves them and take the hue of a quote that does', () => {
    const [card] = cards(analysis, [about('both', [1, null], [31, 'q1'])]);
    expect(card).toMatchObject({ sentences: [0, 3], hue: 'quo', after: 0 });
  });

  it('reach down to the next card and no further, a list being one row', () => {
    const list = cards(analysis, [about('a', [1, null]), about('b', [31, null])]);
    expect(list.map(card => card.rows)).toEqual([2, 2]);
  });
});

describe('the questions chosen for the margin', () => {
  const long = {
    ...analysis,
    blocks: [0, 500, 600, 1200].map(start => ({ kind: 'paragraph', start, end: start + 90 })),
    sentences: [0, 500, 600, 1200].map((start, block) => ({ start, end: start + 90, block })),
  } as Analysis;

  it('leave room for each other, and prefer a rule that is not there yet', () => {
    const all = [
      { ...about('a', [1, null]), rule: 'sum' as const },
      { ...about('b', [501, null]), rule: 'sum' as const },
      { ...about('c', [601, null]), rule: 'who-said' as const },
      { ...about('d', [1201, null]), rule: 'sum' as const },
    ];
    expect(apart(long, all).map(question => question.id)).toEqual(['a', 'c', 'd']);
  });
});
