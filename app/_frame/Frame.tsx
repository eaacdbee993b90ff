import Link from 'next/link';
import { getTranslations } from 'next-intl/server';
import type { ReactNode } from 'react';
import { PersonMenu, SubBar, TopBar } from '#/app/_ui/Bars.tsx';
import { ButtonLink } from '#/app/_ui/Button.tsx';
import type { BarLink } from '#/app/_ui/index.ts';
import { caller, currentPerson } from '#/server/trpc/caller.ts';
import { failure } from '#/server/trpc/init.ts';
import { InboxLabel } from './InboxLabel.tsx';
import { SignOut } from './SignOut.tsx';

type Place = 'home' | 'readings' | 'classes' | 'inbox' | 'signin' | null;

/** How much is unread in the inbox of whoever looks; nothing while they must choose a password first. */
async function unreadOf(): Promise<number> {
  try {
    return (await (await caller()).notices.count()).unread;
  } catch (error) {
    if (failure(error).code === 'password-must-change') return 0;
    throw error;
  }
}

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
  const unread = person ? await unreadOf() : 0;
  const links: BarLink[] = person
    ? [
        { href: '/', label: t('home'), current: place === 'home' },
        ...(person.canTeach ? [{ href: '/readings', label: t('readings'), current: place === 'readings' }] : []),
        { href: '/classes', label: t('classes'), current: place === 'classes' },
        {
          href: '/inbox',
          label: <InboxLabel unread={unread} label={t('inbox')} suffix={t('unread')} />,
          current: place === 'inbox',
        },
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
            place !== 'signin' && <ButtonLink href="/signin">{t('sign-in')}</ButtonLink>
          )
        }
      />
      {sub && <SubBar label={t('where')} {...sub} />}
      {children}
    </>
  );
}
