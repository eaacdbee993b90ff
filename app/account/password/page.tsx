import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { Frame } from '#/app/_frame/Frame.tsx';
import { failureSentences } from '#/app/_frame/failures.ts';
import { wordsOf } from '#/app/_frame/words.ts';
import { Main, PageTitle } from '#/app/_ui/index.ts';
import { read } from '#/server/trpc/caller.ts';
import { PasswordForm } from '../PasswordForm.tsx';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('account'))('password-title') };
}

export default async function OwnPasswordPage() {
  await read('/account/password', call => call.account.me());
  const [t, words, errors] = await Promise.all([getTranslations('account'), wordsOf('account'), failureSentences()]);
  return (
    <Frame>
      <Main width="text">
        <PageTitle intro={t('password-why')}>{t('password-title')}</PageTitle>
        <PasswordForm words={words} errors={errors} next="/" />
      </Main>
    </Frame>
  );
}
