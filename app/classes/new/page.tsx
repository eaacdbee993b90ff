import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { Frame } from '#/app/_frame/Frame.tsx';
import { failureSentences } from '#/app/_frame/failures.ts';
import { wordsOf } from '#/app/_frame/words.ts';
import { Main, PageTitle } from '#/app/_ui/index.ts';
import { read } from '#/server/trpc/caller.ts';
import { NewClassForm } from './NewClassForm.tsx';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('classes'))('new') };
}

export default async function NewClassPage() {
  const person = await read('/classes/new', call => call.account.me());
  if (!person.canTeach) notFound();
  const [words, errors] = await Promise.all([wordsOf('classes'), failureSentences()]);
  return (
    <Frame place="classes">
      <Main width="text">
        <PageTitle>{words.new}</PageTitle>
        <NewClassForm words={words} errors={errors} zones={Intl.supportedValuesOf('timeZone')} />
      </Main>
    </Frame>
  );
}
