'use client';

import { type FormEvent, useEffect, useRef, useState } from 'react';
import { fill } from '#/app/_client/fill.ts';
import { Problem } from '#/app/_client/Problem.tsx';
import { signIn } from '#/app/_client/session.ts';
import { trpc } from '#/app/_client/trpc.ts';
import { useAct } from '#/app/_client/useAct.ts';
import { Button, focusFirstError, Notice, TextField } from '#/app/_ui/index.ts';

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
  | 'join'
  | 'join-as'
  | 'join-waits',
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
  const { run, pending, told, errorOf } = useAct(errors);
  const [opened, setOpened] = useState<{ code: string; className: string } | null>(null);
  const [userName, setUserName] = useState('');
  const [waits, setWaits] = useState(false);
  const form = useRef<HTMLFormElement>(null);
  // The front page hands the code on behind the #, which no server and no log ever sees.
  useEffect(() => {
    const field = form.current?.querySelector<HTMLInputElement>('#code');
    if (field && !field.value) field.value = decodeURIComponent(window.location.hash.slice(1)).slice(0, 12);
  }, []);
  const text = (name: string) => String(new FormData(form.current ?? undefined).get(name) ?? '');

  async function propose() {
    const displayName = text('displayName').trim();
    if (!displayName) return;
    const proposed = await run(() => trpc.account.proposeUserName.query({ displayName }), { refresh: false });
    if (proposed) setUserName(proposed.userName);
  }

  async function lookUp() {
    const code = text('code');
    const found = await run(() => trpc.classroom.lookUpCode.mutate({ code }), { refresh: false });
    if (!found) return focusFirstError(form.current);
    setOpened({ code, className: found.className });
    requestAnimationFrame(() => form.current?.querySelector<HTMLInputElement>('#displayName, button')?.focus());
  }

  async function join(code: string) {
    if (person) return arrive(await run(() => trpc.classroom.joinClass.mutate({ code }), { refresh: false }));
    const account = { displayName: text('displayName'), userName, password: text('password') };
    const joined = await run(() => trpc.classroom.join.mutate({ code, ...account }), { refresh: false });
    if (!joined) return focusFirstError(form.current);
    await signIn(account.userName, account.password);
    arrive(joined);
  }

  function arrive(joined: { classId: string; waits: boolean } | undefined) {
    if (joined?.waits) setWaits(true);
    else if (joined) window.location.assign(`/classes/${joined.classId}`);
  }

  function submit(event: FormEvent) {
    event.preventDefault();
    void (opened ? join(opened.code) : lookUp());
  }

  if (waits)
    return (
      <Notice tone="right" live="polite">
        <p>{words['join-waits']}</p>
      </Notice>
    );
  return (
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
          <TextField
            id="password"
            label={words.password}
            hint={words['password-student-hint']}
            error={errorOf('password')}
            type="password"
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
  );
}
