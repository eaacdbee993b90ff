import type { Metadata } from 'next';
import Link from 'next/link';
import { getTranslations } from 'next-intl/server';
import { failureSentences } from '#/app/_frame/failures.ts';
import { reader } from '#/app/_frame/reader.ts';
import { wordsOf } from '#/app/_frame/words.ts';
import { Empty, Main, PageTitle, Table, Time } from '#/app/_ui/index.ts';
import { answerLines } from '#/server/attempt/answer-words.ts';
import { read } from '#/server/trpc/caller.ts';
import { AssignmentFrame } from '../AssignmentFrame.tsx';
import { Corrections } from './Corrections.tsx';
import { LateAnswers } from './LateAnswers.tsx';
import { MendedKeys } from './MendKey.tsx';
import { MoreStatistics } from './MoreStatistics.tsx';
import { QuestionTable } from './QuestionTable.tsx';
import { Reopen } from './Reopen.tsx';
import { ScoreStrip } from './ScoreStrip.tsx';
import { TeachAgain } from './TeachAgain.tsx';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('results'))('title') };
}

type Props = { params: Promise<{ classId: string; assignmentId: string }>; searchParams: Promise<{ after?: string }> };
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
  const [t, words, errors, at] = await Promise.all([
    getTranslations('results'),
    wordsOf('results'),
    failureSentences(),
    reader(group.timeZone),
  ]);
  const scores = results.scores.map(({ score }) => score);
  const numberOf = new Map(results.questions.map(({ question }, index) => [question.id, index + 1]));
  const answersTo = (number: number) => `${path}/results/questions/${results.questions[number - 1]?.question.id}`;
  const inOrder = scores.toSorted((a, b) => a - b);
  const median = ((inOrder[(inOrder.length - 1) >> 1] ?? 0) + (inOrder[inOrder.length >> 1] ?? 0)) / 2;
  const mean = scores.reduce((sum, score) => sum + score, 0) / Math.max(1, scores.length);
  const { reliability } = results;
  const facts = [
    ['handed-in', scores.length, '#students'],
    ['mean', `${percent(mean)} %`, '#students'],
    ['median', `${percent(median)} %`, '#students'],
    ['reliability', reliability === null ? '–' : `${Math.round(reliability)} %`, '#questions'],
  ] as const;
  return (
    <AssignmentFrame classId={classId} assignmentId={assignmentId} view="results">
      <Main width="wide">
        <PageTitle>{t('title')}</PageTitle>
        {results.toMark > 0 && (
          <p>
            <Link href={`${path}/marking`}>{t('to-mark-count', { count: results.toMark })}</Link>
          </p>
        )}
        {scores.length === 0 && results.toMark === 0 && <Empty title={t('nobody')}>{t('nobody-text')}</Empty>}
        {scores.length > 0 && (
          <dl className="facts">
            {facts.map(([name, value, behind]) => (
              <div key={name} title={t(`how-${name}`)}>
                <dt>{t(`fact-${name}`)}</dt>
                <dd>
                  <a href={behind}>{value}</a>
                </dd>
              </div>
            ))}
          </dl>
        )}
        {scores.length > 0 && (
          <section className="block" aria-labelledby="scores">
            <h2 className="t-sec" id="scores">
              {t('scores')}
            </h2>
            <p className="soft">{t('scores-note')}</p>
            <ScoreStrip scores={results.scores} label={t('scores')} attempt={id => `${path}/review/${id}`} />
          </section>
        )}
        <section className="block" aria-labelledby="questions">
          <h2 className="t-sec" id="questions">
            {t('questions')}
          </h2>
          <p className="soft">{t('questions-note')}</p>
          <QuestionTable
            questions={results.questions}
            thin={results.thin}
            handedIn={results.handedIn}
            answersTo={answersTo}
            act={
              group.role === 'TEACHER'
                ? ({ question, dropped }, number) => (
                    <>
                      <Corrections
                        classId={classId}
                        assignmentId={assignmentId}
                        questionId={question.id}
                        kind={question.kind}
                        options={question.options.map(option => option.text)}
                        dropped={dropped !== null}
                        titles={{
                          menu: t('correct-of', { number }),
                          mend: t('mend-title', { number }),
                          drop: t('drop-title', { number }),
                        }}
                        words={words}
                        errors={errors}
                      />
                      <MendedKeys
                        classId={classId}
                        assignmentId={assignmentId}
                        mended={results.corrections
                          .filter(each => each.questionId === question.id)
                          .map(({ id, kind, reason }) => ({ id, sentence: t(`mended-${kind}`, { reason }) }))}
                        undo={words['mend-undo']}
                        errors={errors}
                      />
                    </>
                  )
                : null
            }
          />
          {scores.length > 0 && (
            <MoreStatistics
              questions={results.questions}
              times={results.times}
              thin={results.thin}
              answersTo={answersTo}
            />
          )}
        </section>
        {results.losses.length > 0 && (
          <TeachAgain
            reading={results.reading}
            losses={results.losses}
            mistakes={results.mistakes}
            answersTo={answersTo}
          />
        )}
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
                {group.role === 'TEACHER' && <td />}
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
                      {student.mark === null || !student.countedId ? (
                        '–'
                      ) : (
                        <Link href={`${path}/review/${student.countedId}`} prefetch={false}>
                          {t('mark-of', { mark: student.mark, outOf: student.outOf ?? 0 })}
                        </Link>
                      )}
                    </td>
                    <td data-h={t('score')}>
                      {student.score === null || !student.countedId ? (
                        '–'
                      ) : (
                        <Link href={`${path}/review/${student.countedId}`} prefetch={false}>
                          {percent(student.score)} %
                        </Link>
                      )}
                    </td>
                    <td data-h={t('when')}>{last?.submittedAt ? <Time at={last.submittedAt} reader={at} /> : '–'}</td>
                    {group.role === 'TEACHER' && (
                      <td>
                        {last && student.state !== 'in-progress' && !results.keyShown && (
                          <Reopen
                            classId={classId}
                            attemptId={last.attemptId}
                            title={t('reopen-of', { name: student.displayName })}
                            words={words}
                            errors={errors}
                          />
                        )}
                      </td>
                    )}
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
