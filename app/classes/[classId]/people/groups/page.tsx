import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { failureSentences } from '#/app/_frame/failures.ts';
import { wordsOf } from '#/app/_frame/words.ts';
import { Empty, Main, PageTitle } from '#/app/_ui/index.ts';
import { read } from '#/server/trpc/caller.ts';
import { ClassFrame } from '../../ClassFrame.tsx';
import { AccommodationForm } from '../AccommodationForm.tsx';
import { GroupForm } from './GroupForm.tsx';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('exceptions'))('groups-title') };
}

type Props = { params: Promise<{ classId: string }> };

export default async function GroupsPage({ params }: Props) {
  const { classId } = await params;
  const [{ groups, students }, { role }] = await read(`/classes/${classId}/people/groups`, call =>
    Promise.all([call.exceptions.groups({ classId }), call.classroom.get({ classId })]),
  );
  const [t, words, errors] = await Promise.all([
    getTranslations('exceptions'),
    wordsOf('exceptions'),
    failureSentences(),
  ]);
  const teacher = role === 'TEACHER';
  const form = { classId, students, words, errors };
  return (
    <ClassFrame classId={classId} view="people">
      <Main>
        <PageTitle intro={t('groups-intro')} actions={teacher && <GroupForm {...form} group={null} />}>
          {t('groups-title')}
        </PageTitle>
        {groups.length === 0 && <Empty title={t('no-groups')}>{t('no-groups-text')}</Empty>}
        {groups.map(group => {
          const names = students.filter(student => group.members.includes(student.id));
          const { accommodation } = group;
          return (
            <section key={group.id} className="block" aria-labelledby={group.id}>
              <h2 className="t-sec" id={group.id}>
                <bdi>{group.name}</bdi>
              </h2>
              <p className="soft">
                {t('members-count', { count: names.length })}
                {names.length > 0 && ': '}
                {names.map(student => student.displayName).join(', ')}
              </p>
              {teacher && (
                <div className="acts">
                  <GroupForm {...form} group={group} />
                </div>
              )}
              {teacher && (
                <details className="more">
                  <summary>{t('accommodation')}</summary>
                  <AccommodationForm
                    classId={classId}
                    target={{ groupId: group.id }}
                    accommodation={accommodation}
                    words={words}
                    errors={errors}
                  />
                </details>
              )}
            </section>
          );
        })}
      </Main>
    </ClassFrame>
  );
}
