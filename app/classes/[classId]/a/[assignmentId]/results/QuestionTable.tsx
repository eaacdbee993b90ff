import Link from 'next/link';
import { getTranslations } from 'next-intl/server';
import type { ReactNode } from 'react';
import { Table } from '#/app/_ui/index.ts';
import type { QuestionResult } from '#/server/progress/results.ts';
import { FacilityBar } from './FacilityBar.tsx';

const proofCases = ['both', 'answerOnly', 'proofOnly', 'neither'] as const;
const percent = (share: number) => Math.round(share * 100);

/** The questions with how the class did: share right, whether it tells apart, what wrong answers stand for. `act` gives what a teacher may do. */
export async function QuestionTable({
  questions,
  thin,
  handedIn,
  answersTo,
  act,
}: {
  questions: readonly QuestionResult[];
  /** Too few students to judge a question by. */
  thin: boolean;
  handedIn: number;
  answersTo: (number: number) => string;
  act: ((result: QuestionResult, number: number) => ReactNode) | null;
}) {
  const [t, m] = await Promise.all([getTranslations('results'), getTranslations('common.misconception')]);
  const proved = questions.some(question => question.proof);
  const heads = ['facility', 'discrimination', 'wrong-answers', ...(proved ? ['proof' as const] : [])] as const;
  return (
    <Table caption={t('questions')} hideCaption stack className="items">
      <thead>
        <tr>
          <th scope="col">{t('question')}</th>
          {heads.map(head => (
            <th key={head} scope="col" title={t(`how-${head}`)}>
              {t(head)}
            </th>
          ))}
          {act && <td />}
        </tr>
      </thead>
      <tbody>
        {questions.map((result, index) => {
          const { question, statistics, distractors, dropped, toMark, proof } = result;
          const facility = statistics?.facility ?? null;
          return (
            <tr key={question.id} className={thin ? 'thin' : undefined}>
              <th scope="row">
                <span className="sign">{index + 1}</span> <Link href={answersTo(index + 1)}>{question.prompt}</Link>
                {question.passage && <span className="meta">{question.passage}</span>}
                {toMark > 0 && <span className="meta">{t('to-mark-count', { count: toMark })}</span>}
                {dropped && <span className="meta">{t('dropped', { reason: dropped })}</span>}
              </th>
              <td data-h={t('facility')}>
                {facility === null || !statistics ? (
                  '–'
                ) : (
                  <>
                    <Link href={answersTo(index + 1)}>{percent(facility)} %</Link>{' '}
                    {statistics.interval && (
                      <span className="meta">
                        {t('interval', {
                          low: percent(statistics.interval.low),
                          high: percent(statistics.interval.high),
                        })}
                      </span>
                    )}
                    <FacilityBar share={facility} interval={statistics.interval} />
                    {!thin && statistics.flags.map(flag => <b key={flag}> {t(`flag-${flag}`)}</b>)}
                  </>
                )}
              </td>
              <td data-h={t('discrimination')}>
                {statistics?.discrimination === null || !statistics ? (
                  '–'
                ) : (
                  <Link href={answersTo(index + 1)}>{Math.round(statistics.discrimination)}</Link>
                )}
              </td>
              <td data-h={t('wrong-answers')} className="mis">
                {distractors.length === 0
                  ? '–'
                  : distractors.map(each => (
                      <Link key={each.misconception} className="case" href={answersTo(index + 1)}>
                        {t('mistake', { count: each.count, of: handedIn, what: m(each.misconception) })}
                      </Link>
                    ))}
              </td>
              {proved && (
                <td data-h={t('proof')}>
                  {proof && proofCases.some(each => proof[each] > 0)
                    ? proofCases
                        .filter(each => proof[each] > 0)
                        .map(each => (
                          <Link
                            key={each}
                            className={each === 'answerOnly' ? 'case guessed' : 'case'}
                            href={answersTo(index + 1)}
                          >
                            {t(`proof-${each}`, { count: proof[each] })}
                          </Link>
                        ))
                    : '–'}
                </td>
              )}
              {act && <td>{act(result, index + 1)}</td>}
            </tr>
          );
        })}
      </tbody>
    </Table>
  );
}
