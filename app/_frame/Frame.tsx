import Link from 'next/link';
import { getTranslations } from 'next-intl/server';
import type { ReactNode } from 'react';
import { PersonMenu, SubBar, TopBar } from '#/app/_ui/Bars.tsx';
import { ButtonLink } from '#/app/_ui/Button.tsx';
import type { BarLink } from '#/app/_ui/index.ts';
import { currentPerson } from '#/server/trpc/caller.ts';
import { SignOut } from './SignOut.tsx';

type Place = 'home' | 'readings' | 'classes' | null;

/** The bars around a page: who looks at it, the main places they have, and, given `where`, the second bar with its tabs. */
export async function Frame({
  place = null,
  sub,
  children,
}: {
  place?: Place;
  sub?: { where: ReactNode; tabs?: readonly BarLink[] };
  children: ReactNode;
}) {
  const [t, person] = await Promise.all([getTranslations('common'), currentPerson()]);
  const links: BarLink[] = person
    ? [
        { href: '/', label: t('home'), current: place === 'home' },
        ...(person.canTeach ? [{ href: '/readings', label: t('readings'), current: place === 'readings' }] : []),
        { href: '/classes', label: t('classes'), current: place === 'classes' },
      ]
    : [];
  return (
    <>
      <TopBar
        brand={t('brand')}
        home="/"
        navLabel={t('main-nav')}
        links={links}
        person={
          person ? (
            <PersonMenu name={person.displayName}>
              <Link href="/account" prefetch={false}>
                {t('account')}
              </Link>
              <SignOut label={t('sign-out')} />
            </PersonMenu>
          ) : (
            <ButtonLink href="/signin">{t('sign-in')}</ButtonLink>
          )
        }
      />
      {sub && <SubBar label={t('where')} {...sub} />}
      {children}
    </>
  );
}
