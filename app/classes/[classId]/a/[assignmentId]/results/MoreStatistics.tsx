import Link from 'next/link';
import { getTranslations } from 'next-intl/server';
import { Table } from '#/app/_ui/index.ts';
import type { QuestionResult } from '#/server/progress/results.ts';

// The name of each number and the line that says how it is worked out, as they stand in the catalog.
const explained = [
  ['fact-handed-in', 'how-handed-in'],
  ['fact-mean', 'how-mean'],
  ['fact-median', 'how-median'],
  ['facility', 'how-facility'],
  ['discrimination', 'how-discrimination'],
  ['wrong-answers', 'how-wrong-answers'],
  ['proof', 'how-proof'],
  ['again', 'how-again'],
  ['efficiency', 'how-efficiency'],
  ['blank', 'how-blank'],
  ['time', 'how-time'],
  ['reliability', 'how-reliability'],
  ['flags', 'how-flags'],
] as const;

/** What few teachers ask for, folded away: efficiency, blanks and time by question, and how each number is worked out. */
export async function MoreStatistics({
  questions,
  times,
  thin,
  answersTo,
}: {
  questions: readonly QuestionResult[];
  /** Seconds, by question id. */
  times: ReadonlyMap<string, number>;
  thin: boolean;
  /** The address of what was answered to a question, by its number. */
  answersTo: (number: number) => string;
}) {
  const t = await getTranslations('results');
  const behind = (index: number, shown: string | number) => <Link href={answersTo(index + 1)}>{shown}</Link>;
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
                <td data-h={t('efficiency')}>{efficiency === null ? '–' : behind(index, Math.round(efficiency))}</td>
                <td data-h={t('blank')}>{statistics ? behind(index, statistics.blanks) : '–'}</td>
                <td data-h={t('time')}>
                  {seconds === undefined
                    ? '–'
                    : behind(
                        index,
                        t('seconds', { minutes: Math.floor(seconds / 60), seconds: Math.round(seconds % 60) }),
                      )}
                </td>
              </tr>
            );
          })}
        </tbody>
      </Table>
      <dl className="worked">
        {explained.map(([what, how]) => (
          <div key={what}>
            <dt>{t(what)}</dt>
            <dd>{t(how)}</dd>
          </div>
        ))}
      </dl>
    </details>
  );
}
