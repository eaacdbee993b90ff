import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { trpc } from '#/app/_client/trpc.ts';
import { Button, ButtonLink, Dialog } from '#/app/_ui/index.ts';
import { mayAskProof, worth } from '#/server/quiz/proof.ts';
import type { Card } from './card.ts';
import { QuizMenu } from './QuizMenu.tsx';
import type { Saving } from './use-draft.ts';

type Change = <Result extends { version: number }>(
  work: (version: number) => Promise<Result>,
  next?: Card[],
) => Promise<Result | null>;

/** Whoever teaches more classes sets it from the class. */
const shownClasses = 4;

/** What the quiz comes to, whether it is saved, and the ways on: preview, print, publish. */
export function BuilderHead({
  quizId,
  readingId,
  name,
  latest,
  savedAt,
  classes,
  cards,
  live,
  saving,
  change,
  askProof,
}: {
  quizId: string;
  readingId: string;
  name: string;
  latest: number;
  savedAt: string;
  /** The classes for which its owner may set it. */
  classes: { classId: string; name: string }[];
  cards: Card[];
  live: Card[];
  saving: Saving;
  change: Change;
  askProof: (questionId: null, points: number | null) => void;
}) {
  const t = useTranslations('builder');
  const [asking, setAsking] = useState(false);
  const [published, setPublished] = useState<{ number: number; formed: number } | null>(null);
  const kept = live.filter(card => card.status === 'KEPT');
  const open = live.length - kept.length;
  const points = (cards: Card[]) => cards.reduce((sum, card) => sum + worth(card.question), 0);
  const provable = live.filter(card => mayAskProof(card.question));
  const unasked = provable.filter(card => !card.question.proof);
  const keepAll = () =>
    change(
      version => trpc.quiz.keepAll.mutate({ quizId, version }),
      cards.map(card => (card.status === 'SUGGESTED' ? { ...card, status: 'KEPT' as const } : card)),
    );
  const publish = async () => {
    if (kept.length === 0 && !(await keepAll())) return setAsking(false);
    const done = await change(version => trpc.quiz.publish.mutate({ quizId, version }));
    setAsking(false);
    if (done) setPublished(done);
  };
  return (
    <div className="pane-head">
      <h1 className="t-page" id="quiz-title">
        {t('title', { questions: live.length, points: points(live) })}
      </h1>
      <div className="acts">
        <ButtonLink href={`/quizzes/${quizId}/preview`} tone="quiet" icon="eye">
          {t('preview')}
        </ButtonLink>
        <ButtonLink href={`/quizzes/${quizId}/print`} tone="quiet" icon="print">
          {t('print')}
        </ButtonLink>
        <QuizMenu
          quizId={quizId}
          readingId={readingId}
          name={name}
          rename={title => change(version => trpc.quiz.rename.mutate({ quizId, version, title }))}
        />
        <Button tone={published ? undefined : 'ink'} onClick={() => setAsking(true)}>
          {t('publish')}
        </Button>
      </div>
      <p className="meta" role="status">
        {t(`saving.${saving}`, { time: savedAt })} {open > 0 && t('to-decide', { count: open })}{' '}
        {latest > 0 && t('published-as', { number: latest })}
        {open > 0 && (
          <Button small icon="check" onClick={() => void keepAll()}>
            {t('keep-all')}
          </Button>
        )}
        {unasked.length > 0 && (
          <Button tone="quiet" small onClick={() => askProof(null, 0)}>
            {t('ask-all-proofs')}
          </Button>
        )}
        {provable.length > unasked.length && (
          <Button tone="quiet" small onClick={() => askProof(null, null)}>
            {t('ask-no-proof')}
          </Button>
        )}
      </p>
      {published !== null && (
        <p className="published" role="status">
          {t('published', { number: published.number })} {t('published-forms', { count: published.formed })}
        </p>
      )}
      {(published !== null || latest > 0) && (
        <p className="acts set-for">
          {classes.slice(0, shownClasses).map(({ classId, name: title }, at) => (
            <ButtonLink
              key={classId}
              tone={published !== null && at === 0 ? 'ink' : undefined}
              href={`/classes/${classId}/assign?reading=${readingId}&quiz=${quizId}`}
            >
              {t('set-for', { name: title })}
            </ButtonLink>
          ))}
          {classes.length === 0 && (
            <ButtonLink tone={published ? 'ink' : undefined} href="/classes/new">
              {t('set-nobody')}
            </ButtonLink>
          )}
        </p>
      )}
      <Dialog
        open={asking}
        onClose={() => setAsking(false)}
        title={t('publish-title')}
        closeLabel={t('close')}
        actions={
          <>
            <Button onClick={() => setAsking(false)}>{t('cancel')}</Button>
            {live.length > 0 && (
              <Button tone="ink" disabled={saving === 'saving'} onClick={() => void publish()}>
                {t(kept.length > 0 ? 'publish' : 'publish-all')}
              </Button>
            )}
          </>
        }
      >
        <p>
          {kept.length > 0
            ? t('publish-text', { kept: kept.length, points: points(kept), left: open })
            : t(live.length > 0 ? 'publish-unkept' : 'publish-nothing', { count: live.length })}
        </p>
      </Dialog>
    </div>
  );
}
