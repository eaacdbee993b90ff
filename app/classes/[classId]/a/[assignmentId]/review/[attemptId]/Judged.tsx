import { getTranslations } from 'next-intl/server';
import type { ReactNode } from 'react';
import { InPlace, isSaid, Passage } from '#/app/_article/index.ts';
import { ButtonLink, Icon } from '#/app/_ui/index.ts';
import type { Block, Sentence } from '#/server/article/article.ts';
import { answerLines, rightLines } from '#/server/attempt/answer-words.ts';
import type { ReviewedProof, ReviewedQuestion } from '#/server/attempt/review.ts';

type Reading = { text: string; blocks: Block[]; sentences: Sentence[] };

function Lines({ lines }: { lines: string[] }) {
  if (lines.length < 2) return <span>{lines[0]}</span>;
  return (
    <ul className="plain">
      {lines.map(line => (
        <li key={line}>{line}</li>
      ))}
    </ul>
  );
}

/** One question of a review: what was answered, whether it was right, and, when the rules allow, the right answer and its proof in place. */
export async function Judged({
  one,
  number,
  reading,
  discuss,
  change,
}: {
  one: ReviewedQuestion;
  number: number;
  reading: Reading | null;
  /** Where a thread on this question is started. */
  discuss: string;
  /** What staff may do about its mark. */
  change?: ReactNode;
}) {
  const t = await getTranslations('review');
  const { question, answer, outcome, mark, rightAnswer, evidence, proof } = one;
  const given = answerLines(question, answer);
  const right = outcome === 'right';
  return (
    <li className="judged">
      <span className="n">{number}</span>
      <div className="in">
        <h2>{question.prompt}</h2>
        {question.passage && <Passage>{question.passage}</Passage>}
        {one.dropped && <p className="soft">{t('dropped')}</p>}
        {one.mended && (
          <p className="soft">
            {t('mended')} {one.mended.reasons.join(' ')}
          </p>
        )}
        {outcome && (
          <p className={outcome === 'to-mark' ? 'call soft' : right ? 'call right' : 'call wrong'}>
            <Icon name={right ? 'check' : outcome === 'partly' || outcome === 'to-mark' ? 'info' : 'cross'} />
            {t(outcome)}
            {mark !== null && <span className="meta"> {t('mark', { mark, points: one.points })}</span>}
          </p>
        )}
        <dl className="proof">
          <dt>{t('your-answer')}</dt>
          <dd>{given.length > 0 ? <Lines lines={given} /> : t('no-answer')}</dd>
          {rightAnswer && !right && rightLines(question, rightAnswer).length > 0 && (
            <>
              <dt>{t('right-answer')}</dt>
              <dd>
                <Lines lines={rightLines(question, rightAnswer)} />
              </dd>
            </>
          )}
          {proof && (
            <>
              <dt>{t('pointed')}</dt>
              <dd>
                <Pointed proof={proof} reading={reading} />
              </dd>
            </>
          )}
          {(one.comment || one.byHand?.reason) && (
            <>
              <dt>{t('comment')}</dt>
              <dd className="typed">
                {one.byHand?.reason && <p>{t('set-by-hand', { reason: one.byHand.reason })}</p>}
                {one.comment && <p dir="auto">{one.comment}</p>}
              </dd>
            </>
          )}
          {(one.reason || one.feedback) && (
            <>
              <dt>{t('why')}</dt>
              <dd>
                {one.reason} {one.feedback}
              </dd>
            </>
          )}
        </dl>
        {evidence && reading && (
          <Proof evidence={evidence} reading={reading} label={t('proof')} quote={isSaid(question.passage)} />
        )}
        <div className="acts">
          {change}
          <ButtonLink small tone="talk" icon="talk" href={discuss}>
            {t('discuss')}
          </ButtonLink>
        </div>
      </div>
    </li>
  );
}

/** The sentence that was pointed at, and when the rules allow, whether it proves the answer and which does. */
async function Pointed({ proof, reading }: { proof: ReviewedProof; reading: Reading | null }) {
  const t = await getTranslations('review');
  const { cited, right, proves } = proof;
  const span = cited === null ? undefined : reading?.sentences[cited];
  const at = proves?.map(index => index + 1).join(', ') ?? '';
  return (
    <>
      {right !== null && cited !== null && <Icon name={right ? 'check' : 'cross'} />}{' '}
      {cited === null
        ? proves
          ? t('pointed-none-but', { count: proves.length, at })
          : t('pointed-none')
        : right
          ? t('pointed-right', { number: cited + 1 })
          : proves
            ? t('pointed-but', { number: cited + 1, count: proves.length, at })
            : t('pointed-at', { number: cited + 1 })}{' '}
      <span className="meta">{t('proof-points', { points: proof.points })}</span>
      {span && !right && <q className="pointed">{reading?.text.slice(span.start, span.end)}</q>}
    </>
  );
}

/** The sentences that prove the answer, lit among those of their paragraphs. */
function Proof({
  evidence,
  reading,
  label,
  quote,
}: {
  evidence: { start: number; end: number }[];
  reading: Reading;
  label: string;
  quote: boolean;
}) {
  const touches = (span: { start: number; end: number }) =>
    evidence.some(each => each.start < span.end && each.end > span.start);
  const numbered = reading.sentences.map((sentence, index) => ({ ...sentence, index }));
  const lit = new Set(numbered.filter(touches).map(sentence => sentence.index));
  const blocks = new Set(numbered.filter(sentence => lit.has(sentence.index)).map(sentence => sentence.block));
  const marks = evidence.map((span, at) => ({
    ...span,
    id: `e${at}`,
    kind: quote ? ('quo' as const) : ('fig' as const),
    key: true,
  }));
  return (
    <figure aria-label={label}>
      <figcaption className="t-sub">{label}</figcaption>
      {[...blocks].map(block => (
        <InPlace
          key={block}
          text={reading.text}
          sentences={numbered.filter(sentence => sentence.block === block)}
          lit={lit}
          hue={quote ? 'quo' : 'fig'}
          marks={marks}
        />
      ))}
    </figure>
  );
}
