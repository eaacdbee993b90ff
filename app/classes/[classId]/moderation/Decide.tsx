'use client';

import { useTranslations } from 'next-intl';
import { type FormEvent, useEffect, useRef, useState } from 'react';
import { Button, TextAreaField } from '#/app/_ui/index.ts';
import type { Decision } from './useDecisions.ts';

export const reasons = ['point', 'more', 'quote', 'person'] as const;

/** The decision on the open post or the chosen ones: one press approves or leaves as it is; returning and hiding say why first. */
export function Decide({
  mode,
  setMode,
  name,
  count,
  reported,
  decide,
}: {
  mode: 'return' | 'hide' | null;
  setMode: (mode: 'return' | 'hide' | null) => void;
  name: string;
  count: number;
  reported: boolean;
  decide: (decision: Decision, reason: string | null) => void;
}) {
  const t = useTranslations('moderation');
  const [reason, setReason] = useState('');
  const first = useRef<HTMLInputElement>(null);
  useEffect(() => {
    setReason('');
    if (mode) first.current?.focus();
  }, [mode]);
  function submit(event: FormEvent) {
    event.preventDefault();
    if (mode && reason.trim()) decide(mode, reason.trim());
  }
  return (
    <form className="decide" aria-label={t('decision')} onSubmit={submit}>
      {count > 1 && <p className="meta">{t('decides-on', { count })}</p>}
      <div className="acts">
        <Button icon="check" keys="A" onClick={() => decide('approve', null)}>
          {t('approve')}
        </Button>
        {reported && (
          <Button icon="check" keys="F" onClick={() => decide('fine', null)}>
            {t('fine')}
          </Button>
        )}
        {(['return', 'hide'] as const).map(each => (
          <Button
            key={each}
            icon={each === 'return' ? 'restore' : 'lock'}
            keys={each === 'return' ? 'R' : 'H'}
            aria-pressed={mode === each}
            onClick={() => setMode(mode === each ? null : each)}
          >
            {t(each)}
          </Button>
        ))}
      </div>
      {mode && (
        <>
          <fieldset className="reasons">
            <legend>{t(`${mode}-why`)}</legend>
            {reasons.map((each, i) => (
              <label key={each}>
                <input
                  ref={i === 0 ? first : undefined}
                  type="radio"
                  name="why"
                  checked={reason === t(`reason-${each}`)}
                  onChange={() => setReason(t(`reason-${each}`))}
                />
                <span>{t(`reason-${each}`)}</span>
              </label>
            ))}
          </fieldset>
          <TextAreaField
            id="reason"
            label={t('will-read', { name })}
            value={reason}
            onChange={event => setReason(event.target.value)}
            rows={3}
            maxLength={500}
            required
          />
          <div className="acts">
            <Button tone="ink" type="submit" disabled={reason.trim() === ''}>
              {t(`${mode}-send`)}
            </Button>
            <Button tone="quiet" onClick={() => setMode(null)}>
              {t('cancel')}
            </Button>
            <span className="meta">{t('in-the-log')}</span>
          </div>
        </>
      )}
    </form>
  );
}
