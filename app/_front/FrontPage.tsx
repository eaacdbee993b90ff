import Link from 'next/link';
import { getTranslations } from 'next-intl/server';
import { TopBar } from '#/app/_ui/Bars.tsx';
import { ButtonLink } from '#/app/_ui/Button.tsx';
import { Main } from '#/app/_ui/Main.tsx';
import { DemoReading } from './DemoReading.tsx';
import { JoinByCode } from './JoinByCode.tsx';

/** What Lectern is, in one sentence and by one living example, for whoever is not signed in; the ways in are beside it. */
export async function FrontPage() {
  const t = await getTranslations('front');
  const c = await getTranslations('common');
  return (
    <>
      <TopBar
        brand={c('brand')}
        home="/"
        navLabel={c('main-nav')}
        person={
          <ButtonLink tone="ink" href="/signin">
            {c('sign-in')}
          </ButtonLink>
        }
      />
      <Main width="wide">
        <section className="hero" aria-labelledby="what">
          <h1 id="what">{t('sentence')}</h1>
          <div className="ways-in">
            <JoinByCode label={t('code')} help={t('code-help')} join={t('join')} />
            <Link href="/signup" prefetch={false}>
              {t('teach')}
            </Link>
          </div>
        </section>
        <DemoReading />
      </Main>
      <footer className="foot">
        <div className="wrap">
          <span>{t('foot-rules')}</span>
          <span>{t('foot-privacy')}</span>
        </div>
      </footer>
    </>
  );
}
