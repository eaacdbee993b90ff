import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { PrintNow } from '#/app/_client/PrintNow.tsx';
import { Frame } from '#/app/_frame/Frame.tsx';
import { ButtonLink, Empty, Main } from '#/app/_ui/index.ts';
import { worth } from '#/server/quiz/proof.ts';
import { publicQuestion } from '#/server/quiz/public.ts';
import { keyText, sentencesOf } from '../_components/card.ts';
import { Forms } from '../_components/Forms.tsx';
import { PaperQuestion } from '../_components/PaperQuestion.tsx';
import { formOf, loadAsPublished } from '../load.ts';

type Params = { params: Promise<{ quizId: string }>; searchParams: Promise<{ form?: string }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('builder'))('print-title') };
}

export default async function Print({ params, searchParams }: Params) {
  const { quizId } = await params;
  const { draft, reading, questions: kept } = await loadAsPublished(quizId, '/print');
  const { form, ...forms } = formOf((await searchParams).form, kept);
  const t = await getTranslations('builder');
  const rules = { attemptSeed: `paper ${draft.seed}`, shuffleOptions: true, form };
  const points = kept.reduce((sum, question) => sum + worth(question), 0);
  return (
    <Frame place="readings" sub={{ where: draft.title }}>
      <Main width="text">
        <div className="two paper-bar">
          <p className="soft">{kept.length > 0 ? t('print-note') : t('preview-none')}</p>
          <div className="acts">
            <ButtonLink href={`/quizzes/${quizId}`} icon="pen">
              {t('back')}
            </ButtonLink>
            {kept.length > 0 && <PrintNow label={t('print-now')} />}
          </div>
        </div>
        <Forms page={`/quizzes/${quizId}/print`} {...forms} />
        <article className="paper" lang={reading.language ?? undefined}>
          <h1 className="t-page">{draft.title}</h1>
          <p className="meta">
            {[
              reading.source ?? reading.byline,
              t('points', { count: points }),
              forms.all.length > 1 && t('form', { letter: forms.letter }),
            ]
              .filter(Boolean)
              .join(', ')}
          </p>
          {kept.length === 0 ? (
            <Empty title={t('preview-none')} />
          ) : (
            <>
              <p className="paper-head">
                <span>
                  {t('name')} <span className="write-on" aria-hidden="true" />
                </span>
                <span>
                  {t('date')} <span className="write-on short" aria-hidden="true" />
                </span>
              </p>
              <ol className="paper-qs">
                {kept.map((question, index) => (
                  <PaperQuestion
                    key={question.id}
                    number={index + 1}
                    question={publicQuestion(question, rules)}
                    proofLine={question.proof && t('sentence-no')}
                  />
                ))}
              </ol>
              <section className="new-page paper-key" aria-labelledby="key-title">
                <h2 className="t-page" id="key-title">
                  {t('key-title')}
                </h2>
                <p className="meta">
                  {[draft.title, forms.all.length > 1 && t('form', { letter: forms.letter })]
                    .filter(Boolean)
                    .join(', ')}
                </p>
                <ol className="paper-qs">
                  {kept.map((question, index) => (
                    <li key={question.id}>
                      <b className="num">{index + 1}</b>{' '}
                      <span>
                        {question.kind === 'open' ? (question.feedback ?? t('by-hand-key')) : keyText(question)}
                      </span>{' '}
                      <span className="meta">
                        {[
                          t('points', { count: worth(question) }),
                          t('proved-by', {
                            numbers:
                              sentencesOf(reading.analysis, question)
                                .map(sentence => sentence + 1)
                                .join(', ') || '–',
                          }),
                        ].join(', ')}
                      </span>
                    </li>
                  ))}
                </ol>
              </section>
            </>
          )}
        </article>
      </Main>
    </Frame>
  );
}
