'use client';

import { useRouter } from 'next/navigation';
import type { FormEvent } from 'react';
import { Problem } from '#/app/_client/Problem.tsx';
import { trpc } from '#/app/_client/trpc.ts';
import { useForm } from '#/app/_client/useForm.ts';
import { Button, TextField } from '#/app/_ui/index.ts';

/** Names the copy of a class and makes it. */
export function CopyForm({
  classId,
  name,
  weeks,
  words,
  errors,
}: {
  classId: string;
  name: string;
  weeks: number;
  words: Record<string, string>;
  errors: Record<string, string>;
}) {
  const router = useRouter();
  const { form, text, send, pending, told, errorOf } = useForm(errors);
  async function submit(event: FormEvent) {
    event.preventDefault();
    const made = await send(() => trpc.copying.copy.mutate({ classId, name: text('name'), weeks }));
    if (made) router.push(`/classes/${made.classId}`);
  }
  return (
    <form className="form block" ref={form} onSubmit={submit}>
      <TextField
        id="name"
        label={words['copy-name']}
        hint={words['copy-name-hint']}
        defaultValue={name}
        error={errorOf('name')}
        maxLength={120}
        required
      />
      <Problem told={told} />
      <div className="acts">
        <Button tone="ink" type="submit" disabled={pending}>
          {words['copy-make']}
        </Button>
      </div>
    </form>
  );
}
