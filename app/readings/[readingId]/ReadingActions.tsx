'use client';
import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { failureOf, trpc } from '#/app/_client/trpc.ts';
import { Button, Dialog, Notice } from '#/app/_ui/index.ts';

type Props = { readingId: string; number: number; hasQuiz: boolean; failures: Record<string, string> };

/** Makes a quiz from the reading, or takes the reading away after asking. */
export function ReadingActions({ readingId, number, hasQuiz, failures }: Props) {
  const t = useTranslations('reading');
  const router = useRouter();
  const [busy, setBusy] = useState(false);
  const [asking, setAsking] = useState(false);
  const [failed, setFailed] = useState<string>();
  const act = async (work: () => Promise<string>) => {
    setBusy(true);
    setFailed(undefined);
    try {
      router.push(await work());
    } catch (error) {
      setFailed(failureOf(error).code);
      setBusy(false);
    }
  };
  const build = () =>
    act(async () => `/quizzes/${(await trpc.quiz.create.mutate({ readingId, number, count: 10 })).quizId}`);
  const remove = () =>
    act(async () => {
      await trpc.reading.remove.mutate({ readingId });
      return '/readings';
    });
  return (
    <>
      <Button tone={hasQuiz ? 'plain' : 'ink'} icon="plus" disabled={busy} onClick={() => void build()}>
        {hasQuiz ? t('another-quiz') : t('build-quiz')}
      </Button>
      <Button tone="quiet" icon="drop" onClick={() => setAsking(true)}>
        {t('remove')}
      </Button>
      {failed && !asking && <Notice tone="wrong" live="now" title={failures[failed]} />}
      <Dialog
        open={asking}
        onClose={() => setAsking(false)}
        title={t('remove-title')}
        closeLabel={t('close')}
        actions={
          <>
            <Button onClick={() => setAsking(false)}>{t('stay')}</Button>
            <Button tone="danger" disabled={busy} onClick={() => void remove()}>
              {t('remove')}
            </Button>
          </>
        }
      >
        <p>{t('remove-text')}</p>
        {failed && <Notice tone="wrong" live="now" title={failures[failed]} />}
      </Dialog>
    </>
  );
}
