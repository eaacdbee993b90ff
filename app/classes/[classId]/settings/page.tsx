import type { Metadata } from 'next';
import Link from 'next/link';
import { notFound } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { failureSentences } from '#/app/_frame/failures.ts';
import { wordsOf } from '#/app/_frame/words.ts';
import { ButtonLink, Main, PageTitle } from '#/app/_ui/index.ts';
import { env } from '#/server/env.ts';
import { read } from '#/server/trpc/caller.ts';
import { ClassFrame } from '../ClassFrame.tsx';
import { Archive } from './Archive.tsx';
import { MailSwitch } from './MailSwitch.tsx';
import { NameForm } from './NameForm.tsx';
import { ZoneForm } from './ZoneForm.tsx';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('people'))('settings') };
}

type Props = { params: Promise<{ classId: string }> };

export default async function SettingsPage({ params }: Props) {
  const { classId } = await params;
  const path = `/classes/${classId}`;
  const group = await read(`${path}/settings`, call => call.classroom.get({ classId }));
  if (group.role !== 'TEACHER') notFound();
  const [t, people, common, errors] = await Promise.all([
    getTranslations('people'),
    wordsOf('people'),
    wordsOf('common'),
    failureSentences(),
  ]);
  const words = { ...people, close: common.close, cancel: common.cancel, save: common.save };
  return (
    <ClassFrame classId={classId} view="settings">
      <Main width="text">
        <PageTitle>{t('settings')}</PageTitle>
        {group.archivedAt === null && (
          <>
            <NameForm classId={classId} name={group.name} words={words} errors={errors} />
            <ZoneForm
              classId={classId}
              timeZone={group.timeZone}
              zones={Intl.supportedValuesOf('timeZone')}
              words={words}
              errors={errors}
            />
            {env().mail && <MailSwitch classId={classId} on={group.mail} words={words} errors={errors} />}
          </>
        )}
        <section className="block" aria-labelledby="copy">
          <h2 className="t-sec" id="copy">
            {t('copy-title')}
          </h2>
          <p className="soft">{t('copy-what')}</p>
          <div className="acts">
            <ButtonLink href={`${path}/copy`}>{t('copy-class')}</ButtonLink>
          </div>
        </section>
        <Archive classId={classId} archived={group.archivedAt !== null} words={words} errors={errors} />
        <p className="after-list">
          <Link href="/records">{t('kept-how-long')}</Link>
        </p>
      </Main>
    </ClassFrame>
  );
}
