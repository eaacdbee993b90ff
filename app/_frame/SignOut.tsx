'use client';
import { signOut } from '#/app/_client/session.ts';

/** Ends the session, wipes what this browser keeps for it, and goes to the front page. */
export function SignOut({ label }: { label: string }) {
  return (
    <button type="button" className="btn quiet" onClick={() => void signOut()}>
      {label}
    </button>
  );
}
