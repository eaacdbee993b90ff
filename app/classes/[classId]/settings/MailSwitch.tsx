'use client';

import { Problem } from '#/app/_client/Problem.tsx';
import { trpc } from '#/app/_client/trpc.ts';
import { useAct } from '#/app/_client/useAct.ts';
import { Button } from '#/app/_ui/index.ts';

type Words = Record<'mail-title' | 'mail-on' | 'mail-off' | 'mail-allow' | 'mail-end', string>;

/** Whether students may have a daily mail about the class; a teacher decides. */
export function MailSwitch({
  classId,
  on,
  words,
  errors,
}: {
  classId: string;
  on: boolean;
  words: Words;
  errors: Record<string, string>;
}) {
  const { run, pending, told } = useAct(errors);
  return (
    <section className="code-card" aria-labelledby="mail-title">
      <h2 className="t-sec" id="mail-title">
        {words['mail-title']}
      </h2>
      <p className="soft">{on ? words['mail-on'] : words['mail-off']}</p>
      <Problem told={told} />
      <div className="acts">
        <Button
          small
          disabled={pending}
          onClick={() => void run(() => trpc.classroom.setMail.mutate({ classId, on: !on }))}
        >
          {on ? words['mail-end'] : words['mail-allow']}
        </Button>
      </div>
    </section>
  );
}
