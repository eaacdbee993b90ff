'use client';

import { useState } from 'react';
import { Problem } from '#/app/_client/Problem.tsx';
import { trpc } from '#/app/_client/trpc.ts';
import { useAct } from '#/app/_client/useAct.ts';
import { announce, Button, Dialog } from '#/app/_ui/index.ts';

/** Moves an assignment to a newer revision of its quiz, after it was told what that does. */
export function MoveQuiz({
  classId,
  assignmentId,
  version,
  number,
  title,
  what,
  words,
  errors,
}: {
  classId: string;
  assignmentId: string;
  version: number;
  number: number;
  title: string;
  what: string;
  words: Record<string, string>;
  errors: Record<string, string>;
}) {
  const { run, pending, told } = useAct(errors);
  const [open, setOpen] = useState(false);
  async function move() {
    const moved = await run(() => trpc.assignment.moveToNewerQuiz.mutate({ classId, assignmentId, version, number }));
    if (!moved) return;
    setOpen(false);
    announce(words['newer-moved'] ?? '');
  }
  return (
    <>
      <Button small onClick={() => setOpen(true)}>
        {words['newer-move']}
      </Button>
      <Dialog open={open} onClose={() => setOpen(false)} title={title} closeLabel={words.close ?? ''}>
        <p>{what}</p>
        <Problem told={told} />
        <div className="acts">
          <Button onClick={() => setOpen(false)}>{words.cancel}</Button>
          <Button tone="ink" disabled={pending} onClick={() => void move()}>
            {words['newer-move']}
          </Button>
        </div>
      </Dialog>
    </>
  );
}
