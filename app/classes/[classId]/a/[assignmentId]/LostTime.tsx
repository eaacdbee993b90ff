'use client';

import { fill } from '#/app/_client/fill.ts';
import { Problem } from '#/app/_client/Problem.tsx';
import { trpc } from '#/app/_client/trpc.ts';
import { useAct } from '#/app/_client/useAct.ts';
import { announce, Button } from '#/app/_ui/index.ts';

/** One press that gives all whom an outage hit what they lost, or takes it back. */
export function LostTime({
  classId,
  assignmentId,
  outageId,
  given,
  words,
  errors,
}: {
  classId: string;
  assignmentId: string;
  outageId: string;
  /** Whether it was given, and can be taken back. */
  given: boolean;
  words: Record<string, string>;
  errors: Record<string, string>;
}) {
  const { run, pending, told } = useAct(errors);
  const which = { classId, assignmentId, outageId };
  async function press() {
    const done = await run(() =>
      given ? trpc.attempt.takeBackGiven.mutate(which) : trpc.attempt.giveBack.mutate(which),
    );
    if (done) announce(fill(words[given ? 'lost-taken' : 'time-given'] ?? '', { count: done.attempts }));
  }
  return (
    <>
      <Button small tone={given ? 'quiet' : 'ink'} disabled={pending} onClick={() => void press()}>
        {words[given ? 'lost-take' : 'lost-give']}
      </Button>
      <Problem told={told} />
    </>
  );
}
