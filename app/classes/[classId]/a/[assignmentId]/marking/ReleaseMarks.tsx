'use client';

import { Problem } from '#/app/_client/Problem.tsx';
import { trpc } from '#/app/_client/trpc.ts';
import { useAct } from '#/app/_client/useAct.ts';
import { announce, Button } from '#/app/_ui/index.ts';

/** Lets students see their marks, or holds them back. */
export function ReleaseMarks({
  words,
  errors,
  held,
  ...seen
}: {
  classId: string;
  assignmentId: string;
  version: number;
  held: boolean;
  words: Record<'release-marks' | 'hold-marks' | 'marks-released' | 'marks-held', string>;
  errors: Record<string, string>;
}) {
  const { run, pending, told } = useAct(errors);
  const set = async () => {
    if (await run(() => trpc.attempt.releaseMarks.mutate({ ...seen, released: held })))
      announce(words[held ? 'marks-released' : 'marks-held']);
  };
  return (
    <>
      <Button tone={held ? 'ink' : 'plain'} small={!held} disabled={pending} onClick={() => void set()}>
        {words[held ? 'release-marks' : 'hold-marks']}
      </Button>
      <Problem told={told} />
    </>
  );
}
