import { getTranslations } from 'next-intl/server';
import { Article, marksOf, TwoWayLight } from '#/app/_article/index.ts';
import { Sign } from '#/app/_ui/Icon.tsx';
import { cards } from './cards.ts';
import { DemoCard } from './DemoCard.tsx';
import { demo } from './demo.ts';

/** The demo: a whole reading with the engine's marks, and its questions in two-way light. */
export async function DemoReading() {
  const t = await getTranslations('front');
  const c = await getTranslations('common');
  const { analysis, questions } = demo;
  const list = cards(analysis, questions);
  const keys = new Set(list.flatMap(card => card.question.evidence.flatMap(evidence => evidence.id ?? [])));
  const links = new Map(
    list.toReversed().flatMap(card => card.sentences.map(s => [s, `#question-${card.number}`] as const)),
  );
  return (
    <section className="demo" aria-labelledby="title">
      <header>
        <ul className="legend" aria-label={t('legend')}>
          <li>
            <Sign hue="fig">{c('figure')}</Sign>
          </li>
          <li>
            <Sign hue="quo">{c('quote')}</Sign>
          </li>
        </ul>
        <p className="meta">{t('demo-hint')}</p>
      </header>
      <TwoWayLight>
        <Article
          title={demo.title}
          titleLevel={2}
          meta={demo.source}
          text={analysis.text}
          blocks={analysis.blocks}
          sentences={analysis.sentences}
          marks={marksOf(analysis, keys)}
          links={links}
          language={demo.language}
          notes={list.map(card => ({ after: card.after, note: <DemoCard card={card} /> }))}
        />
      </TwoWayLight>
    </section>
  );
}
