'use client';

import type { FormEvent } from 'react';
import { Problem } from '#/app/_client/Problem.tsx';
import { signIn, signInSentence } from '#/app/_client/session.ts';
import { trpc } from '#/app/_client/trpc.ts';
import { useForm } from '#/app/_client/useForm.ts';
import { Button, PasswordField, TextField } from '#/app/_ui/index.ts';

type Words = Record<
  | 'email'
  | 'display-name'
  | 'display-name-teacher-hint'
  | 'password'
  | 'password-teacher-hint'
  | 'show-password'
  | 'sign-up'
  | 'sign-up-taken'
  | 'waits'
  | 'offline',
  string
>;

/** Makes a teacher's account and signs in with it. */
export function SignUpForm({ words, errors }: { words: Words; errors: Record<string, string> }) {
  const { form, text, send, pending, told, errorOf, setTold } = useForm(errors);

  async function submit(event: FormEvent) {
    event.preventDefault();
    const { timeZone } = Intl.DateTimeFormat().resolvedOptions();
    const account = { email: text('email'), displayName: text('displayName'), password: text('password'), timeZone };
    if (!(await send(() => trpc.account.signUpTeacher.mutate(account)))) return;
    const result = await signIn(account.email, account.password);
    const sentence = signInSentence({ ...words, wrong: words['sign-up-taken'] }, result);
    if (sentence === null) window.location.assign('/');
    else setTold({ code: result.outcome, field: null, sentence });
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
      <PasswordField
        id="password"
        label={words.password}
        showLabel={words['show-password']}
        hint={words['password-teacher-hint']}
        error={errorOf('password')}
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
