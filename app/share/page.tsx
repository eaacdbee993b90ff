import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { Frame } from '#/app/_frame/Frame.tsx';
import { failureSentences } from '#/app/_frame/failures.ts';
import { reader } from '#/app/_frame/reader.ts';
import { Main, Notice, PageTitle, Time } from '#/app/_ui/index.ts';
import { read } from '#/server/trpc/caller.ts';
import { TakeCopy } from './TakeCopy.tsx';

type Query = { searchParams: Promise<{ token?: string }> };

const ask = (token: string) => read(`/share?token=${encodeURIComponent(token)}`, call => call.quiz.shared({ token }));

export async function generateMetadata({ searchParams }: Query): Promise<Metadata> {
  const { token } = await searchParams;
  const t = await getTranslations('reading');
  return { title: token ? t('take-title', { name: (await ask(token)).from }) : t('share') };
}

/** What a colleague's link would copy, and the button that does it. */
export default async function SharedReading({ searchParams }: Query) {
  const { token } = await searchParams;
  if (!token) notFound();
  const { from, own, expiresAt, reading, quiz } = await ask(token);
  const [t, at, failures] = await Promise.all([getTranslations('reading'), reader(), failureSentences()]);
  return (
    <Frame place="readings">
      <Main width="text">
        <PageTitle intro={t('take-intro', { name: from })}>{t('take-title', { name: from })}</PageTitle>
        <div className="spaced">
          <dl className="facts">
            <dt>{t('take-reading')}</dt>
            <dd>
              “{reading.title}”,{' '}
              {[reading.byline, reading.source, t('sentences', { count: reading.sentences })]
                .filter(Boolean)
                .join(', ')}
            </dd>
            <dt>{t('take-quiz')}</dt>
            <dd>{quiz ? t('take-quiz-what', { title: quiz.title, count: quiz.questions }) : t('take-no-quiz')}</dd>
          </dl>
          <p>{t('take-nothing')}</p>
          {own && (
            <Notice>
              <p>{t('take-own')}</p>
            </Notice>
          )}
          <TakeCopy token={token} label={t('take')} failures={failures} />
          <p className="meta">{t.rich('take-until', { when: () => <Time at={expiresAt} reader={at} /> })}</p>
        </div>
      </Main>
    </Frame>
  );
}
