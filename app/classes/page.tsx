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
  const classes = await read('/classes', call => call.classroom.list());
  const [t, person] = await Promise.all([getTranslations('classes'), currentPerson()]);
  const teaches = person?.canTeach ?? false;
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
          <ul className="lines">
            {classes.map(one => (
              <li key={one.classId}>
                {one.status === 'PENDING' ? (
                  <span>{one.name}</span>
                ) : (
                  <Link href={`/classes/${one.classId}`}>{one.name}</Link>
                )}
                <span className="meta">{one.status === 'PENDING' ? t('pending') : t(`role-${one.role}`)}</span>
              </li>
            ))}
          </ul>
        )}
      </Main>
    </Frame>
  );
}
