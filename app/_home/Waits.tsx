import { getTranslations } from 'next-intl/server';
import { reader } from '#/app/_frame/reader.ts';
import { ButtonLink, PageTitle, Time } from '#/app/_ui/index.ts';
import type { Waiting } from '#/server/progress/waiting.ts';

/** Where one deals with each kind of thing that waits. */
const places = {
  held: ({ classId }: Extract<Waiting, { kind: 'held' | 'pending' }>) => `/classes/${classId}/moderation`,
  pending: ({ classId }: Extract<Waiting, { kind: 'held' | 'pending' }>) => `/classes/${classId}/people`,
};
function placeOf(one: Waiting): string {
  if (one.kind === 'drafts') return `/quizzes/${one.quizId}`;
  if (one.kind === 'answers') return `/classes/${one.classId}/a/${one.assignmentId}/marking`;
  return places[one.kind](one);
}

/** What waits for a teacher, the oldest first: the page's title says what that is. */
export async function Waits({ waiting }: { waiting: readonly Waiting[] }) {
  const [t, at] = await Promise.all([getTranslations('home'), reader()]);
  const when = (one: Waiting) => () => <Time at={one.since} reader={at} />;
  const [first] = waiting;
  return (
    <>
      <PageTitle>
        {first ? t.rich(`first-${first.kind}`, { count: first.count, when: when(first) }) : t('wait-none')}
      </PageTitle>
      {first && (
        <ol className="waits" aria-label={t('wait-title')}>
          {waiting.map(one => (
            <li key={`${one.kind} ${placeOf(one)}`}>
              <p className="many">{one.count}</p>
              <div>
                <h2>{t(one.kind, { count: one.count })}</h2>
                <p className="soft">
                  {one.kind === 'drafts'
                    ? t.rich('drafts-what', { title: one.title, when: when(one) })
                    : t.rich(`${one.kind}-what`, { name: one.name, when: when(one) })}
                </p>
              </div>
              <ButtonLink tone={one === first ? 'ink' : 'plain'} href={placeOf(one)}>
                {t(`${one.kind}-go`)}
              </ButtonLink>
            </li>
          ))}
        </ol>
      )}
    </>
  );
}
