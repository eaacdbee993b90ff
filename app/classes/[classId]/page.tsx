import type { Metadata } from 'next';
import Link from 'next/link';
import { getTranslations } from 'next-intl/server';
import { reader } from '#/app/_frame/reader.ts';
import { UnreadLink } from '#/app/_talk/UnreadLink.tsx';
import { ButtonLink, Empty, Main, Notice, PageTitle } from '#/app/_ui/index.ts';
import { read } from '#/server/trpc/caller.ts';
import { ClassFrame } from './ClassFrame.tsx';
import { Phase } from './Phase.tsx';

/** What an empty class says to whom: only a teacher can set a reading. */
const nothingYet = { TEACHER: 'none-staff', ASSISTANT: 'none-assistant', STUDENT: 'none-student' } as const;

type Props = { params: Promise<{ classId: string }>; searchParams: Promise<{ after?: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { classId } = await params;
  return { title: (await read(`/classes/${classId}`, call => call.classroom.get({ classId }))).name };
}

export default async function ClassPage({ params, searchParams }: Props) {
  const { classId } = await params;
  const path = `/classes/${classId}`;
  const cursor = (await searchParams).after ?? null;
  const [group, { assignments, next }] = await read(
    path,
    async call => [await call.classroom.get({ classId }), await call.assignment.list({ classId, cursor })] as const,
  );
  const assignmentIds = assignments.map(one => one.id);
  const { unread, inClass } = await read(path, call => call.discussion.unread({ classId, assignmentIds }));
  const [t, c, at] = await Promise.all([
    getTranslations('assignment'),
    getTranslations('classes'),
    reader(group.timeZone),
  ]);
  const set = group.role === 'TEACHER' && !group.archivedAt && (
    <ButtonLink tone="ink" href={`${path}/assign`}>
      {t('set')}
    </ButtonLink>
  );
  return (
    <ClassFrame classId={classId} view="assignments">
      <Main>
        <PageTitle
          actions={assignments.length > 0 && set}
          {...(inClass > 0 ? { intro: <span className="new">{t('unread', { count: inClass })}</span> } : {})}
        >
          {group.name}
        </PageTitle>
        {group.archivedAt && <Notice title={c('archived-note')} />}
        {assignments.length === 0 && (
          <Empty title={t(group.archivedAt ? 'none-archived' : 'none')} action={set}>
            {t(group.archivedAt ? 'none-archived-text' : nothingYet[group.role])}
          </Empty>
        )}
        <ul className="library">
          {assignments.map(one => {
            return (
              <li key={one.id}>
                <h2>
                  <Link href={`${path}/a/${one.id}`}>{one.title}</Link>
                </h2>
                <p className="meta">
                  {t(
                    one.readingShown
                      ? one.quizId
                        ? 'with-quiz'
                        : 'reading-only'
                      : one.quizId
                        ? 'quiz-only'
                        : 'discussion-only',
                  )}{' '}
                  · <Phase of={one} at={at} />{' '}
                  <UnreadLink classId={classId} assignmentId={one.id} count={unread[one.id]} />
                </p>
              </li>
            );
          })}
        </ul>
        {next && <Link href={`${path}?after=${next}`}>{t('older')}</Link>}
      </Main>
    </ClassFrame>
  );
}
