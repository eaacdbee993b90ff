import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { cache } from 'react';
import { Article, lights, marksOf, TwoWayLight } from '#/app/_article/index.ts';
import { Frame } from '#/app/_frame/Frame.tsx';
import { failureSentences } from '#/app/_frame/failures.ts';
import { ButtonLink, Empty, Main, Segmented, Sign } from '#/app/_ui/index.ts';
import { coverageOf, hueOf, sentencesOf } from '#/app/quizzes/[quizId]/_components/card.ts';
import { read } from '#/server/trpc/caller.ts';
import { Ledger } from '../_components/Ledger.tsx';
import { materialSub } from '../_components/material-sub.ts';
import { Speakers } from '../_components/Speakers.tsx';
import { Words } from '../_components/Words.tsx';
import { EvidenceNote } from './EvidenceNotes.tsx';
import { evidenceByBlock, placesOf } from './evidence.ts';
import { QuizList } from './QuizList.tsx';
import { ReadingActions } from './ReadingActions.tsx';

type Params = { params: Promise<{ readingId: string }>; searchParams: Promise<{ quizzes?: string }> };

const load = cache((readingId: string, cursor: string | undefined) =>
  read(`/readings/${readingId}`, async call => {
    const reading = await call.reading.get({ readingId, number: null });
    const newestOnes = await call.quiz.list({ readingId, cursor: null });
    const { quizzes, next } = cursor ? await call.quiz.list({ readingId, cursor }) : newestOnes;
    const newest = newestOnes.quizzes.find(quiz => quiz.readingNumber === reading.number);
    const quiz = newest ? (await call.quiz.get({ quizId: newest.id })).draft : null;
    return { reading, quizzes, next, quiz };
  }),
);

export async function generateMetadata({ params, searchParams }: Params): Promise<Metadata> {
  return { title: (await load((await params).readingId, (await searchParams).quizzes)).reading.title };
}

export default async function TeachersReading({ params, searchParams }: Params) {
  const { readingId } = await params;
  const { reading, quizzes, next, quiz } = await load(readingId, (await searchParams).quizzes);
  const t = await getTranslations('reading');
  const c = await getTranslations('common');
  const { analysis } = reading;
  const drafts = (quiz?.questions ?? []).filter(draft => draft.status !== 'DROPPED');
  const coverage = coverageOf(analysis, drafts);
  const places = placesOf(analysis.blocks);
  const questions = drafts.map(({ question }, index) => {
    const sentences = sentencesOf(analysis, question);
    return {
      question,
      sentences,
      number: index + 1,
      hue: hueOf(question),
      block: places[analysis.sentences[sentences[0] ?? 0]?.block ?? 0]?.beside ?? 0,
    };
  });
  const evidence = evidenceByBlock(analysis);
  const marked = [...new Set(evidence.map(one => one.block))].sort((a, b) => a - b);
  const asked = [...new Set(questions.map(one => one.block))].sort((a, b) => a - b);
  const rowOf = (block: number) => places[block]?.row ?? 0;
  const rowsFrom = (list: number[], block: number) => {
    const next = list.find(one => one > block);
    return next === undefined ? 6 : Math.min(6, Math.max(1, rowOf(next) - rowOf(block)));
  };
  const notes = [
    ...evidence.map(one => ({
      after: one.block,
      note: <EvidenceNote evidence={one} rows={rowsFrom(marked, one.block)} />,
    })),
    ...asked.map(block => ({
      after: block,
      note: (
        <aside className={`note questions r${rowsFrom(asked, block)}`}>
          <ul>
            {questions
              .filter(one => one.block === block)
              .map(({ question, sentences, number, hue }) => (
                <li key={question.id} className={hue} {...lights(sentences, hue)}>
                  <Sign hue={hue}>{t('question', { number })}</Sign>
                  <span>{question.prompt}</span>
                </li>
              ))}
          </ul>
        </aside>
      ),
    })),
  ];
  return (
    <Frame
      place="readings"
      sub={await materialSub(reading.title, { readingId: reading.readingId, quizId: quiz?.quizId ?? null }, 'reading')}
    >
      <Main width="wide">
        <div className="teachers-reading">
          <div className="desk">
            <Segmented
              name="margin"
              label={t('margin')}
              chosen="evidence"
              options={[
                { value: 'evidence', label: t('evidence') },
                { value: 'questions', label: t('questions') },
              ]}
            />
            <ul className="legend" aria-label={t('legend')}>
              <li>
                <Sign hue="fig">{t('figures', { count: analysis.figures.length })}</Sign>
              </li>
              <li>
                <Sign hue="quo">{t('quotes', { count: analysis.quotes.length })}</Sign>
              </li>
            </ul>
            <div className="acts end">
              {quiz && (
                <ButtonLink href={`/quizzes/${quiz.quizId}`} tone="ink" icon="arrow">
                  {t('open-quiz')}
                </ButtonLink>
              )}
              <ButtonLink href={`/readings/${reading.readingId}/mend`} tone="quiet" icon="pen">
                {t('mend')}
              </ButtonLink>
              <ButtonLink href={`/readings/${reading.readingId}/share`} tone="quiet" icon="copy">
                {t('share')}
              </ButtonLink>
              <Words areas={['reading']}>
                <ReadingActions
                  readingId={reading.readingId}
                  number={reading.number}
                  hasQuiz={quizzes.length > 0}
                  failures={await failureSentences()}
                />
              </Words>
            </div>
          </div>
          {questions.length === 0 && (
            <div className="no-questions">
              <Empty title={t('no-questions-title')}>{t('no-questions-text')}</Empty>
            </div>
          )}
          <TwoWayLight>
            <Article
              title={reading.title}
              meta={[
                reading.byline,
                reading.source,
                reading.publishedOn,
                t('sentences', { count: analysis.sentences.length }),
                t('revision', { number: reading.number }),
              ]
                .filter(Boolean)
                .join(', ')}
              text={analysis.text}
              blocks={analysis.blocks}
              sentences={analysis.sentences}
              marks={marksOf(analysis)}
              coverage={coverage}
              language={reading.language}
              numbers
              numberLabel={number => c('sentence', { number })}
              notes={notes}
            />
            <Speakers analysis={analysis} />
            <Ledger analysis={analysis} />
          </TwoWayLight>
          <QuizList quizzes={quizzes} next={next} path={`/readings/${reading.readingId}`} />
        </div>
      </Main>
    </Frame>
  );
}
