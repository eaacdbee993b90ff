import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { Frame } from '#/app/_frame/Frame.tsx';
import { ButtonLink, Empty, Main, PageTitle } from '#/app/_ui/index.ts';
import { publicQuestion } from '#/server/quiz/public.ts';
import { AskedQuestion } from '../_components/AskedQuestion.tsx';
import { Forms } from '../_components/Forms.tsx';
import { formOf, loadAsPublished } from '../load.ts';

type Params = { params: Promise<{ quizId: string }>; searchParams: Promise<{ form?: string }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('builder'))('preview-title') };
}

export default async function Preview({ params, searchParams }: Params) {
  const { quizId } = await params;
  const { draft, reading, questions: kept } = await loadAsPublished(quizId, '/preview');
  const { form, ...forms } = formOf((await searchParams).form, kept);
  const t = await getTranslations('builder');
  const rules = { attemptSeed: `preview ${draft.seed}`, shuffleOptions: true, form };
  const questions = kept.map(question => ({
    id: question.id,
    shown: publicQuestion(question, rules),
    asksProof: question.proof !== null,
  }));
  const back = (
    <ButtonLink href={`/quizzes/${quizId}`} icon="pen">
      {t('back')}
    </ButtonLink>
  );
  return (
    <Frame place="readings" sub={{ where: draft.title }}>
      <Main width="text">
        <PageTitle intro={t('preview-note')} actions={back}>
          {t('preview-title')}
        </PageTitle>
        {questions.length === 0 && <Empty title={t('preview-none')} action={back} />}
        <Forms page={`/quizzes/${quizId}/preview`} {...forms} />
        <div lang={reading.language ?? undefined}>
          {questions.map(({ id, shown, asksProof }, index) => (
            <AskedQuestion key={id} question={shown} asksProof={asksProof} number={index + 1} />
          ))}
        </div>
      </Main>
    </Frame>
  );
}
