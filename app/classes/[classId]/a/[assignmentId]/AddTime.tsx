'use client';

import { useId, useState } from 'react';
import { FormDialog } from '#/app/_client/FormDialog.tsx';
import { fill } from '#/app/_client/fill.ts';
import { trpc } from '#/app/_client/trpc.ts';
import { useAct } from '#/app/_client/useAct.ts';
import { announce, Button, TextField } from '#/app/_ui/index.ts';

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
  async function give(form: FormData) {
    const minutes = Number(form.get('minutes'));
    const given = await run(() => trpc.attempt.addTime.mutate({ classId, assignmentId, attemptId, minutes }));
    if (given) announce(fill(words['time-given'] ?? '', { count: given.attempts }));
    return given !== undefined;
  }
  return (
    <>
      <Button small aria-label={title} onClick={() => setOpen(true)}>
        {attemptId ? words['add-time'] : words['add-time-all']}
      </Button>
      <FormDialog
        open={open}
        onClose={() => setOpen(false)}
        title={title}
        words={words}
        send={words['give-time']}
        pending={pending}
        told={told}
        onSend={give}
      >
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
      </FormDialog>
    </>
  );
}
