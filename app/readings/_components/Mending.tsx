'use client';
import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { type FormEvent, useRef, useState } from 'react';
import { failureOf, trpc } from '#/app/_client/trpc.ts';
import { Button, focusFirstError, Notice, TextField } from '#/app/_ui/index.ts';
import type { Failure } from '#/server/trpc/init.ts';
import { fromPieces, inStretches, type Piece, tally } from './mending.ts';
import { KeptPiece, LeftOut } from './PieceLine.tsx';

/** A reading that is not saved yet, or is being mended. */
export type Unsaved = { title: string; byline: string; source: string; publishedOn: string; pieces: Piece[] };

/**
 * The reading as it will be, with its report: everything can be mended, and what was left out brought back. Saves a new
 * reading, or a new revision of `readingId`, and goes there.
 */
export function Mending({
  start,
  readingId = null,
  failures,
}: {
  start: Unsaved;
  readingId?: string | null;
  failures: Record<string, string>;
}) {
  const t = useTranslations('import');
  const router = useRouter();
  const form = useRef<HTMLFormElement>(null);
  const [draft, setDraft] = useState(start);
  const [failed, setFailed] = useState<Pick<Failure, 'field'> & { code: string }>();
  const [saving, setSaving] = useState(false);
  const change = (key: number, part: Partial<Piece>) =>
    setDraft(now => ({ ...now, pieces: now.pieces.map(one => (one.key === key ? { ...one, ...part } : one)) }));
  const field = (name: 'title' | 'byline' | 'source' | 'publishedOn') => ({
    id: name,
    value: draft[name],
    onChange: (event: { target: { value: string } }) => setDraft(now => ({ ...now, [name]: event.target.value })),
  });
  const save = async (event: FormEvent) => {
    event.preventDefault();
    const reading = {
      title: draft.title,
      byline: draft.byline || null,
      source: draft.source || null,
      publishedOn: draft.publishedOn || null,
      ...fromPieces(draft.pieces),
    };
    if (reading.title.trim() === '') {
      setFailed({ code: 'title-missing', field: 'title' });
      return focusFirstError(form.current);
    }
    setSaving(true);
    try {
      if (readingId) await trpc.reading.revise.mutate({ readingId, reading });
      const to = readingId ?? (await trpc.reading.create.mutate(reading)).readingId;
      router.push(`/readings/${to}`);
      router.refresh();
    } catch (error) {
      setFailed(failureOf(error));
      setSaving(false);
      focusFirstError(form.current);
    }
  };
  const counts = tally(draft.pieces);
  const wrong = (name: string) =>
    failed?.field === name ? (failed.code === 'title-missing' ? t('title-missing') : failures[failed.code]) : undefined;
  return (
    <form ref={form} onSubmit={save} className="mending" noValidate>
      <div className="fields">
        <TextField {...field('title')} label={t('title')} maxLength={300} required error={wrong('title')} />
        <TextField {...field('byline')} label={t('byline')} maxLength={300} error={wrong('byline')} />
        <TextField
          {...field('source')}
          label={t('source')}
          hint={t('source-hint')}
          maxLength={500}
          error={wrong('source')}
        />
        <TextField
          {...field('publishedOn')}
          type="date"
          label={t('published')}
          hint={t('published-hint')}
          error={wrong('publishedOn')}
        />
      </div>
      <section className="report" aria-labelledby="report-title">
        <h2 className="t-sec" id="report-title">
          {t('report')}
        </h2>
        <p>{t('report-counts', { shown: counts.shown, hidden: counts.hidden, leftOut: counts.leftOut })}</p>
        {counts.reasons.length > 0 && (
          <p className="meta">
            {counts.reasons
              .map(([reason, count]) => t('reason-count', { reason: t(`reasons.${reason}`), count }))
              .join(', ')}
          </p>
        )}
      </section>
      <div className="pieces">
        {inStretches(draft.pieces).map(stretch => {
          const first = stretch[0];
          if (!first) return null;
          return first.reason === null ? (
            <KeptPiece key={first.key} piece={first} change={change} />
          ) : (
            <LeftOut key={first.key} pieces={stretch} change={change} />
          );
        })}
      </div>
      <div className="save-bar">
        {failed && !wrong('title') && (
          <Notice
            tone="wrong"
            live="now"
            title={failed.field === 'blocks' ? t('blocks-wrong') : failures[failed.code]}
          />
        )}
        <div className="acts">
          <Button type="submit" tone="ink" disabled={saving}>
            {saving ? t('saving') : readingId ? t('save-revision') : t('save')}
          </Button>
          <span className="meta">{readingId ? t('save-revision-hint') : t('save-hint')}</span>
        </div>
      </div>
    </form>
  );
}
