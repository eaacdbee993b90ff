import type { Metadata } from 'next';
import Link from 'next/link';
import { redirect } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { Frame } from '#/app/_frame/Frame.tsx';
import { ownPath } from '#/app/_frame/own-path.ts';
import { wordsOf } from '#/app/_frame/words.ts';
import { Main, PageTitle } from '#/app/_ui/index.ts';
import { currentPerson } from '#/server/trpc/caller.ts';
import { SignInForm } from './SignInForm.tsx';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('auth'))('sign-in-title') };
}

export default async function SignInPage({ searchParams }: { searchParams: Promise<{ next?: string | string[] }> }) {
  const next = ownPath((await searchParams).next);
  if (await currentPerson()) redirect(next);
  const words = await wordsOf('auth');
  return (
    <Frame place="signin">
      <Main width="text">
        <PageTitle>{words['sign-in-title']}</PageTitle>
        <SignInForm words={words} next={next} />
        <p className="after-list">
          <Link href="/join">{words['have-code']}</Link>
        </p>
        <p className="after-list">
          <Link href="/signup">{words['no-account-teacher']}</Link>
        </p>
      </Main>
    </Frame>
  );
}
