'use client';

import { useTranslations } from 'next-intl';
import { type FormEvent, useState } from 'react';
import { Problem } from '#/app/_client/Problem.tsx';
import { trpc } from '#/app/_client/trpc.ts';
import { useForm } from '#/app/_client/useForm.ts';
import { announce, Button, TextField } from '#/app/_ui/index.ts';
import {
  type Earner,
  earners,
  type ParticipationRules,
  participationLimits,
} from '#/server/discussion/participation.ts';

/** Sets what taking part earns: for each kind of post how many count, and what each is worth. */
export function RulesForm({
  classId,
  assignmentId,
  rules,
  version,
  failures,
}: {
  classId: string;
  assignmentId: string;
  rules: ParticipationRules;
  version: number;
  failures: Record<string, string>;
}) {
  const t = useTranslations('participation');
  const [open, setOpen] = useState(false);
  const { form, text, send, pending, told, errorOf } = useForm(failures);
  if (!open)
    return (
      <p className="acts">
        <Button icon="pen" onClick={() => setOpen(true)}>
          {t('change-rules')}
        </Button>
      </p>
    );
  const worth = (by: Earner) => ({ wanted: Number(text(`${by}.wanted`)), points: Number(text(`${by}.points`)) });
  async function save(event: FormEvent) {
    event.preventDefault();
    const given = { thread: worth('thread'), reply: worth('reply'), cited: worth('cited') };
    const saved = await send(
      () => trpc.discussion.configureParticipation.mutate({ classId, assignmentId, version, ...given }),
      { refresh: true },
    );
    if (!saved) return;
    setOpen(false);
    announce(t('saved'));
  }
  return (
    <form className="form part-form" ref={form} onSubmit={save}>
      {earners.map(by => (
        <fieldset key={by}>
          <legend>{t(`form-${by}`)}</legend>
          <div className="row">
            {(['wanted', 'points'] as const).map(what => (
              <TextField
                key={what}
                id={`${by}.${what}`}
                type="number"
                inputMode="numeric"
                min={0}
                max={participationLimits[what]}
                required
                label={t(what === 'wanted' ? 'wanted' : 'worth')}
                aria-label={t(what === 'wanted' ? 'wanted-of' : 'worth-of', { what: t(`form-${by}`) })}
                defaultValue={rules[by][what]}
                error={errorOf(`${by}.${what}`)}
              />
            ))}
          </div>
        </fieldset>
      ))}
      <Problem told={told} />
      <div className="acts">
        <Button tone="ink" type="submit" disabled={pending}>
          {t('save')}
        </Button>
        <Button tone="quiet" onClick={() => setOpen(false)}>
          {t('cancel')}
        </Button>
      </div>
    </form>
  );
}
