'use client';

import type { ReactNode } from 'react';
import { copyText } from '#/app/_client/copyText.ts';
import { trpc } from '#/app/_client/trpc.ts';
import { useAct } from '#/app/_client/useAct.ts';
import { announce, Button, Notice } from '#/app/_ui/index.ts';

type Words = Record<
  'code-title' | 'copy' | 'copied' | 'renew' | 'renew-note' | 'switch-off' | 'switch-on' | 'code-off',
  string
>;

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
  words: Words;
  errors: Record<string, string>;
  children?: ReactNode;
}) {
  const { run, pending, told } = useAct(errors);
  const set = (on: boolean) => void run(() => trpc.classroom.setCode.mutate({ classId, on }));
  const copy = async (text: string) => {
    if (await copyText(text)) announce(words.copied);
  };
  return (
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
        {teacher && (
          <Button small disabled={pending} onClick={() => set(true)} title={code ? words['renew-note'] : undefined}>
            {code ? words.renew : words['switch-on']}
          </Button>
        )}
        {teacher && code && (
          <Button small tone="quiet" disabled={pending} onClick={() => set(false)}>
            {words['switch-off']}
          </Button>
        )}
      </div>
      {children}
    </section>
  );
}
