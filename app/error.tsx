'use client';

import { useEffect, useState } from 'react';
import { Button } from './_ui/Button.tsx';
import { errorWordsId } from './_ui/error-words.ts';
import { Main, PageTitle } from './_ui/Main.tsx';

/** What is shown when a page fails: that saved work is safe, a number to tell, and one way on. */
export default function PageError({ error }: { error: Error & { digest?: string } }) {
  const [words, setWords] = useState<DOMStringMap | null>(null);
  // After a failure on the server the layout, which holds the words, comes to the page together with this component.
  useEffect(() => setWords(document.getElementById(errorWordsId)?.dataset ?? null), []);
  if (!words) return null;
  return (
    <Main width="text">
      <PageTitle intro={words.text}>{words.title}</PageTitle>
      {error.digest && (
        <p className="meta intro">
          {words.number} {error.digest}
        </p>
      )}
      <p className="acts">
        <Button tone="ink" onClick={() => location.reload()}>
          {words.again}
        </Button>
      </p>
    </Main>
  );
}
