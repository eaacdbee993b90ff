'use client';

import { useState } from 'react';
import { signIn, signInSentence } from '#/app/_client/session.ts';
import { Button, Notice } from '#/app/_ui/index.ts';

/** A place in a class that was just taken; `account` when it came with a new account, which is to be signed in with. */
export type Place = { classId: string; waits: boolean; account: { userName: string; password: string } | null };

type Words = Record<
  'your-user-name' | 'write-it-down' | 'continue' | 'join-waits' | 'not-signed-in' | 'waits' | 'offline',
  string
>;

/** What a student takes along after joining: the user name of a new account, and whether the teacher lets them in first. */
export function Joined({ place, words }: { place: Place; words: Words }) {
  const { account, waits, classId } = place;
  const [told, setTold] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);

  async function goOn() {
    setBusy(true);
    setTold(null);
    const sentence =
      account &&
      signInSentence({ ...words, wrong: words['not-signed-in'] }, await signIn(account.userName, account.password));
    if (sentence === null) return window.location.assign(waits ? '/' : `/classes/${classId}`);
    setBusy(false);
    setTold(sentence);
  }

  return (
    <div className="form" role="status">
      {account && (
        <>
          <p>{words['your-user-name']}</p>
          <p className="class-code">{account.userName}</p>
          <p>{words['write-it-down']}</p>
        </>
      )}
      {waits && (
        <Notice>
          <p>{words['join-waits']}</p>
        </Notice>
      )}
      {told && (
        <Notice tone="wrong" live="now">
          <p>{told}</p>
        </Notice>
      )}
      <div className="acts">
        <Button tone="ink" disabled={busy} onClick={() => void goOn()} autoFocus>
          {words.continue}
        </Button>
      </div>
    </div>
  );
}
