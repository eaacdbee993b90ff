'use client';

import { useTranslations } from 'next-intl';
import { type FormEvent, type ReactNode, useId, useState } from 'react';
import { Problem } from '#/app/_client/Problem.tsx';
import { useAct } from '#/app/_client/useAct.ts';
import { Button, Dialog, SelectField, TextAreaField } from '#/app/_ui/index.ts';

export type Asked = { reason: string; choice: string };

/**
 * A dialog before an act that others will see: what happens, a reason in words where `reason` names it, a choice where
 * there is one. It stays open, with what was typed, until the act has worked; when the act gives a text, to be read first.
 */
export function AskDialog({
  open,
  title,
  text,
  reason,
  choice,
  label,
  danger,
  sentences,
  act,
  onClose,
}: {
  open: boolean;
  title: string;
  text?: ReactNode;
  reason?: { label: string; required: boolean; hint?: string };
  choice?: { label: string; options: readonly { value: string; label: string }[] };
  label: string;
  danger?: boolean;
  /** The sentences for what can go wrong, by failure code. */
  sentences: Record<string, string>;
  act: (asked: Asked) => Promise<string | null>;
  onClose: () => void;
}) {
  const t = useTranslations('discussion');
  const id = useId();
  const [answer, setAnswer] = useState<string | null>(null);
  const { run, pending, told, errorOf, setTold } = useAct(sentences);
  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const asked = { reason: String(form.get('reason') ?? '').trim(), choice: String(form.get('choice') ?? '') };
    const done = await run(async () => ({ told: await act(asked) }), { refresh: false });
    if (done?.told) setAnswer(done.told);
    else if (done) close();
  }
  function close() {
    setAnswer(null);
    setTold(null);
    onClose();
  }
  return (
    <Dialog open={open} onClose={close} title={title} closeLabel={t('close')}>
      {answer ? (
        <p role="status">{answer}</p>
      ) : (
        <form className="form" onSubmit={submit}>
          {text && <p>{text}</p>}
          {choice && (
            <SelectField id={`${id}choice`} name="choice" label={choice.label}>
              {choice.options.map(option => (
                <option key={option.value} value={option.value}>
                  {option.label}
                </option>
              ))}
            </SelectField>
          )}
          {reason && (
            <TextAreaField
              id={`${id}reason`}
              name="reason"
              label={reason.label}
              hint={reason.hint}
              required={reason.required}
              maxLength={500}
              error={errorOf('reason')}
              rows={3}
            />
          )}
          <Problem told={told} />
          <div className="acts">
            <Button onClick={close}>{t('cancel')}</Button>
            <Button tone={danger ? 'danger' : 'ink'} type="submit" disabled={pending}>
              {label}
            </Button>
          </div>
        </form>
      )}
    </Dialog>
  );
}
