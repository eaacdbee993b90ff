import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fromPieces, inStretches, tally, toPieces } from './mending.ts';

const block = (text: string) => ({ kind: 'paragraph' as const, text, hidden: false });
const drop = (text: string, at: number) => ({ kind: 'paragraph' as const, text, reason: 'menu' as const, at });

test('what was left out stands where it stood', () => {
  const pieces = toPieces({ blocks: [block('One.'), block('Two.')], dropped: [drop('Top', 0), drop('End', 2)] });
  expect(pieces.map(piece => piece.text)).toEqual(['Top', 'One.', 'Two.', 'End']);
});

test('a piece brought back is a block in its place, and what follows keeps its own', () => {
  const pieces = toPieces({ blocks: [block('One.'), block('Two.')], dropped: [drop('Mid', 1), drop('End', 2)] });
  const back = fromPieces(pieces.map(piece => (piece.text === 'Mid' ? { ...piece, reason: null } : piece)));
  expect(back.blocks.map(one => one.text)).toEqual(['One.', 'Mid', 'Two.']);
  expect(back.dropped).toEqual([drop('End', 3)]);
});

test('nothing is lost between the import and the list, whatever places the import names', () => {
  const words = fc.string({ minLength: 1 }).filter(text => text.trim() !== '');
  fc.assert(
    fc.property(
      fc.array(words.map(block), { maxLength: 8 }),
      fc.array(fc.tuple(words, fc.nat(20)), { maxLength: 8 }),
      (blocks, places) => {
        const dropped = places.map(([text, at]) => drop(text, Math.min(at, blocks.length))).sort((a, b) => a.at - b.at);
        expect(fromPieces(toPieces({ blocks, dropped }))).toEqual({ blocks, dropped });
      },
    ),
  );
});

test('the report counts what is shown, hidden and left out', () => {
  const pieces = toPieces({
    blocks: [block('One.'), { kind: 'caption', text: 'A boat', hidden: true }],
    dropped: [drop('Menu', 0), drop('More', 0)],
  });
  expect(tally(pieces)).toEqual({ shown: 1, hidden: 1, leftOut: 2, reasons: [['menu', 2]] });
  expect(inStretches(pieces).map(stretch => stretch.length)).toEqual([2, 1, 1]);
});
