import Link from 'next/link';
import { getTranslations } from 'next-intl/server';
import type { ReactNode } from 'react';
import { Frame } from '#/app/_frame/Frame.tsx';
import { TabLabel } from '#/app/_talk/TabLabels.tsx';
import { unreadOf } from '#/app/_talk/talk-of.ts';
import { read } from '#/server/trpc/caller.ts';

/** The bars of a page about an assignment: the way back to its class, its reading, its discussion with what is new there, and for staff its results. */
export async function AssignmentFrame({
  classId,
  assignmentId,
  view,
  children,
}: {
  classId: string;
  assignmentId: string;
  view: 'reading' | 'discussion' | 'results' | 'marking' | 'exceptions' | null;
  children: ReactNode;
}) {
  const path = `/classes/${classId}/a/${assignmentId}`;
  const [t, group, { assignment, role }, unread] = await Promise.all([
    getTranslations('assignment'),
    read(path, call => call.classroom.get({ classId })),
    read(path, call => call.assignment.get({ classId, assignmentId })),
    unreadOf({ classId, assignmentId }),
  ]);
  const staff = role !== 'STUDENT';
  const tabs = [
    {
      href: path,
      label: t(staff || assignment.readingShown ? 'tab-reading' : assignment.quizId ? 'tab-quiz' : 'tab-task'),
      current: view === 'reading',
    },
    ...(unread === null
      ? []
      : [
          {
            href: `${path}/discussion`,
            label: (
              <TabLabel {...{ classId, assignmentId, unread }} label={t('tab-discussion')} more={t.raw('tab-new')} />
            ),
            current: view === 'discussion',
          },
        ]),
    ...(staff && assignment.quizId
      ? [
          { href: `${path}/results`, label: t('tab-results'), current: view === 'results' },
          { href: `${path}/marking`, label: t('tab-marking'), current: view === 'marking' },
        ]
      : []),
    ...(staff ? [{ href: `${path}/exceptions`, label: t('tab-exceptions'), current: view === 'exceptions' }] : []),
  ];
  const where = (
    <>
      <Link href={`/classes/${classId}`} prefetch={false}>
        <bdi>{group.name}</bdi>
      </Link>{' '}
      / <bdi>{assignment.title}</bdi>
    </>
  );
  return (
    <Frame place="classes" sub={{ where, tabs }}>
      {children}
    </Frame>
  );
}
