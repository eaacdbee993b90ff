import { getTranslations } from 'next-intl/server';
import { Frame } from '#/app/_frame/Frame.tsx';
import { ButtonLink, Empty, Main, PageTitle } from '#/app/_ui/index.ts';
import { currentPerson, read } from '#/server/trpc/caller.ts';
import { Due } from './Due.tsx';
import { Taught } from './Taught.tsx';

/** The home of whoever is signed in: what is due for them as a student, what goes on where they teach. */
export async function Home() {
  const home = await read('/', call => call.progress.home());
  const [t, person] = await Promise.all([getTranslations('home'), currentPerson()]);
  const teaches = (person?.canTeach ?? false) || home.classes.length > 0;
  return (
    <Frame place="home">
      <Main>
        {teaches && home.classes.length > 0 && <Taught classes={home.classes} drafts={home.drafts} />}
        {teaches && home.classes.length === 0 && (
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
        )}
        {(!teaches || home.due.length > 0) && (
          <>
            <PageTitle>{t('title')}</PageTitle>
            {home.due.length === 0 ? (
              <Empty title={t('nothing')} action={<ButtonLink href="/join">{t('join')}</ButtonLink>}>
                {t('nothing-text')}
              </Empty>
            ) : (
              <Due due={home.due} />
            )}
          </>
        )}
      </Main>
    </Frame>
  );
}
