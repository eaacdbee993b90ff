'use client';

import { useState } from 'react';
import { fill } from '#/app/_client/fill.ts';
import { Problem } from '#/app/_client/Problem.tsx';
import { trpc } from '#/app/_client/trpc.ts';
import { useAct } from '#/app/_client/useAct.ts';
import { Button, Dialog } from '#/app/_ui/index.ts';

/** Asks whether a student is to have a one-time password, and shows it once. */
export function OneTimeDialog({
  classId,
  person,
  open,
  onClose,
  words,
  errors,
}: {
  classId: string;
  person: { membershipId: string; displayName: string; userName: string };
  open: boolean;
  onClose: () => void;
  words: Record<string, string>;
  errors: Record<string, string>;
}) {
  const { run, pending, told } = useAct(errors);
  const [given, setGiven] = useState<{ password: string; until: string } | null>(null);
  const close = () => {
    setGiven(null);
    onClose();
  };
  const give = async () => {
    const who = { classId, membershipId: person.membershipId };
    const result = await run(() => trpc.classroom.giveOneTimePassword.mutate(who));
    if (result) setGiven(result);
  };
  return (
    <Dialog
      open={open}
      onClose={close}
      title={fill(words['one-time-title'] ?? '', { name: person.displayName })}
      closeLabel={words.close ?? ''}
      actions={
        given ? (
          <Button onClick={() => window.print()}>{words.print}</Button>
        ) : (
          <>
            <Button onClick={close}>{words.cancel}</Button>
            <Button tone="ink" disabled={pending} onClick={() => void give()}>
              {words['one-time-give']}
            </Button>
          </>
        )
      }
    >
      {given ? (
        <>
          <p>
            {words['user-name']}: <b>{person.userName}</b>
          </p>
          <p className="class-code">{given.password}</p>
          <p className="meta">
            {fill(words['one-time-now'] ?? '', {
              until: new Date(given.until).toLocaleDateString(document.documentElement.lang, { dateStyle: 'medium' }),
            })}
          </p>
        </>
      ) : (
        <p>{words['one-time-what']}</p>
      )}
      <Problem told={told} />
    </Dialog>
  );
}
