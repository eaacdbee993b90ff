'use client';

import { type FormEvent, useRef, useState } from 'react';
import { signIn, signInSentence } from '#/app/_client/session.ts';
import { Button, Notice, PasswordField, TextField } from '#/app/_ui/index.ts';

type Words = Record<'name' | 'password' | 'show-password' | 'sign-in' | 'wrong' | 'waits' | 'offline', string>;

/** Name and password; after signing in, on to `next`, a path of this site. */
export function SignInForm({ words, next }: { words: Words; next: string }) {
  const [told, setTold] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const form = useRef<HTMLFormElement>(null);

  async function submit(event: FormEvent) {
    event.preventDefault();
    const data = new FormData(form.current ?? undefined);
    setBusy(true);
    setTold(null);
    const sentence = signInSentence(words, await signIn(String(data.get('name')), String(data.get('password'))));
    if (sentence === null) return window.location.assign(next);
    setBusy(false);
    setTold(sentence);
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
      <PasswordField
        id="password"
        label={words.password}
        showLabel={words['show-password']}
        autoComplete="current-password"
        required
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
