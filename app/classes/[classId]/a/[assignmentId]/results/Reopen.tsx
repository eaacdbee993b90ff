'use client';

import { type FormEvent, useId, useState } from 'react';
import { Problem } from '#/app/_client/Problem.tsx';
import { trpc } from '#/app/_client/trpc.ts';
import { useAct } from '#/app/_client/useAct.ts';
import { Button, Dialog, TextField } from '#/app/_ui/index.ts';

/** Opens a handed-in attempt once more, for so many minutes and for a reason. */
export function Reopen({
  classId,
  attemptId,
  title,
  words,
  errors,
}: {
  classId: string;
  attemptId: string;
  title: string;
  words: Record<string, string>;
  errors: Record<string, string>;
}) {
  const { run, pending, told } = useAct({ ...errors, closed: words['reopen-refused'] ?? '' });
  const [open, setOpen] = useState(false);
  const own = useId();
  async function reopen(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const given = { minutes: Number(form.get('minutes')), reason: String(form.get('reason')) };
    if (await run(() => trpc.attempt.reopen.mutate({ classId, attemptId, ...given }))) setOpen(false);
  }
  return (
    <>
      <Button small tone="quiet" aria-label={title} onClick={() => setOpen(true)}>
        {words.reopen}
      </Button>
      <Dialog open={open} onClose={() => setOpen(false)} title={title} closeLabel={words.close ?? ''}>
        <form className="form" onSubmit={reopen}>
          <p>{words['reopen-what']}</p>
          <TextField
            id={`${own}-minutes`}
            name="minutes"
            label={words.minutes}
            type="number"
            min={1}
            max={1440}
            defaultValue={15}
            required
          />
          <TextField id={`${own}-reason`} name="reason" label={words.reason} maxLength={500} required />
          <Problem told={told} />
          <div className="acts">
            <Button onClick={() => setOpen(false)}>{words.cancel}</Button>
            <Button tone="ink" type="submit" disabled={pending}>
              {words.reopen}
            </Button>
          </div>
        </form>
      </Dialog>
    </>
  );
}
