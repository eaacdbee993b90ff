import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { failureSentences } from '#/app/_frame/failures.ts';
import { reader } from '#/app/_frame/reader.ts';
import { wordsOf } from '#/app/_frame/words.ts';
import { ButtonLink, Main, Notice, PageTitle, Time } from '#/app/_ui/index.ts';
import { caller, read } from '#/server/trpc/caller.ts';
import { AssignmentFrame } from '../../AssignmentFrame.tsx';
import { ChangeMark } from './ChangeMark.tsx';
import { Judged } from './Judged.tsx';

type Props = { params: Promise<{ classId: string; assignmentId: string; attemptId: string }> };

const ask = ({ classId, assignmentId, attemptId }: Awaited<Props['params']>) =>
  read(`/classes/${classId}/a/${assignmentId}/review/${attemptId}`, call =>
    call.attempt.review({ classId, attemptId }),
  );

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const t = await getTranslations('review');
  return { title: t('title', { title: (await ask(await params)).title }) };
}

export default async function ReviewPage({ params }: Props) {
  const { classId, assignmentId } = await params;
  const { attemptId } = await params;
  const [review, { timeZone }] = await Promise.all([
    ask(await params),
    read(`/classes/${classId}`, call => call.classroom.get({ classId })),
  ]);
  const [t, m, at, words, errors] = await Promise.all([
    getTranslations('review'),
    getTranslations('marking'),
    reader(timeZone),
    wordsOf('marking'),
    failureSentences(),
  ]);
  const marks = review.column === null && review.submittedAt !== null;
  const comments = marks ? (await (await caller()).attempt.comments({ classId })).comments.map(each => each.text) : [];
  const { lastClosesAt } = review;
  const keyShown = review.questions.some(question => question.rightAnswer !== null);
  return (
    <AssignmentFrame classId={classId} assignmentId={assignmentId} view={null}>
      <Main>
        <PageTitle>{t('title', { title: review.title })}</PageTitle>
        {review.state === 'ABANDONED' && (
          <Notice>
            <p>{t('not-counted')}</p>
          </Notice>
        )}
        <dl className="score">
          <div>
            <dt>{t('score')}</dt>
            <dd>
              {review.mark === null || review.outOf === null ? (
                <small>
                  {review.held
                    ? t('score-held')
                    : review.toMark > 0
                      ? t('score-waits', { count: review.toMark })
                      : t('score-hidden')}
                </small>
              ) : (
                t('points-of', { mark: review.mark, outOf: review.outOf })
              )}
            </dd>
          </div>
          {review.submittedAt && (
            <div>
              <dt>{t('handed-in')}</dt>
              <dd>
                <small>
                  <Time at={review.submittedAt} reader={at} />
                </small>
              </dd>
            </div>
          )}
          {review.receipt && (
            <div className="receipt">
              <dt>{t('receipt')}</dt>
              <dd>{review.receipt}</dd>
            </div>
          )}
        </dl>
        {!keyShown && (
          <Notice>
            <p>
              {review.held && `${t('held')} `}
              {lastClosesAt
                ? t.rich('key-later', { when: () => <Time at={lastClosesAt} reader={at} /> })
                : t('key-later-open')}
            </p>
          </Notice>
        )}
        <ol>
          {review.questions.map((one, index) => (
            <Judged
              key={one.id}
              one={one}
              number={index + 1}
              reading={review.reading}
              discuss={`/classes/${classId}/a/${assignmentId}/discussion?question=${one.id}#compose`}
              change={
                marks &&
                one.stood && (
                  <ChangeMark
                    {...{ classId, comments, words, errors }}
                    stood={{
                      ...{ attemptId, questionId: one.id, comment: one.comment },
                      ...{ ...one.stood, reason: one.byHand?.reason ?? null },
                    }}
                    points={one.points}
                    overrules={one.question.kind !== 'open'}
                    title={m('change-title', { number: index + 1 })}
                  />
                )
              }
            />
          ))}
        </ol>
        <p className="after-list">
          <ButtonLink href={`/classes/${classId}/a/${assignmentId}`}>{t('back')}</ButtonLink>
        </p>
      </Main>
    </AssignmentFrame>
  );
}
