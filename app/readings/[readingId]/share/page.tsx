import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { Frame } from '#/app/_frame/Frame.tsx';
import { failureSentences } from '#/app/_frame/failures.ts';
import { reader } from '#/app/_frame/reader.ts';
import { ButtonLink, Main, PageTitle, Time } from '#/app/_ui/index.ts';
import { read } from '#/server/trpc/caller.ts';
import { Words } from '../../_components/Words.tsx';
import { EndShare } from './EndShare.tsx';
import { ShareForm } from './ShareForm.tsx';

type Params = { params: Promise<{ readingId: string }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('reading'))('share-title') };
}

export default async function ShareReading({ params }: Params) {
  const { readingId } = await params;
  const [{ title }, { shares }, { quizzes }] = await read(`/readings/${readingId}/share`, call =>
    Promise.all([
      call.reading.get({ readingId, number: null }),
      call.quiz.shares({ readingId }),
      call.quiz.list({ readingId, cursor: null }),
    ]),
  );
  const [t, at, failures] = await Promise.all([getTranslations('reading'), reader(), failureSentences()]);
  const back = <ButtonLink href={`/readings/${readingId}`}>{t('tab-reading')}</ButtonLink>;
  return (
    <Frame place="readings" sub={{ where: title }}>
      <Main width="text">
        <PageTitle intro={t('share-intro')} actions={back}>
          {t('share-title')}
        </PageTitle>
        <Words areas={['reading']}>
          <ShareForm
            readingId={readingId}
            quizzes={quizzes.filter(quiz => quiz.latest > 0).map(({ id, title: name }) => ({ id, title: name }))}
            failures={failures}
          />
          <section className="block" aria-labelledby="links">
            <h2 className="t-sec" id="links">
              {t('share-links')}
            </h2>
            {shares.length === 0 && <p className="soft">{t('share-none')}</p>}
            <ul className="lines">
              {shares.map(share => (
                <li key={share.id}>
                  <span>{share.quiz ? t('share-with', { title: share.quiz.title }) : t('share-alone')}</span>
                  <span className="meta">
                    {t.rich('share-until', { when: () => <Time at={share.expiresAt} reader={at} /> })} ·{' '}
                    {t('share-taken', { count: share.copies })}
                  </span>
                  <EndShare shareId={share.id} failures={failures} />
                </li>
              ))}
            </ul>
          </section>
        </Words>
      </Main>
    </Frame>
  );
}
