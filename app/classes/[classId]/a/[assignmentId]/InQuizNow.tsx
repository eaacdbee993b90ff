import { getTranslations } from 'next-intl/server';
import { failureSentences } from '#/app/_frame/failures.ts';
import { wordsOf } from '#/app/_frame/words.ts';
import { type Reader, Time } from '#/app/_ui/index.ts';
import { caller } from '#/server/trpc/caller.ts';
import { AddTime } from './AddTime.tsx';

/** Who is taking the quiz at this moment, for staff. */
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
  const [t, words, errors, { students, questions }] = await Promise.all([
    getTranslations('assignment'),
    wordsOf('assignment'),
    failureSentences(),
    (await caller()).progress.inQuiz({ classId, assignmentId }),
  ]);
  const form = { classId, assignmentId, words, errors };
  return (
    <section className="block" aria-labelledby="in-quiz">
      <h2 className="t-sec" id="in-quiz">
        {t('in-quiz-now')}
      </h2>
      {teacher && students.filter(student => student.deadlineAt).length > 1 && (
        <AddTime {...form} attemptId={null} title={t('add-time-all')} />
      )}
      {students.length === 0 && <p className="soft">{t('in-quiz-none')}</p>}
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
