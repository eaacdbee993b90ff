import { getTranslations } from 'next-intl/server';
import { ButtonLink, Main, Notice, PageTitle } from '#/app/_ui/index.ts';
import { earners } from '#/server/discussion/participation.ts';
import { read } from '#/server/trpc/caller.ts';
import { Earned } from './Earned.tsx';
import { Rules } from './Rules.tsx';

/** A student's own points: the rules, what counts, which post earned what, and what a teacher said about it. */
export async function MyPart({ classId, assignmentId, path }: { classId: string; assignmentId: string; path: string }) {
  const { rules, maximum, mine } = await read(`${path}/participation`, call =>
    call.discussion.myParticipation({ classId, assignmentId }),
  );
  const t = await getTranslations('participation');
  const { counts, earned, points, byRules, mark } = mine;
  return (
    <Main width="text">
      <PageTitle
        intro={t('intro-mine')}
        actions={
          <ButtonLink href={path} icon="talk">
            {t('back')}
          </ButtonLink>
        }
      >
        {t('title')}
      </PageTitle>
      {(maximum > 0 || mark?.points != null) && (
        <p className="my-points">
          <b>{t('mine')}</b> <span className="num">{t('of-maximum', { points, maximum })}</span>
        </p>
      )}
      {mark && mark.points !== null && (
        <Notice title={t('by-hand-mine', { by: mark.by, points: byRules })}>
          <p dir="auto">{mark.comment}</p>
        </Notice>
      )}
      <section className="block" aria-labelledby="counts">
        <h2 className="t-sec" id="counts">
          {t('mine-counts')}
        </h2>
        <dl className="facts">
          {earners.map(by => (
            <div key={by}>
              <dt>{t(by)}</dt>
              <dd>
                <Earned count={counts[by]} earned={earned.filter(one => one.by === by)} path={path} />
              </dd>
            </div>
          ))}
        </dl>
      </section>
      <section className="block" aria-labelledby="rules">
        <h2 className="t-sec" id="rules">
          {t('rules')}
        </h2>
        <Rules rules={rules} />
      </section>
    </Main>
  );
}
