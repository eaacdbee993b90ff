'use client';

import { type FormEvent, useRef, useState } from 'react';
import { Problem } from '#/app/_client/Problem.tsx';
import { trpc } from '#/app/_client/trpc.ts';
import { useAct } from '#/app/_client/useAct.ts';
import { Button, focusFirstError, Notice, TextField } from '#/app/_ui/index.ts';

type Words = Record<'current' | 'next' | 'change' | 'changed', string>;

/** Changes the password; then goes on to `next`, when there is one. */
export function PasswordForm({ words, errors, next }: { words: Words; errors: Record<string, string>; next?: string }) {
  const { run, pending, told, errorOf } = useAct(errors);
  const [done, setDone] = useState(false);
  const form = useRef<HTMLFormElement>(null);

  async function submit(event: FormEvent) {
    event.preventDefault();
    const data = new FormData(form.current ?? undefined);
    const change = { current: String(data.get('current')), next: String(data.get('next')) };
    const result = await run(() => trpc.account.changePassword.mutate(change), { refresh: next === undefined });
    if (!result) return focusFirstError(form.current);
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
