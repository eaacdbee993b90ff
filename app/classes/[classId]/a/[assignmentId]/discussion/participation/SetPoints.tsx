'use client';

import { useTranslations } from 'next-intl';
import { type FormEvent, useId, useState } from 'react';
import { Problem } from '#/app/_client/Problem.tsx';
import { trpc } from '#/app/_client/trpc.ts';
import { useForm } from '#/app/_client/useForm.ts';
import { announce, Button, Dialog, TextAreaField, TextField } from '#/app/_ui/index.ts';
import { participationLimits } from '#/server/discussion/participation.ts';

/** Sets a student's points by hand with a comment, or lets the rules decide again. */
export function SetPoints({
  classId,
  assignmentId,
  student,
  points,
  mark,
  failures,
}: {
  classId: string;
  assignmentId: string;
  student: { key: string; name: string };
  points: number;
  /** What was set by hand before. */
  mark: { points: number | null; comment: string; version: number } | null;
  failures: Record<string, string>;
}) {
  const t = useTranslations('participation');
  const id = useId();
  const [open, setOpen] = useState(false);
  const { form, text, send, pending, told, errorOf } = useForm(failures);
  async function set(given: number | null) {
    const { key } = student;
    const comment = text(`${id}comment`);
    const version = mark?.version ?? 0;
    const done = await send(
      () => trpc.discussion.setPoints.mutate({ classId, assignmentId, key, version, points: given, comment }),
      { refresh: true },
    );
    if (!done) return;
    setOpen(false);
    announce(t('set-said'));
  }
  function submit(event: FormEvent) {
    event.preventDefault();
    void set(Number(text(`${id}points`)));
  }
  return (
    <>
      <Button small tone="quiet" icon="pen" aria-label={t('set-of', student)} onClick={() => setOpen(true)}>
        {t('set')}
      </Button>
      <Dialog open={open} onClose={() => setOpen(false)} title={t('set-title', student)} closeLabel={t('close')}>
        <form className="form" ref={form} onSubmit={submit}>
          <p>{t('set-text')}</p>
          <TextField
            id={`${id}points`}
            type="number"
            inputMode="numeric"
            min={0}
            max={participationLimits.byHand}
            required
            label={t('set-points')}
            defaultValue={points}
            error={errorOf('points')}
          />
          <TextAreaField
            id={`${id}comment`}
            label={t('comment')}
            maxLength={500}
            rows={3}
            required
            defaultValue={mark?.comment}
            error={errorOf('comment')}
          />
          <Problem told={told} />
          <div className="acts">
            <Button onClick={() => setOpen(false)}>{t('cancel')}</Button>
            {mark && mark.points !== null && (
              <Button
                disabled={pending}
                onClick={() => {
                  if (form.current?.reportValidity()) void set(null);
                }}
              >
                {t('set-rules')}
              </Button>
            )}
            <Button tone="ink" type="submit" disabled={pending}>
              {t('set')}
            </Button>
          </div>
        </form>
      </Dialog>
    </>
  );
}
