'use client';

import type { FormEvent } from 'react';
import { Problem } from '#/app/_client/Problem.tsx';
import { trpc } from '#/app/_client/trpc.ts';
import { useForm } from '#/app/_client/useForm.ts';
import { announce, Button, TextField } from '#/app/_ui/index.ts';

/** Gives the class another name. */
export function NameForm({
  classId,
  name,
  words,
  errors,
}: {
  classId: string;
  name: string;
  words: Record<string, string>;
  errors: Record<string, string>;
}) {
  const { form, text, send, pending, told, errorOf } = useForm(errors);
  async function submit(event: FormEvent) {
    event.preventDefault();
    const change = { classId, name: text('name') };
    if (await send(() => trpc.classroom.rename.mutate(change), { refresh: true })) announce(words.saved ?? '');
  }
  return (
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
        <Button type="submit" disabled={pending}>
          {words.save}
        </Button>
      </div>
    </form>
  );
}
