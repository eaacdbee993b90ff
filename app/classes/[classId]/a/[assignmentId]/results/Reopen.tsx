'use client';

import { useId, useState } from 'react';
import { FormDialog } from '#/app/_client/FormDialog.tsx';
import { trpc } from '#/app/_client/trpc.ts';
import { useAct } from '#/app/_client/useAct.ts';
import { Button, TextField } from '#/app/_ui/index.ts';

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
  async function reopen(form: FormData) {
    const given = { minutes: Number(form.get('minutes')), reason: String(form.get('reason')) };
    return (await run(() => trpc.attempt.reopen.mutate({ classId, attemptId, ...given }))) !== undefined;
  }
  return (
    <>
      <Button small tone="quiet" aria-label={title} onClick={() => setOpen(true)}>
        {words.reopen}
      </Button>
      <FormDialog
        open={open}
        onClose={() => setOpen(false)}
        title={title}
        words={words}
        send={words.reopen}
        pending={pending}
        told={told}
        onSend={reopen}
      >
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
      </FormDialog>
    </>
  );
}
