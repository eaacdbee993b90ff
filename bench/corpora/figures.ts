import type { Figure, FigureKind } from '#/server/article/article.ts';
import { rawBlocks } from '#/server/article/blocks.ts';
import { findFigures } from '#/server/article/figures.ts';
import { readNumber } from '#/server/article/number-words.ts';
import { splitSentences } from '#/server/article/sentences.ts';
import { durationTimex, timeUnit } from '#/server/article/time-words.ts';
import { tokenize } from '#/server/article/tokens.ts';

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

const valuesOf = (figure: Figure): number[] | null => {
  if (figure.value !== null) return [figure.value];
  return figure.low !== null && figure.high !== null ? [figure.low, figure.high] : null;
};

// an age is a length of time there
const ageTimex = ({ kind, unit, value }: Figure): string | null => {
  const of = kind === 'age' ? timeUnit.get(unit?.split(' ')[0] ?? '') : undefined;
  return of === undefined || value === null ? null : durationTimex(value, of);
};

const scored = (figure: Figure): Scored => {
  const values = valuesOf(figure);
  return {
    start: figure.start,
    end: figure.end,
    text: figure.text,
    kind: kindOf(figure),
    ...(values === null ? {} : { values }),
    unit: figure.unit ?? figure.of,
    timex: figure.timex ?? ageTimex(figure),
  };
};

// The labelled texts know years of four digits as dates; an earlier one ("49 BC", "1st January 49 BC") is a plain number there, and is given as both.
const alsoNumber = (figure: Figure): Scored[] => {
  const year = /\b(\d{1,4}) ?(?:BC|BCE|AD|CE)?$/.exec(figure.text)?.[1];
  const early = figure.kind === 'date' && /^(?:BC\d|0\d{3}$)/.test(figure.timex ?? '') && year !== undefined;
  return early ? [{ ...scored(figure), kind: 'number', values: [Number(year)], timex: null }] : [];
};

// "Four in ten" is one share to us; the labelled sentences count both numerals, and it is given as all three.
const numeralsOf = (figure: Figure): Scored[] => {
  if (figure.kind !== 'ratio' || figure.unit !== null) return [];
  const tokens = tokenize(figure.text, 0, figure.text.length);
  const found: Scored[] = [];
  for (let at = 0; at < tokens.length; ) {
    const number = readNumber(tokens, at);
    const [first, last] = [tokens[at], tokens[(number?.next ?? 0) - 1]];
    if (number === null || number.fraction || first === undefined || last === undefined) {
      at += 1;
      continue;
    }
    const [start, end] = [figure.start + first.start, figure.start + last.end];
    const unit = found.length === 0 ? null : figure.of;
    found.push({ ...scored(figure), start, end, kind: 'number', values: [number.value], unit });
    at = number.next;
  }
  return found.length === 2 ? found : [];
};

// "rose from 34 to 38 percent" is one amount with two values there
const joined = (found: readonly Figure[]): Scored[] => {
  const before = new Map(found.map(figure => [figure.start, figure]));
  const taken = new Set<Figure>();
  const pairs = new Map<Figure, Figure>();
  for (const figure of found) {
    const was = figure.base === null ? undefined : before.get(figure.base.start);
    if (was === undefined || was.value === null || was.start > figure.start || taken.has(was)) continue;
    taken.add(was);
    pairs.set(figure, was);
  }
  return found.flatMap(figure => {
    const was = pairs.get(figure);
    if (taken.has(figure)) return [];
    const one = scored(figure);
    return was === undefined
      ? [one, ...alsoNumber(figure), ...numeralsOf(figure)]
      : [{ ...one, start: was.start, values: [...(valuesOf(was) ?? []), ...(one.values ?? [])] }];
  });
};

/** Reads a raw text and gives its figures in the shape that the scorers compare; `ref` is the day of publication. */
export const figures = (text: string, { ref }: { ref?: string } = {}): Scored[] =>
  joined(findFigures(text, splitSentences(text, rawBlocks(text)), ref ?? null));
