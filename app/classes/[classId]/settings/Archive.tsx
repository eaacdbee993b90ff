'use client';

import { useState } from 'react';
import { Problem } from '#/app/_client/Problem.tsx';
import { trpc } from '#/app/_client/trpc.ts';
import { useAct } from '#/app/_client/useAct.ts';
import { Button, Dialog } from '#/app/_ui/index.ts';

/** Puts the class into the archive, after saying what that means, or brings it back. */
export function Archive({
  classId,
  archived,
  words,
  errors,
}: {
  classId: string;
  archived: boolean;
  words: Record<string, string>;
  errors: Record<string, string>;
}) {
  const { run, pending, told } = useAct(errors);
  const [asking, setAsking] = useState(false);
  const set = async (to: boolean) => {
    if (await run(() => trpc.classroom.setArchived.mutate({ classId, archived: to }))) setAsking(false);
  };
  return (
    <section className="block" aria-labelledby="archive">
      <h2 className="t-sec" id="archive">
        {words['archive-title']}
      </h2>
      <p className="soft">{archived ? words['archived-what'] : words['archive-what']}</p>
      {!asking && <Problem told={told} />}
      <div className="acts">
        {archived ? (
          <Button disabled={pending} onClick={() => void set(false)}>
            {words['archive-back']}
          </Button>
        ) : (
          <Button onClick={() => setAsking(true)}>{words.archive}</Button>
        )}
      </div>
      <Dialog
        open={asking}
        onClose={() => setAsking(false)}
        title={words['archive-sure'] ?? ''}
        closeLabel={words.close ?? ''}
        actions={
          <>
            <Button onClick={() => setAsking(false)}>{words.cancel}</Button>
            <Button tone="ink" disabled={pending} onClick={() => void set(true)}>
              {words.archive}
            </Button>
          </>
        }
      >
        <p>{words['archive-what']}</p>
        <Problem told={told} />
      </Dialog>
    </section>
  );
}
