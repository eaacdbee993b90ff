'use client';

import { type ReactNode, useState } from 'react';
import { Problem } from '#/app/_client/Problem.tsx';
import { trpc } from '#/app/_client/trpc.ts';
import { useAct } from '#/app/_client/useAct.ts';
import { Button, Notice } from '#/app/_ui/index.ts';

/** Begins or ends the daily mail of whoever holds the token, at the press of a button: programs that only follow links change nothing. */
export function ByToken({
  act,
  token,
  label,
  done,
  sentences,
}: {
  act: 'confirm' | 'stop';
  token: string;
  label: string;
  done: ReactNode;
  sentences: Record<string, string>;
}) {
  const { run, pending, told } = useAct(sentences);
  const [over, setOver] = useState(false);
  if (over)
    return (
      <Notice tone="right" live="polite">
        <p>{done}</p>
      </Notice>
    );
  const press = async () => {
    const worked = await run(
      async () => {
        await (act === 'confirm' ? trpc.notices.confirmMail : trpc.notices.stopMailBy).mutate({ token });
        return true;
      },
      { refresh: false },
    );
    if (worked) setOver(true);
  };
  return (
    <>
      <Problem told={told} />
      <p className="acts">
        <Button tone="ink" disabled={pending} onClick={() => void press()}>
          {label}
        </Button>
      </p>
    </>
  );
}
