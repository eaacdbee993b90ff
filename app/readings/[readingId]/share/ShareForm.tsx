'use client';
import { useTranslations } from 'next-intl';
import { type FormEvent, useState } from 'react';
import { copyText } from '#/app/_client/copyText.ts';
import { Problem } from '#/app/_client/Problem.tsx';
import { trpc } from '#/app/_client/trpc.ts';
import { useAct } from '#/app/_client/useAct.ts';
import { announce, Button, SelectField, TextField } from '#/app/_ui/index.ts';

const days = [7, 30, 90];

/** Makes a link to the reading, with one of its published quizzes or alone, and shows it this once. */
export function ShareForm({
  readingId,
  quizzes,
  failures,
}: {
  readingId: string;
  quizzes: { id: string; title: string }[];
  failures: Record<string, string>;
}) {
  const t = useTranslations('reading');
  const { run, pending, told } = useAct(failures);
  const [link, setLink] = useState<string | null>(null);
  async function make(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const quizId = String(form.get('quizId') ?? '') || null;
    const made = await run(() => trpc.quiz.share.mutate({ readingId, quizId, days: Number(form.get('days')) }));
    if (made) setLink(`${window.location.origin}/share?token=${made.token}`);
  }
  return (
    <form className="form" onSubmit={make}>
      <SelectField id="quizId" label={t('share-what')} defaultValue={quizzes[0]?.id ?? ''}>
        {quizzes.map(quiz => (
          <option key={quiz.id} value={quiz.id}>
            {t('share-with', { title: quiz.title })}
          </option>
        ))}
        <option value="">{t('share-alone')}</option>
      </SelectField>
      <SelectField id="days" label={t('share-days')} defaultValue={days[0]}>
        {days.map(count => (
          <option key={count} value={count}>
            {t('share-for', { days: count })}
          </option>
        ))}
      </SelectField>
      <Problem told={told} />
      <div className="acts">
        <Button tone="ink" type="submit" disabled={pending}>
          {t('share-make')}
        </Button>
      </div>
      {link && (
        <div className="spaced">
          <TextField
            id="link"
            label={t('share-link')}
            hint={t('share-once')}
            value={link}
            readOnly
            onFocus={event => event.target.select()}
          />
          <Button small onClick={() => void copyText(link).then(copied => copied && announce(t('share-copied')))}>
            {t('share-copy')}
          </Button>
        </div>
      )}
    </form>
  );
}
