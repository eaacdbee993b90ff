import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Block, Sentence } from '#/server/article/article.ts';
import { layout, type Placed, parts } from './blocks.ts';

const block = (kind: Block['kind'], index: number): Placed => ({ kind, index, start: index * 10, end: index * 10 + 9 });
const kinds: Block['kind'][] = ['paragraph', 'list-item', 'list-item', 'table-row', 'heading', 'list-item'];
const blocks = kinds.map(block);

describe('the layout of an article', () => {
  it('puts items that follow one another into one list', () => {
    const shape = layout(blocks).map(l => (l.as === 'single' ? l.block.index : [l.as, ...l.blocks.map(b => b.index)]));
    expect(shape).toEqual([0, ['list', 1, 2], ['table', 3], 4, ['list', 5]]);
  });
});

describe('the parts of a block', () => {
  it('cover it exactly, in order, with the sentences that lie in it', () => {
    const anySentences = fc
      .uniqueArray(fc.nat(60), { minLength: 2, maxLength: 12 })
      .map(cuts => cuts.sort((a, b) => a - b))
      .map(cuts =>
        cuts.flatMap((start, i): Sentence[] =>
          i % 2 === 0 && cuts[i + 1] !== undefined ? [{ start, end: cuts[i + 1] ?? start, block: 0 }] : [],
        ),
      );
    fc.assert(
      fc.property(anySentences, fc.nat(30), fc.nat(30), (sentences, start, length) => {
        const span = { start, end: start + length };
        let at = span.start;
        for (const part of parts(span, sentences)) {
          expect(part.start).toBe(at);
          expect(part.end).toBeGreaterThan(part.start);
          at = part.end;
        }
        expect(at).toBe(span.end);
      }),
    );
  });
});
