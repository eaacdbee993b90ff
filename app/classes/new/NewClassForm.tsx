'use client';

import { useRouter } from 'next/navigation';
import { type FormEvent, useEffect, useRef, useState } from 'react';
import { Problem } from '#/app/_client/Problem.tsx';
import { trpc } from '#/app/_client/trpc.ts';
import { useAct } from '#/app/_client/useAct.ts';
import { Button, focusFirstError, SelectField, TextField } from '#/app/_ui/index.ts';

type Words = Record<'name' | 'name-hint' | 'zone' | 'zone-hint' | 'create', string>;

/** Makes a class, in the time zone of this device unless another is chosen. */
export function NewClassForm({
  words,
  errors,
  zones,
}: {
  words: Words;
  errors: Record<string, string>;
  zones: string[];
}) {
  const router = useRouter();
  const { run, pending, told, errorOf } = useAct(errors);
  const [zone, setZone] = useState('UTC');
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => setZone(Intl.DateTimeFormat().resolvedOptions().timeZone), []);

  async function submit(event: FormEvent) {
    event.preventDefault();
    const name = String(new FormData(form.current ?? undefined).get('name'));
    const made = await run(() => trpc.classroom.create.mutate({ name, timeZone: zone }), { refresh: false });
    if (made) router.push(`/classes/${made.classId}/people`);
    else focusFirstError(form.current);
  }

  return (
    <form className="form" ref={form} onSubmit={submit}>
      <TextField
        id="name"
        label={words.name}
        hint={words['name-hint']}
        error={errorOf('name')}
        maxLength={120}
        required
      />
      <SelectField
        id="timeZone"
        label={words.zone}
        hint={words['zone-hint']}
        error={errorOf('timeZone')}
        value={zone}
        onChange={event => setZone(event.target.value)}
      >
        {(zones.includes(zone) ? zones : [zone, ...zones]).map(each => (
          <option key={each}>{each}</option>
        ))}
      </SelectField>
      <Problem told={told} />
      <div className="acts">
        <Button tone="ink" type="submit" disabled={pending}>
          {words.create}
        </Button>
      </div>
    </form>
  );
}
