import { getTranslations } from 'next-intl/server';
import type { ReactNode } from 'react';
import { Frame } from '#/app/_frame/Frame.tsx';
import { read } from '#/server/trpc/caller.ts';

/** The bars of a page about an assignment; staff have its results as a second view. */
export async function AssignmentFrame({
  classId,
  assignmentId,
  view,
  children,
}: {
  classId: string;
  assignmentId: string;
  view: 'reading' | 'results' | null;
  children: ReactNode;
}) {
  const path = `/classes/${classId}/a/${assignmentId}`;
  const [t, { assignment, role }] = await Promise.all([
    getTranslations('assignment'),
    read(path, call => call.assignment.get({ classId, assignmentId })),
  ]);
  const tabs = [
    { href: path, label: t('tab-reading'), current: view === 'reading' },
    { href: `${path}/results`, label: t('tab-results'), current: view === 'results' },
  ];
  return (
    <Frame
      place="classes"
      sub={{ where: <bdi>{assignment.title}</bdi>, tabs: role === 'STUDENT' || !assignment.quizId ? [] : tabs }}
    >
      {children}
    </Frame>
  );
}
