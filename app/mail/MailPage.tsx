import { getTranslations } from 'next-intl/server';
import { Frame } from '#/app/_frame/Frame.tsx';
import { failureSentences } from '#/app/_frame/failures.ts';
import { Main, PageTitle } from '#/app/_ui/index.ts';
import { ByToken } from './ByToken.tsx';

/** The page that a link in a mail leads to. */
export async function MailPage({ act, token }: { act: 'confirm' | 'stop'; token: string }) {
  const [t, failures] = await Promise.all([getTranslations('inbox'), failureSentences()]);
  return (
    <Frame>
      <Main width="text">
        <PageTitle intro={t(`${act}-text`)}>{t(`${act}-title`)}</PageTitle>
        <ByToken
          act={act}
          token={token}
          label={t(`${act}-do`)}
          done={t(`${act}-done`)}
          sentences={{ ...failures, 'not-found': t('token-wrong') }}
        />
      </Main>
    </Frame>
  );
}
