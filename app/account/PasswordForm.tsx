'use client';

import { type FormEvent, useState } from 'react';
import { Problem } from '#/app/_client/Problem.tsx';
import { trpc } from '#/app/_client/trpc.ts';
import { useForm } from '#/app/_client/useForm.ts';
import { Button, Notice, TextField } from '#/app/_ui/index.ts';

type Words = Record<'current' | 'next' | 'change' | 'changed', string>;

/** Changes the password; then goes on to `next`, when there is one. */
export function PasswordForm({ words, errors, next }: { words: Words; errors: Record<string, string>; next?: string }) {
  const { form, text, send, pending, told, errorOf } = useForm(errors);
  const [done, setDone] = useState(false);

  async function submit(event: FormEvent) {
    event.preventDefault();
    const change = { current: text('current'), next: text('next') };
    const result = await send(() => trpc.account.changePassword.mutate(change), { refresh: next === undefined });
    if (!result) return;
    if (next !== undefined) return window.location.assign(next);
    form.current?.reset();
    setDone(true);
  }

  return (
    <form className="form" ref={form} onSubmit={submit}>
      <TextField
        id="current"
        label={words.current}
        error={errorOf('current')}
        type="password"
        autoComplete="current-password"
        required
      />
      <TextField
        id="next"
        label={words.next}
        error={errorOf('next')}
        type="password"
        autoComplete="new-password"
        required
      />
      <Problem told={told} />
      {done && (
        <Notice tone="right" live="polite">
          <p>{words.changed}</p>
        </Notice>
      )}
      <div className="acts">
        <Button type="submit" disabled={pending}>
          {words.change}
        </Button>
      </div>
    </form>
  );
}
