import { getTranslations } from 'next-intl/server';
import { failureSentences } from '#/app/_frame/failures.ts';
import { wordsOf } from '#/app/_frame/words.ts';
import { Notice, type Reader, Time } from '#/app/_ui/index.ts';
import { clockTime } from '#/app/_ui/say-time.ts';
import { caller } from '#/server/trpc/caller.ts';
import { AddTime } from './AddTime.tsx';
import { LostTime } from './LostTime.tsx';

/** Who is taking the quiz at this moment, for staff, and what an outage took; nothing where there is neither. */
export async function InQuizNow({
  classId,
  assignmentId,
  teacher,
  at,
}: {
  classId: string;
  assignmentId: string;
  /** Whether whoever looks may give more time. */
  teacher: boolean;
  at: Reader;
}) {
  const call = await caller();
  const [t, words, errors, { students, questions }, outages] = await Promise.all([
    getTranslations('assignment'),
    wordsOf('assignment'),
    failureSentences(),
    call.progress.inQuiz({ classId, assignmentId }),
    call.attempt.outages({ classId, assignmentId }),
  ]);
  if (students.length === 0 && outages.length === 0) return null;
  const form = { classId, assignmentId, words, errors };
  return (
    <section className="block" aria-labelledby="in-quiz">
      <h2 className="t-sec" id="in-quiz">
        {t('in-quiz-now')}
      </h2>
      {outages.map(({ outageId, lastBeatAt, nextBeatAt, precision, owed, seconds, given }) => (
        <Notice key={outageId}>
          <p>
            {t.rich('lost-when', {
              from: () => <time dateTime={lastBeatAt.toISOString()}>{clockTime(lastBeatAt, at)}</time>,
              until: () => <time dateTime={nextBeatAt.toISOString()}>{clockTime(nextBeatAt, at)}</time>,
              precision,
              minutes: Math.round((nextBeatAt.getTime() - lastBeatAt.getTime()) / 60_000),
            })}{' '}
            {owed > 0
              ? t('lost-owed', { count: owed, minutes: Math.ceil(seconds / 60) })
              : t('lost-given', { count: given })}
          </p>
          {teacher && (
            <div className="acts">
              {owed > 0 && <LostTime {...form} outageId={outageId} given={false} />}
              {given > 0 && <LostTime {...form} outageId={outageId} given />}
            </div>
          )}
        </Notice>
      ))}
      {teacher && students.filter(student => student.deadlineAt).length > 1 && (
        <AddTime {...form} attemptId={null} title={t('add-time-all')} />
      )}
      <ul className="lines">
        {students.map(student => (
          <li key={student.attemptId}>
            <bdi>{student.displayName}</bdi>
            <span className="meta">
              {t.rich('answered-of', {
                answered: student.answered,
                all: questions,
                when: () => <Time at={student.lastSeenAt} reader={at} />,
              })}
            </span>
            {student.onBreak && <span className="tag">{t('on-break')}</span>}
            {teacher && student.deadlineAt && (
              <AddTime
                {...form}
                attemptId={student.attemptId}
                title={t('add-time-of', { name: student.displayName })}
              />
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
