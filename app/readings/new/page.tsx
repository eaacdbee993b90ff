import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { Frame } from '#/app/_frame/Frame.tsx';
import { failureSentences } from '#/app/_frame/failures.ts';
import { Main } from '#/app/_ui/index.ts';
import { read } from '#/server/trpc/caller.ts';
import { Words } from '../_components/Words.tsx';
import { ImportDesk } from './ImportDesk.tsx';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('import'))('page-title') };
}

export default async function NewReading() {
  const { byAddress } = await read('/readings/new', call => call.reading.mayImport());
  return (
    <Frame place="readings">
      <Main width="flush">
        <Words areas={['import']}>
          <ImportDesk failures={await failureSentences()} byAddress={byAddress} />
        </Words>
      </Main>
    </Frame>
  );
}
