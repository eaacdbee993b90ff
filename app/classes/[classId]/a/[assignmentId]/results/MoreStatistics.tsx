import { getTranslations } from 'next-intl/server';
import { Table } from '#/app/_ui/index.ts';
import type { QuestionResult } from '#/server/progress/results.ts';

const explained = ['facility', 'discrimination', 'efficiency', 'reliability', 'time', 'flags'] as const;

/** What few teachers ask for, folded away: efficiency, blanks and time by question, and how each number is worked out. */
export async function MoreStatistics({
  questions,
  times,
  thin,
}: {
  questions: readonly QuestionResult[];
  /** Seconds, by question id. */
  times: ReadonlyMap<string, number>;
  thin: boolean;
}) {
  const t = await getTranslations('results');
  return (
    <details className="more">
      <summary>{t('more')}</summary>
      <Table caption={t('more')} hideCaption stack>
        <thead>
          <tr>
            <th scope="col">{t('question')}</th>
            <th scope="col">{t('efficiency')}</th>
            <th scope="col">{t('blank')}</th>
            <th scope="col">{t('time')}</th>
          </tr>
        </thead>
        <tbody>
          {questions.map(({ question, statistics }, index) => {
            const seconds = times.get(question.id);
            const efficiency = statistics?.efficiency ?? null;
            return (
              <tr key={question.id} className={thin ? 'thin' : undefined}>
                <th scope="row">{t('question-number', { number: index + 1 })}</th>
                <td data-h={t('efficiency')}>{efficiency === null ? '–' : Math.round(efficiency)}</td>
                <td data-h={t('blank')}>{statistics ? statistics.blanks : '–'}</td>
                <td data-h={t('time')}>
                  {seconds === undefined
                    ? '–'
                    : t('seconds', { minutes: Math.floor(seconds / 60), seconds: Math.round(seconds % 60) })}
                </td>
              </tr>
            );
          })}
        </tbody>
      </Table>
      <dl className="worked">
        {explained.map(what => (
          <div key={what}>
            <dt>{t(what === 'flags' ? 'flags' : what)}</dt>
            <dd>{t(`how-${what}`)}</dd>
          </div>
        ))}
      </dl>
    </details>
  );
}
