import type { Metadata } from 'next';
import Link from 'next/link';
import { getTranslations } from 'next-intl/server';
import { failureSentences } from '#/app/_frame/failures.ts';
import { reader } from '#/app/_frame/reader.ts';
import { wordsOf } from '#/app/_frame/words.ts';
import { ButtonLink, Main, Notice, PageTitle, Table } from '#/app/_ui/index.ts';
import { localTime } from '#/server/assignment/zoned.ts';
import { env } from '#/server/env.ts';
import { read } from '#/server/trpc/caller.ts';
import { ClassFrame } from '../ClassFrame.tsx';
import { CodeCard } from './CodeCard.tsx';
import { CodeLimits } from './CodeLimits.tsx';
import { limitsOf } from './code-words.ts';
import { PersonActions } from './PersonActions.tsx';
import { RightsTable } from './RightsTable.tsx';
import { Waiting } from './Waiting.tsx';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('people'))('title') };
}

type Props = { params: Promise<{ classId: string }>; searchParams: Promise<{ after?: string }> };

export default async function PeoplePage({ params, searchParams }: Props) {
  const { classId } = await params;
  const { after } = await searchParams;
  const path = `/classes/${classId}/people`;
  const [group, { people, next }, { waiting, count }] = await read(path, call =>
    Promise.all([
      call.classroom.get({ classId }),
      call.classroom.people({ classId, cursor: after ?? null }),
      call.classroom.waiting({ classId }),
    ]),
  );
  const [t, c, common, sentences, errors, at] = await Promise.all([
    getTranslations('people'),
    getTranslations('classes'),
    wordsOf('common'),
    wordsOf('people'),
    failureSentences(),
    reader(group.timeZone),
  ]);
  const words = { ...sentences, close: common.close, cancel: common.cancel, save: common.save };
  const archived = group.archivedAt !== null;
  const teacher = group.role === 'TEACHER' && !archived;
  const there = people.filter(person => person.status !== 'PENDING');
  return (
    <ClassFrame classId={classId} view="people">
      <Main>
        <PageTitle
          actions={
            <>
              <ButtonLink href={`${path}/groups`}>{t('groups')}</ButtonLink>
              {teacher && <ButtonLink href={`${path}/roster`}>{t('roster')}</ButtonLink>}
              {teacher && <ButtonLink href={`${path}/cards`}>{t('cards')}</ButtonLink>}
              {group.role === 'TEACHER' && (
                <ButtonLink href={`/classes/${classId}/settings`}>{t('settings')}</ButtonLink>
              )}
            </>
          }
        >
          {t('title')}
        </PageTitle>
        {archived && <Notice title={c('archived-note')} />}
        {!archived && (
          <CodeCard
            classId={classId}
            code={group.joinCode}
            how={t('code-how', { address: `${env().appUrl}/join` })}
            limits={group.code ? limitsOf(group.code, at, t) : []}
            teacher={teacher}
            words={words}
            errors={errors}
          >
            {teacher && group.joinCode && group.code && (
              <CodeLimits
                key={JSON.stringify(group.code)}
                classId={classId}
                zone={group.timeZone}
                until={group.code.codeUntil ? localTime(group.code.codeUntil, group.timeZone) : ''}
                limit={group.code.codeLimit}
                approval={group.code.codeApproval}
                words={words}
                errors={errors}
              />
            )}
          </CodeCard>
        )}
        {teacher && group.joinCode && people.length === 1 && count === 0 && (
          <div className="acts first-next">
            <ButtonLink tone="ink" href={`/classes/${classId}/assign`}>
              {t('first-set')}
            </ButtonLink>
            <span className="soft">{t('first-next')}</span>
          </div>
        )}
        {count > 0 && (
          <Waiting
            classId={classId}
            waiting={waiting}
            title={t('waiting', { count })}
            teacher={teacher}
            words={words}
            errors={errors}
          />
        )}
        <Table caption={t('title')} hideCaption stack className="people-list">
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
            {there.map(person => (
              <tr key={person.membershipId}>
                <th scope="row">
                  {person.role === 'STUDENT' ? (
                    <Link href={`${path}/${person.membershipId}`}>
                      <bdi>{person.displayName}</bdi>
                    </Link>
                  ) : (
                    <bdi>{person.displayName}</bdi>
                  )}
                </th>
                <td data-h={t('user-name')}>{person.userName}</td>
                <td data-h={t('role')}>{c(`role-${person.role}`)}</td>
                <td data-h={t('state')}>
                  {t(`state-${person.status}`)}
                  {person.oneTime && <span className="meta">{t('one-time')}</span>}
                </td>
                {teacher && (
                  <td>
                    <PersonActions classId={classId} person={person} words={words} errors={errors} />
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
        <RightsTable />
      </Main>
    </ClassFrame>
  );
}
