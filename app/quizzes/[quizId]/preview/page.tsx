import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { Frame } from '#/app/_frame/Frame.tsx';
import { ButtonLink, Empty, Main, PageTitle } from '#/app/_ui/index.ts';
import { publicQuestion } from '#/server/quiz/public.ts';
import { AskedQuestion } from '../_components/AskedQuestion.tsx';
import { loadQuiz } from '../load.ts';

type Params = { params: Promise<{ quizId: string }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('builder'))('preview-title') };
}

export default async function Preview({ params }: Params) {
  const { quizId } = await params;
  const { draft, reading } = await loadQuiz(quizId, '/preview');
  const t = await getTranslations('builder');
  const rules = { attemptSeed: `preview ${draft.seed}`, shuffleOptions: true };
  const questions = draft.questions
    .filter(one => one.status === 'KEPT')
    .map(one => ({
      id: one.question.id,
      shown: publicQuestion(one.question, rules),
      asksProof: one.question.proof !== null,
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
        <div lang={reading.language ?? undefined}>
          {questions.map(({ id, shown, asksProof }, index) => (
            <AskedQuestion key={id} question={shown} asksProof={asksProof} number={index + 1} />
          ))}
        </div>
      </Main>
    </Frame>
  );
}
