'use client';

/** The last resort, when the layout itself fails: no styles and no catalog can be counted on, so it is plain English HTML. */
export default function LayoutError({ error }: { error: Error & { digest?: string } }) {
  return (
    <html lang="en">
      <body>
        <main>
          <h1>Lectern could not show this page</h1>
          <p>What you saved before is safe. Load the page again in a moment.</p>
          {error.digest && <p>Number {error.digest}</p>}
        </main>
      </body>
    </html>
  );
}
