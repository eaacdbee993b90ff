import { useTranslations } from 'next-intl';
import { certain } from '#/app/readings/[readingId]/evidence.ts';
import type { QuestionRule } from '#/server/quiz/question.ts';
import type { Card, Proof } from './card.ts';

/** The proof of a question: its sentence with the cited words, what they say as the engine reads them, who says it, and the rule. */
export function ProofCard({ card, rule }: { card: Card; rule: QuestionRule }) {
  const t = useTranslations('builder');
  const spoken = ({ roles, confidence }: Proof, name: string) =>
    [name, ...roles, confidence < certain ? t('sure', { percent: Math.round(100 * confidence) }) : null]
      .filter(Boolean)
      .join(', ');
  const id = `proof-${card.question.id}`;
  const sentences = [...new Set(card.proof.map(proof => proof.sentence))];
  const speakers = [...new Set(card.proof.flatMap(proof => (proof.speaker ? spoken(proof, proof.speaker) : [])))];
  const figures = card.proof.filter(proof => proof.figure);
  return (
    <section aria-labelledby={id}>
      <h3 className="t-sub" id={id}>
        {t('proof')}
      </h3>
      {card.proof.length === 0 && <p className="meta">{t('no-proof')}</p>}
      <dl className="proof">
        {sentences.map(sentence => (
          <Line key={sentence} term={t('sentence', { number: sentence + 1 })}>
            <span className="quote">
              <Sentence proofs={card.proof.filter(proof => proof.sentence === sentence)} hue={card.hue} />
            </span>
          </Line>
        ))}
        {card.proof.length > 0 && (
          <Line term={t('raw')}>
            {card.proof
              .filter(proof => proof.cited.length < 80)
              .map(proof => t('raw-value', { text: proof.cited, start: String(proof.start), end: String(proof.end) }))
              .join('; ') ||
              t('raw-span', { start: String(card.proof[0]?.start), end: String(card.proof.at(-1)?.end) })}
          </Line>
        )}
        {figures.length > 0 && (
          <Line term={t('normalised')}>
            {figures.map(proof => (
              <Value key={proof.start} figure={proof.figure} />
            ))}
          </Line>
        )}
        {speakers.length > 0 && <Line term={t('speaker')}>{speakers.join('; ')}</Line>}
        <Line term={t('rule')}>{t(`rules.${rule}`)}</Line>
      </dl>
    </section>
  );
}

function Line({ term, children }: { term: string; children: React.ReactNode }) {
  return (
    <>
      <dt>{term}</dt>
      <dd>{children}</dd>
    </>
  );
}

/** One sentence with every cited stretch marked once. */
function Sentence({ proofs, hue }: { proofs: Proof[]; hue: Card['hue'] }) {
  const first = proofs[0];
  if (!first) return null;
  const whole = first.before + first.cited + first.after;
  const from = first.start - first.before.length;
  const spans = proofs
    .map(proof => [proof.start - from, proof.end - from] as const)
    .sort((a, b) => a[0] - b[0])
    .filter(([start], index, all) => index === 0 || start >= (all[index - 1]?.[1] ?? 0));
  let at = 0;
  return (
    <>
      {spans.map(([start, end]) => {
        const before = whole.slice(at, start);
        at = end;
        return (
          <span key={start}>
            {before}
            <mark className={hue}>{whole.slice(start, end)}</mark>
          </span>
        );
      })}
      {whole.slice(at)}
    </>
  );
}

function Value({ figure }: { figure: Proof['figure'] }) {
  const t = useTranslations('builder');
  if (!figure) return null;
  const number = (value: number) => String(Number(value.toPrecision(12)));
  const amount =
    figure.low !== null && figure.high !== null
      ? t('range', { low: number(figure.low), high: number(figure.high) })
      : figure.value !== null
        ? number(figure.value)
        : null;
  const facts = [
    figure.qualifier,
    figure.timex ?? (figure.unit && amount ? `${amount} ${figure.unit}` : amount),
    figure.of ? t('of', { what: figure.of }) : null,
    figure.direction && figure.direction !== 'none' ? t(`directions.${figure.direction}`) : null,
  ];
  return <span className="value">{facts.filter(Boolean).join(', ')}</span>;
}
