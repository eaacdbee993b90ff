'use client';

import { Problem } from '#/app/_client/Problem.tsx';
import { trpc } from '#/app/_client/trpc.ts';
import { useAct } from '#/app/_client/useAct.ts';
import { Button } from '#/app/_ui/index.ts';

/** Takes an exception back. */
export function RemoveException({
  classId,
  exceptionId,
  label,
  children,
  errors,
}: {
  classId: string;
  exceptionId: string;
  /** Whose it is, for those who cannot see the row. */
  label: string;
  children: string;
  errors: Record<string, string>;
}) {
  const { run, pending, told } = useAct(errors);
  const remove = () => run(() => trpc.exceptions.remove.mutate({ classId, exceptionId }));
  return (
    <>
      <Button small tone="quiet" aria-label={label} disabled={pending} onClick={() => void remove()}>
        {children}
      </Button>
      <Problem told={told} />
    </>
  );
}
