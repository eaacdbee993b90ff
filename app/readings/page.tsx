import type { Metadata } from 'next';
import Link from 'next/link';
import { getFormatter, getTranslations } from 'next-intl/server';
import { Frame } from '#/app/_frame/Frame.tsx';
import { ButtonLink, Empty, Main, PageTitle } from '#/app/_ui/index.ts';
import { read } from '#/server/trpc/caller.ts';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('reading'))('library') };
}

type Query = { searchParams: Promise<{ after?: string }> };

export default async function Library({ searchParams }: Query) {
  const { after } = await searchParams;
  const t = await getTranslations('reading');
  const format = await getFormatter();
  const { readings, next } = await read('/readings', call => call.reading.list({ cursor: after ?? null }));
  const bringIn = (
    <ButtonLink href="/readings/new" tone="ink" icon="plus">
      {t('bring-in')}
    </ButtonLink>
  );
  return (
    <Frame place="readings">
      <Main>
        <PageTitle
          actions={
            readings.length > 0 && (
              <>
                <ButtonLink href="/quizzes/bank">{t('my-questions')}</ButtonLink>
                {bringIn}
              </>
            )
          }
        >
          {t('library')}
        </PageTitle>
        {readings.length === 0 ? (
          <Empty title={t('empty-title')} action={bringIn}>
            {t('empty-text')}
          </Empty>
        ) : (
          <ul className="library">
            {readings.map(reading => (
              <li key={reading.id}>
                <h2>
                  <Link href={`/readings/${reading.id}`} prefetch={false}>
                    {reading.title}
                  </Link>
                </h2>
                <p className="meta">
                  {t('kept-on', { date: format.dateTime(reading.createdAt, { dateStyle: 'medium' }) })}
                  {reading.copiedFrom !== null && `, ${t('copied-from', { name: reading.copiedFrom })}`}
                  {reading.latest > 1 && `, ${t('revision', { number: reading.latest })}`}
                </p>
              </li>
            ))}
          </ul>
        )}
        {next && (
          <p className="acts after-list">
            <ButtonLink href={`/readings?after=${next}`}>{t('more')}</ButtonLink>
          </p>
        )}
      </Main>
    </Frame>
  );
}
