'use client';

import { type FormEvent, useRef, useState } from 'react';
import { fill } from '#/app/_client/fill.ts';
import { signIn } from '#/app/_client/session.ts';
import { Button, CheckField, Notice, TextField } from '#/app/_ui/index.ts';

type Words = Record<'name' | 'password' | 'show-password' | 'sign-in' | 'wrong' | 'waits' | 'offline', string>;

/** Name and password; after signing in, on to `next`, a path of this site. */
export function SignInForm({ words, next }: { words: Words; next: string }) {
  const [told, setTold] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const [shown, setShown] = useState(false);
  const form = useRef<HTMLFormElement>(null);

  async function submit(event: FormEvent) {
    event.preventDefault();
    const data = new FormData(form.current ?? undefined);
    setBusy(true);
    setTold(null);
    const result = await signIn(String(data.get('name')), String(data.get('password')));
    if (result.outcome === 'in') return window.location.assign(next);
    setBusy(false);
    setTold(result.outcome === 'too-many' ? fill(words.waits, { minutes: result.minutes }) : words[result.outcome]);
    form.current?.querySelector<HTMLInputElement>('#password')?.focus();
  }

  return (
    <form className="form" ref={form} onSubmit={submit}>
      <TextField
        id="name"
        label={words.name}
        autoComplete="username"
        autoCapitalize="none"
        spellCheck={false}
        required
      />
      <TextField
        id="password"
        label={words.password}
        type={shown ? 'text' : 'password'}
        autoComplete="current-password"
        required
      />
      <CheckField
        id="show"
        label={words['show-password']}
        checked={shown}
        onChange={event => setShown(event.target.checked)}
      />
      {told && (
        <Notice tone="wrong" live="now">
          <p>{told}</p>
        </Notice>
      )}
      <div className="acts">
        <Button tone="ink" type="submit" disabled={busy}>
          {words['sign-in']}
        </Button>
      </div>
    </form>
  );
}
