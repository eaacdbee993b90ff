'use client';

import { trpc } from '#/app/_client/trpc.ts';
import { useAct } from '#/app/_client/useAct.ts';
import { Button } from '#/app/_ui/index.ts';

/** Ends one session elsewhere, or, without an id, all others. */
export function EndSession({ sessionId, label }: { sessionId?: string; label: string }) {
  const { run, pending, told } = useAct({});
  const end = () =>
    sessionId ? trpc.account.endSession.mutate({ sessionId }) : trpc.account.endOtherSessions.mutate();
  return (
    <Button small onClick={() => void run<unknown>(end)} disabled={pending} aria-invalid={told ? true : undefined}>
      {label}
    </Button>
  );
}
