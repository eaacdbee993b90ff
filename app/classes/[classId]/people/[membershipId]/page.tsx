import type { Metadata } from 'next';
import Link from 'next/link';
import { getTranslations } from 'next-intl/server';
import { failureSentences } from '#/app/_frame/failures.ts';
import { reader } from '#/app/_frame/reader.ts';
import { wordsOf } from '#/app/_frame/words.ts';
import { ButtonLink, Empty, Main, PageTitle, Table, Time } from '#/app/_ui/index.ts';
import { read } from '#/server/trpc/caller.ts';
import { ClassFrame } from '../../ClassFrame.tsx';
import { AccommodationForm } from '../AccommodationForm.tsx';

type Props = { params: Promise<{ classId: string; membershipId: string }> };

const ask = async (params: Props['params']) => {
  const { classId, membershipId } = await params;
  return read(`/classes/${classId}/people/${membershipId}`, async call => {
    const [student, accommodation, { role, timeZone }] = await Promise.all([
      call.progress.student({ classId, membershipId }),
      call.exceptions.accommodation({ classId, target: { membershipId } }),
      call.classroom.get({ classId }),
    ]);
    return { ...student, accommodation, teacher: role === 'TEACHER', timeZone };
  });
};

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: (await ask(params)).displayName };
}

export default async function StudentPage({ params }: Props) {
  const { classId, membershipId } = await params;
  const { displayName, assignments, mistakes, accommodation, teacher, timeZone } = await ask(params);
  const [t, r, m, at, e, words, errors] = await Promise.all([
    getTranslations('student'),
    getTranslations('records'),
    getTranslations('common.misconception'),
    reader(timeZone),
    getTranslations('exceptions'),
    wordsOf('exceptions'),
    failureSentences(),
  ]);
  const reviewOf = (attemptId: string) => {
    const taken = assignments.find(each => each.attemptId === attemptId);
    return { title: taken?.title ?? '', href: `/classes/${classId}/a/${taken?.assignmentId}/review/${attemptId}` };
  };
  return (
    <ClassFrame classId={classId} view="people">
      <Main>
        <PageTitle
          actions={
            teacher && <ButtonLink href={`/classes/${classId}/people/${membershipId}/records`}>{r('link')}</ButtonLink>
          }
        >
          <bdi>{displayName}</bdi>
        </PageTitle>
        {assignments.length === 0 ? (
          <Empty title={t('nothing')}>{t('nothing-text')}</Empty>
        ) : (
          <>
            <section className="block" aria-labelledby="taken">
              <h2 className="t-sec" id="taken">
                {t('taken')}
              </h2>
              <Table caption={t('taken')} hideCaption stack>
                <thead>
                  <tr>
                    <th scope="col">{t('assignment')}</th>
                    <th scope="col">{t('opened')}</th>
                    <th scope="col">{t('score')}</th>
                  </tr>
                </thead>
                <tbody>
                  {assignments.map(({ assignmentId, title, opensAt, score, attemptId }) => (
                    <tr key={assignmentId}>
                      <th scope="row">
                        <Link href={reviewOf(attemptId).href}>{title}</Link>
                      </th>
                      <td data-h={t('opened')}>
                        <Time at={opensAt} reader={at} />
                      </td>
                      <td data-h={t('score')}>{t('percent', { percent: Math.round(score * 100) })}</td>
                    </tr>
                  ))}
                </tbody>
              </Table>
            </section>
            <section className="block" aria-labelledby="mistakes">
              <h2 className="t-sec" id="mistakes">
                {t('mistakes')}
              </h2>
              <p className="soft">{t(mistakes.length > 0 ? 'mistakes-note' : 'no-mistakes')}</p>
              <ul className="again">
                {mistakes.map(({ misconception, places }) => (
                  <li key={misconception}>
                    <b>{t('mistake', { count: places.length, what: m(misconception) })}</b>
                    {places.map(({ attemptId, number }) => (
                      <Link key={`${attemptId} ${number}`} href={reviewOf(attemptId).href}>
                        {t('place', { title: reviewOf(attemptId).title, number })}
                      </Link>
                    ))}
                  </li>
                ))}
              </ul>
            </section>
          </>
        )}
        {teacher && (
          <section className="block" aria-labelledby="accommodation">
            <h2 className="t-sec" id="accommodation">
              {e('accommodation')}
            </h2>
            <AccommodationForm
              key={JSON.stringify(accommodation)}
              classId={classId}
              target={{ membershipId }}
              accommodation={accommodation}
              words={words}
              errors={errors}
            />
          </section>
        )}
      </Main>
    </ClassFrame>
  );
}
