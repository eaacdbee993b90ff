'use client';

import { useRouter } from 'next/navigation';
import { type FormEvent, useEffect, useState } from 'react';
import { Problem } from '#/app/_client/Problem.tsx';
import { trpc } from '#/app/_client/trpc.ts';
import { useForm } from '#/app/_client/useForm.ts';
import { ZoneField } from '#/app/_client/ZoneField.tsx';
import { Button, TextField } from '#/app/_ui/index.ts';

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
  const { form, text, send, pending, told, errorOf } = useForm(errors);
  const [zone, setZone] = useState('UTC');
  useEffect(() => setZone(Intl.DateTimeFormat().resolvedOptions().timeZone), []);

  async function submit(event: FormEvent) {
    event.preventDefault();
    const made = await send(() => trpc.classroom.create.mutate({ name: text('name'), timeZone: zone }));
    if (made) router.push(`/classes/${made.classId}/people`);
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
      <ZoneField
        zones={zones}
        label={words.zone}
        hint={words['zone-hint']}
        error={errorOf('timeZone')}
        value={zone}
        onChange={setZone}
      />
      <Problem told={told} />
      <div className="acts">
        <Button tone="ink" type="submit" disabled={pending}>
          {words.create}
        </Button>
      </div>
    </form>
  );
}
