'use client';

import { useTranslations } from 'next-intl';
import { Problem } from '#/app/_client/Problem.tsx';
import { trpc } from '#/app/_client/trpc.ts';
import { useAct } from '#/app/_client/useAct.ts';
import { Button } from '#/app/_ui/index.ts';

/** What staff may do to a whole thread. */
export function ThreadStaff({
  classId,
  thread,
  sentences,
}: {
  classId: string;
  thread: { id: string; locked: boolean; pinned: boolean };
  sentences: Record<string, string>;
}) {
  const t = useTranslations('discussion');
  const { run, pending, told } = useAct(sentences);
  const { id: threadId, locked, pinned } = thread;
  return (
    <>
      <div className="acts">
        <Button
          small
          icon="lock"
          disabled={pending}
          onClick={() => void run(() => trpc.discussion.lock.mutate({ classId, threadId, on: !locked }))}
        >
          {t(locked ? 'unlock' : 'lock')}
        </Button>
        <Button
          small
          disabled={pending}
          onClick={() => void run(() => trpc.discussion.pin.mutate({ classId, threadId, on: !pinned }))}
        >
          {t(pinned ? 'unpin' : 'pin')}
        </Button>
      </div>
      <Problem told={told} />
    </>
  );
}
