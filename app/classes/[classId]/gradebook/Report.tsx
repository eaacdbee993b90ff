import { getTranslations } from 'next-intl/server';
import { Table } from '#/app/_ui/index.ts';
import type { Category, Column } from '#/server/progress/book.ts';
import type { BookRow } from '#/server/progress/reading-book.ts';
import { cellText, percent, totalTold, underOf } from './told.ts';

/** One student's marks, column by column, with the total and how it came about; for the screen and for paper. */
export async function Report({
  row,
  columns,
  categories,
}: {
  row: BookRow;
  columns: Column[];
  categories: Category[];
}) {
  const t = await getTranslations('gradebook');
  return (
    <>
      <p className="report-total">
        {t('total')}: <b>{row.total === null ? '–' : t('percent', { percent: percent(row.total) })}</b>
      </p>
      <p className="soft report-how">{totalTold(t, row, columns, categories)}</p>
      <Table caption={t('title')} hideCaption stack>
        <thead>
          <tr>
            <th scope="col">{t('work')}</th>
            {categories.length > 0 && <th scope="col">{t('category')}</th>}
            <th scope="col" className="r">
              {t('mark-head')}
            </th>
            <th scope="col" className="r">
              {t('share')}
            </th>
          </tr>
        </thead>
        <tbody>
          {columns.map((column, at) => {
            const cell = row.cells[at];
            if (!cell) return null;
            return (
              <tr key={`${column.kind} ${column.id}`}>
                <th scope="row">
                  {column.title} <span className="meta">{underOf(t, column)}</span>
                </th>
                {categories.length > 0 && (
                  <td data-h={t('category')}>{categories.find(each => each.id === column.categoryId)?.name ?? '–'}</td>
                )}
                <td className="r" data-h={t('mark-head')}>
                  {cellText(t, cell)}
                  {cell.overruled && cell.reason && <span className="meta"> {cell.reason}</span>}
                </td>
                <td className="r report-share" data-h={t('share')}>
                  {cell.score === null ? '–' : t('percent', { percent: percent(cell.score) })}
                </td>
              </tr>
            );
          })}
        </tbody>
      </Table>
    </>
  );
}
