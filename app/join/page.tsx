import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { Frame } from '#/app/_frame/Frame.tsx';
import { failureSentences } from '#/app/_frame/failures.ts';
import { wordsOf } from '#/app/_frame/words.ts';
import { Main, PageTitle } from '#/app/_ui/index.ts';
import { currentPerson } from '#/server/trpc/caller.ts';
import { JoinForm } from './JoinForm.tsx';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('auth'))('join-title') };
}

export default async function JoinPage() {
  const [words, errors, person] = await Promise.all([wordsOf('auth'), failureSentences(), currentPerson()]);
  return (
    <Frame>
      <Main width="text">
        <PageTitle>{words['join-title']}</PageTitle>
        <JoinForm words={words} errors={errors} person={person?.displayName ?? null} />
      </Main>
    </Frame>
  );
}
