import { getTranslations } from 'next-intl/server';
import { TopBar } from './_ui/Bars.tsx';
import { ButtonLink } from './_ui/Button.tsx';
import { Main } from './_ui/Main.tsx';

export default async function Front() {
  const t = await getTranslations('front');
  const c = await getTranslations('common');
  return (
    <>
      <TopBar
        brand={c('brand')}
        home="/"
        navLabel={c('main-nav')}
        person={
          <ButtonLink tone="ink" href="/sign-in">
            {c('sign-in')}
          </ButtonLink>
        }
      />
      <Main width="wide">
        <section className="hero">
          <h1>{t('sentence')}</h1>
        </section>
      </Main>
    </>
  );
}
