'use client';

import { trpc } from '#/app/_client/trpc.ts';
import { useAct } from '#/app/_client/useAct.ts';
import { Button } from '#/app/_ui/index.ts';

/** Takes an explained word off the list. */
export function RemoveWord({
  errors,
  label,
  ...gloss
}: {
  classId: string;
  assignmentId: string;
  glossId: string;
  label: string;
  errors: Record<string, string>;
}) {
  const { run, pending } = useAct(errors);
  const remove = () => run(() => trpc.study.removeGloss.mutate(gloss));
  return <Button small tone="quiet" icon="cross" aria-label={label} disabled={pending} onClick={() => void remove()} />;
}
