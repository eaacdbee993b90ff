import type { Standing } from './gradebook.ts';

export const columnKinds = ['QUIZ', 'PARTICIPATION', 'HAND'] as const;
/** What fills a column: a quiz, taking part in a discussion, or a person. */
export type ColumnKind = (typeof columnKinds)[number];

/** How a student can stand in a column. */
export const gradeStates = ['not-started', 'reading', 'in-progress', 'late', 'to-mark', 'done', 'excused'] as const;

/** A column of the gradebook; `id` is the assignment's, or for one by hand its own. `hidden`: students do not see it. */
export type Column = {
  kind: ColumnKind;
  id: string;
  title: string;
  outOf: number;
  categoryId: string | null;
  hidden: boolean;
};

/** Columns that count together: `weight` against those of the other categories; the `dropLowest` lowest scores of a student do not count. */
export type Category = { id: string; name: string; weight: number; dropLowest: number };

/** What a person typed into a cell: null takes back what was typed. */
export type Entry = { mark: number | null; reason: string | null; version: number };

/** One student in one column. `mark` is in points of the column, `score` its share of them, 0 to 1 (more where a person gave more); null for none. */
export type Cell = {
  state: Standing['state'];
  mark: number | null;
  score: number | null;
  /** Whether a person typed it in place of what the quiz, or taking part, gives. */
  overruled: boolean;
  reason: string | null;
  version: number;
};

/** What became of one category in a student's total; `weight` is its share of the whole, 0 to 1, `columns` and `dropped` by index. */
export type Part = { categoryId: string | null; score: number; weight: number; columns: number[]; dropped: number[] };

/** The points of a share, to a hundredth. */
const pointsOf = (score: number, outOf: number) => Math.round(score * outOf * 100) / 100;

/** A cell: what a person typed, else what the column itself gives. A student who is excused has no mark, whatever was typed. */
export function cellOf(column: Pick<Column, 'kind' | 'outOf'>, own: Standing, entry: Entry | undefined): Cell {
  const { version = 0, reason = null } = entry ?? {};
  const typed = entry?.mark ?? null;
  const kept = { version, reason: typed === null ? null : reason };
  if (own.state === 'excused') return { state: 'excused', mark: null, score: null, overruled: false, ...kept };
  if (typed !== null)
    return {
      state: own.state === 'in-progress' ? own.state : 'done',
      mark: typed,
      score: column.outOf > 0 ? typed / column.outOf : null,
      overruled: column.kind !== 'HAND',
      ...kept,
    };
  const mark = own.score === null ? null : pointsOf(own.score, column.outOf);
  return { state: own.state, mark, score: own.score, overruled: false, ...kept };
}

/**
 * A student's total, 0 to 1, and what it is made of. Within a category each score weighs the same, after its lowest ones are
 * dropped (never the last one); categories without a score give their weight to the others. Columns without a category count,
 * all alike, while no score stands in a category; else they do not, and are `left` out. Null without any score that counts.
 */
export function totalOf(
  columns: readonly Pick<Column, 'categoryId'>[],
  cells: readonly Pick<Cell, 'score'>[],
  categories: readonly Category[],
): { total: number | null; parts: Part[]; left: number[] } {
  const scored = cells.flatMap(({ score }, at) =>
    score === null ? [] : [{ at, score, categoryId: columns[at]?.categoryId ?? null }],
  );
  const groups = categories.map(({ id, weight, dropLowest }) => ({
    categoryId: id as string | null,
    weight,
    dropLowest,
    all: scored.filter(each => each.categoryId === id),
  }));
  const placed = groups.filter(group => group.all.length > 0 && group.weight > 0);
  const loose = scored.filter(each => each.categoryId === null);
  const alike = { categoryId: null, weight: 1, dropLowest: 0, all: loose };
  const counting = placed.length > 0 || loose.length === 0 ? placed : [alike];
  const whole = counting.reduce((sum, group) => sum + group.weight, 0);
  const parts = counting.map(({ categoryId, weight, dropLowest, all }): Part => {
    const lowestFirst = all.toSorted((a, b) => a.score - b.score || a.at - b.at);
    const cut = Math.min(dropLowest, all.length - 1);
    const counted = lowestFirst.slice(cut);
    return {
      categoryId,
      score: counted.reduce((sum, each) => sum + each.score, 0) / counted.length,
      weight: weight / whole,
      columns: counted.map(each => each.at).sort((a, b) => a - b),
      dropped: lowestFirst.slice(0, cut).map(each => each.at),
    };
  });
  const total = parts.length > 0 ? parts.reduce((sum, part) => sum + part.score * part.weight, 0) : null;
  return { total, parts, left: placed.length > 0 ? loose.map(each => each.at) : [] };
}
