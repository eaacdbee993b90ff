import type { Metadata } from 'next';
import Link from 'next/link';
import { getTranslations } from 'next-intl/server';
import { Frame } from '#/app/_frame/Frame.tsx';
import { ButtonLink, Empty, Main, PageTitle } from '#/app/_ui/index.ts';
import { currentPerson, read } from '#/server/trpc/caller.ts';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('classes'))('title') };
}

export default async function ClassesPage() {
  const [classes, unread] = await read('/classes', call =>
    Promise.all([call.classroom.list(), call.discussion.unreadByClass()]),
  );
  const [t, person] = await Promise.all([getTranslations('classes'), currentPerson()]);
  const teaches = person?.canTeach ?? false;
  const archived = classes.filter(one => one.archived);
  const lines = (some: typeof classes, Heading: 'h2' | 'h3') => (
    <ul className="library">
      {some.map(one => (
        <li key={one.classId}>
          <Heading>
            {one.status === 'ACTIVE' ? <Link href={`/classes/${one.classId}`}>{one.name}</Link> : one.name}
          </Heading>
          <p className="meta">
            {one.status === 'ACTIVE' ? t(`role-${one.role}`) : t(one.status === 'PENDING' ? 'pending' : 'suspended')}
            {unread[one.classId] && (
              <>
                {' · '}
                <span className="new">{t('unread', { count: unread[one.classId] ?? 0 })}</span>
              </>
            )}
          </p>
        </li>
      ))}
    </ul>
  );
  const actions = (
    <>
      <ButtonLink href="/join">{t('join')}</ButtonLink>
      {teaches && (
        <ButtonLink tone="ink" href="/classes/new">
          {t('new')}
        </ButtonLink>
      )}
    </>
  );
  return (
    <Frame place="classes">
      <Main>
        <PageTitle actions={classes.length > 0 && actions}>{t('title')}</PageTitle>
        {classes.length === 0 ? (
          <Empty title={t('none')} action={actions}>
            {teaches ? t('none-teacher') : t('none-student')}
          </Empty>
        ) : (
          lines(
            classes.filter(one => !one.archived),
            'h2',
          )
        )}
        {archived.length > 0 && (
          <section className="block" aria-labelledby="archived">
            <h2 className="t-sec" id="archived">
              {t('archived-title')}
            </h2>
            {lines(archived, 'h3')}
          </section>
        )}
      </Main>
    </Frame>
  );
}
