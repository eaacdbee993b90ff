'use client';

import type { FormEvent } from 'react';
import { Button } from '#/app/_ui/Button.tsx';

/**
 * The class code on the front page. The code travels in the fragment, which no server, log or history of requests sees.
 * The input has no name: without a script the form leads to the same page, with nothing in its address.
 */
export function JoinByCode({ label, help, join }: { label: string; help: string; join: string }) {
  const follow = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const code = event.currentTarget.querySelector('input')?.value ?? '';
    location.assign(`/join#${encodeURIComponent(code.replace(/[\s-]/g, '').toUpperCase())}`);
  };
  return (
    <form action="/join" onSubmit={follow}>
      <div className="field">
        <label htmlFor="code">{label}</label>
        <div className="join">
          <input
            className="in code"
            id="code"
            autoComplete="off"
            autoCapitalize="characters"
            spellCheck={false}
            maxLength={12}
            placeholder="H7KW 3PQR"
            aria-describedby="code-help"
          />
          <Button type="submit">{join}</Button>
        </div>
        <p className="meta" id="code-help">
          {help}
        </p>
      </div>
    </form>
  );
}
