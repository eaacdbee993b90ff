import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { failureSentences } from '#/app/_frame/failures.ts';
import { Main, PageTitle } from '#/app/_ui/index.ts';
import { Words } from '#/app/readings/_components/Words.tsx';
import { read } from '#/server/trpc/caller.ts';
import { AssignmentFrame } from '../../AssignmentFrame.tsx';
import { SettingsForm } from './SettingsForm.tsx';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('discussion'))('settings-title') };
}

export default async function DiscussionSettings({
  params,
}: {
  params: Promise<{ classId: string; assignmentId: string }>;
}) {
  const ids = await params;
  const path = `/classes/${ids.classId}/a/${ids.assignmentId}/discussion/settings`;
  const [group, { rules, words }] = await read(path, call =>
    Promise.all([call.classroom.get({ classId: ids.classId }), call.discussion.settings(ids)]),
  );
  const [t, failures] = await Promise.all([getTranslations('discussion'), failureSentences()]);
  return (
    <AssignmentFrame {...ids} view="discussion">
      <Main width="text">
        <PageTitle intro={t('settings-intro')}>{t('settings-title')}</PageTitle>
        <Words areas={['discussion']}>
          <SettingsForm {...ids} rules={rules} words={words} zone={group.timeZone} failures={failures} />
        </Words>
      </Main>
    </AssignmentFrame>
  );
}
