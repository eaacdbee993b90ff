import Link from 'next/link';
import { getTranslations } from 'next-intl/server';
import { reader } from '#/app/_frame/reader.ts';
import { UnreadLink } from '#/app/_talk/UnreadLink.tsx';
import { ButtonLink, Table, Time } from '#/app/_ui/index.ts';
import type { createCaller } from '#/server/trpc/root.ts';

type Home = Awaited<ReturnType<ReturnType<typeof createCaller>['progress']['home']>>;

type One = Home['classes'][number];

/** A teacher's classes with what goes on in them, newest first. */
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
            <th scope="col">{t('newest')}</th>
            <th scope="col">{t('handed-in')}</th>
            <th scope="col">{t('ends')}</th>
          </tr>
        </thead>
        {classes.map(one => (
          <tbody key={one.id}>
            <ClassRows one={one} />
          </tbody>
        ))}
      </Table>
    </section>
  );
}

async function ClassRows({ one }: { one: One }) {
  const t = await getTranslations('home');
  const { assignments } = one;
  const name = (
    <th scope="rowgroup" rowSpan={Math.max(1, assignments.length)}>
      <Link href={`/classes/${one.id}`}>{one.name}</Link>
      <span className="meta">{t('students', { count: one.students })}</span>
    </th>
  );
  if (assignments.length === 0)
    return (
      <tr>
        {name}
        <td colSpan={3}>
          <span className="soft">{t('nothing-set')}</span>{' '}
          {one.role === 'TEACHER' && <Link href={`/classes/${one.id}/assign`}>{t('set')}</Link>}
        </td>
      </tr>
    );
  return assignments.map((assignment, at) => (
    <tr key={assignment.id}>
      {at === 0 && name}
      <AssignmentCells one={one} assignment={assignment} />
    </tr>
  ));
}

async function AssignmentCells({ one, assignment }: { one: One; assignment: One['assignments'][number] }) {
  const [t, at] = await Promise.all([getTranslations('home'), reader(one.timeZone)]);
  const { handedIn, inQuiz } = assignment;
  const ends = assignment.dueAt ?? assignment.closesAt;
  const share = one.students > 0 ? Math.min(100, (100 * handedIn) / one.students) : 0;
  return (
    <>
      <td>
        <Link href={`/classes/${one.id}/a/${assignment.id}`}>{assignment.title}</Link>{' '}
        <UnreadLink classId={one.id} assignmentId={assignment.id} count={assignment.unread} />
      </td>
      <td data-h={t('handed-in')}>
        {assignment.quizId ? (
          <span className="bar">
            {t('of-students', { handedIn, students: one.students })}
            <svg viewBox="0 0 100 6" preserveAspectRatio="none" aria-hidden="true">
              <rect className="rest" width="100" height="6" />
              <rect className="fill" width={share} height="6" />
            </svg>
          </span>
        ) : (
          <span className="soft">{t('no-quiz')}</span>
        )}
        {inQuiz > 0 && <span className="meta">{t('in-quiz', { count: inQuiz })}</span>}
      </td>
      <td data-h={t('ends')}>{ends ? <Time at={ends} reader={at} /> : <span className="soft">{t('no-end')}</span>}</td>
    </>
  );
}
