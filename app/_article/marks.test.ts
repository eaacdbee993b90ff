import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Mark, type Piece, pieces, runs, withQuotationMarks } from './marks.ts';

const text = 'Rain fell on “a third of the 40 wells”, she said.';
const mark = (words: string, kind: Mark['kind']): Mark => {
  const start = text.indexOf(words);
  return { start, end: start + words.length, kind, id: words };
};
const flat = (list: Piece[]): string => list.map(piece => ('text' in piece ? piece.text : flat(piece.inside))).join('');
const shape = (list: Piece[]): unknown[] =>
  list.map(piece => ('text' in piece ? piece.text : [piece.mark.kind, ...shape(piece.inside)]));

const whole = { start: 0, end: text.length };
const anyMark = fc
  .tuple(fc.nat(text.length), fc.nat(text.length), fc.constantFrom('fig', 'quo', 'talk') as fc.Arbitrary<Mark['kind']>)
  .map(([a, b, kind], ...rest) => ({
    start: Math.min(a, b),
    end: Math.max(a, b),
    kind,
    id: `${kind}${a}-${b}${rest.length}`,
  }));
const anySpan = fc
  .tuple(fc.nat(text.length), fc.nat(text.length))
  .map(([a, b]) => ({ start: Math.min(a, b), end: Math.max(a, b) }));

describe('an article with marks', () => {
  it('nests a figure in the quote that states it', () => {
    const quote = mark('a third of the 40 wells', 'quo');
    expect(shape(pieces(text, whole, [mark('40', 'fig'), quote]))).toEqual([
      'Rain fell on “',
      ['quo', 'a third of the ', ['fig', '40'], ' wells'],
      '”, she said.',
    ]);
  });

  it('cuts marks that cross, and tells their first and last piece', () => {
    const list = pieces(text, whole, [mark('fell on “a third', 'talk'), mark('a third of the 40 wells', 'quo')]);
    expect(shape(list)).toEqual([
      'Rain ',
      ['talk', 'fell on “', ['quo', 'a third']],
      ['quo', ' of the 40 wells'],
      '”, she said.',
    ]);
    expect(list.map(piece => ('mark' in piece ? [piece.first, piece.last] : null))).toEqual([
      null,
      [true, true],
      [false, true],
      null,
    ]);
  });

  it('keeps every letter in its order, whatever the marks', () => {
    fc.assert(
      fc.property(anySpan, fc.array(anyMark, { maxLength: 8 }), (span, marks) => {
        expect(flat(pieces(text, span, marks))).toBe(text.slice(span.start, span.end));
      }),
    );
  });

  it('gives every letter exactly the marks that hold it', () => {
    fc.assert(
      fc.property(anySpan, fc.array(anyMark, { maxLength: 8 }), (span, marks) => {
        let at = span.start;
        for (const run of runs(span, marks)) {
          expect(run.start).toBe(at);
          for (let i = run.start; i < run.end; i++) {
            expect(new Set(run.marks)).toEqual(new Set(marks.filter(m => m.start <= i && i < m.end)));
          }
          at = run.end;
        }
        expect(at).toBe(span.end);
      }),
    );
  });

  it('shows a quote with its quotation marks, and without those that are not there', () => {
    const inside = mark('a third of the 40 wells', 'quo');
    const shown = withQuotationMarks(text, inside);
    expect(text.slice(shown.start, shown.end)).toBe('“a third of the 40 wells”');
    expect(withQuotationMarks(text, mark('third of', 'quo'))).toEqual({ start: 16, end: 24 });
  });
});
