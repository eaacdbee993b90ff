import type { Metadata } from 'next';
import Link from 'next/link';
import { getTranslations } from 'next-intl/server';
import { failureSentences } from '#/app/_frame/failures.ts';
import { wordsOf } from '#/app/_frame/words.ts';
import { Main, PageTitle, Table } from '#/app/_ui/index.ts';
import { env } from '#/server/env.ts';
import { read } from '#/server/trpc/caller.ts';
import { ClassFrame } from '../ClassFrame.tsx';
import { CodeCard } from './CodeCard.tsx';
import { MailSwitch } from './MailSwitch.tsx';
import { PersonActions } from './PersonActions.tsx';
import { RenameClass } from './RenameClass.tsx';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('people'))('title') };
}

type Props = { params: Promise<{ classId: string }>; searchParams: Promise<{ after?: string }> };

export default async function PeoplePage({ params, searchParams }: Props) {
  const { classId } = await params;
  const { after } = await searchParams;
  const path = `/classes/${classId}/people`;
  const [group, { people, next }] = await read(
    path,
    async call =>
      [await call.classroom.get({ classId }), await call.classroom.people({ classId, cursor: after ?? null })] as const,
  );
  const [t, c, common, words, errors] = await Promise.all([
    getTranslations('people'),
    getTranslations('classes'),
    wordsOf('common'),
    wordsOf('people'),
    failureSentences(),
  ]);
  const teacher = group.role === 'TEACHER';
  const all = { ...words, close: common.close, cancel: common.cancel, save: common.save };
  return (
    <ClassFrame classId={classId} view="people">
      <Main>
        <PageTitle actions={teacher && <RenameClass classId={classId} name={group.name} words={all} errors={errors} />}>
          {t('title')}
        </PageTitle>
        <CodeCard
          classId={classId}
          code={group.joinCode}
          how={t('code-how', { address: `${env().appUrl}/join` })}
          teacher={teacher}
          words={words}
          errors={errors}
        />
        {teacher && env().mail && <MailSwitch classId={classId} on={group.mail} words={words} errors={errors} />}
        <Table caption={t('title')} hideCaption stack>
          <thead>
            <tr>
              <th scope="col">{t('name')}</th>
              <th scope="col">{t('user-name')}</th>
              <th scope="col">{t('role')}</th>
              <th scope="col">{t('state')}</th>
              {teacher && <th scope="col">{t('actions')}</th>}
            </tr>
          </thead>
          <tbody>
            {people.map(person => (
              <tr key={person.membershipId}>
                <th scope="row">
                  <bdi>{person.displayName}</bdi>
                </th>
                <td data-h={t('user-name')}>{person.userName}</td>
                <td data-h={t('role')}>{c(`role-${person.role}`)}</td>
                <td data-h={t('state')}>
                  {t(`state-${person.status}`)}
                  {person.oneTime && <span className="meta">{t('one-time')}</span>}
                </td>
                {teacher && (
                  <td>
                    <PersonActions classId={classId} person={person} words={all} errors={errors} />
                  </td>
                )}
              </tr>
            ))}
          </tbody>
        </Table>
        {next && (
          <p className="after-list">
            <Link href={`${path}?after=${next}`}>{c('older')}</Link>
          </p>
        )}
      </Main>
    </ClassFrame>
  );
}
