import type { Figure, FigureKind } from '#/server/article/article.ts';
import { rawBlocks } from '#/server/article/blocks.ts';
import { findFigures } from '#/server/article/figures.ts';
import { splitSentences } from '#/server/article/sentences.ts';

/** A figure as the scorers of the labelled texts want it. */
type Scored = {
  start: number;
  end: number;
  text: string;
  kind: string;
  values?: number[];
  unit: string | null;
  timex: string | null;
};

// The scorers know fewer kinds than Lectern does.
const kinds: Partial<Record<FigureKind, string>> = {
  points: 'percent',
  measure: 'count',
  ratio: 'number',
};

// "a 14-year-old" states a length; "Ana, 14," only a number
const kindOf = (figure: Figure): string =>
  figure.kind === 'age' && /[a-z]/i.test(figure.text) ? 'duration' : (kinds[figure.kind] ?? figure.kind);

const scored = (figure: Figure): Scored => {
  const values =
    figure.value !== null
      ? [figure.value]
      : figure.low !== null && figure.high !== null
        ? [figure.low, figure.high]
        : null;
  return {
    start: figure.start,
    end: figure.end,
    text: figure.text,
    kind: kindOf(figure),
    ...(values === null ? {} : { values }),
    unit: figure.unit ?? figure.of,
    timex: figure.timex,
  };
};

/** Reads a raw text and gives its figures in the shape that the scorers compare; `ref` is the day of publication. */
export const figures = (text: string, { ref }: { ref?: string } = {}): Scored[] =>
  findFigures(text, splitSentences(text, rawBlocks(text)), ref ?? null).map(scored);
