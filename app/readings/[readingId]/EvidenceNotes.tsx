import { getTranslations } from 'next-intl/server';
import { lights } from '#/app/_article/index.ts';
import { Sign } from '#/app/_ui/index.ts';
import type { Figure, Quote } from '#/server/article/article.ts';
import { type BlockEvidence, certain } from './evidence.ts';

/** The evidence of one block, as notes in its margin: what every figure states, and who said every quote. */
export async function EvidenceNote({ evidence, rows }: { evidence: BlockEvidence; rows: number }) {
  return (
    <aside className={`note evidence r${rows}`}>
      <ul>
        {evidence.figures.map(figure => (
          <FigureLine key={figure.id} figure={figure} />
        ))}
        {evidence.quotes.map(quote => (
          <QuoteLine key={quote.id} quote={quote} />
        ))}
      </ul>
    </aside>
  );
}

/** A calendar date as it is worked out; the codes of durations and sets say nothing to people. */
const dated = (timex: string | null) => (timex && /^\d/.test(timex) ? timex : null);

async function FigureLine({ figure }: { figure: Figure }) {
  const t = await getTranslations('reading');
  const facts = [
    t(`figure-kinds.${figure.kind}`),
    figure.qualifier,
    dated(figure.timex) ?? figure.of,
    figure.direction && figure.direction !== 'none' ? t(`directions.${figure.direction}`) : null,
    figure.source ? t('stated-by', { who: figure.source.name ?? figure.source.mention }) : null,
  ];
  return (
    <li className="fig" {...lights([figure.sentence], 'fig')}>
      <Sign hue="fig">{figure.text}</Sign>
      <span className="meta">{facts.filter(Boolean).join(', ')}</span>
    </li>
  );
}

async function QuoteLine({ quote }: { quote: Quote }) {
  const t = await getTranslations('reading');
  const who = quote.speaker?.name ?? quote.speaker?.mention;
  return (
    <li className="quo" {...lights([quote.sentence], 'quo')}>
      <Sign hue="quo">{who ?? t('speaker-unknown')}</Sign>
      <span className="meta">
        {[
          t(`quote-kinds.${quote.kind}`),
          quote.cue,
          quote.continues ? t('continues') : null,
          quote.speaker?.name && quote.confidence < certain
            ? t('sure', { percent: Math.round(100 * quote.confidence) })
            : null,
        ]
          .filter(Boolean)
          .join(', ')}
      </span>
    </li>
  );
}
