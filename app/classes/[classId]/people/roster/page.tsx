import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { failureSentences } from '#/app/_frame/failures.ts';
import { wordsOf } from '#/app/_frame/words.ts';
import { Main, PageTitle } from '#/app/_ui/index.ts';
import { env } from '#/server/env.ts';
import { read } from '#/server/trpc/caller.ts';
import { ClassFrame } from '../../ClassFrame.tsx';
import { RosterDesk } from './RosterDesk.tsx';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('roster'))('title') };
}

type Props = { params: Promise<{ classId: string }> };

export default async function RosterPage({ params }: Props) {
  const { classId } = await params;
  const path = `/classes/${classId}/people/roster`;
  const [group] = await read(path, call =>
    Promise.all([call.classroom.get({ classId }), call.roster.mayImport({ classId })]),
  );
  if (group.archivedAt) notFound();
  const [t, roster, people, errors] = await Promise.all([
    getTranslations('roster'),
    wordsOf('roster'),
    wordsOf('people'),
    failureSentences(),
  ]);
  return (
    <ClassFrame classId={classId} view="people">
      <Main>
        <div className="screen-only">
          <PageTitle intro={t('intro')}>{t('title')}</PageTitle>
        </div>
        <RosterDesk
          classId={classId}
          className={group.name}
          address={`${env().appUrl}/signin`}
          words={{ ...people, ...roster }}
          errors={errors}
        />
      </Main>
    </ClassFrame>
  );
}
