'use client';

import { useRouter } from 'next/navigation';
import { trpc } from '#/app/_client/trpc.ts';
import { useAct } from '#/app/_client/useAct.ts';
import { Button, Notice } from '#/app/_ui/index.ts';

/** Begins an attempt, or goes on with the one under way. */
export function StartButton({
  classId,
  assignmentId,
  label,
  errors,
}: {
  classId: string;
  assignmentId: string;
  label: string;
  errors: Record<string, string>;
}) {
  const router = useRouter();
  const { run, pending, told } = useAct(errors);
  async function start() {
    const started = await run(() => trpc.attempt.start.mutate({ classId, assignmentId }), { refresh: false });
    if (started) router.push(`/classes/${classId}/a/${assignmentId}/quiz/${started.attemptId}`);
  }
  return (
    <>
      <Button tone="ink" disabled={pending} onClick={() => void start()}>
        {label}
      </Button>
      {told && (
        <Notice tone="wrong" live="now">
          <p>{told.sentence}</p>
        </Notice>
      )}
    </>
  );
}
