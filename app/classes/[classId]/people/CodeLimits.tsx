'use client';

import type { FormEvent } from 'react';
import { instantsIn } from '#/app/_client/instants.ts';
import { Problem } from '#/app/_client/Problem.tsx';
import { trpc } from '#/app/_client/trpc.ts';
import { useForm } from '#/app/_client/useForm.ts';
import { announce, Button, CheckField, TextField } from '#/app/_ui/index.ts';

/** Until when the class code is good, for how many, and whether they wait for a teacher. `until` as clocks in the class's zone show it. */
export function CodeLimits({
  classId,
  zone,
  until,
  limit,
  approval,
  words,
  errors,
}: {
  classId: string;
  zone: string;
  until: string;
  limit: number | null;
  approval: boolean;
  words: Record<string, string>;
  errors: Record<string, string>;
}) {
  const { form, text, send, pending, told, errorOf, setTold } = useForm(errors);
  async function save(event: FormEvent) {
    event.preventDefault();
    const data = new FormData(form.current ?? undefined);
    const { instants, skipped } = instantsIn(data, ['codeUntil'], zone);
    if (skipped) return setTold({ code: 'invalid', field: skipped, sentence: errors['no-such-time'] ?? '' });
    const rules = {
      classId,
      codeUntil: instants.codeUntil,
      codeLimit: text('codeLimit') ? Number(text('codeLimit')) : null,
      codeApproval: data.get('codeApproval') !== null,
    };
    if (await send(() => trpc.classroom.setCodeRules.mutate(rules), { refresh: true })) announce(words.saved ?? '');
  }
  return (
    <details className="more code-limits">
      <summary>{words['code-limits']}</summary>
      <form className="form" ref={form} onSubmit={save}>
        <TextField
          id="codeUntil"
          label={words['code-until']}
          hint={words['code-until-hint']}
          type="datetime-local"
          defaultValue={until}
          error={errorOf('codeUntil') && words['code-until-past']}
        />
        <TextField
          id="codeLimit"
          label={words['code-limit']}
          hint={words['code-limit-hint']}
          type="number"
          min={1}
          max={10000}
          defaultValue={limit ?? ''}
          error={errorOf('codeLimit')}
        />
        <CheckField id="codeApproval" label={words['code-approval']} defaultChecked={approval} />
        <Problem told={told} />
        <div className="acts">
          <Button type="submit" disabled={pending}>
            {words.save}
          </Button>
        </div>
      </form>
    </details>
  );
}
