import Link from 'next/link';
import { getTranslations } from 'next-intl/server';
import { reader } from '#/app/_frame/reader.ts';
import { UnreadLink } from '#/app/_talk/UnreadLink.tsx';
import { ButtonLink, Time } from '#/app/_ui/index.ts';
import type { createCaller } from '#/server/trpc/root.ts';

type Home = Awaited<ReturnType<ReturnType<typeof createCaller>['progress']['home']>>;

/** What a student has before them, in order, each with its state and one button; what is done or past stands below. */
export async function Due({ due }: Pick<Home, 'due'>) {
  const t = await getTranslations('home');
  const next = due.filter(one => one.state !== 'done' && one.phase !== 'closed');
  const past = due.filter(one => !next.includes(one));
  return (
    <>
      <List due={next} first />
      {past.length > 0 && <h2 className="t-sec">{t('done-title')}</h2>}
      <List due={past} />
    </>
  );
}

async function List({ due, first = false }: Pick<Home, 'due'> & { first?: boolean }) {
  const [t, at] = await Promise.all([getTranslations('home'), reader()]);
  return (
    <ul className="due">
      {due.map((one, index) => {
        const path = `/classes/${one.classId}/a/${one.id}`;
        const when = one.dueAt ?? one.closesAt;
        const zone = { ...at, zone: at.zone === 'UTC' ? one.class.timeZone : at.zone };
        const lead = first && index === 0;
        return (
          <li key={one.id} className={lead ? 'first' : undefined}>
            <p className="when">
              {one.phase === 'not-open'
                ? t.rich('opens', { when: () => <Time at={one.opensAt} reader={zone} /> })
                : one.phase === 'closed'
                  ? t('closed')
                  : when && t.rich(one.dueAt ? 'due' : 'closes', { when: () => <Time at={when} reader={zone} /> })}
            </p>
            <div>
              <h2>
                <Link href={path}>{one.title}</Link>
              </h2>
              <p className="meta">
                {t('class', { name: one.class.name })}{' '}
                <UnreadLink classId={one.classId} assignmentId={one.id} count={one.unread} />
              </p>
            </div>
            {one.phase === 'not-open' ? (
              <span className="meta">{t('waits')}</span>
            ) : (
              <ButtonLink tone={lead ? 'ink' : 'plain'} href={path}>
                {t(one.phase === 'closed' && one.state !== 'in-progress' ? 'done' : one.state)}
              </ButtonLink>
            )}
          </li>
        );
      })}
    </ul>
  );
}
