'use client';

import { Problem } from '#/app/_client/Problem.tsx';
import { trpc } from '#/app/_client/trpc.ts';
import { useAct } from '#/app/_client/useAct.ts';
import { announce, Button } from '#/app/_ui/index.ts';

type Line = Parameters<typeof trpc.notices.read.mutate>[0];

/** Marks a line of the inbox as read, or without one all of them. */
export function MarkRead({
  label,
  what,
  said,
  sentences,
  line,
}: {
  label: string;
  /** The line, in words for those who hear the button alone. */
  what?: string;
  said: string;
  sentences: Record<string, string>;
  line?: Line;
}) {
  const { run, pending, told } = useAct(sentences);
  return (
    <>
      <Button
        small
        tone="quiet"
        icon="check"
        disabled={pending}
        onClick={async () => {
          const done = await run(async () => {
            await (line ? trpc.notices.read.mutate(line) : trpc.notices.readAll.mutate());
            return true;
          });
          if (done) announce(said);
        }}
      >
        {label}
        {what && <span className="vh">: {what}</span>}
      </Button>
      <Problem told={told} />
    </>
  );
}
