import Link from 'next/link';
import { getTranslations } from 'next-intl/server';
import { Button, TextField } from '#/app/_ui/index.ts';

export const sorts = ['passage', 'new', 'unanswered'] as const;
export const filters = ['all', 'unread', 'mine', 'teacher', 'held'] as const;
export type View = { sort: (typeof sorts)[number]; filter: (typeof filters)[number] };

/** The order and the filter that an address asks for; what it does not name is the first of each. */
export function viewOf(query: { sort?: string | undefined; filter?: string | undefined }): View {
  return {
    sort: sorts.find(each => each === query.sort) ?? 'passage',
    filter: filters.find(each => each === query.filter) ?? 'all',
  };
}

/** How threads are ordered and which of them are shown, as links; and the search. They work without a script. */
export async function Tools({ path, view, q }: { path: string; view: View; q: string }) {
  const t = await getTranslations('discussion');
  const href = (to: Partial<View>) => {
    const { sort, filter } = { ...view, ...to };
    return `${path}?sort=${sort}&filter=${filter}`;
  };
  return (
    <div className="talk-tools">
      <search>
        <form action={path}>
          <TextField
            id="q"
            type="search"
            label={t('search')}
            placeholder={t('search')}
            defaultValue={q}
            maxLength={200}
          />
          <Button type="submit">{t('search-go')}</Button>
        </form>
      </search>
      {/* What is found stands in an order of its own. */}
      {!q && (
        <>
          <nav className="seg" aria-label={t('order')}>
            {sorts.map(sort => (
              <Link
                key={sort}
                href={href({ sort })}
                prefetch={false}
                aria-current={view.sort === sort ? 'true' : undefined}
              >
                {t(`sort-${sort}`)}
              </Link>
            ))}
          </nav>
          <nav className="seg" aria-label={t('filter')}>
            {filters.map(filter => (
              <Link
                key={filter}
                href={href({ filter })}
                prefetch={false}
                aria-current={view.filter === filter ? 'true' : undefined}
              >
                {t(`filter-${filter}`)}
              </Link>
            ))}
          </nav>
        </>
      )}
    </div>
  );
}
