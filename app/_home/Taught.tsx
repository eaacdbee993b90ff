import Link from 'next/link';
import { getTranslations } from 'next-intl/server';
import { UnreadLink } from '#/app/_talk/UnreadLink.tsx';
import { ButtonLink, PageTitle, Table } from '#/app/_ui/index.ts';
import type { createCaller } from '#/server/trpc/root.ts';

type Home = Awaited<ReturnType<ReturnType<typeof createCaller>['progress']['home']>>;

/** A teacher's classes with what waits in them and what goes on. */
export async function Taught({ classes, drafts }: Pick<Home, 'classes' | 'drafts'>) {
  const t = await getTranslations('home');
  const waiting = classes.filter(one => one.waiting > 0);
  const [draft] = drafts;
  const holding = classes.filter(one => one.held > 0);
  return (
    <>
      <PageTitle
        actions={
          <ButtonLink tone="ink" href="/readings/new">
            {t('new-reading')}
          </ButtonLink>
        }
      >
        {t('teach-title')}
      </PageTitle>
      {(waiting.length > 0 || holding.length > 0 || draft) && (
        <ul className="lines">
          {waiting.map(one => (
            <li key={one.id}>
              <span>{t('waiting', { count: one.waiting, name: one.name })}</span>
              <ButtonLink small href={`/classes/${one.id}/people`}>
                {t('waiting-go')}
              </ButtonLink>
            </li>
          ))}
          {holding.map(one => (
            <li key={`posts ${one.id}`}>
              <span>{t('held', { count: one.held, name: one.name })}</span>
              <ButtonLink small href={`/classes/${one.id}/moderation`}>
                {t('held-go')}
              </ButtonLink>
            </li>
          ))}
          {draft && (
            <li>
              <span>{t('drafts', { count: drafts.length })}</span>
              <ButtonLink small href={`/quizzes/${draft.id}`}>
                {t('drafts-go')}
              </ButtonLink>
            </li>
          )}
        </ul>
      )}
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
    </>
  );
}
