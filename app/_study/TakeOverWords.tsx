'use client';

import { Problem } from '#/app/_client/Problem.tsx';
import { trpc } from '#/app/_client/trpc.ts';
import { useAct } from '#/app/_client/useAct.ts';
import { Button } from '#/app/_ui/index.ts';

/** Takes over the words that are explained where the same reading was set before. */
export function TakeOverWords({
  errors,
  label,
  ...ids
}: {
  classId: string;
  assignmentId: string;
  label: string;
  errors: Record<string, string>;
}) {
  const { run, pending, told } = useAct(errors);
  return (
    <>
      <Button small disabled={pending} onClick={() => void run(() => trpc.study.takeOverGlosses.mutate(ids))}>
        {label}
      </Button>
      <Problem told={told} />
    </>
  );
}
