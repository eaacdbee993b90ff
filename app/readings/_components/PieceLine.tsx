'use client';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { Button, CheckField, SelectField, TextAreaField } from '#/app/_ui/index.ts';
import { type BlockKind, blockKinds } from '#/server/article/article.ts';
import type { Piece } from './mending.ts';

type Change = (key: number, change: Partial<Piece>) => void;

function Words({ piece }: { piece: Piece }) {
  if (piece.kind === 'heading') return <h3>{piece.text}</h3>;
  if (piece.kind === 'caption') return <p className="caption">{piece.text}</p>;
  if (piece.kind === 'list-item')
    return (
      <ul>
        <li>{piece.text}</li>
      </ul>
    );
  const paragraph = <p>{piece.text}</p>;
  return piece.kind === 'quote' ? <blockquote>{paragraph}</blockquote> : paragraph;
}

/** A block of the reading as it will be, with the ways to mend it. */
export function KeptPiece({ piece, change }: { piece: Piece; change: Change }) {
  const t = useTranslations('import');
  const [open, setOpen] = useState(false);
  const id = `piece-${piece.key}`;
  if (open)
    return (
      <div className="piece open">
        <SelectField
          id={`${id}-kind`}
          label={t('kind')}
          value={piece.kind}
          onChange={event => change(piece.key, { kind: event.target.value as BlockKind })}
        >
          {blockKinds.map(kind => (
            <option key={kind} value={kind}>
              {t(`kinds.${kind}`)}
            </option>
          ))}
        </SelectField>
        <TextAreaField
          id={`${id}-text`}
          label={t('text')}
          rows={Math.min(14, 2 + Math.ceil(piece.text.length / 70))}
          value={piece.text}
          onChange={event => change(piece.key, { text: event.target.value })}
        />
        <CheckField
          id={`${id}-hidden`}
          label={t('show-to-students')}
          checked={!piece.hidden}
          onChange={event => change(piece.key, { hidden: !event.target.checked })}
        />
        <div className="acts">
          <Button small icon="check" onClick={() => setOpen(false)}>
            {t('done')}
          </Button>
        </div>
      </div>
    );
  return (
    <div className={piece.hidden ? 'piece put-by' : 'piece'}>
      <div className="prose" data-size="sm">
        <Words piece={piece} />
      </div>
      <div className="piece-acts">
        {piece.hidden && <span className="meta">{t('hidden')}</span>}
        {piece.hidden && (
          <Button small tone="quiet" icon="eye" onClick={() => change(piece.key, { hidden: false })}>
            {t('show')}
          </Button>
        )}
        <Button
          small
          tone="quiet"
          icon="pen"
          aria-label={t('mend-block')}
          title={t('mend-block')}
          onClick={() => setOpen(true)}
        />
        <Button
          small
          tone="quiet"
          icon="drop"
          aria-label={t('leave-out')}
          title={t('leave-out')}
          onClick={() => change(piece.key, { reason: 'by-hand' })}
        />
      </div>
    </div>
  );
}

/** What was left out at one place, each with its reason and the way back. */
export function LeftOut({ pieces, change }: { pieces: readonly Piece[]; change: Change }) {
  const t = useTranslations('import');
  return (
    <ul className="left-out" aria-label={t('left-out-here')}>
      {pieces.map(piece => (
        <li key={piece.key}>
          <span className="why">{piece.reason && t(`reasons.${piece.reason}`)}</span>
          <span className="words" title={piece.text}>
            {piece.text}
          </span>
          <Button small tone="quiet" icon="restore" onClick={() => change(piece.key, { reason: null, hidden: false })}>
            {t('bring-back')}
          </Button>
        </li>
      ))}
    </ul>
  );
}
