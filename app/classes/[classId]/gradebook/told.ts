import type { getTranslations } from 'next-intl/server';
import type { Category, Cell, Column, Part } from '#/server/progress/book.ts';

type Words = Awaited<ReturnType<typeof getTranslations<'gradebook'>>>;

export const percent = (share: number) => Math.round(share * 1000) / 10;

/** The head of a column below its title: how many points, of what kind. */
export const underOf = (t: Words, { kind, outOf, hidden }: Column) =>
  [t(`kind-${kind}`), t('out-of', { outOf }), hidden ? t('hidden') : ''].filter(Boolean).join(', ');

/** What stands in a cell. */
export function cellText(t: Words, { state, mark, overruled }: Cell): string {
  if (mark === null) return t(`state-${state}`);
  const shown = t('mark', { mark });
  const signed = overruled ? `${shown} *` : shown;
  return state === 'in-progress' ? `${signed} ${t('state-in-progress')}` : signed;
}

/** How a cell came about, in a sentence. */
export function cellTold(t: Words, name: string, column: Column, cell: Cell): string {
  const { state, mark, score, overruled, reason } = cell;
  const start = t('told-cell', { name, title: column.title });
  if (mark === null) return `${start} ${t(`told-${state}`)}`;
  const worth = t('told-mark', { mark, outOf: column.outOf, percent: percent(score ?? 0) });
  const how = overruled ? t('told-overruled', { reason: reason ?? '' }) : t(`told-by-${column.kind}`);
  return [start, worth, how, state === 'in-progress' ? t('told-in-progress') : ''].filter(Boolean).join(' ');
}

/** How a total came about: each category with its weight, its mean, over which columns, what is dropped and what is in no category. */
export function totalTold(
  t: Words,
  row: { total: number | null; parts: readonly Part[]; left: readonly number[] },
  columns: readonly Column[],
  categories: readonly Category[],
): string {
  if (row.total === null) return t('told-no-total');
  const title = (at: number) => columns[at]?.title ?? '';
  const parts = row.parts.map(({ categoryId, score, weight, columns: counted, dropped }) => {
    const values = {
      name: categories.find(each => each.id === categoryId)?.name ?? '',
      weight: percent(weight),
      percent: percent(score),
      columns: counted.map(title).join('; '),
    };
    const part = t(categoryId === null ? 'told-all' : 'told-part', values);
    return dropped.length > 0 ? `${part} ${t('told-dropped', { columns: dropped.map(title).join('; ') })}` : part;
  });
  const left = row.left.length > 0 ? [t('told-left', { columns: row.left.map(title).join('; ') })] : [];
  return [...parts, ...left].join(' ');
}
