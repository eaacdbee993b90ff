import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { Frame } from './_frame/Frame.tsx';
import { ButtonLink } from './_ui/Button.tsx';
import { Main, PageTitle } from './_ui/Main.tsx';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('common'))('not-found-title') };
}

/** Also the answer to what one may not see: an id of another class is *not here*. */
export default async function NotFound() {
  const t = await getTranslations('common');
  return (
    <Frame>
      <Main width="text">
        <PageTitle intro={t('not-found-text')}>{t('not-found-title')}</PageTitle>
        <p className="acts">
          <ButtonLink tone="ink" href="/">
            {t('not-found-go')}
          </ButtonLink>
        </p>
      </Main>
    </Frame>
  );
}
