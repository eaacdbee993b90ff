import type { Metadata } from 'next';
import Link from 'next/link';
import { getTranslations } from 'next-intl/server';
import { failureSentences } from '#/app/_frame/failures.ts';
import { reader } from '#/app/_frame/reader.ts';
import { wordsOf } from '#/app/_frame/words.ts';
import { Empty, Main, PageTitle, Table, Time } from '#/app/_ui/index.ts';
import { read } from '#/server/trpc/caller.ts';
import { AssignmentFrame } from '../AssignmentFrame.tsx';
import { answerLines } from '../review/[attemptId]/answer-words.ts';
import { DropQuestion } from './DropQuestion.tsx';
import { LateAnswers } from './LateAnswers.tsx';
import { ScoreStrip } from './ScoreStrip.tsx';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('results'))('title') };
}

type Props = { params: Promise<{ classId: string; assignmentId: string }>; searchParams: Promise<{ after?: string }> };
const proofCases = ['both', 'answerOnly', 'proofOnly', 'neither'] as const;
const percent = (share: number) => Math.round(share * 100);

export default async function ResultsPage({ params, searchParams }: Props) {
  const { classId, assignmentId } = await params;
  const cursor = (await searchParams).after ?? null;
  const path = `/classes/${classId}/a/${assignmentId}`;
  const [results, { students, next }, group] = await read(`${path}/results`, call =>
    Promise.all([
      call.progress.results({ classId, assignmentId }),
      call.progress.students({ classId, assignmentId, cursor }),
      call.classroom.get({ classId }),
    ]),
  );
  const [t, m, words, errors, at] = await Promise.all([
    getTranslations('results'),
    getTranslations('common.misconception'),
    wordsOf('results'),
    failureSentences(),
    reader(group.timeZone),
  ]);
  const { scores } = results;
  const proved = results.questions.some(question => question.proof);
  const numberOf = new Map(results.questions.map(({ question }, index) => [question.id, index + 1]));
  const mean = scores.reduce((sum, score) => sum + score, 0) / Math.max(1, scores.length);
  return (
    <AssignmentFrame classId={classId} assignmentId={assignmentId} view="results">
      <Main width="wide">
        <PageTitle intro={scores.length > 0 && t('found', { students: scores.length, percent: percent(mean) })}>
          {t('title')}
        </PageTitle>
        {scores.length === 0 && <Empty title={t('nobody')}>{t('nobody-text')}</Empty>}
        {scores.length > 0 && (
          <section className="block" aria-labelledby="scores">
            <h2 className="t-sec" id="scores">
              {t('scores')}
            </h2>
            <p className="soft">{t('scores-note')}</p>
            <ScoreStrip scores={scores} label={t('scores')} />
          </section>
        )}
        <section className="block" aria-labelledby="questions">
          <h2 className="t-sec" id="questions">
            {t('questions')}
          </h2>
          <p className="soft">{t('questions-note')}</p>
          <Table caption={t('questions')} hideCaption stack className="items">
            <thead>
              <tr>
                <th scope="col">{t('question')}</th>
                <th scope="col">{t('facility')}</th>
                <th scope="col">{t('discrimination')}</th>
                <th scope="col">{t('wrong-answers')}</th>
                {proved && <th scope="col">{t('proof')}</th>}
                {group.role === 'TEACHER' && <td />}
              </tr>
            </thead>
            <tbody>
              {results.questions.map(({ question, statistics, distractors, dropped, proof }, index) => (
                <tr key={question.id} className={results.thin ? 'thin' : undefined}>
                  <th scope="row">
                    <span className="sign">{index + 1}</span> {question.prompt}
                    {dropped && <span className="meta">{t('dropped', { reason: dropped })}</span>}
                  </th>
                  <td data-h={t('facility')}>
                    {statistics?.facility === null || !statistics ? (
                      '–'
                    ) : (
                      <>
                        {percent(statistics.facility)} %{' '}
                        {statistics.interval && (
                          <span className="meta">
                            {t('interval', {
                              low: percent(statistics.interval.low),
                              high: percent(statistics.interval.high),
                            })}
                          </span>
                        )}
                        {!results.thin && statistics.flags.map(flag => <b key={flag}> {t(`flag-${flag}`)}</b>)}
                      </>
                    )}
                  </td>
                  <td data-h={t('discrimination')}>
                    {statistics?.discrimination === null || !statistics ? '–' : Math.round(statistics.discrimination)}
                  </td>
                  <td data-h={t('wrong-answers')} className="mis">
                    {distractors
                      .map(each => t('times', { count: each.count, what: m(each.misconception) }))
                      .join('; ') || '–'}
                  </td>
                  {proved && (
                    <td data-h={t('proof')}>
                      {proof && proofCases.some(each => proof[each] > 0)
                        ? proofCases
                            .filter(each => proof[each] > 0)
                            .map(each => (
                              <span key={each} className={each === 'answerOnly' ? 'case guessed' : 'case'}>
                                {t(`proof-${each}`, { count: proof[each] })}
                              </span>
                            ))
                        : '–'}
                    </td>
                  )}
                  {group.role === 'TEACHER' && (
                    <td>
                      <DropQuestion
                        classId={classId}
                        assignmentId={assignmentId}
                        questionId={question.id}
                        dropped={dropped !== null}
                        title={t('drop-title', { number: index + 1 })}
                        words={words}
                        errors={errors}
                      />
                    </td>
                  )}
                </tr>
              ))}
            </tbody>
          </Table>
        </section>
        <section className="block" aria-labelledby="students">
          <h2 className="t-sec" id="students">
            {t('students')}
          </h2>
          <Table caption={t('students')} hideCaption stack>
            <thead>
              <tr>
                <th scope="col">{t('name')}</th>
                <th scope="col">{t('state')}</th>
                <th scope="col">{t('mark')}</th>
                <th scope="col">{t('score')}</th>
                <th scope="col">{t('when')}</th>
              </tr>
            </thead>
            <tbody>
              {students.map(student => {
                const last = student.attempts.at(-1);
                return (
                  <tr key={student.membershipId}>
                    <th scope="row">
                      {last ? (
                        <Link
                          href={`${path}/review/${last.attemptId}`}
                          aria-label={t('see', { name: student.displayName })}
                        >
                          <bdi>{student.displayName}</bdi>
                        </Link>
                      ) : (
                        <bdi>{student.displayName}</bdi>
                      )}
                    </th>
                    <td data-h={t('state')}>
                      {t(`state-${student.state}`)}
                      {student.late.length > 0 && (
                        <span className="meta">{t('late', { count: student.late.length })}</span>
                      )}
                      {group.role === 'TEACHER' && student.late.length > 0 && (
                        <LateAnswers
                          classId={classId}
                          title={t('late-title', { name: student.displayName })}
                          late={student.late.map(({ question, answer, cited, ...which }) => ({
                            ...which,
                            asked: `${numberOf.get(which.questionId)}. ${question.prompt}`,
                            lines: [
                              ...answerLines(question, answer),
                              ...(cited === null ? [] : [t('late-sentence', { number: cited + 1 })]),
                            ],
                          }))}
                          words={words}
                          errors={errors}
                        />
                      )}
                    </td>
                    <td data-h={t('mark')}>
                      {student.mark === null ? '–' : t('mark-of', { mark: student.mark, outOf: student.outOf ?? 0 })}
                    </td>
                    <td data-h={t('score')}>{student.score === null ? '–' : `${percent(student.score)} %`}</td>
                    <td data-h={t('when')}>{last?.submittedAt ? <Time at={last.submittedAt} reader={at} /> : '–'}</td>
                  </tr>
                );
              })}
            </tbody>
          </Table>
          {next && (
            <p className="after-list">
              <Link href={`${path}/results?after=${next}#students`}>{t('more-students')}</Link>
            </p>
          )}
        </section>
      </Main>
    </AssignmentFrame>
  );
}
