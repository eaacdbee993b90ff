import type { Metadata } from 'next';
import { getFormatter, getTranslations } from 'next-intl/server';
import { Article, marksOf } from '#/app/_article/index.ts';
import { Frame } from '#/app/_frame/Frame.tsx';
import { Main, Sign } from '#/app/_ui/index.ts';
import { Ledger } from '#/app/readings/_components/Ledger.tsx';
import { materialSub } from '#/app/readings/_components/material-sub.ts';
import { Speakers } from '#/app/readings/_components/Speakers.tsx';
import { Words } from '#/app/readings/_components/Words.tsx';
import { read } from '#/server/trpc/caller.ts';
import { Builder } from './_components/Builder.tsx';
import { CoverageTally } from './_components/CoverageTally.tsx';
import { coverageOf, toCard } from './_components/card.ts';
import { loadQuiz } from './load.ts';

type Params = { params: Promise<{ quizId: string }> };

export async function generateMetadata({ params }: Params): Promise<Metadata> {
  const { draft } = await loadQuiz((await params).quizId, '');
  return { title: (await getTranslations('builder'))('page-title', { title: draft.title }) };
}

export default async function QuizBuilder({ params }: Params) {
  const { quizId } = await params;
  const { draft, reading } = await loadQuiz(quizId, '');
  const classes = await read(`/quizzes/${quizId}`, call => call.classroom.list());
  const t = await getTranslations('builder');
  const r = await getTranslations('reading');
  const c = await getTranslations('common');
  const format = await getFormatter();
  const { analysis } = reading;
  const coverage = coverageOf(analysis, draft.questions);
  const article = (
    <>
      <div className="pane-head">
        <ul className="legend" aria-label={r('legend')}>
          <li>
            <Sign hue="fig">{r('figures', { count: analysis.figures.length })}</Sign>
          </li>
          <li>
            <Sign hue="quo">{r('quotes', { count: analysis.quotes.length })}</Sign>
          </li>
        </ul>
        <CoverageTally count={analysis.sentences.length} coverage={coverage}>
          {t('tested', { tested: coverage.size, count: analysis.sentences.length })}
        </CoverageTally>
      </div>
      <Article
        title={reading.title}
        titleLevel={2}
        titleId="art-title"
        meta={[
          reading.source ?? reading.byline,
          r('sentences', { count: analysis.sentences.length }),
          r('revision', { number: reading.number }),
        ]
          .filter(Boolean)
          .join(', ')}
        text={analysis.text}
        blocks={analysis.blocks}
        sentences={analysis.sentences}
        marks={marksOf(analysis)}
        coverage={coverage}
        language={reading.language}
        size="sm"
        numbers
        numberLabel={number => c('sentence', { number })}
      />
    </>
  );
  return (
    <Frame place="readings" sub={await materialSub(draft.title, draft, 'quiz')}>
      <Main width="flush">
        <Words areas={['builder', 'common', 'errors']}>
          <Builder
            quizId={draft.quizId}
            readingId={draft.readingId}
            name={draft.title}
            version={draft.version}
            latest={draft.latest}
            classes={classes.filter(one => one.role === 'TEACHER' && one.status === 'ACTIVE' && !one.archived)}
            savedAt={format.dateTime(draft.updatedAt, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' })}
            cards={draft.questions.map(question => toCard(analysis, question))}
            sentences={analysis.sentences}
            article={article}
            ledger={
              <>
                <Speakers analysis={analysis} />
                <Ledger analysis={analysis} />
              </>
            }
          />
        </Words>
      </Main>
    </Frame>
  );
}
