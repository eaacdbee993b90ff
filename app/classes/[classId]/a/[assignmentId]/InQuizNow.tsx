import { getTranslations } from 'next-intl/server';
import { type Reader, Time } from '#/app/_ui/index.ts';
import { caller } from '#/server/trpc/caller.ts';

/** Who is taking the quiz at this moment, for staff. */
export async function InQuizNow({ classId, assignmentId, at }: { classId: string; assignmentId: string; at: Reader }) {
  const [t, { students, questions }] = await Promise.all([
    getTranslations('assignment'),
    (await caller()).progress.inQuiz({ classId, assignmentId }),
  ]);
  return (
    <section className="block" aria-labelledby="in-quiz">
      <h2 className="t-sec" id="in-quiz">
        {t('in-quiz-now')}
      </h2>
      {students.length === 0 && <p className="soft">{t('in-quiz-none')}</p>}
      <ul className="lines">
        {students.map(student => (
          <li key={student.membershipId}>
            <bdi>{student.displayName}</bdi>
            <span className="meta">
              {t.rich('answered-of', {
                answered: student.answered,
                all: questions,
                when: () => <Time at={student.lastSeenAt} reader={at} />,
              })}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
