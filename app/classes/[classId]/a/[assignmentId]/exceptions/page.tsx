import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { failureSentences } from '#/app/_frame/failures.ts';
import { reader } from '#/app/_frame/reader.ts';
import { wordsOf } from '#/app/_frame/words.ts';
import { inOrder } from '#/app/_ui/in-order.ts';
import { Empty, Main, PageTitle, Table, Time } from '#/app/_ui/index.ts';
import { read } from '#/server/trpc/caller.ts';
import { AssignmentFrame } from '../AssignmentFrame.tsx';
import { ExceptionForm } from './ExceptionForm.tsx';
import { RemoveException } from './RemoveException.tsx';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('exceptions'))('title') };
}

type Props = { params: Promise<{ classId: string; assignmentId: string }> };

export default async function ExceptionsPage({ params }: Props) {
  const ids = await params;
  const [{ exceptions, students, groups }, group] = await read(
    `/classes/${ids.classId}/a/${ids.assignmentId}/exceptions`,
    call => Promise.all([call.exceptions.list(ids), call.classroom.get({ classId: ids.classId })]),
  );
  const [t, words, errors, at] = await Promise.all([
    getTranslations('exceptions'),
    wordsOf('exceptions'),
    failureSentences(),
    reader(group.timeZone),
  ]);
  const teacher = group.role === 'TEACHER';
  const form = {
    ...ids,
    students: students.map(({ id, displayName }) => ({ id, name: displayName })),
    groups,
    zone: group.timeZone,
    words,
    errors,
  };
  return (
    <AssignmentFrame {...ids} view="exceptions">
      <Main>
        <PageTitle intro={t('intro')} actions={teacher && <ExceptionForm {...form} of={null} />}>
          {t('title')}
        </PageTitle>
        {exceptions.length === 0 ? (
          <Empty title={t('none')}>{t('none-text')}</Empty>
        ) : (
          <Table caption={t('title')} hideCaption stack>
            <thead>
              <tr>
                <th scope="col">{t('who')}</th>
                <th scope="col">{t('what')}</th>
                <th scope="col">{t('why')}</th>
                {teacher && <td />}
              </tr>
            </thead>
            <tbody>
              {exceptions.map(one => {
                const dated = (['opens', 'due', 'closes'] as const).flatMap(what => {
                  const when = one[`${what}At`];
                  return when ? [t.rich(what, { when: () => <Time at={when} reader={at} /> })] : [];
                });
                const { timeLimitSeconds: limit, attemptLimit, membershipId, groupId, id, name } = one;
                const target = groupId ? { groupId } : { membershipId: membershipId ?? '' };
                const given = {
                  opensAt: one.opensAt?.toISOString() ?? null,
                  dueAt: one.dueAt?.toISOString() ?? null,
                  closesAt: one.closesAt?.toISOString() ?? null,
                  timeLimitSeconds: limit,
                  attemptLimit,
                  excused: one.excused,
                  reason: one.reason,
                };
                return (
                  <tr key={id}>
                    <th scope="row">
                      <bdi>{name}</bdi>
                    </th>
                    <td data-h={t('what')}>
                      <ul className="parts">
                        {one.excused && <li>{t('excused-is')}</li>}
                        {inOrder(dated, part => (
                          <li>{part}</li>
                        ))}
                        {limit !== null && <li>{t('limit-is', { minutes: limit / 60 })}</li>}
                        {attemptLimit !== null && <li>{t('attempts-are', { attempts: attemptLimit })}</li>}
                      </ul>
                    </td>
                    <td data-h={t('why')}>{one.reason ?? '–'}</td>
                    {teacher && (
                      <td className="acts">
                        <ExceptionForm {...form} of={{ target, name, given }} />
                        <RemoveException
                          classId={ids.classId}
                          exceptionId={id}
                          label={t('remove-of', { name })}
                          errors={errors}
                        >
                          {t('remove')}
                        </RemoveException>
                      </td>
                    )}
                  </tr>
                );
              })}
            </tbody>
          </Table>
        )}
      </Main>
    </AssignmentFrame>
  );
}
