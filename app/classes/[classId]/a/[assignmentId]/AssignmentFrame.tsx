import { getTranslations } from 'next-intl/server';
import type { ReactNode } from 'react';
import { Frame } from '#/app/_frame/Frame.tsx';
import { unreadOf } from '#/app/_talk/talk-of.ts';
import { read } from '#/server/trpc/caller.ts';

/** The bars of a page about an assignment: its reading, its discussion with what is new there, and for staff its results. */
export async function AssignmentFrame({
  classId,
  assignmentId,
  view,
  children,
}: {
  classId: string;
  assignmentId: string;
  view: 'reading' | 'discussion' | 'results' | null;
  children: ReactNode;
}) {
  const path = `/classes/${classId}/a/${assignmentId}`;
  const [t, { assignment, role }, unread] = await Promise.all([
    getTranslations('assignment'),
    read(path, call => call.assignment.get({ classId, assignmentId })),
    unreadOf({ classId, assignmentId }),
  ]);
  const staff = role !== 'STUDENT';
  const tabs = [
    { href: path, label: t('tab-reading'), current: view === 'reading' },
    ...(unread === null
      ? []
      : [
          { href: `${path}/discussion`, label: t('tab-discussion', { count: unread }), current: view === 'discussion' },
        ]),
    ...(staff && assignment.quizId
      ? [{ href: `${path}/results`, label: t('tab-results'), current: view === 'results' }]
      : []),
  ];
  return (
    <Frame place="classes" sub={{ where: <bdi>{assignment.title}</bdi>, tabs }}>
      {children}
    </Frame>
  );
}
