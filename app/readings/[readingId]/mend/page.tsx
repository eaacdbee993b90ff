import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { Frame } from '#/app/_frame/Frame.tsx';
import { failureSentences } from '#/app/_frame/failures.ts';
import { Main, PageTitle } from '#/app/_ui/index.ts';
import { read } from '#/server/trpc/caller.ts';
import { Mending } from '../../_components/Mending.tsx';
import { materialSub } from '../../_components/material-sub.ts';
import { toPieces } from '../../_components/mending.ts';
import { Words } from '../../_components/Words.tsx';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('reading'))('mend-title') };
}

export default async function Mend({ params }: { params: Promise<{ readingId: string }> }) {
  const { readingId } = await params;
  const reading = await read(`/readings/${readingId}/mend`, call => call.reading.get({ readingId, number: null }));
  const t = await getTranslations('reading');
  const { title, byline, source, publishedOn, imported } = reading;
  return (
    <Frame place="readings" sub={await materialSub(title, { readingId, quizId: null }, null)}>
      <Main>
        <PageTitle intro={t('mend-intro')}>{t('mend-title')}</PageTitle>
        <Words areas={['import']}>
          <Mending
            readingId={readingId}
            failures={await failureSentences()}
            start={{
              title,
              byline: byline ?? '',
              source: source ?? '',
              publishedOn: publishedOn ?? '',
              pieces: toPieces(imported),
            }}
          />
        </Words>
      </Main>
    </Frame>
  );
}
