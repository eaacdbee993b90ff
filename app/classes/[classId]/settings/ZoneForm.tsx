'use client';

import { type FormEvent, useState } from 'react';
import { fill } from '#/app/_client/fill.ts';
import { Problem } from '#/app/_client/Problem.tsx';
import { trpc } from '#/app/_client/trpc.ts';
import { useForm } from '#/app/_client/useForm.ts';
import { ZoneField } from '#/app/_client/ZoneField.tsx';
import { announce, Button } from '#/app/_ui/index.ts';

/** Puts the class into another time zone; what that does to its dates is told before. */
export function ZoneForm({
  classId,
  timeZone,
  zones,
  words,
  errors,
}: {
  classId: string;
  timeZone: string;
  zones: string[];
  words: Record<string, string>;
  errors: Record<string, string>;
}) {
  const { form, send, pending, told, errorOf } = useForm(errors);
  const [zone, setZone] = useState(timeZone);
  const [now] = useState(() => new Date());
  const clock = (of: string) => now.toLocaleTimeString('en-GB', { timeZone: of, hour: '2-digit', minute: '2-digit' });
  async function submit(event: FormEvent) {
    event.preventDefault();
    const change = { classId, timeZone: zone };
    if (await send(() => trpc.classroom.setZone.mutate(change), { refresh: true })) announce(words.saved ?? '');
  }
  return (
    <form className="form" ref={form} onSubmit={submit}>
      <ZoneField
        zones={zones}
        label={words.zone}
        hint={words['zone-hint']}
        error={errorOf('timeZone')}
        value={zone}
        onChange={setZone}
      />
      <p className="soft" role="status">
        {zone !== timeZone && fill(words['zone-now'] ?? '', { was: clock(timeZone), is: clock(zone), zone: timeZone })}
      </p>
      <Problem told={told} />
      <div className="acts">
        <Button type="submit" disabled={pending || zone === timeZone}>
          {words.save}
        </Button>
      </div>
    </form>
  );
}
