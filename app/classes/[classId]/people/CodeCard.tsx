'use client';

import { type ReactNode, useState } from 'react';
import { copyText } from '#/app/_client/copyText.ts';
import { trpc } from '#/app/_client/trpc.ts';
import { useAct } from '#/app/_client/useAct.ts';
import { announce, Button, Dialog, Notice } from '#/app/_ui/index.ts';

/** What ends the code that students may have on paper, and is asked once more. */
type Ending = 'renew' | 'switch-off';

/** The class code, large, with what limits it; a teacher renews it or switches it off. `children` stand at its end. */
export function CodeCard({
  classId,
  code,
  how,
  limits,
  teacher,
  words,
  errors,
  children,
}: {
  classId: string;
  code: string | null;
  how: string;
  limits: string[];
  teacher: boolean;
  words: Record<string, string>;
  errors: Record<string, string>;
  children?: ReactNode;
}) {
  const { run, pending, told } = useAct(errors);
  const [ending, setEnding] = useState<Ending | null>(null);
  async function set(on: boolean) {
    if (await run(() => trpc.classroom.setCode.mutate({ classId, on }))) setEnding(null);
  }
  const copy = async (text: string) => {
    if (await copyText(text)) announce(words.copied ?? '');
  };
  return (
    <>
      <section className="code-card" aria-labelledby="code-title">
        <h2 className="t-sec" id="code-title">
          {words['code-title']}
        </h2>
        {code ? (
          <p className="class-code">{`${code.slice(0, 4)} ${code.slice(4)}`}</p>
        ) : (
          <p className="soft">{words['code-off']}</p>
        )}
        {code && <p className="meta">{how}</p>}
        {code && limits.length > 0 && <p>{limits.join(' ')}</p>}
        {told && (
          <Notice tone="wrong" live="now">
            <p>{told.sentence}</p>
          </Notice>
        )}
        <div className="acts">
          {code && (
            <Button small onClick={() => void copy(code)}>
              {words.copy}
            </Button>
          )}
          {teacher && !code && (
            <Button small disabled={pending} onClick={() => void set(true)}>
              {words['switch-on']}
            </Button>
          )}
          {teacher && code && (
            <>
              <Button small onClick={() => setEnding('renew')}>
                {words.renew}
              </Button>
              <Button small tone="quiet" onClick={() => setEnding('switch-off')}>
                {words['switch-off']}
              </Button>
            </>
          )}
        </div>
        {children}
      </section>
      <Dialog
        open={ending !== null}
        onClose={() => setEnding(null)}
        title={words[`${ending}-title`] ?? ''}
        closeLabel={words.close ?? ''}
        actions={
          <>
            <Button onClick={() => setEnding(null)}>{words.cancel}</Button>
            <Button tone="ink" disabled={pending} onClick={() => void set(ending === 'renew')}>
              {words[ending ?? 'renew']}
            </Button>
          </>
        }
      >
        <p>{words[`${ending}-what`]}</p>
      </Dialog>
    </>
  );
}
