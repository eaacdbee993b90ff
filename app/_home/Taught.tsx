import Link from 'next/link';
import { getTranslations } from 'next-intl/server';
import { UnreadLink } from '#/app/_talk/UnreadLink.tsx';
import { ButtonLink, Table } from '#/app/_ui/index.ts';
import type { createCaller } from '#/server/trpc/root.ts';

type Home = Awaited<ReturnType<ReturnType<typeof createCaller>['progress']['home']>>;

/** A teacher's classes with what goes on in them. */
export async function Taught({ classes }: Pick<Home, 'classes'>) {
  const t = await getTranslations('home');
  return (
    <section className="block" aria-labelledby="classes">
      <div className="two">
        <h2 className="t-sec" id="classes">
          {t('teach-title')}
        </h2>
        <p className="acts">
          <ButtonLink icon="plus" href="/readings/new">
            {t('new-reading')}
          </ButtonLink>
        </p>
      </div>
      <Table caption={t('teach-title')} hideCaption stack className="classes">
        <thead>
          <tr>
            <th scope="col">{t('class-name')}</th>
            <th scope="col">{t('students')}</th>
            <th scope="col">{t('newest')}</th>
          </tr>
        </thead>
        <tbody>
          {classes.map(one => (
            <tr key={one.id}>
              <th scope="row">
                <Link href={`/classes/${one.id}`}>{one.name}</Link>
              </th>
              <td data-h={t('students')}>{one.students}</td>
              <td data-h={t('newest')}>
                {one.assignments.length === 0 && <span className="meta">{t('nothing-set')}</span>}
                <ul>
                  {one.assignments.map(assignment => (
                    <li key={assignment.id}>
                      <Link href={`/classes/${one.id}/a/${assignment.id}`}>{assignment.title}</Link>{' '}
                      <span className="meta">
                        {assignment.quizId && t('handed-in', { handedIn: assignment.handedIn })}
                        {assignment.inQuiz > 0 && `, ${t('in-quiz', { count: assignment.inQuiz })}`}
                      </span>{' '}
                      <UnreadLink classId={one.id} assignmentId={assignment.id} count={assignment.unread} />
                    </li>
                  ))}
                </ul>
              </td>
            </tr>
          ))}
        </tbody>
      </Table>
    </section>
  );
}
