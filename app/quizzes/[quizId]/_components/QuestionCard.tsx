'use client';
import { useTranslations } from 'next-intl';
import type { KeyboardEvent, ReactNode } from 'react';
import { lights, Passage, sentenceId } from '#/app/_article/index.ts';
import { Button, Icon, Sign } from '#/app/_ui/index.ts';
import { mayAskProof } from '#/server/quiz/proof.ts';
import { AskProof } from './AskProof.tsx';
import type { Card } from './card.ts';
import { Options } from './Options.tsx';
import { ProofCard } from './ProofCard.tsx';

export type CardActs = {
  toggle: () => void;
  keep: () => void;
  drop: () => void;
  edit: () => void;
  another: () => void;
  askProof: (points: number | null) => void;
  move: (by: number) => void;
  grab: () => void;
};

const typing = (target: EventTarget) => target instanceof Element && target.closest('input, textarea, select') !== null;

/** One question of the draft: closed it is a line, open it shows options and proof, edited its form. */
export function QuestionCard({
  card,
  number,
  last,
  open,
  changed,
  editor,
  acts,
}: {
  card: Card;
  number: number;
  last: boolean;
  open: boolean;
  changed: boolean;
  editor: ReactNode;
  acts: CardActs;
}) {
  const t = useTranslations('builder');
  const c = useTranslations('common');
  const { question, hue, sentences, status } = card;
  const kept = status === 'KEPT';
  const keys = (event: KeyboardEvent) => {
    if (typing(event.target) || event.ctrlKey || event.metaKey) return;
    const by = { ArrowUp: -1, ArrowDown: 1 }[event.key];
    const act = event.altKey
      ? by && (() => acts.move(by))
      : { k: acts.keep, d: acts.drop, e: acts.edit }[event.key.toLowerCase()];
    if (!act) return;
    event.preventDefault();
    act();
  };
  const titleId = `q-${question.id}`;
  const points = t('points', { count: question.points });
  return (
    <article
      className={['q', hue, open && 'open', status === 'SUGGESTED' && 'suggested'].filter(Boolean).join(' ')}
      id={`card-${question.id}`}
      aria-labelledby={titleId}
      onKeyDown={keys}
      {...lights(sentences, hue)}
    >
      <div className="q-line">
        <span className="n">{number}</span>
        <div>
          <h2 id={titleId}>
            <button type="button" aria-expanded={open} onClick={acts.toggle}>
              {question.prompt}
            </button>
          </h2>
          <p className="meta">
            <Sign hue={hue}>{hue === 'quo' ? c('quote') : c('figure')}</Sign>
            <span>{t(`kinds.${question.kind}`)}</span>
            {open && <span>{points}</span>}
            {question.proof && <span>{t('asks-proof', { points: question.proof.points })}</span>}
            {sentences.map(sentence => (
              <a key={sentence} href={`#${sentenceId(sentence)}`}>
                {t('sentence-small', { number: sentence + 1 })}
              </a>
            ))}
            {!open && <span className="key-line">{t('key-is', { key: card.key })}</span>}
            {changed && <b>{t('changed')}</b>}
          </p>
        </div>
        <div className="acts">
          {kept || open ? (
            <>
              <Button
                tone="quiet"
                small
                icon="up"
                disabled={number === 1}
                aria-label={t('move-up', { number })}
                onClick={() => acts.move(-1)}
              />
              <Button
                tone="quiet"
                small
                icon="down"
                disabled={last}
                aria-label={t('move-down', { number })}
                onClick={() => acts.move(1)}
              />
              <span className="grip" title={t('drag')} aria-hidden="true" onPointerDown={acts.grab}>
                <Icon name="grip" />
              </span>
            </>
          ) : (
            <>
              <Button small onClick={acts.keep} aria-label={t('keep-number', { number })}>
                {t('keep')}
              </Button>
              <Button small tone="quiet" onClick={acts.drop} aria-label={t('drop-number', { number })}>
                {t('drop')}
              </Button>
            </>
          )}
        </div>
      </div>
      {open && (
        <div className="in-q">
          {editor ?? (
            <>
              {question.passage && <Passage>{question.passage}</Passage>}
              <Options card={card} />
              <ProofCard card={card} rule={question.rule} />
              {mayAskProof(question) && <AskProof question={question} ask={acts.askProof} />}
              <div className="acts">
                <Button small icon="check" keys="K" aria-pressed={kept} onClick={acts.keep}>
                  {kept ? t('kept') : t('keep')}
                </Button>
                <Button small icon="pen" keys="E" onClick={acts.edit}>
                  {t('edit')}
                </Button>
                <Button small icon="plus" onClick={acts.another}>
                  {t('another')}
                </Button>
                <Button small tone="quiet" icon="drop" keys="D" className="end" onClick={acts.drop}>
                  {t('drop')}
                </Button>
              </div>
            </>
          )}
        </div>
      )}
    </article>
  );
}
