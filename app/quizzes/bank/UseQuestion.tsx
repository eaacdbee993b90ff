'use client';

import { useState } from 'react';
import { Problem } from '#/app/_client/Problem.tsx';
import { trpc } from '#/app/_client/trpc.ts';
import { useAct } from '#/app/_client/useAct.ts';
import { Button } from '#/app/_ui/index.ts';

/** Puts a copy of a question into a quiz, or says why it does not go there. */
export function UseQuestion({
  quizId,
  version,
  from,
  words,
  whys,
  failures,
}: {
  quizId: string;
  version: number;
  from: { quizId: string; questionId: string };
  words: { use: string; label: string; done: string };
  whys: Record<string, string>;
  failures: Record<string, string>;
}) {
  const { run, pending, told } = useAct(failures);
  const [outcome, setOutcome] = useState<string | null>(null);
  const use = async () => {
    const done = await run(() => trpc.quiz.reuse.mutate({ quizId, version, from }));
    if (done) setOutcome(done.reused ? words.done : (whys[done.why] ?? ''));
  };
  return (
    <>
      {outcome === null && (
        <Button small disabled={pending} aria-label={words.label} onClick={() => void use()}>
          {words.use}
        </Button>
      )}
      <span className="meta" role="status">
        {outcome}
      </span>
      <Problem told={told} />
    </>
  );
}
