'use client';
import { useRouter } from 'next/navigation';
import { Problem } from '#/app/_client/Problem.tsx';
import { trpc } from '#/app/_client/trpc.ts';
import { useAct } from '#/app/_client/useAct.ts';
import { Button } from '#/app/_ui/index.ts';

/** Copies what the link hands on, and goes to the copy. */
export function TakeCopy({
  token,
  label,
  failures,
}: {
  token: string;
  label: string;
  failures: Record<string, string>;
}) {
  const router = useRouter();
  const { run, pending, told } = useAct(failures);
  const take = async () => {
    const copy = await run(() => trpc.quiz.takeCopy.mutate({ token }), { refresh: false });
    if (copy) router.push(`/readings/${copy.readingId}`);
  };
  return (
    <>
      <Problem told={told} />
      <div className="acts">
        <Button tone="ink" disabled={pending} onClick={() => void take()}>
          {label}
        </Button>
      </div>
    </>
  );
}
