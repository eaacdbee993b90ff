'use client';

import { type FormEvent, useId, useState } from 'react';
import { fill } from '#/app/_client/fill.ts';
import { Problem } from '#/app/_client/Problem.tsx';
import { trpc } from '#/app/_client/trpc.ts';
import { useAct } from '#/app/_client/useAct.ts';
import { announce, Button, Dialog, TextField } from '#/app/_ui/index.ts';

/** A button that gives more minutes to one who is in the quiz, or without `attemptId` to all. */
export function AddTime({
  classId,
  assignmentId,
  attemptId,
  title,
  words,
  errors,
}: {
  classId: string;
  assignmentId: string;
  attemptId: string | null;
  title: string;
  words: Record<string, string>;
  errors: Record<string, string>;
}) {
  const { run, pending, told } = useAct(errors);
  const [open, setOpen] = useState(false);
  const own = useId();
  async function give(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const minutes = Number(new FormData(event.currentTarget).get('minutes'));
    const given = await run(() => trpc.attempt.addTime.mutate({ classId, assignmentId, attemptId, minutes }));
    if (!given) return;
    setOpen(false);
    announce(fill(words['time-given'] ?? '', { count: given.attempts }));
  }
  return (
    <>
      <Button small aria-label={title} onClick={() => setOpen(true)}>
        {attemptId ? words['add-time'] : words['add-time-all']}
      </Button>
      <Dialog open={open} onClose={() => setOpen(false)} title={title} closeLabel={words.close ?? ''}>
        <form className="form" onSubmit={give}>
          <p>{words['add-time-what']}</p>
          <TextField
            id={`${own}-minutes`}
            name="minutes"
            label={words.minutes}
            type="number"
            min={1}
            max={240}
            defaultValue={5}
            required
          />
          <Problem told={told} />
          <div className="acts">
            <Button onClick={() => setOpen(false)}>{words.cancel}</Button>
            <Button tone="ink" type="submit" disabled={pending}>
              {words['give-time']}
            </Button>
          </div>
        </form>
      </Dialog>
    </>
  );
}
