import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { Frame } from '#/app/_frame/Frame.tsx';
import { failureSentences } from '#/app/_frame/failures.ts';
import { wordsOf } from '#/app/_frame/words.ts';
import { Main, Notice, PageTitle } from '#/app/_ui/index.ts';
import { read } from '#/server/trpc/caller.ts';
import { SignUpForm } from './SignUpForm.tsx';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('auth'))('sign-up-title') };
}

export default async function SignUpPage() {
  const [t, words, rule] = await Promise.all([
    getTranslations('auth'),
    wordsOf('auth'),
    read('/signup', call => call.account.signUpRule()),
  ]);
  return (
    <Frame>
      <Main width="text">
        <PageTitle intro={t('sign-up-intro')}>{t('sign-up-title')}</PageTitle>
        {rule.who === 'nobody' ? (
          <Notice>
            <p>{t('sign-up-closed')}</p>
          </Notice>
        ) : (
          <>
            {rule.who === 'domains' && (
              <p className="soft">{t('sign-up-domains', { domains: rule.domains.join(', ') })}</p>
            )}
            <SignUpForm words={words} errors={await failureSentences()} />
          </>
        )}
      </Main>
    </Frame>
  );
}
