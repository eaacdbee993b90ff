'use client';

import { type FormEvent, useRef } from 'react';
import { Problem } from '#/app/_client/Problem.tsx';
import { signIn } from '#/app/_client/session.ts';
import { trpc } from '#/app/_client/trpc.ts';
import { useAct } from '#/app/_client/useAct.ts';
import { Button, focusFirstError, TextField } from '#/app/_ui/index.ts';

type Words = Record<
  | 'email'
  | 'display-name'
  | 'display-name-teacher-hint'
  | 'password'
  | 'password-teacher-hint'
  | 'sign-up'
  | 'sign-up-taken',
  string
>;

/** Makes a teacher's account and signs in with it. */
export function SignUpForm({ words, errors }: { words: Words; errors: Record<string, string> }) {
  const { run, pending, told, errorOf, setTold } = useAct(errors);
  const form = useRef<HTMLFormElement>(null);

  async function submit(event: FormEvent) {
    event.preventDefault();
    const data = new FormData(form.current ?? undefined);
    const text = (name: string) => String(data.get(name));
    const { timeZone } = Intl.DateTimeFormat().resolvedOptions();
    const account = { email: text('email'), displayName: text('displayName'), password: text('password'), timeZone };
    const made = await run(() => trpc.account.signUpTeacher.mutate(account), { refresh: false });
    if (!made) return focusFirstError(form.current);
    const { outcome } = await signIn(account.email, account.password);
    if (outcome === 'in') window.location.assign('/');
    else setTold({ code: 'taken', field: null, sentence: words['sign-up-taken'] });
  }

  return (
    <form className="form" ref={form} onSubmit={submit}>
      <TextField
        id="displayName"
        label={words['display-name']}
        hint={words['display-name-teacher-hint']}
        error={errorOf('displayName')}
        autoComplete="name"
        required
      />
      <TextField id="email" label={words.email} error={errorOf('email')} type="email" autoComplete="email" required />
      <TextField
        id="password"
        label={words.password}
        hint={words['password-teacher-hint']}
        error={errorOf('password')}
        type="password"
        autoComplete="new-password"
        required
      />
      <Problem told={told} />
      <div className="acts">
        <Button tone="ink" type="submit" disabled={pending}>
          {words['sign-up']}
        </Button>
      </div>
    </form>
  );
}
