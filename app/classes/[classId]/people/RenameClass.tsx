'use client';

import { type FormEvent, useState } from 'react';
import { Problem } from '#/app/_client/Problem.tsx';
import { trpc } from '#/app/_client/trpc.ts';
import { useForm } from '#/app/_client/useForm.ts';
import { Button, Dialog, TextField } from '#/app/_ui/index.ts';

type Words = Record<'rename-class' | 'class-name' | 'close' | 'cancel' | 'save', string>;

/** Gives the class another name. */
export function RenameClass({
  classId,
  name,
  words,
  errors,
}: {
  classId: string;
  name: string;
  words: Words;
  errors: Record<string, string>;
}) {
  const { form, text, send, pending, told, errorOf, setTold } = useForm(errors);
  const [open, setOpen] = useState(false);
  const ask = (to: boolean) => {
    setTold(null);
    setOpen(to);
  };
  async function submit(event: FormEvent) {
    event.preventDefault();
    const change = { classId, name: text('name') };
    if (await send(() => trpc.classroom.rename.mutate(change), { refresh: true })) ask(false);
  }
  return (
    <>
      <Button icon="pen" onClick={() => ask(true)}>
        {words['rename-class']}
      </Button>
      <Dialog open={open} onClose={() => ask(false)} title={words['rename-class']} closeLabel={words.close}>
        <form className="form" ref={form} onSubmit={submit}>
          <TextField
            id="name"
            label={words['class-name']}
            defaultValue={name}
            error={errorOf('name')}
            maxLength={120}
            required
          />
          <Problem told={told} />
          <div className="acts">
            <Button onClick={() => ask(false)}>{words.cancel}</Button>
            <Button tone="ink" type="submit" disabled={pending}>
              {words.save}
            </Button>
          </div>
        </form>
      </Dialog>
    </>
  );
}
