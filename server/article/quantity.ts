import type { FigureKind } from '#/server/article/article.ts';
import type { NounGroup } from '#/server/article/counted-noun.ts';

/** A quantity as read in tokens `from`–`to`. `noun` is what is counted, or the whole of a share. */
export type Quantity = {
  from: number;
  to: number;
  kind: FigureKind;
  value: number | null;
  low: number | null;
  high: number | null;
  unit: string | null;
  noun: NounGroup | null;
  timex: string | null;
  hedge: string | null;
};

/** How much: one value, or both ends of a range. */
export type Size = { value: number | null; low: number | null; high: number | null };

/** A quantity of which only `rest` is known. */
export const quantity = (from: number, to: number, kind: FigureKind, rest: Partial<Quantity>): Quantity => ({
  from,
  to,
  kind,
  value: null,
  low: null,
  high: null,
  unit: null,
  noun: null,
  timex: null,
  hedge: null,
  ...rest,
});
