'use client';

import Link from 'next/link';
import { type FormEvent, useEffect, useState } from 'react';
import { fill } from '#/app/_client/fill.ts';
import { Problem } from '#/app/_client/Problem.tsx';
import { trpc } from '#/app/_client/trpc.ts';
import { useForm } from '#/app/_client/useForm.ts';
import { Button, PasswordField, TextField } from '#/app/_ui/index.ts';
import { Joined, type Place } from './Joined.tsx';

type Words = Record<
  | 'code'
  | 'code-hint'
  | 'go-on'
  | 'joining'
  | 'display-name'
  | 'display-name-hint'
  | 'user-name'
  | 'user-name-hint'
  | 'another-name'
  | 'password'
  | 'password-student-hint'
  | 'show-password'
  | 'join'
  | 'join-as'
  | 'your-user-name'
  | 'write-it-down'
  | 'continue'
  | 'join-waits'
  | 'not-signed-in'
  | 'waits'
  | 'have-account'
  | 'offline',
  string
>;

/** From a class code to a place in the class: with the account that is signed in, or with a new one. */
export function JoinForm({
  words,
  errors,
  person,
}: {
  words: Words;
  errors: Record<string, string>;
  person: string | null;
}) {
  const { form, text, send, run, pending, told, errorOf } = useForm(errors);
  const [opened, setOpened] = useState<{ code: string; className: string } | null>(null);
  const [userName, setUserName] = useState('');
  const [place, setPlace] = useState<Place | null>(null);
  // The front page hands the code on behind the #, which no server and no log ever sees.
  useEffect(() => {
    const field = form.current?.querySelector<HTMLInputElement>('#code');
    if (field && !field.value) field.value = decodeURIComponent(window.location.hash.slice(1)).slice(0, 12);
  }, [form]);

  async function propose() {
    const displayName = text('displayName').trim();
    if (!displayName) return;
    const proposed = await run(() => trpc.account.proposeUserName.query({ displayName }), { refresh: false });
    if (proposed) setUserName(proposed.userName);
  }

  async function lookUp() {
    const code = text('code');
    const found = await send(() => trpc.classroom.lookUpCode.mutate({ code }));
    if (!found) return;
    setOpened({ code, className: found.className });
    requestAnimationFrame(() => form.current?.querySelector<HTMLInputElement>('#displayName, button')?.focus());
  }

  async function join(code: string) {
    if (person) {
      const joined = await send(() => trpc.classroom.joinClass.mutate({ code }));
      if (joined?.waits) setPlace({ ...joined, account: null });
      else if (joined) window.location.assign(`/classes/${joined.classId}`);
      return;
    }
    const account = { displayName: text('displayName'), userName, password: text('password') };
    const joined = await send(() => trpc.classroom.join.mutate({ code, ...account }));
    if (joined) setPlace({ ...joined, account: { userName: joined.userName, password: account.password } });
  }

  function submit(event: FormEvent) {
    event.preventDefault();
    void (opened ? join(opened.code) : lookUp());
  }

  if (place) return <Joined place={place} words={words} />;
  return (
    <>
      <form className="form" ref={form} onSubmit={submit}>
        {opened ? (
          <p>{fill(words.joining, { name: opened.className })}</p>
        ) : (
          <TextField
            id="code"
            label={words.code}
            hint={words['code-hint']}
            error={errorOf('code')}
            className="code"
            autoComplete="off"
            autoCapitalize="characters"
            spellCheck={false}
            maxLength={12}
            required
          />
        )}
        {opened && person && <p>{fill(words['join-as'], { name: person })}</p>}
        {opened && !person && (
          <>
            <TextField
              id="displayName"
              label={words['display-name']}
              hint={words['display-name-hint']}
              error={errorOf('displayName')}
              autoComplete="name"
              maxLength={60}
              onBlur={() => void (userName === '' && propose())}
              required
            />
            <TextField
              id="userName"
              label={words['user-name']}
              hint={words['user-name-hint']}
              error={errorOf('userName')}
              value={userName}
              onChange={event => setUserName(event.target.value)}
              autoComplete="username"
              autoCapitalize="none"
              spellCheck={false}
              maxLength={40}
              required
            />
            <div className="acts">
              <Button small onClick={() => void propose()}>
                {words['another-name']}
              </Button>
            </div>
            <PasswordField
              id="password"
              label={words.password}
              showLabel={words['show-password']}
              hint={words['password-student-hint']}
              error={errorOf('password')}
              autoComplete="new-password"
              required
            />
          </>
        )}
        <Problem told={told} />
        <div className="acts">
          <Button tone="ink" type="submit" disabled={pending}>
            {opened ? words.join : words['go-on']}
          </Button>
        </div>
      </form>
      {!person && (
        <p className="after-list">
          <Link href="/signin?next=/join">{words['have-account']}</Link>
        </p>
      )}
    </>
  );
}
