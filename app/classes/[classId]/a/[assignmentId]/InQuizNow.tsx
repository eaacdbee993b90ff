import { getTranslations } from 'next-intl/server';
import { type Reader, Time } from '#/app/_ui/index.ts';
import { caller } from '#/server/trpc/caller.ts';

/** Who is taking the quiz at this moment, for staff. */
export async function InQuizNow({ classId, assignmentId, at }: { classId: string; assignmentId: string; at: Reader }) {
  const [t, results] = await Promise.all([
    getTranslations('assignment'),
    (await caller()).progress.results({ classId, assignmentId }),
  ]);
  const now = results.students.filter(student => student.state === 'in-progress');
  return (
    <section className="block" aria-labelledby="in-quiz">
      <h2 className="t-sec" id="in-quiz">
        {t('in-quiz-now')}
      </h2>
      {now.length === 0 && <p className="soft">{t('in-quiz-none')}</p>}
      <ul className="lines">
        {now.map(student => (
          <li key={student.membershipId}>
            <bdi>{student.displayName}</bdi>
            <span className="meta">
              {t.rich('answered-of', {
                answered: student.answered,
                all: results.questions.length,
                when: () => <Time at={student.attempts.at(-1)?.lastSeenAt ?? at.now} reader={at} />,
              })}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
