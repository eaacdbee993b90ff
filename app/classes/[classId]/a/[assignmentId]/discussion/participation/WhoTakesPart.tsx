import Link from 'next/link';
import { getTranslations } from 'next-intl/server';
import { failureSentences } from '#/app/_frame/failures.ts';
import { ButtonLink, Empty, Main, PageTitle, Table } from '#/app/_ui/index.ts';
import { Words } from '#/app/readings/_components/Words.tsx';
import { earners } from '#/server/discussion/participation.ts';
import { read } from '#/server/trpc/caller.ts';
import { Earned } from './Earned.tsx';
import { Rules } from './Rules.tsx';
import { RulesForm } from './RulesForm.tsx';
import { SetPoints } from './SetPoints.tsx';

/** Who has posted, replied and cited, by the names that staff know here, with the points and the posts that earned them. */
export async function WhoTakesPart({
  classId,
  assignmentId,
  path,
  after,
  teacher,
}: {
  classId: string;
  assignmentId: string;
  path: string;
  after: string | null;
  teacher: boolean;
}) {
  const here = `${path}/participation`;
  const { rules, version, maximum, masked, students, next } = await read(here, call =>
    call.discussion.participation({ classId, assignmentId, cursor: after }),
  );
  const [t, failures] = await Promise.all([getTranslations('participation'), failureSentences()]);
  return (
    <Main width="wide">
      <Words areas={['participation']}>
        <PageTitle
          intro={t('intro')}
          actions={
            <>
              <ButtonLink href={path} icon="talk">
                {t('back')}
              </ButtonLink>
              {teacher && <ButtonLink href={`${path}/transcript`}>{t('transcript')}</ButtonLink>}
            </>
          }
        >
          {t('title')}
        </PageTitle>
        <section className="block" aria-labelledby="rules">
          <h2 className="t-sec" id="rules">
            {t('rules')}
          </h2>
          <Rules rules={rules} />
          {teacher && (
            <RulesForm
              key={version}
              classId={classId}
              assignmentId={assignmentId}
              rules={rules}
              version={version}
              failures={failures}
            />
          )}
        </section>
        <section className="block" aria-labelledby="students">
          <h2 className="t-sec" id="students">
            {t('students')}
          </h2>
          {masked && <p className="soft">{t('masked')}</p>}
          {students.length === 0 ? (
            <Empty title={t('none')}>{t('none-text')}</Empty>
          ) : (
            <Table caption={t('students')} hideCaption stack className="part">
              <thead>
                <tr>
                  <th scope="col">{t('student')}</th>
                  {earners.map(by => (
                    <th key={by} scope="col">
                      {t(by)}
                    </th>
                  ))}
                  <th scope="col">{t('points')}</th>
                </tr>
              </thead>
              <tbody>
                {students.map(({ key, name, known, counts, earned, points, byRules, mark }) => (
                  <tr key={key}>
                    <th scope="row">
                      <bdi>{name}</bdi>
                      {known && <span className="meta">{t('known', { name, who: known })}</span>}
                    </th>
                    {earners.map(by => (
                      <td key={by} data-h={t(by)}>
                        <Earned count={counts[by]} earned={earned.filter(one => one.by === by)} path={path} />
                      </td>
                    ))}
                    <td data-h={t('points')}>
                      <div className="points">
                        {(maximum > 0 || mark?.points != null) && (
                          <b className="num">{t('of-maximum', { points, maximum })}</b>
                        )}
                        <SetPoints
                          classId={classId}
                          assignmentId={assignmentId}
                          student={{ key, name }}
                          points={points}
                          mark={mark && { points: mark.points, comment: mark.comment, version: mark.version }}
                          failures={failures}
                        />
                      </div>
                      {mark && mark.points !== null && (
                        <p className="meta" dir="auto">
                          {t('by-hand', { by: mark.by, points: byRules })}: {mark.comment}
                        </p>
                      )}
                    </td>
                  </tr>
                ))}
              </tbody>
            </Table>
          )}
          {next && (
            <p className="after-list">
              <Link href={`${here}?after=${encodeURIComponent(next)}#students`} prefetch={false}>
                {t('more')}
              </Link>
            </p>
          )}
        </section>
      </Words>
    </Main>
  );
}
