import Link from 'next/link';
import { getTranslations } from 'next-intl/server';

/** The parallel forms of a quiz to choose from, for its teacher; nothing where there is one. `page` is the address without the form. */
export async function Forms({ page, letter, all }: { page: string; letter: string; all: readonly string[] }) {
  const t = await getTranslations('builder');
  if (all.length < 2) return null;
  return (
    <nav className="choices screen-only" aria-label={t('forms')}>
      {all.map(each => (
        <Link
          key={each}
          href={`${page}?form=${each}`}
          aria-current={each === letter ? 'page' : undefined}
          prefetch={false}
        >
          {t('form', { letter: each })}
        </Link>
      ))}
      <span className="meta">{t('forms-what')}</span>
    </nav>
  );
}
