'use client';

import { Button } from './_ui/Button.tsx';
import { errorWordsId } from './_ui/error-words.ts';
import { Main, PageTitle } from './_ui/Main.tsx';

/** What is shown when a page fails: that saved work is safe, a number to tell, and one way on. */
export default function PageError({ error, reset }: { error: Error & { digest?: string }; reset: () => void }) {
  if (typeof document === 'undefined') return null;
  const words = document.getElementById(errorWordsId)?.dataset ?? {};
  return (
    <Main width="text">
      <PageTitle intro={words.text}>{words.title}</PageTitle>
      {error.digest && (
        <p className="meta">
          {words.number} {error.digest}
        </p>
      )}
      <p className="acts">
        <Button tone="ink" onClick={reset}>
          {words.again}
        </Button>
      </p>
    </Main>
  );
}
