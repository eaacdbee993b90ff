import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { failureSentences } from '#/app/_frame/failures.ts';
import { wordsOf } from '#/app/_frame/words.ts';
import { ButtonLink, Empty, Main, PageTitle } from '#/app/_ui/index.ts';
import { env } from '#/server/env.ts';
import { read } from '#/server/trpc/caller.ts';
import { ClassFrame } from '../../ClassFrame.tsx';
import { MakeCards } from './MakeCards.tsx';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('people'))('cards') };
}

type Props = { params: Promise<{ classId: string }> };

export default async function CardsPage({ params }: Props) {
  const { classId } = await params;
  const path = `/classes/${classId}/people`;
  const [group, students] = await read(`${path}/cards`, call =>
    Promise.all([call.classroom.get({ classId }), call.roster.students({ classId })]),
  );
  const [t, words, errors] = await Promise.all([getTranslations('people'), wordsOf('people'), failureSentences()]);
  return (
    <ClassFrame classId={classId} view="people">
      <Main width="text">
        <div className="screen-only">
          <PageTitle intro={t('cards-intro')}>{t('cards')}</PageTitle>
        </div>
        {students.length === 0 ? (
          <Empty title={t('cards-nobody')} action={<ButtonLink href={`${path}/roster`}>{t('roster')}</ButtonLink>}>
            {t('cards-nobody-text')}
          </Empty>
        ) : (
          <MakeCards
            classId={classId}
            className={group.name}
            address={`${env().appUrl}/signin`}
            students={students}
            words={words}
            errors={errors}
          />
        )}
      </Main>
    </ClassFrame>
  );
}
