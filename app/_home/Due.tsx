import Link from 'next/link';
import { getTranslations } from 'next-intl/server';
import { reader } from '#/app/_frame/reader.ts';
import { UnreadLink } from '#/app/_talk/UnreadLink.tsx';
import { ButtonLink, Icon, Time } from '#/app/_ui/index.ts';
import { isRead } from '#/server/progress/next-step.ts';
import { percentOf, shareOf } from '#/server/study/pace.ts';
import type { createCaller } from '#/server/trpc/root.ts';

type Home = Awaited<ReturnType<ReturnType<typeof createCaller>['progress']['home']>>;

type One = Home['due'][number];

/** Whether there is something left to do in an assignment at this time. */
export const isAhead = (one: One): boolean => one.step !== 'done' && one.phase === 'open';

/** What a student has before them, in order, each with its state and one button; what opens later, is done or past stands below. */
export async function Due({ due, level }: Pick<Home, 'due'> & { level: 2 | 3 }) {
  const t = await getTranslations('home');
  const later = due.filter(one => one.phase === 'not-open');
  const next = [...due.filter(isAhead), ...later];
  const past = due.filter(one => !next.includes(one));
  const Title = level === 2 ? 'h2' : 'h3';
  return (
    <>
      <List due={next} first level={level} />
      {past.length > 0 && <Title className="t-sec">{t('done-title')}</Title>}
      <List due={past} level={level} />
    </>
  );
}

/** Where the one button leads. */
const placeOf = ({ classId, id, step }: One) =>
  `/classes/${classId}/a/${id}${step === 'to-discuss' ? '/discussion' : ''}`;

const buttonOf = ({ step, soFar, quizId, phase }: One) => {
  if (phase === 'closed' && step !== 'in-progress') return quizId ? 'done' : 'done-reading';
  if (step === 'to-read' && soFar) return 'read-on';
  return step === 'done' && !quizId ? 'done-reading' : step;
};

async function List({ due, level, first = false }: Pick<Home, 'due'> & { level: 2 | 3; first?: boolean }) {
  const [t, at] = await Promise.all([getTranslations('home'), reader()]);
  const Title = level === 2 ? 'h2' : 'h3';
  return (
    <ol className="due">
      {due.map((one, index) => {
        const when = one.dueAt ?? one.closesAt;
        const zone = { ...at, zone: at.zone === 'UTC' ? one.class.timeZone : at.zone };
        const said = (date: Date) => (
          <b>
            <Time at={date} reader={zone} />
          </b>
        );
        const lead = first && index === 0 && isAhead(one);
        return (
          <li key={one.id} className={lead ? 'first' : undefined}>
            <p className="when">
              {one.phase === 'not-open'
                ? t.rich('opens', { when: () => said(one.opensAt) })
                : one.phase === 'closed'
                  ? t('closed')
                  : when && t.rich(one.dueAt ? 'due' : 'closes', { when: () => said(when) })}
            </p>
            <div>
              <Title>
                <Link href={`/classes/${one.classId}/a/${one.id}`}>{one.title}</Link>
              </Title>
              <p className="meta">
                {t('class', { name: one.class.name })}{' '}
                <UnreadLink classId={one.classId} assignmentId={one.id} count={one.unread} />
              </p>
              {one.phase !== 'not-open' && <Steps one={one} />}
            </div>
            {one.phase === 'not-open' ? (
              <span className="meta">{t('waits')}</span>
            ) : (
              <ButtonLink tone={lead ? 'ink' : 'plain'} href={placeOf(one)}>
                {t(buttonOf(one))}
              </ButtonLink>
            )}
          </li>
        );
      })}
    </ol>
  );
}

/** The steps of an assignment: which are done, and which is now. */
async function Steps({ one }: { one: One }) {
  const t = await getTranslations('home');
  const { step, soFar, quizId, readingShown, handedIn, posts } = one;
  const percent = soFar ? percentOf(shareOf(soFar.read, soFar.total)) : 0;
  const steps = [
    ...(readingShown
      ? [
          {
            done: isRead(soFar),
            now: step === 'to-read',
            words: percent > 0 && !isRead(soFar) ? t('step-read-share', { percent }) : t('step-read'),
          },
        ]
      : []),
    ...(quizId ? [{ done: handedIn, now: step === 'to-take' || step === 'in-progress', words: t('step-quiz') }] : []),
    ...(posts && posts.wanted > 0
      ? [{ done: posts.written >= posts.wanted, now: step === 'to-discuss', words: t('step-discuss', posts) }]
      : []),
  ];
  return (
    <ol className="steps" aria-label={t('steps')}>
      {steps.map(({ done, now, words }) => (
        <li key={words} className={now ? 'now' : undefined}>
          {done && <Icon name="check" label={t('step-done')} />}
          {now && !done && <Icon name="arrow" label={t('step-now')} />}
          {words}
        </li>
      ))}
    </ol>
  );
}
