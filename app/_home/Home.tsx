import { getTranslations } from 'next-intl/server';
import { Frame } from '#/app/_frame/Frame.tsx';
import { ButtonLink, Empty, Main, Notice, PageTitle } from '#/app/_ui/index.ts';
import { currentPerson, read } from '#/server/trpc/caller.ts';
import { Due, isAhead } from './Due.tsx';
import { Taught } from './Taught.tsx';
import { Waits } from './Waits.tsx';

/** The home of whoever is signed in: what is due for them as a student, what goes on where they teach. */
export async function Home() {
  const home = await read('/', call => call.progress.home());
  const [t, person] = await Promise.all([getTranslations('home'), currentPerson()]);
  const teaches = (person?.canTeach ?? false) || home.classes.length > 0;
  const joining = teaches
    ? []
    : (await read('/', call => call.classroom.list())).filter(one => one.status === 'PENDING');
  const first = home.due.find(isAhead);
  const name = person?.displayName ?? '';
  return (
    <Frame place="home">
      <Main>
        {teaches && (home.classes.length > 0 || home.waiting.length > 0) && (
          <>
            <Waits waiting={home.waiting} />
            {home.classes.length > 0 && <Taught classes={home.classes} />}
          </>
        )}
        {teaches && home.classes.length === 0 && home.waiting.length === 0 && (
          <>
            <PageTitle>{t('welcome', { name })}</PageTitle>
            <Empty
              title={t('no-class')}
              action={
                <>
                  <ButtonLink tone="ink" href="/readings/new">
                    {t('new-reading')}
                  </ButtonLink>
                  <ButtonLink href="/classes/new">{t('new-class')}</ButtonLink>
                </>
              }
            >
              {t('no-class-text')}
            </Empty>
          </>
        )}
        {teaches && home.due.length > 0 && (
          <section className="block" aria-labelledby="next">
            <h2 className="t-sec" id="next">
              {t('title')}
            </h2>
            <Due due={home.due} level={3} />
          </section>
        )}
        {!teaches && (
          <>
            <PageTitle>{home.due.length === 0 ? t('title') : t(`next-${first?.step ?? 'done'}`, { name })}</PageTitle>
            {joining.length > 0 && (
              <Notice title={t('joining', { names: joining.map(one => one.name).join(', ') })}>
                <p>{t('joining-text')}</p>
              </Notice>
            )}
            {home.due.length === 0 ? (
              <Empty title={t('nothing')} action={<ButtonLink href="/join">{t('join')}</ButtonLink>}>
                {t('nothing-text')}
              </Empty>
            ) : (
              <Due due={home.due} level={2} />
            )}
          </>
        )}
      </Main>
    </Frame>
  );
}
