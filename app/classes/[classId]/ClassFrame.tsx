import { getTranslations } from 'next-intl/server';
import type { ReactNode } from 'react';
import { Frame } from '#/app/_frame/Frame.tsx';
import { QueueLabel } from '#/app/_talk/TabLabels.tsx';
import { caller, read } from '#/server/trpc/caller.ts';

type View = 'assignments' | 'gradebook' | 'moderation' | 'people' | 'audit' | 'settings' | 'grades';

/** The views that each role has, in their order. */
const viewsOf = {
  TEACHER: ['assignments', 'gradebook', 'moderation', 'people', 'audit', 'settings'],
  ASSISTANT: ['assignments', 'gradebook', 'moderation', 'people', 'audit'],
  STUDENT: ['assignments', 'grades'],
} as const satisfies Record<string, readonly View[]>;

/** The bars of a page inside a class: its name and the views that one has of it, for staff with how many posts wait. */
export async function ClassFrame({ classId, view, children }: { classId: string; view: View; children: ReactNode }) {
  const path = `/classes/${classId}`;
  const [t, group] = await Promise.all([
    getTranslations('classes'),
    read(path, call => call.classroom.get({ classId })),
  ]);
  const staff = group.role !== 'STUDENT';
  const waiting = staff ? (await (await caller()).discussion.queueCount({ classId })).count : 0;
  const views = {
    assignments: path,
    gradebook: `${path}/gradebook`,
    moderation: `${path}/moderation`,
    people: `${path}/people`,
    audit: `${path}/audit`,
    settings: `${path}/settings`,
    grades: `${path}/grades`,
  };
  const tabs = viewsOf[group.role].map(each => ({
    href: views[each],
    label:
      each === 'moderation' ? (
        <QueueLabel {...{ classId, waiting }} label={t(each)} more={t.raw('moderation-waits')} />
      ) : (
        t(each)
      ),
    current: each === view,
  }));
  return (
    <Frame place="classes" sub={{ where: <bdi>{group.name}</bdi>, tabs }}>
      {children}
    </Frame>
  );
}
