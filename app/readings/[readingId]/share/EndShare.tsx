'use client';
import { useTranslations } from 'next-intl';
import { Problem } from '#/app/_client/Problem.tsx';
import { trpc } from '#/app/_client/trpc.ts';
import { useAct } from '#/app/_client/useAct.ts';
import { announce, Button } from '#/app/_ui/index.ts';

/** Ends a link at once. */
export function EndShare({ shareId, failures }: { shareId: string; failures: Record<string, string> }) {
  const t = useTranslations('reading');
  const { run, pending, told } = useAct(failures);
  const end = async () => {
    if (await run(() => trpc.quiz.unshare.mutate({ shareId }))) announce(t('share-ended'));
  };
  return (
    <>
      <Button small disabled={pending} onClick={() => void end()}>
        {t('share-end')}
      </Button>
      <Problem told={told} />
    </>
  );
}
